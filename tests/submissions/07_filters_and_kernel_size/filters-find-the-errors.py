# %% right: the arithmetic
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, kernel_size

# %% right: a list
wrong = (5, 4, 1)

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return [channels * kernel_size, 1, kernel_size]

# %% right: asked of the layer
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    layer = keras.layers.Conv1D(filters, kernel_size, kernel_initializer="ones")
    y = layer(np.random.default_rng(1).normal(size=(1, steps, channels)))
    columns = np.unique(np.asarray(y[0]).round(3), axis=1).shape[1]
    return int(np.prod(layer.kernel.shape[:2])), columns, layer.kernel.shape[0]

# %% right: the sentences as a set
wrong = {1, 4, 5}

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return np.array([kernel_size * channels, 1, kernel_size])

# %% wrong: a filter without depth -> conv1d/feature-axis-kept
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size, 1, kernel_size

# %% wrong: a filter of one step -> conv1d/one-step-at-a-time
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return channels, 1, kernel_size

# %% wrong: filters is the length -> conv1d/filters-is-the-length
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return filters * channels, 1, filters

# %% wrong: all filters counted -> conv1d/all-filters-in-one-sum
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels * filters, 1, kernel_size

# %% wrong: a window as long as there are channels -> conv1d/window-is-channels-wide
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return channels * channels, 1, kernel_size

# %% wrong: filters differ by themselves -> filters/differ-by-themselves
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, filters, kernel_size

# %% wrong: one column for each channel -> conv1d/one-filter-per-feature
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, channels, kernel_size

# %% wrong: a column for each channel and filter -> conv1d/channels-kept-apart
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, channels * filters, kernel_size

# %% wrong: the whole table behind each number -> filters/see-the-whole-input
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, steps

# %% wrong: one row behind each number -> conv1d/one-step-at-a-time
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, 1

# %% wrong: as many rows as filters -> conv1d/filters-is-the-length
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, filters

# %% wrong: the bias counted -> "weights of one filter: The real number is"
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels + 1, 1, kernel_size

# %% wrong: the numbers of the text only -> "weights of one filter: The real number is"
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return 6, 1, 3

# %% wrong: two numbers -> "got 2 answers"
wrong = [1, 4, 5]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1

# %% wrong: a true sentence named -> "the wrong sentences: sentence 2 is true"
wrong = [1, 2, 4]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, kernel_size

# %% wrong: one sentence forgotten -> "one more is as well"
wrong = [1, 4]

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, kernel_size

# %% wrong: no sentence -> "and 3 more are as well"
wrong = []

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, kernel_size

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, kernel_size
