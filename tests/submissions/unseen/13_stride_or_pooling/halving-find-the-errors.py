# %% wrong: rounded down -> conv2d/rest-dropped
def corrected(height, width, channels, filters):
    h, w = height // 2, width // 2
    return 4 * channels, h * w * filters, h * w * channels, filters
wrong = [1, 3, 4]

# %% wrong: a filter of four weights -> conv2d/weights-of-one-channel
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4, h * w * filters, h * w * channels, filters
wrong = [1, 3, 4]

# %% wrong: with its bias -> "The real number is smaller than 21."
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels + 1, h * w * filters, h * w * channels, filters
wrong = [1, 3, 4]

# %% wrong: the convolution multiplies channels and filters -> conv2d/channels-kept-apart
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels, h * w * filters * channels, h * w * channels, filters
wrong = [1, 3, 4]
