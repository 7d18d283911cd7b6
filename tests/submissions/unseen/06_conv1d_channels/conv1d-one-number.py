# %% wrong: the last product alone -> "as if only the last product of a sum were kept"
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total = window[offset, channel] * kernel[offset, channel]
    return total + bias

# %% wrong: the largest product -> "11 is not the number that comes out."
def one_number(window, kernel, bias):
    return (window * kernel).max() + bias

# %% wrong: the kernel from its end, as in mathematics -> conv1d/kernel-flipped
def one_number(window, kernel, bias):
    return (window * kernel[::-1]).sum() + bias

# %% wrong: the bias is forgotten -> conv1d/bias-forgotten
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total
