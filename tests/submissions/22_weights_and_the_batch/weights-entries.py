# %% right: a class, with the axes of the input
def entry_weights(rows, columns):
    class EntryWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, *input_shape[1:]))

        def call(self, x):
            return x * self.weight

    return EntryWise()

# %% right: a class that knows its sizes
def entry_weights(rows, columns):
    class Sheet(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.sheet = self.add_weight(shape=(rows, columns), initializer="ones")

        def call(self, x):
            return keras.ops.multiply(x, self.sheet)

    return Sheet()

# %% right: EinsumDense
def entry_weights(rows, columns):
    return keras.layers.EinsumDense("bij,ij->bij", (rows, columns))

# %% right: flattened, weighed column by column, and folded back
def entry_weights(rows, columns):
    return keras.Sequential([
        keras.Input((rows, columns)),
        keras.layers.Reshape((1, rows * columns)),
        keras.layers.DepthwiseConv1D(1, use_bias=False),
        keras.layers.Reshape((rows, columns)),
    ])

# %% wrong: a weight for each column -> weights/rows-share
def entry_weights(rows, columns):
    return keras.layers.DepthwiseConv1D(1, use_bias=False)

# %% wrong: a weight for each row -> weights/columns-share
def entry_weights(rows, columns):
    return keras.layers.EinsumDense("bij,i->bij", (rows, columns))

# %% wrong: Dense -> weights/dense-in-its-place
def entry_weights(rows, columns):
    return keras.layers.Dense(columns, use_bias=False)

# %% wrong: all to all -> weights/everything-to-everything
def entry_weights(rows, columns):
    return keras.Sequential([
        keras.layers.Flatten(), keras.layers.Dense(rows * columns, use_bias=False), keras.layers.Reshape((rows, columns)),
    ])

# %% wrong: a bias as well -> weights/bias-added
def entry_weights(rows, columns):
    return keras.layers.EinsumDense("bij,ij->bij", (rows, columns), bias_axes="ij")

# %% wrong: the shape with the batch -> "it cannot take"
def entry_weights(rows, columns):
    class PerEntry(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(None, *input_shape[1:]))

        def call(self, x):
            return x * self.weight

    return PerEntry()

# %% wrong: added in the place of multiplied -> "computed in another way"
def entry_weights(rows, columns):
    class Added(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, *input_shape[1:]))

        def call(self, x):
            return x + self.weight

    return Added()

# %% wrong: no weight at all -> "it has 0 parameters, fewer than asked"
def entry_weights(rows, columns):
    return keras.layers.Identity()

# %% wrong: an activation that nobody asked for -> "computed in another way"
def entry_weights(rows, columns):
    return keras.layers.EinsumDense("bij,ij->bij", (rows, columns), activation="relu")

# %% wrong: a matrix for all rows -> weights/dense-in-its-place
def entry_weights(rows, columns):
    return keras.layers.EinsumDense("bij,jk->bik", (rows, columns))

# %% wrong: for four rows of three only -> "not for rows=2, columns=5"
def entry_weights(rows, columns):
    return keras.layers.EinsumDense("bij,ij->bij", (4, 3))

# %% wrong: the class, not a layer -> "expected a Keras layer or model"
def entry_weights(rows, columns):
    class EntryWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, *input_shape[1:]))

        def call(self, x):
            return x * self.weight

    return EntryWise

# %% wrong: nothing written -> "entry_weights: nothing is written here yet"
def entry_weights(rows, columns):
    """A layer that multiplies each entry of a sample by a weight of its own."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

# %% wrong: the shape as it comes, the very bug of the question -> "one of its weights has the length of the batch"
def entry_weights(rows, columns):
    class PerEntry(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=input_shape, initializer="ones")

        def call(self, x):
            return x * self.weight

    return PerEntry()

# %% wrong: the same, in a model -> "one of its weights has the length of the batch"
def entry_weights(rows, columns):
    class PerEntry(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=input_shape, initializer="ones")

        def call(self, x):
            return x * self.weight

    return keras.Sequential([PerEntry()])

# %% wrong: the batch size of training -> "it cannot take"
def entry_weights(rows, columns):
    class PerEntry(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(32, *input_shape[1:]))

        def call(self, x):
            return x * self.weight

    return PerEntry()
