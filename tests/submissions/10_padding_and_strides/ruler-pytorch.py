# %% right: zeros, then a convolution
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(padding), keras.layers.Conv1D(filters, kernel_size, strides=strides)])

# %% right: both ends written out
def like_pytorch(filters, kernel_size, strides, padding):
    conv = keras.layers.Conv1D(filters, kernel_size, strides=strides, padding='valid')
    return keras.Sequential([keras.layers.ZeroPadding1D((padding, padding)), conv])

# %% right: a functional model
def like_pytorch(filters, kernel_size, strides, padding):
    x = keras.Input((None, None))
    return keras.Sequential([keras.layers.ZeroPadding1D(padding=padding), keras.layers.Conv1D(filters, kernel_size, strides)])

# %% right: a layer of one's own
def like_pytorch(filters, kernel_size, strides, padding):
    class Conv(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.conv = keras.layers.Conv1D(filters, kernel_size, strides=strides)

        def build(self, input_shape):
            self.conv.build((input_shape[0], None, input_shape[-1]))

        def call(self, x):
            return self.conv(keras.ops.pad(x, ((0, 0), (padding, padding), (0, 0))))

    return Conv()

# %% wrong: Keras' same -> conv1d/same-is-pytorchs-padding
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.layers.Conv1D(filters, kernel_size, strides=strides, padding='same')

# %% wrong: no zeros -> conv1d/padding-ignored
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.layers.Conv1D(filters, kernel_size, strides=strides)

# %% wrong: all zeros at the end -> conv1d/zeros-at-the-end
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D((0, 2 * padding)), keras.layers.Conv1D(filters, kernel_size, strides=strides)])

# %% wrong: one less than the kernel -> conv1d/zeros-as-many-as-the-kernel
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(kernel_size - 1), keras.layers.Conv1D(filters, kernel_size, strides=strides)])

# %% wrong: strides forgotten -> conv1d/strides-ignored
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(padding), keras.layers.Conv1D(filters, kernel_size)])

# %% wrong: zeros twice -> "it should give (None, 5, 3)"
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(padding), keras.layers.Conv1D(filters, kernel_size, strides=strides, padding='same')])

# %% wrong: the number given to Keras -> "padding"
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.layers.Conv1D(filters, kernel_size, strides=strides, padding=padding)

# %% wrong: an activation too many -> "activation"
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(padding), keras.layers.Conv1D(filters, kernel_size, strides=strides, activation='relu')])

# %% wrong: without a bias -> "parameters"
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(padding), keras.layers.Conv1D(filters, kernel_size, strides=strides, use_bias=False)])

# %% wrong: channels kept apart -> "it should give (None, 5, 3)"
def like_pytorch(filters, kernel_size, strides, padding):
    return keras.Sequential([keras.layers.ZeroPadding1D(padding), keras.layers.DepthwiseConv1D(kernel_size, strides=strides)])

# %% wrong: nothing yet -> "nothing is written here yet"
def like_pytorch(filters, kernel_size, strides, padding):
    raise NotImplementedError()
