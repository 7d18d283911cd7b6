# %% right: the arithmetic
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels, 3 * channels + filters

# %% right: a set, an array
wrong = {5, 3, 2}

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return np.array([channels * (k2 + filters), k2 * channels, 3 * channels + filters])

# %% right: asked of the layer
wrong = (2, 3, 5)

def corrected(kernel_size, channels, filters):
    layer = keras.layers.SeparableConv2D(filters, kernel_size, padding="same", use_bias=False)
    y = layer(np.zeros((1, 4, 4, channels)))
    window, mixing = layer.get_weights()
    return window.size + mixing.size, window.size, 3 * channels + y.shape[-1]

# %% right: read and written, one after the other
wrong = np.array([2, 3, 5])

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return [k2 * channels + channels * filters, k2 * channels, sum([channels, channels, channels, filters])]

# %% wrong: a ninth -> separable_conv2d/nine-times
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels * filters // k2, k2 * channels, 3 * channels + filters

# %% wrong: as much as the ordinary layer -> separable_conv2d/as-many-as-ordinary
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels * filters, k2 * channels, 3 * channels + filters

# %% wrong: multiplied -> separable_conv2d/halves-multiplied
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels * channels * filters, k2 * channels, 3 * channels + filters

# %% wrong: the first half for the whole -> separable_conv2d/second-half-forgotten
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels, k2 * channels, 3 * channels + filters

# %% wrong: one window for all channels -> conv2d/weights-of-one-channel
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2, 3 * channels + filters

# %% wrong: every channel with every channel -> depthwise_conv2d/channels-mixed-anew
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels * channels, 3 * channels + filters

# %% wrong: half of the work -> "multiply-adds of its first half"
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, (k2 * channels + channels * filters) // 2, 3 * channels + filters

# %% wrong: nothing between the halves -> separable_conv2d/only-the-output-moves
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels, channels + filters

# %% wrong: the first half's numbers -> separable_conv2d/second-half-forgotten
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels, 2 * channels

# %% wrong: written and not read again -> separable_conv2d/first-half-forgotten
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels, 2 * channels + filters

# %% wrong: for the sizes of the text -> "multiply-adds of the separable layer"
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return 8768, 576, 320

# %% wrong: a true sentence -> "sentence 4 is true"
wrong = [2, 3, 4]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels, 3 * channels + filters

# %% wrong: one is missing -> "one more is as well"
wrong = [2, 3]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels, 3 * channels + filters

# %% wrong: two numbers -> "expected 3 whole numbers"
wrong = [2, 3, 5]

def corrected(kernel_size, channels, filters):
    k2 = kernel_size * kernel_size
    return k2 * channels + channels * filters, k2 * channels
