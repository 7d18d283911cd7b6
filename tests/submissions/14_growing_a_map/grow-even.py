# %% right: a kernel of twice the strides
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 2 * strides, strides=strides, padding='same')

# %% right: a kernel of strides, nothing overlaps
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, strides, strides=strides)

# %% right: repeated, then convolved
def grow_evenly(filters, strides):
    return keras.Sequential([keras.layers.UpSampling2D(strides), keras.layers.Conv2D(filters, 3, padding='same')])

# %% right: three times the strides
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 3 * strides, strides=strides, padding='same', use_bias=False)

# %% right: repeated, then a convolution of one
def grow_evenly(filters, strides):
    return keras.Sequential([keras.layers.UpSampling2D(size=strides), keras.layers.Conv2D(filters, 1)])

# %% wrong: a kernel of three or five -> "a checkerboard"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 2 * strides - 1, strides=strides, padding='same')

# %% wrong: one more than strides -> "a checkerboard"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, strides + 1, strides=strides, padding='same')

# %% wrong: nothing learned -> "it gives (None, 12, 10, 2); expected (None, 12, 10, 3)"
def grow_evenly(filters, strides):
    return keras.layers.UpSampling2D(strides)

# %% wrong: nothing is cut off -> "expected (None, 12, 10, 3)"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 2 * strides, strides=strides)

# %% wrong: a convolution -> "expected (None, 12, 10, 3)"
def grow_evenly(filters, strides):
    return keras.layers.Conv2D(filters, 2 * strides, strides=strides, padding='same')

# %% wrong: strides forgotten -> "expected (None, 12, 10, 3)"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 2 * strides, padding='same')

# %% wrong: even for strides of two only -> "checkerboard"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 4, strides=strides, padding='same')

# %% wrong: a stride of two, whatever is asked -> "expected (None, 15, 18, 2)"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(filters, 4, strides=2, padding='same')

# %% wrong: the filters forgotten -> "expected (None, 12, 10, 3)"
def grow_evenly(filters, strides):
    return keras.layers.Conv2DTranspose(strides, 2 * strides, strides=strides, padding='same')

# %% wrong: nothing yet -> "nothing is written here yet"
def grow_evenly(filters, strides):
    raise NotImplementedError()
