# %% right: the arithmetic
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% right: a list
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    products = kernel_size * channels
    windows = len(range(kernel_size, steps + 1))
    return [products, filters, windows]

# %% right: counted in arrays
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    kernel = np.ones((kernel_size, channels, filters))
    windows = np.lib.stride_tricks.sliding_window_view(np.ones((steps, channels)), kernel_size, axis=0)
    return kernel[..., 0].size, kernel.shape[-1], len(windows)

# %% right: asked of the layer
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    layer = keras.layers.Conv1D(filters, kernel_size)
    y = layer(np.zeros((1, steps, channels)))
    return np.prod(layer.kernel.shape[:2]), y.shape[2], y.shape[1]

# %% right: one array of three numbers
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return np.array([kernel_size * channels, filters, steps - kernel_size + 1])

# %% right: counted by loops
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    products = sum(1 for offset in range(kernel_size) for channel in range(channels))
    out, start = 0, 0
    while start + kernel_size <= steps:
        out, start = out + 1, start + 1
    return (products, filters, out)

# %% right: the sentences as a set
wrong = {1, 3, 5}

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% right: the sentences as an array, in another order
wrong = np.array([5, 3, 1])

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: the text as it stands -> conv1d/window-is-channels-wide
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return channels * channels, 1, steps

# %% wrong: a window without depth -> conv1d/feature-axis-kept
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size, filters, steps - kernel_size + 1

# %% wrong: a window of one step -> conv1d/one-step-at-a-time
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return channels, filters, steps - kernel_size + 1

# %% wrong: the products of all filters -> conv1d/all-filters-in-one-sum
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels * filters, filters, steps - kernel_size + 1

# %% wrong: the bias counted as a product -> conv1d/bias-is-a-product
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels + 1, filters, steps - kernel_size + 1

# %% wrong: kernel_size squared -> "products in one sum: The real number is"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size**2, filters, steps - kernel_size + 1

# %% wrong: one sum, repeated -> conv1d/filters-alike
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, 1, steps - kernel_size + 1

# %% wrong: one sum for each channel -> conv1d/one-filter-per-feature
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, channels, steps - kernel_size + 1

# %% wrong: one sum for each channel and filter -> conv1d/channels-kept-apart
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, channels * filters, steps - kernel_size + 1

# %% wrong: as many steps as went in -> conv1d/length-kept
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps

# %% wrong: the +1 forgotten -> conv1d/one-window-forgotten
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps - kernel_size

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps // kernel_size

# %% wrong: the window is as long as there are filters -> conv1d/filters-is-the-length
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps - filters + 1

# %% wrong: one window too many -> "steps that come out: The real number is"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps - kernel_size + 2

# %% wrong: steps and sums exchanged -> "the numbers are right, in another order"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, steps - kernel_size + 1, filters

# %% wrong: the numbers of the text only -> "products in one sum: The real number is"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return 12, 6, 17

# %% wrong: two numbers -> "got 2 answers"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters

# %% wrong: the shape in the place of the last number -> "steps that come out: expected a whole number"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, (steps - kernel_size + 1, filters)

# %% wrong: texts -> "expected a whole number, such as 42: got the text '12'"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return f"{kernel_size * channels}", f"{filters}", f"{steps - kernel_size + 1}"

# %% wrong: a dictionary -> "expected 3 whole numbers in this order"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return {"products": kernel_size * channels, "sums": filters, "steps": steps - kernel_size + 1}

# %% wrong: arguments in another order -> conv1d/filters-is-the-length
wrong = [1, 3, 5]

def corrected(steps, channels, kernel_size, filters):
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: printed, not returned -> "None: was the result returned?"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    print(kernel_size * channels, filters, steps - kernel_size + 1)

# %% wrong: nothing written -> "the wrong sentences: nothing is written here yet"
def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

wrong = ...
# YOUR CODE HERE
raise NotImplementedError("put your own code in the place of this line")

# %% wrong: a tuple that says it is longer than it is -> "got 0 answers"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    class Anything(tuple):
        def __len__(self):
            return 3

    return Anything()

# %% wrong: numbers that are equal to everything -> conv1d/filters-alike
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    class Anything(int):
        def __eq__(self, other):
            return True

        __hash__ = int.__hash__

    return Anything(kernel_size * channels), Anything(1), Anything(steps)

# %% wrong: True for a number -> "expected a whole number, such as 42: got True"
wrong = [1, 3, 5]

def corrected(steps, channels, filters, kernel_size):
    return True, True, True

# %% wrong: all sentences -> "the wrong sentences: sentence 2 is true"
wrong = list([1, 2, 3, 4, 5])

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: one sentence forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [1, 3]

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: the true sentences -> "the wrong sentences: sentence 2 is true"
wrong = [2, 4]

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: no sentence -> "and 3 more are as well"
wrong = []

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: the number of wrong sentences -> "expected numbers of sentences"
wrong = 3

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: counted from 0 -> "expected numbers of sentences"
wrong = [0, 2, 4]

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: a text -> "expected numbers of sentences"
wrong = '1, 3'

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(steps, channels, filters, kernel_size):
    """Products in one sum, different sums at one place, steps that come out."""
    return kernel_size * channels, filters, steps - kernel_size + 1
