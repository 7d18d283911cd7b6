# %% right: None for both lengths
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3), L.GlobalAveragePooling2D(), L.Dense(classes)])

# %% right: without an Input
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([L.Conv2D(filters, 3), L.GlobalAveragePooling2D(), L.Dense(classes)])

# %% right: a functional model
def any_size(channels, filters, classes):
    L = keras.layers
    x = keras.Input((None, None, channels))
    y = L.GlobalAveragePooling2D()(L.Conv2D(filters, (3, 3))(x))
    return keras.Model(x, L.Dense(classes)(y))

# %% right: keepdims, then Flatten
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3), L.GlobalAveragePooling2D(keepdims=True), L.Reshape((filters,)), L.Dense(classes)])

# %% wrong: Flatten -> input_size/size-is-fixed
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([L.Conv2D(filters, 3), L.Flatten(), L.Dense(classes)])

# %% wrong: the largest -> input_size/largest-for-the-mean
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3), L.GlobalMaxPooling2D(), L.Dense(classes)])

# %% wrong: a fixed size -> "(None, 8, 6, 3)"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((32, 32, channels)), L.Conv2D(filters, 3), L.GlobalAveragePooling2D(), L.Dense(classes)])

# %% wrong: no pooling -> "it gives"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3), L.Dense(classes)])

# %% wrong: one channel -> "it is made for inputs of shape"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, 1)), L.Conv2D(filters, 3), L.GlobalAveragePooling2D(), L.Dense(classes)])

# %% wrong: padding -> "padding"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3, padding='same'), L.GlobalAveragePooling2D(), L.Dense(classes)])

# %% wrong: a softmax -> "activation"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3), L.GlobalAveragePooling2D(), L.Dense(classes, activation='softmax')])

# %% wrong: a relu -> "activation"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(filters, 3, activation='relu'), L.GlobalAveragePooling2D(), L.Dense(classes)])

# %% wrong: the two numbers exchanged -> "it gives"
def any_size(channels, filters, classes):
    L = keras.layers
    return keras.Sequential([keras.Input((None, None, channels)), L.Conv2D(classes, 3), L.GlobalAveragePooling2D(), L.Dense(filters)])

# %% wrong: nothing yet -> "nothing is written here yet"
def any_size(channels, filters, classes):
    L = keras.layers
    raise NotImplementedError()
