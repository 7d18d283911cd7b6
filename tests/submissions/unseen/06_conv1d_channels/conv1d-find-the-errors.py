# %% wrong: products with the bias counted -> conv1d/bias-is-a-product
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels + 1, filters, steps - kernel_size + 1
wrong = [1, 3, 5]

# %% wrong: one sum at a place -> conv1d/filters-alike
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, 1, steps - kernel_size + 1
wrong = [1, 3, 5]

# %% wrong: one step too few -> conv1d/one-window-forgotten
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels, filters, steps - kernel_size
wrong = [1, 3, 5]

# %% wrong: products of all filters -> conv1d/all-filters-in-one-sum
def corrected(steps, channels, filters, kernel_size):
    return kernel_size * channels * filters, filters, steps - kernel_size + 1
wrong = [1, 3, 5]
