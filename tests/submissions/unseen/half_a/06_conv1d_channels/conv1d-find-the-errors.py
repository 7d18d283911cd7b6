# %% wrong: the bias is counted among the products -> conv1d/bias-is-a-product
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels + 1, filters, steps - kernel_size + 1

wrong = [1, 3, 5]

# %% wrong: the sum is one for all filters -> conv1d/filters-alike
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, 1, steps - kernel_size + 1

wrong = [1, 3, 5]

# %% wrong: sentence 3 missed -> "one more is as well"
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps - kernel_size + 1

wrong = [1, 5]

# %% wrong: the steps stay all -> conv1d/length-kept
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps

wrong = [1, 3, 5]

# %% wrong: filters is taken into the products -> conv1d/all-filters-in-one-sum
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels * filters, filters, steps - kernel_size + 1

wrong = [1, 3, 5]
