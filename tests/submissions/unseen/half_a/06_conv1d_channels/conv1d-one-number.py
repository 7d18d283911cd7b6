# %% wrong: the bias in the inner loop -> conv1d/bias-per-product
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel] + bias
    return total

# %% wrong: divided by the number of products: a mean -> conv1d/window-averaged
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total / (kernel_size * channels) + bias

# %% wrong: returns inside the outer loop, after the first step -> conv1d/one-step-at-a-time
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
        return total + bias
