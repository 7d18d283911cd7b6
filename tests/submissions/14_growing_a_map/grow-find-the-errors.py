# %% right: in one line
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% right: another order, step by step
def corrected(height, width, channels, filters, kernel_size, strides):
    last = (height - 1) * strides
    rows = last + (kernel_size if kernel_size > strides else strides)
    places = (height * strides) * (width * strides)
    return [rows, places * filters, (kernel_size * kernel_size * channels + 1) * filters, kernel_size * kernel_size]

wrong = {5, 4, 2}

# %% right: asked of Keras
def corrected(height, width, channels, filters, kernel_size, strides):
    shape = (None, height, width, channels)
    a = keras.layers.Conv2DTranspose(filters, kernel_size, strides=strides)
    b = keras.layers.Conv2DTranspose(filters, kernel_size, strides=strides, padding='same')
    a.build(shape)
    return a.compute_output_shape(shape)[1], np.prod(b.compute_output_shape(shape)[1:]), a.count_params(), kernel_size ** 2

wrong = (2, 4, 5)

# %% wrong: doubled -> conv_transpose/scaled-by-strides
def corrected(height, width, channels, filters, kernel_size, strides):
    return height * strides, height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: a convolution -> conv_transpose/strides-shrink
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - kernel_size) // strides + 1, height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: as large as before -> conv_transpose/keeps-the-size
def corrected(height, width, channels, filters, kernel_size, strides):
    return height, height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: end to end -> conv_transpose/stamps-end-to-end
def corrected(height, width, channels, filters, kernel_size, strides):
    return height * kernel_size, height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: one place apart -> conv_transpose/strides-ignored
def corrected(height, width, channels, filters, kernel_size, strides):
    return height - 1 + kernel_size, height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: nothing cut off -> conv_transpose/nothing-cut-off
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), ((height - 1) * strides + kernel_size) * ((width - 1) * strides + kernel_size) * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: the channels stay -> conv_transpose/channels-stay
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * channels, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: no more numbers -> conv_transpose/keeps-the-size
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: nothing to learn -> conv_transpose/no-weights
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, 0, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: no bias -> conv_transpose/bias-forgotten
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: a filter as flat as a sheet -> conv2d/weights-of-one-channel
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * filters + filters, kernel_size ** 2

wrong = [2, 4, 5]

# %% wrong: everything is reached -> conv_transpose/sees-everything
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, ((height - 1) * strides + kernel_size) * ((width - 1) * strides + kernel_size)

wrong = [2, 4, 5]

# %% wrong: as many as strides make -> conv_transpose/scaled-by-strides
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, strides ** 2

wrong = [2, 4, 5]

# %% wrong: a true sentence named -> "sentence 3 is true"
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 3, 4]

# %% wrong: one sentence missing -> "one more is"
def corrected(height, width, channels, filters, kernel_size, strides):
    return (height - 1) * strides + max(kernel_size, strides), height * width * strides ** 2 * filters, kernel_size ** 2 * channels * filters + filters, kernel_size ** 2

wrong = [2, 4]

# %% wrong: right for the text only -> "rows"
def corrected(height, width, channels, filters, kernel_size, strides):
    return 11, 960, 296, 9

wrong = [2, 4, 5]

# %% wrong: nothing yet -> "nothing is written here yet"
def corrected(height, width, channels, filters, kernel_size, strides):
    raise NotImplementedError()

wrong = ...
