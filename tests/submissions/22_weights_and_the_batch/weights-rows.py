# %% right: a weight without columns
def row_weights(rows):
    class RowWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, rows, 1))

        def call(self, x):
            return x * self.weight

    return RowWise()

# %% right: the rows from the input
def row_weights(rows):
    class RowWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(input_shape[1],), initializer="ones")

        def call(self, x):
            return x * self.weight[:, None]

    return RowWise()

# %% right: turned, weighed by column, turned back
def row_weights(rows):
    return keras.Sequential([
        keras.Input((rows, None)),
        keras.layers.Permute((2, 1)),
        keras.layers.DepthwiseConv1D(1, use_bias=False),
        keras.layers.Permute((2, 1)),
    ])

# %% right: EinsumDense with the columns left open
def row_weights(rows):
    return keras.layers.EinsumDense("bij,i->bij", (rows, None))

# %% wrong: a weight for each column -> weights/rows-share
def row_weights(rows):
    return keras.layers.DepthwiseConv1D(1, use_bias=False)

# %% wrong: a weight for each entry -> weights/every-entry-of-a-sample
def row_weights(rows):
    class EntryWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, *input_shape[1:]))

        def call(self, x):
            return x * self.weight

    return EntryWise()

# %% wrong: a Dense over the rows -> weights/dense-in-its-place
def row_weights(rows):
    return keras.Sequential([
        keras.layers.Permute((2, 1)), keras.layers.Dense(rows, use_bias=False), keras.layers.Permute((2, 1)),
    ])

# %% wrong: a kernel as a matrix over the rows -> weights/dense-in-its-place
def row_weights(rows):
    return keras.layers.EinsumDense("bij,ik->bkj", (rows, None))

# %% wrong: one weight for all -> "it has 1 parameter, fewer than asked"
def row_weights(rows):
    class One(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=())

        def call(self, x):
            return x * self.weight

    return One()

# %% wrong: for three columns only -> "cannot take"
def row_weights(rows):
    return keras.Sequential([keras.Input((rows, 3)), keras.layers.EinsumDense("bij,i->bij", (rows, 3))])

# %% wrong: the weight on the wrong axis -> "cannot take"
def row_weights(rows):
    class Wrong(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(rows,))

        def call(self, x):
            return x * self.weight

    return Wrong()

# %% wrong: scale and shift -> "the wrong outputs move"
def row_weights(rows):
    return keras.layers.BatchNormalization(axis=1)

# %% wrong: the columns in another order -> "the output at (0, 0) does not move, and should"
def row_weights(rows):
    class Reversed(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, rows, 1))

        def call(self, x):
            return (x * self.weight)[..., ::-1]

    return Reversed()

# %% wrong: a sample lost -> "expected one for each sample"
def row_weights(rows):
    class Lost(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, rows, 1))

        def call(self, x):
            return x[:-1] * self.weight

    return Lost()

# %% wrong: added -> "computed in another way"
def row_weights(rows):
    class Added(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, rows, 1))

        def call(self, x):
            return x + self.weight

    return Added()

# %% wrong: made, not returned -> "None: was the result returned?"
def row_weights(rows):
    layer = keras.layers.EinsumDense("bij,i->bij", (rows, None))

# %% wrong: nothing written -> "row_weights: nothing is written here yet"
def row_weights(rows):
    """A layer that multiplies each row by a weight of its own, for any number of columns."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
