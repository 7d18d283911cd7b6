# %% right: the arithmetic
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, filters

# %% right: a list, the sentences in another order
wrong = (4, 3, 1)

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return [(channels + 1) * filters, channels, filters]

# %% right: asked of the layer
wrong = [1, 3, 4]

def corrected(channels, filters):
    layer = keras.layers.Conv1D(filters, 1, kernel_initializer="ones")
    y = layer(np.ones((1, 5, channels)))
    return layer.count_params(), int(y[0, 0, 0]), layer.kernel.shape[-1]

# %% right: the sentences as a set
wrong = {1, 3, 4}

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return np.array([channels * filters + filters, channels, filters])

# %% wrong: a filter is one number -> kernel_of_one/one-number-a-filter
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return 2 * filters, channels, filters

# %% wrong: the kernel is one number -> kernel_of_one/one-number
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return 2, channels, filters

# %% wrong: a number for each channel -> kernel_of_one/one-number-a-channel
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return 2 * channels, channels, filters

# %% wrong: no bias -> conv1d/bias-forgotten
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters, channels, filters

# %% wrong: channels times channels -> kernel_of_one/one-step-back-to-front
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * channels + channels, channels, filters

# %% wrong: channels kept apart -> conv1d/channels-kept-apart
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return 2 * channels * filters, channels, filters

# %% wrong: an average -> conv1d/channels-averaged
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, 1, filters

# %% wrong: all filters in one sum -> conv1d/all-filters-in-one-sum
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels * filters, filters

# %% wrong: PyTorch's order -> kernel_of_one/filters-first
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, 1

# %% wrong: channels last in the kernel -> kernel_of_one/one-step-back-to-front
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, channels

# %% wrong: the numbers of the text only -> "right for the first sizes, but not for channels=7"
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return 6464, 100, 64

# %% wrong: two numbers -> "got 2 answers"
wrong = [1, 3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels

# %% wrong: a true sentence named -> "the wrong sentences: sentence 2 is true"
wrong = [1, 2, 3]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, filters

# %% wrong: one forgotten -> "one more is as well"
wrong = [3, 4]

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, filters

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, filters
