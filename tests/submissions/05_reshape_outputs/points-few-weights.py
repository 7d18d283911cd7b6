# %% right: the channels into one number, then Flatten
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(1),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((points, 2)),
    ])

# %% right: a convolution with one filter, which leaves fewer places
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Conv2D(1, 2),
        keras.layers.Flatten(),
        keras.layers.Dense(points * 2),
        keras.layers.Reshape((points, 2)),
    ])

# %% right: the functional way
def few_weights(side, channels, points, most):
    one_map = keras.Input((side, side, channels))
    one_number = keras.layers.Conv2D(1, 1, use_bias=False)(one_map)
    row = keras.layers.Dense(2 * points)(keras.layers.Flatten()(one_number))
    return keras.Model(one_map, keras.layers.Reshape((points, 2))(row))

# %% right: all x and then all y, exchanged
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(1),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((2, points)),
        keras.layers.Permute((2, 1)),
    ])

# %% wrong: Flatten at once -> "parameters; expected at most"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)), keras.layers.Flatten(), keras.layers.Dense(2 * points), keras.layers.Reshape((points, 2)),
    ])

# %% wrong: global pooling -> "turn the map upside down, and the same comes out"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((points, 2)),
    ])

# %% wrong: two filters at the end -> "expected (None, 5, 2)"
def few_weights(side, channels, points, most):
    return keras.Sequential([keras.Input((side, side, channels)), keras.layers.Conv2D(2, 3)])

# %% wrong: a row of numbers, not folded -> "expected (None, 5, 2)"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)), keras.layers.Dense(1), keras.layers.Flatten(), keras.layers.Dense(2 * points),
    ])

# %% wrong: coordinates first -> "expected (None, 5, 2)"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(1),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((2, points)),
    ])

# %% wrong: Dense for each row of the map -> "cannot take"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.layers.Dense(1), keras.layers.Dense(2 * points), keras.layers.Reshape((points, 2)),
    ])

# %% wrong: the first two numbers of each row, without learning -> "does not move, and should"
def few_weights(side, channels, points, most):
    one_map = keras.Input((side, side, channels))
    row = keras.layers.Flatten()(keras.layers.Dense(1)(one_map))
    return keras.Model(one_map, keras.layers.Reshape((points, 2))(row[:, : 2 * points]))

# %% wrong: too many channels left -> "parameters; expected at most"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(4),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((points, 2)),
    ])

# %% wrong: nothing returned -> "expected a Keras layer or model"
def few_weights(side, channels, points, most):
    keras.Sequential([keras.Input((side, side, channels)), keras.layers.Flatten()])

# %% wrong: nothing written -> "few_weights: nothing is written here yet"
def few_weights(side, channels, points, most):
    """The end of a model: (points, 2) from a map, with at most `most` weights."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

# %% wrong: a softmax over the coordinates -> "Is there an activation at the end?"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(1),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((points, 2)),
        keras.layers.Softmax(),
    ])

# %% wrong: coordinates that are never negative -> "Is there an activation at the end?"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Dense(1),
        keras.layers.Flatten(),
        keras.layers.Dense(2 * points, activation="relu"),
        keras.layers.Reshape((points, 2)),
    ])

# %% wrong: one number is left of the whole map -> "all outputs follow from a single number"
def few_weights(side, channels, points, most):
    return keras.Sequential([
        keras.Input((side, side, channels)),
        keras.layers.Flatten(),
        keras.layers.Dense(1),
        keras.layers.Dense(2 * points),
        keras.layers.Reshape((points, 2)),
    ])
