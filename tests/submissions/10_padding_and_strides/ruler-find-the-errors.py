# %% right: in one line
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% right: in another order, with math
import math

def corrected(steps, kernel_size, strides, dilation_rate):
    n = math.ceil(steps / strides)
    missing = max((n - 1) * strides + kernel_size - steps, 0)
    reach = dilation_rate * (kernel_size - 1) + 1
    return n, missing // 2, math.floor((steps - kernel_size) / strides) + 1, steps - reach + 1

wrong = {4, 2, 3}

# %% right: counted
def corrected(steps, kernel_size, strides, dilation_rate):
    begins = list(range(0, steps, strides))
    zeros = max(begins[-1] + kernel_size - steps, 0)
    fit = [b for b in range(0, steps, strides) if b + kernel_size <= steps]
    holes = [b for b in range(steps) if b + dilation_rate * (kernel_size - 1) < steps]
    return [len(begins), zeros // 2, len(fit), len(holes)]

wrong = [3, 4, 2]

# %% right: asked of Keras
def corrected(steps, kernel_size, strides, dilation_rate):
    def length(**options):
        return keras.layers.Conv1D(1, kernel_size, **options).compute_output_shape((None, steps, 1))[1]
    n = length(strides=strides, padding="same")
    before = max((n - 1) * strides + kernel_size - steps, 0) // 2
    return n, before, length(strides=strides), length(dilation_rate=dilation_rate)

wrong = (2, 3, 4)

# %% wrong: same keeps the length -> conv1d/same-keeps-the-length
def corrected(steps, kernel_size, strides, dilation_rate):
    return steps, max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: rounded down -> conv1d/same-rounds-down
def corrected(steps, kernel_size, strides, dilation_rate):
    return steps // strides, max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: no zeros -> conv1d/padding-ignored
def corrected(steps, kernel_size, strides, dilation_rate):
    return (steps - kernel_size) // strides + 1, max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: as many at each end -> conv1d/zeros-alike-at-both-ends
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), (kernel_size - 1) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: the odd zero first -> conv1d/odd-zero-first
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), (max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) + 1) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: all zeros at the end -> conv1d/zeros-at-the-end
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), 0, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: one less than the kernel -> conv1d/zeros-as-many-as-the-kernel
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), kernel_size - 1, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: the first place forgotten -> conv1d/one-window-forgotten
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: rounded up without padding -> conv1d/rest-rounded-up
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, -(-steps // strides), steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: strides ignored -> conv1d/strides-ignored
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, steps - kernel_size + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4]

# %% wrong: dilation ignored -> conv1d/dilation-ignored
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - kernel_size + 1

wrong = [2, 3, 4]

# %% wrong: the first place forgotten, with holes -> conv1d/one-window-forgotten
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1) - 1

wrong = [2, 3, 4]

# %% wrong: as long as before, with holes -> conv1d/length-kept
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps

wrong = [2, 3, 4]

# %% wrong: a true sentence named -> "sentence 1 is true"
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [1, 2, 3]

# %% wrong: one sentence missing -> "one more is"
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 4]

# %% wrong: the dilated length taken for wrong -> "sentence 5 is true"
def corrected(steps, kernel_size, strides, dilation_rate):
    return -(-steps // strides), max((-(-steps // strides) - 1) * strides + kernel_size - steps, 0) // 2, (steps - kernel_size) // strides + 1, steps - dilation_rate * (kernel_size - 1)

wrong = [2, 3, 4, 5]

# %% wrong: three numbers -> "4"
def corrected(steps, kernel_size, strides, dilation_rate):
    return 1, 2, 3

wrong = [2, 3, 4]

# %% wrong: right for the text only -> "steps"
def corrected(steps, kernel_size, strides, dilation_rate):
    return 64, 1, 62, 120

wrong = [2, 3, 4]
