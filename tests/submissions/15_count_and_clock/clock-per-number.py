# %% right: the formulas
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    return k2 * channels * filters / (channels + filters), k2 / 2, channels * filters / (channels + filters)

# %% right: an array
def per_number(channels, filters, kernel_size):
    work = np.array([kernel_size**2 * channels * filters, kernel_size**2 * channels, channels * filters])
    moved = np.array([channels + filters, 2 * channels, channels + filters])
    return work / moved

# %% right: a map of 7 x 5 places
def per_number(channels, filters, kernel_size):
    places = 7 * 5
    def quotient(weights, into, out):
        return places * weights / (places * into + places * out)
    window = kernel_size * kernel_size
    return [
        quotient(window * channels * filters, channels, filters),
        quotient(window * channels, channels, channels),
        quotient(channels * filters, channels, filters),
    ]

# %% right: counted in arrays
def per_number(channels, filters, kernel_size):
    kernel = np.ones((kernel_size, kernel_size, channels, filters))
    into, out = np.ones(channels), np.ones(filters)
    return [
        kernel.size / (into.size + out.size),
        kernel[..., 0].size / (2 * into.size),
        kernel[0, 0].size / (into.size + out.size),
    ]

# %% wrong: the output alone -> separable_conv2d/only-the-output-moves
def per_number(channels, filters, kernel_size):
    return [kernel_size**2 * channels, kernel_size**2, channels]

# %% wrong: two operations each -> separable_conv2d/one-operation-for-two
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    return [2 * k2 * channels * filters / (channels + filters), k2, 2 * channels * filters / (channels + filters)]

# %% wrong: a window for each filter only -> conv2d/weights-of-one-channel
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    return [k2 * filters / (channels + filters), k2 / 2, channels * filters / (channels + filters)]

# %% wrong: channels mixed in the first half -> depthwise_conv2d/channels-mixed-anew
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    return [k2 * channels * filters / (channels + filters), k2 * channels / 2, channels * filters / (channels + filters)]

# %% wrong: the first half writes the filters -> "the first at (1,)"
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    return [k2 * channels * filters / (channels + filters), k2 * channels / (channels + filters), channels * filters / (channels + filters)]

# %% wrong: kernel_size not squared -> "per_number(32, 64, 3)"
def per_number(channels, filters, kernel_size):
    return [kernel_size * channels * filters / (channels + filters), kernel_size / 2, channels * filters / (channels + filters)]

# %% wrong: whole numbers -> "per_number(32, 64, 3)"
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    return [k2 * channels * filters // (channels + filters), k2 // 2, channels * filters // (channels + filters)]

# %% wrong: the weights are moved as well -> "per_number(32, 64, 3)"
def per_number(channels, filters, kernel_size):
    k2 = kernel_size**2
    a, b, c = k2 * channels * filters, k2 * channels, channels * filters
    return [a / (channels + filters + a), b / (2 * channels + b), c / (channels + filters + c)]

# %% wrong: right for windows of 3 x 3 -> "per_number(64, 32, 5)"
def per_number(channels, filters, kernel_size):
    both = channels * filters / (channels + filters)
    return [9 * both, 4.5, both]

# %% wrong: the halves in another order -> "per_number(32, 64, 3)"
def per_number(channels, filters, kernel_size):
    both = channels * filters / (channels + filters)
    return [kernel_size**2 * both, both, kernel_size**2 / 2]

# %% wrong: two numbers -> "Axis 0 is 2 in your answer"
def per_number(channels, filters, kernel_size):
    both = channels * filters / (channels + filters)
    return [kernel_size**2 * both, kernel_size**2 / 2]

# %% wrong: asked of Keras -> "computed by Keras"
def per_number(channels, filters, kernel_size):
    conv = keras.layers.Conv2D(filters, kernel_size, use_bias=False)
    conv.build((None, 9, 9, channels))
    both = channels * filters / (channels + filters)
    return [conv.count_params() / (channels + filters), kernel_size**2 / 2, both]

# %% wrong: nothing returned -> "None"
def per_number(channels, filters, kernel_size):
    both = channels * filters / (channels + filters)
