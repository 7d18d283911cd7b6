# %% right: operations against what is possible
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels * filters
    return operations <= seconds * tflops * 1e12

# %% right: the speed that is claimed
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * np.prod([batch, height, width, kernel_size, kernel_size, channels, filters], dtype=float)
    return operations / seconds / 1e12 < tflops

# %% right: the least time
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    multiply_adds = batch * height * width * kernel_size * kernel_size * channels * filters
    least = multiply_adds / (tflops / 2 * 10**12)
    return bool(seconds >= least)

# %% right: an if
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    weights = kernel_size * kernel_size * channels * filters
    if 2 * weights * height * width * batch > seconds * tflops * 1e12:
        return False
    return True

# %% wrong: a multiply-add as one operation -> separable_conv2d/one-operation-for-two
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = batch * height * width * kernel_size**2 * channels * filters
    return operations <= seconds * tflops * 1e12

# %% wrong: one picture -> separable_conv2d/batch-forgotten
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * height * width * kernel_size**2 * channels * filters
    return operations <= seconds * tflops * 1e12

# %% wrong: one place -> separable_conv2d/counted-at-one-place
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * kernel_size**2 * channels * filters
    return operations <= seconds * tflops * 1e12

# %% wrong: the other way round -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels * filters
    return operations > seconds * tflops * 1e12

# %% wrong: always true -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    return True

# %% wrong: never true -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    return False

# %% wrong: windows forgotten -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * channels * filters
    return operations <= seconds * tflops * 1e12

# %% wrong: kernel_size not squared -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size * channels * filters
    return operations <= seconds * tflops * 1e12

# %% wrong: thousand million for a tera -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels * filters
    return operations <= seconds * tflops * 1e9

# %% wrong: the machine of the text -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels * filters
    return operations <= seconds * 15e12

# %% wrong: seconds in the wrong place -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels * filters
    return operations * seconds <= tflops * 1e12

# %% wrong: the speed instead of an answer -> "expected True or False"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels * filters
    return operations / seconds / 1e12

# %% wrong: as many filters as channels -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * width * kernel_size**2 * channels**2
    return operations <= seconds * tflops * 1e12

# %% wrong: a square picture -> "is not right"
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    operations = 2 * batch * height * height * kernel_size**2 * channels * filters
    return operations <= seconds * tflops * 1e12
