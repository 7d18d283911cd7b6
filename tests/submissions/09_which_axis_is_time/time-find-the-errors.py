# %% right: from the rule
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% right: asked of Keras
wrong = {5, 3, 2}

def corrected(steps, window):
    counts = []
    for layer in (keras.layers.Conv1D(1, 1), keras.layers.Conv1D(1, window, padding="same")):
        layer.build((None, 1, steps))
        counts.append(layer.count_params())
    return (*counts, int(np.prod(layer.kernel.shape[1:])))

# %% right: as a list
wrong = [5, 2, 3]

def corrected(steps, window):
    kernel = np.zeros((window, steps, 1))
    return [kernel[0].size + 1, kernel.size + 1, len(kernel[0])]

# %% right: NumPy's numbers
wrong = np.array([2, 3, 5])

def corrected(steps, window):
    return np.int64(steps) + 1, np.prod([window, steps]) + 1, np.int32(steps)

# %% wrong: as if on the steps -> axis/goes-where-it-fits
wrong = [2, 3, 5]

def corrected(steps, window):
    return 2, window + 1, window

# %% wrong: B right, C as if on the steps -> axis/goes-where-it-fits
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window + 1, window

# %% wrong: no bias -> conv1d/bias-forgotten
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps, window * steps, steps

# %% wrong: no bias in the second -> conv1d/bias-forgotten
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps, steps

# %% wrong: all weights meet a value -> axis/same-lets-it-slide
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, window * steps

# %% wrong: as many as the window is long -> axis/goes-where-it-fits
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, window

# %% wrong: all but the padding -> "of these, weights that meet a value: The real number is"
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, (window - 1) * steps

# %% wrong: with the bias -> "of these, weights that meet a value: The real number is smaller"
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps + 1

# %% wrong: the first two exchanged -> "the numbers are right, in another order"
wrong = [2, 3, 5]

def corrected(steps, window):
    return window * steps + 1, steps + 1, steps

# %% wrong: the numbers of the question -> "not for steps=40"
wrong = [2, 3, 5]

def corrected(steps, window):
    return 133907, 401719, 133906

# %% wrong: two numbers -> "got 2 answers"
wrong = [2, 3, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1

# %% wrong: printed, not returned -> "None: was the result returned?"
wrong = [2, 3, 5]

def corrected(steps, window):
    print(steps + 1, window * steps + 1, steps)

# %% wrong: one sentence forgotten -> "those you name are wrong, and one more is as well"
wrong = [2, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% wrong: only the softmax -> "and 2 more are as well"
wrong = [5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% wrong: the swap too -> "sentence 4 is true"
wrong = [2, 3, 4, 5]

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% wrong: the true ones -> "sentence 1 is true"
wrong = [1, 4]

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% wrong: a number -> "expected numbers of sentences"
wrong = 5

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% wrong: the dots left -> "nothing is written here yet"
wrong = ...

def corrected(steps, window):
    return steps + 1, window * steps + 1, steps

# %% wrong: nothing written -> "the wrong sentences: nothing is written here yet"
def corrected(steps, window):
    """On (1, steps): weights with kernel_size=1; weights with padding="same"; those of them that meet a value."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

wrong = ...
# YOUR CODE HERE
raise NotImplementedError("put your own code in the place of this line")
