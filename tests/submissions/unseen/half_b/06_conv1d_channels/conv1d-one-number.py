# %% wrong: overwritten instead of added up -> "as if only the last product of a sum were kept"
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total = window[offset, channel] * kernel[offset, channel]
    return total + bias

# %% wrong: the kernel is turned: its first weight meets the last step -> conv1d/kernel-flipped
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[kernel_size - 1 - offset, channel]
    return total + bias

# %% wrong: the bias forgotten -> conv1d/bias-forgotten
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total

# %% wrong: only the first channel of the kernel is used -> "wrong in one line only"
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, 0]
    return total + bias

# %% wrong: indices of the window exchanged -> "it raised IndexError in the line"
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[channel, offset] * kernel[offset, channel]
    return total + bias
