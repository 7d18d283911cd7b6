# %% right: Flatten in front
def classifier(height, width, classes):
    return keras.Sequential(
        [keras.Input((height, width, 3)), keras.layers.Flatten(), keras.layers.Dense(classes, activation="softmax")]
    )

# %% right: softmax as a layer
def classifier(height, width, classes):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(classes), keras.layers.Softmax()])

# %% right: functional, with Reshape
def classifier(height, width, classes):
    image = keras.Input((height, width, 3))
    flat = keras.layers.Reshape((height * width * 3,))(image)
    return keras.Model(image, keras.layers.Dense(classes, activation="softmax")(flat))

# %% right: a convolution as large as the image
def classifier(height, width, classes):
    conv = keras.layers.Conv2D(classes, (height, width))
    return keras.Sequential([keras.Input((height, width, 3)), conv, keras.layers.Flatten(), keras.layers.Softmax()])

# %% wrong: as it was -> dense/no-flatten-needed
def classifier(height, width, classes):
    return keras.Sequential([keras.Input((height, width, 3)), keras.layers.Dense(classes, activation="softmax")])

# %% wrong: flattened afterwards -> dense/flattened-afterwards
def classifier(height, width, classes):
    return keras.Sequential(
        [keras.Input((height, width, 3)), keras.layers.Dense(classes, activation="softmax"), keras.layers.Flatten()]
    )

# %% wrong: no softmax -> "an activation were missing"
def classifier(height, width, classes):
    return keras.Sequential([keras.Input((height, width, 3)), keras.layers.Flatten(), keras.layers.Dense(classes)])

# %% wrong: sigmoid -> "activation"
def classifier(height, width, classes):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(classes, activation="sigmoid")])

# %% wrong: no bias -> dense/bias-forgotten
def classifier(height, width, classes):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(classes, activation="softmax", use_bias=False)])

# %% wrong: the rows averaged first -> dense/rows-added-up
def classifier(height, width, classes):
    layers = keras.layers
    return keras.Sequential(
        [layers.Reshape((height, width * 3)), layers.GlobalAveragePooling1D(), layers.Dense(classes, activation="softmax")]
    )

# %% wrong: one class too many -> "units"
def classifier(height, width, classes):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(classes + 1, activation="softmax")])

# %% wrong: softmax twice -> "activation"
def classifier(height, width, classes):
    return keras.Sequential(
        [keras.layers.Flatten(), keras.layers.Dense(classes, activation="softmax"), keras.layers.Softmax()]
    )

# %% wrong: a fixed size -> "cannot take"
def classifier(height, width, classes):
    return keras.Sequential(
        [keras.Input((28, 28, 3)), keras.layers.Flatten(), keras.layers.Dense(classes, activation="softmax")]
    )

# %% wrong: no layer -> "layer"
def classifier(height, width, classes):
    return classes
