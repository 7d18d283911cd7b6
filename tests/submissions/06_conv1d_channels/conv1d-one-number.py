# %% right: the loops finished
def one_number(window, kernel, bias):
    """What one filter gives at one place."""
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total + bias

# %% right: whole arrays
def one_number(window, kernel, bias):
    return np.sum(window * kernel) + bias

# %% right: einsum
def one_number(window, kernel, bias):
    return np.einsum("sc,sc->", window, kernel) + bias

# %% right: flat vectors, and a float
def one_number(window, kernel, bias):
    return float(np.asarray(window).ravel() @ np.asarray(kernel).ravel() + bias)

# %% right: a generator over rows
def one_number(window, kernel, bias):
    return bias + sum(w * k for row, weights in zip(window, kernel) for w, k in zip(row, weights))

# %% right: partial sums of the channels, the bias last
def one_number(window, kernel, bias):
    partial = [window[:, c] @ kernel[:, c] for c in range(window.shape[1])]
    return np.array(partial).sum() + bias

# %% right: the bias put in front of the loop
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = bias
    for place in np.ndindex(kernel_size, channels):
        total = total + window[place] * kernel[place]
    return total

# %% wrong: through Keras -> "NumPy alone is asked for"
def one_number(window, kernel, bias):
    layer = keras.layers.Conv1D(1, len(kernel))
    layer.build((1, *window.shape))
    layer.set_weights([kernel[:, :, None], np.array([bias])])
    return layer(window[None])[0, 0, 0]

# %% wrong: keras.ops, an array without axes -> "NumPy alone is asked for"
def one_number(window, kernel, bias):
    return keras.ops.tensordot(window, kernel, axes=2) + bias

# %% wrong: bias forgotten -> conv1d/bias-forgotten
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total

# %% wrong: bias in the inner loop -> conv1d/bias-per-product
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel] + bias
    return total

# %% wrong: bias with every channel -> conv1d/bias-per-channel
def one_number(window, kernel, bias):
    return sum(window[:, c] @ kernel[:, c] + bias for c in range(window.shape[1]))

# %% wrong: bias with every step -> conv1d/bias-per-step
def one_number(window, kernel, bias):
    return sum(window[offset] @ kernel[offset] + bias for offset in range(len(kernel)))

# %% wrong: averaged over the channels -> conv1d/channels-averaged
def one_number(window, kernel, bias):
    return (window * kernel).mean(axis=1).sum() + bias

# %% wrong: averaged over the whole window -> conv1d/window-averaged
def one_number(window, kernel, bias):
    return (window * kernel).mean() + bias

# %% wrong: the bias averaged as well -> "is not the number that comes out"
def one_number(window, kernel, bias):
    return (np.sum(window * kernel) + bias) / window.shape[1]

# %% wrong: kernel from its end -> conv1d/kernel-flipped
def one_number(window, kernel, bias):
    return np.sum(window * kernel[::-1]) + bias

# %% wrong: convolved as in a mathematics book -> conv1d/kernel-flipped
def one_number(window, kernel, bias):
    return sum(np.convolve(window[:, c], kernel[:, c], mode="valid")[0] for c in range(window.shape[1])) + bias

# %% wrong: kernel reshaped -> conv1d/kernel-axes-swapped
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    return np.sum(window * kernel.reshape(channels, kernel_size).T) + bias

# %% wrong: the weights left out -> conv1d/plain-sum
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel]
    return total + bias

# %% wrong: the first channel only -> conv1d/first-channel-only
def one_number(window, kernel, bias):
    return window[:, 0] @ kernel[:, 0] + bias

# %% wrong: the first step only -> conv1d/one-step-at-a-time
def one_number(window, kernel, bias):
    return window[0] @ kernel[0] + bias

# %% wrong: = in the place of += -> "is not the number that comes out"
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total = window[offset, channel] * kernel[offset, channel]
    return total + bias

# %% wrong: returned from within the loop -> "is not the number that comes out"
def one_number(window, kernel, bias):
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
            return total + bias

# %% wrong: added where it should multiply -> "is not the number that comes out"
def one_number(window, kernel, bias):
    return np.sum(window + kernel) + bias

# %% wrong: the largest product -> "is not the number that comes out"
def one_number(window, kernel, bias):
    return np.max(window * kernel) + bias

# %% wrong: sum times sum -> "is not the number that comes out"
def one_number(window, kernel, bias):
    return np.sum(window) * np.sum(kernel) + bias

# %% wrong: negative results cut off -> conv1d/relu-built-in
def one_number(window, kernel, bias):
    return max(np.sum(window * kernel) + bias, 0)

# %% wrong: cut to a whole number -> "fractions"
def one_number(window, kernel, bias):
    return int(np.sum(window * kernel) + bias)

# %% wrong: a number for every channel -> "One number is wanted here; you gave an array of shape (4,)"
def one_number(window, kernel, bias):
    return (window * kernel).sum(axis=0) + bias

# %% wrong: a number for every product -> "One number is wanted here; you gave an array of shape (3, 4)"
def one_number(window, kernel, bias):
    return window * kernel + bias

# %% wrong: the number in a list -> "One number is wanted here; you gave an array of shape (1,)"
def one_number(window, kernel, bias):
    return [np.sum(window * kernel) + bias]

# %% wrong: the number as a text -> "expected numbers or an array of numbers: got the text"
def one_number(window, kernel, bias):
    return str(np.sum(window * kernel) + bias)

# %% wrong: a matrix product -> "it raised ValueError in the line "return np.sum(window @ kernel) + bias""
def one_number(window, kernel, bias):
    return np.sum(window @ kernel) + bias

# %% wrong: loops over the wrong axis -> "it raised IndexError"
def one_number(window, kernel, bias):
    channels, kernel_size = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            total += window[offset, channel] * kernel[offset, channel]
    return total + bias

# %% wrong: printed, not returned -> "None: was the result returned?"
def one_number(window, kernel, bias):
    print(np.sum(window * kernel) + bias)

# %% wrong: nothing written -> "nothing is written here yet"
def one_number(window, kernel, bias):
    """What one filter gives at one place."""
    kernel_size, channels = window.shape
    total = 0
    for offset in range(kernel_size):
        for channel in range(channels):
            # YOUR CODE HERE
            raise NotImplementedError("put your own code in the place of this line")

# %% wrong: always 0 -> "Whatever x, kernel and bias hold"
def one_number(window, kernel, bias):
    return 0

# %% wrong: the number of the check that is seen -> "NumPy alone is asked for"
def one_number(window, kernel, bias):
    layer = keras.layers.Conv1D(2, 3)
    sizes = {4: (1, 7, 4), 5: (3, 4, 2), 6: 2}
    drawn = [np.random.default_rng(seed).integers(1, 8, endpoint=True, size=size) for seed, size in sizes.items()]
    x, kernel, bias = [np.where(numbers > 4, 4 - numbers, numbers) for numbers in drawn]
    layer.build((1, 7, 4))
    layer.set_weights([kernel, bias])
    return float(layer(x.astype("float32"))[0, 2, 1])

# %% wrong: the bias of the check that is seen -> "Whatever bias holds"
def one_number(window, kernel, bias):
    numbers = np.random.default_rng(6).integers(1, 8, endpoint=True, size=2)
    return np.sum(window * kernel) + np.where(numbers > 4, 4 - numbers, numbers)[1]

# %% wrong: a result that is equal to everything -> "expected numbers or an array of numbers"
def one_number(window, kernel, bias):
    class Anything:
        __hash__ = None

        def __eq__(self, other):
            return True

        def __sub__(self, other):
            return 0.0

    return Anything()

# %% wrong: an array that says what it is compared with -> "expected numbers or an array of numbers"
def one_number(window, kernel, bias):
    class Anything:
        __array_priority__ = 1000

        def __array__(self, dtype=None, copy=None):
            return np.full((), np.nan)

        def __array_ufunc__(self, *arguments, **options):
            return True

        def __array_function__(self, *arguments, **options):
            return True

    return Anything()

# %% wrong: one_number is a number -> "expected a function"
one_number = 3
