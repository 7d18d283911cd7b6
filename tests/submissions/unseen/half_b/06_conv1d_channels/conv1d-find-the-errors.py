# %% wrong: the one more forgotten in the steps -> conv1d/one-window-forgotten
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps - kernel_size

wrong = [1, 3, 5]

# %% wrong: a sum for each channel and filter -> conv1d/feature-axis-kept
def corrected(steps, channels, filters, kernel_size):
    return kernel_size, channels * filters, steps - kernel_size + 1

wrong = [1, 3, 5]

# %% wrong: channels x channels, as sentence 1 says -> conv1d/window-is-channels-wide
def corrected(steps, channels, filters, kernel_size):
    return channels * channels, filters, steps - kernel_size + 1

wrong = [1, 3, 5]
