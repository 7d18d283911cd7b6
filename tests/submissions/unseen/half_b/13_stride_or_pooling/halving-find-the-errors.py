# %% wrong: as many channels move as go in -> conv2d/one-result-per-channel
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels, h * w * filters, h * w * channels, channels

wrong = [1, 3, 4]

# %% wrong: sentence 5 marked as wrong, too -> "sentence 5 is true"
def corrected(height, width, channels, filters):
    h, w = -(-height // 2), -(-width // 2)
    return 4 * channels, h * w * filters, h * w * channels, filters

wrong = [1, 3, 4, 5]
