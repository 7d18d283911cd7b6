# %% wrong: the channels are not counted in the filter -> conv2d/weights-of-one-channel
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4, h * w * filters, h * w * channels, filters

wrong = [1, 3, 4]

# %% wrong: rounded down -> conv2d/rest-dropped
def corrected(height, width, channels, filters):
    h, w = height // 2, width // 2
    return 4 * channels, h * w * filters, h * w * channels, filters

wrong = [1, 3, 4]

# %% wrong: filters and channels exchanged in what comes out -> conv2d/one-result-per-channel
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels, h * w * channels, h * w * filters, filters

wrong = [1, 3, 4]

# %% wrong: only one channel moves -> conv2d/as-many-filters-keep-apart
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels, h * w * filters, h * w * channels, 1

wrong = [1, 3, 4]

# %% wrong: the bias counted in the filter -> "as if one were counted too many"
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels + 1, h * w * filters, h * w * channels, filters

wrong = [1, 3, 4]

# %% wrong: the pooling gives as many numbers as the convolution -> max_pooling/mixes-channels
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels, h * w * filters, h * w * filters, filters

wrong = [1, 3, 4]
