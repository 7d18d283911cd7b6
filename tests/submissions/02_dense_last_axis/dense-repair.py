# %% right: Flatten in front
def repaired(height, width, scores):
    """A model that gives scores, each computed from the whole picture."""
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(scores)])

# %% right: a Reshape in front, and no Input
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Reshape((height * width,)), keras.layers.Dense(scores)])

# %% right: a sum over both axes
def repaired(height, width, scores):
    return keras.layers.EinsumDense("bij,ijk->bk", scores, bias_axes="k")

# %% right: a window as large as the picture
def repaired(height, width, scores):
    return keras.Sequential([
        keras.Input((height, width)),
        keras.layers.Reshape((height, width, 1)),
        keras.layers.Conv2D(scores, (height, width)),
        keras.layers.Flatten(),
    ])

# %% right: a functional model with rows as channels
def repaired(height, width, scores):
    inputs = keras.Input((height, width))
    window = keras.layers.Conv1D(scores, height)(inputs)
    return keras.Model(inputs, keras.layers.Reshape((scores,))(window))

# %% right: a layer of one's own
def repaired(height, width, scores):
    class Scores(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.dense = keras.layers.Dense(scores)

        def call(self, x):
            return self.dense(keras.ops.reshape(x, (-1, height * width)))

    return Scores()

# %% wrong: as it was -> dense/no-flatten-needed
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Dense(scores)])

# %% wrong: as it was, and wrapped -> dense/no-flatten-needed
def repaired(height, width, scores):
    return keras.layers.TimeDistributed(keras.layers.Dense(scores))

# %% wrong: Flatten behind it -> dense/flattened-afterwards
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Dense(scores), keras.layers.Flatten()])

# %% wrong: the rows averaged -> dense/rows-averaged
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Dense(scores), keras.layers.GlobalAveragePooling1D()])

# %% wrong: without bias -> dense/bias-forgotten
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(scores, use_bias=False)])

# %% wrong: an axis for the colour -> dense/axis-added
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Reshape((height, width, 1)), keras.layers.Dense(scores)])

# %% wrong: an axis for the colour, given as another input -> "it cannot take (None, 28, 28)"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width, 3)), keras.layers.Flatten(), keras.layers.Dense(scores)])

# %% wrong: the rows averaged first -> dense/rows-averaged
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(scores)])

# %% wrong: two layers with Flatten between -> "it has 3100 parameters, fewer than asked"
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Dense(scores), keras.layers.Flatten(), keras.layers.Dense(scores)])

# %% wrong: a layer too many -> "it has 7960 parameters, more than asked"
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(scores), keras.layers.Dense(scores)])

# %% wrong: as many units as pixels -> "it gives (None, 784)"
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(height * width)])

# %% wrong: the largest row -> "it has 290 parameters, fewer than asked"
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Dense(scores), keras.layers.GlobalMaxPooling1D()])

# %% wrong: the last row -> "the wrong outputs move"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Dense(scores), keras.layers.Lambda(lambda y: y[:, -1])])

# %% wrong: an activation that nobody asked for -> "the numbers are computed in another way"
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(scores, activation="relu")])

# %% wrong: for 28 x 28 only -> "it cannot take (None, 7, 5)"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((784,)), keras.layers.Dense(scores)]) if height != 28 else keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(scores)])

# %% wrong: ten scores whatever is asked -> "it gives (None, 10)"
def repaired(height, width, scores):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])

# %% wrong: a list of layers -> "expected a Keras layer or model: got a list"
def repaired(height, width, scores):
    return [keras.layers.Flatten(), keras.layers.Dense(scores)]

# %% wrong: made, not returned -> "None: was the result returned?"
def repaired(height, width, scores):
    model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(scores)])

# %% wrong: nothing written -> "repaired: nothing is written here yet"
def repaired(height, width, scores):
    """A model that gives scores, each computed from the whole picture."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
