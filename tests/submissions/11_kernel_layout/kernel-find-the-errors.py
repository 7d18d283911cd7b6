# %% right: the arithmetic
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 3 + 1, 9 * channels, channels * filters

# %% right: a list, the sentences in another order
wrong = (5, 3, 1)

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return [side - 2, 3 * 3 * channels, filters * channels]

# %% right: asked of the layer
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    layer = keras.layers.Conv2D(filters, 3, kernel_initializer="ones")
    y = layer(np.ones((1, side, side, channels)))
    return y.shape[1], int(y[0, 0, 0, 0]), layer.kernel.shape[2] * layer.kernel.shape[3]

# %% right: the sentences as a set
wrong = {1, 3, 5}

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return np.array([side - 2, 9 * channels, channels * filters])

# %% wrong: the text as it stands -> kernel_layout/window-taken-off
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 1, 9, filters

# %% wrong: as large as before -> conv2d/rest-rounded-up
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side, 9 * channels, channels * filters

# %% wrong: an average -> conv1d/channels-averaged
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9, channels * filters

# %% wrong: all filters in one sum -> conv1d/all-filters-in-one-sum
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels * filters, channels * filters

# %% wrong: a matrix for each filter -> kernel_layout/one-matrix-a-filter
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels, filters

# %% wrong: a matrix for each channel -> conv2d/one-result-per-channel
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels, channels

# %% wrong: the window taken off whole -> "side of the output: The real number is"
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 3, 9 * channels, channels * filters

# %% wrong: the numbers of the text only -> "right for the first sizes, but not for side=12"
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return 3, 18, 16

# %% wrong: two numbers -> "got 2 answers"
wrong = [1, 3, 5]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels

# %% wrong: a true sentence named -> "the wrong sentences: sentence 4 is true"
wrong = [1, 3, 4]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels, channels * filters

# %% wrong: one forgotten -> "one more is as well"
wrong = [1, 3]

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels, channels * filters

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 2, 9 * channels, channels * filters
