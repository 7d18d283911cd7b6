# %% right: the arithmetic
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% right: a list, rounded up by adding one
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = ((height + 1) // 2) * ((width + 1) // 2)
    return [4 * channels, places * filters, places * channels, filters]

# %% right: counted in arrays
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = np.zeros((height, width))[::2, ::2]
    kernel = np.zeros((2, 2, channels, filters))
    return kernel[..., 0].size, places.size * filters, places.size * channels, kernel.shape[-1]

# %% right: asked of the layers
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    shape = (1, height, width, channels)
    conv = keras.layers.Conv2D(filters, 2, strides=2, padding="same")
    pool = keras.layers.MaxPooling2D(2, padding="same")
    y, z = conv(np.zeros(shape)), pool(np.zeros(shape))
    return int(np.prod(conv.kernel.shape[:3])), int(np.prod(y.shape)), int(np.prod(z.shape)), y.shape[-1]

# %% right: counted by loops, one array of four numbers
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = sum(1 for row in range(0, height, 2) for column in range(0, width, 2))
    return np.array([2 * 2 * channels, places * filters, places * channels, filters])

# %% right: the sentences as a set
wrong = {1, 3, 4}

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% right: the sentences as an array, in another order
wrong = np.array([4, 3, 1])

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: the text as it stands -> conv2d/weights-of-one-channel
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    return 4, height * width * channels // 4, height * width * channels // 4, 1

# %% wrong: a convolution that learns nothing -> conv2d/is-a-pooling
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 0, places * filters, places * channels, filters

# %% wrong: the biases counted as well -> "weights of one filter: The real number is"
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels + 1, places * filters, places * channels, filters

# %% wrong: the weights of all filters -> "weights of one filter: The real number is"
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels * filters, places * filters, places * channels, filters

# %% wrong: a quarter comes out of the convolution -> conv2d/always-quarters
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, height * width * channels // 4, places * channels, filters

# %% wrong: the convolution rounded down -> conv2d/rest-dropped
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, (height // 2) * (width // 2) * filters, places * channels, filters

# %% wrong: the convolution keeps the channels -> conv2d/one-result-per-channel
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * channels, places * channels, filters

# %% wrong: every filter on every channel -> conv2d/channels-kept-apart
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * channels * filters, places * channels, filters

# %% wrong: the strides of the convolution ignored -> conv2d/strides-ignored
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, height * width * filters, places * channels, filters

# %% wrong: a quarter comes out of the pooling -> max_pooling/always-quarters
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, height * width * channels // 4, filters

# %% wrong: the pooling rounded down -> max_pooling/rest-dropped
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, (height // 2) * (width // 2) * channels, filters

# %% wrong: one number for all channels -> max_pooling/one-over-all-channels
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, places, filters

# %% wrong: one number of each channel -> max_pooling/whole-map
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, channels, filters

# %% wrong: the pooling moved by one -> max_pooling/moves-by-one
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, height * width * channels, filters

# %% wrong: the filters of the convolution in the pooling -> max_pooling/mixes-channels
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, places * filters, filters

# %% wrong: one channel moves -> conv2d/as-many-filters-keep-apart
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, places * channels, 1

# %% wrong: as many channels move as went in -> conv2d/one-result-per-channel
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, places * channels, channels

# %% wrong: the numbers of the text only -> "The real number is"
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 20, 160, 100, 8

# %% wrong: halved and not rounded -> "The real number is"
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = height / 2 * width / 2
    return 4 * channels, places * filters, places * channels, filters

# %% wrong: three answers -> "got 3 answers"
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    return 4 * channels, places * filters, places * channels

# %% wrong: nothing returned -> "expected 4 whole numbers"
wrong = [1, 3, 4]

def corrected(height, width, channels, filters):
    places = -(-height // 2) * -(-width // 2)
    4 * channels, places * filters, places * channels, filters

# %% wrong: all sentences -> "the wrong sentences: sentence 2 is true"
wrong = list([1, 2, 3, 4, 5])

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: one sentence forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [1, 3]

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: the true sentences -> "the wrong sentences: sentence 2 is true"
wrong = [2, 5]

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: no sentence -> "and 3 more are as well"
wrong = []

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: the number of wrong sentences -> "expected numbers of sentences"
wrong = 3

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: counted from 0 -> "expected numbers of sentences"
wrong = [0, 2, 3]

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: a text -> "expected numbers of sentences"
wrong = '1, 3'

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters
