# %% right: the layer that is made for it
def own_weights(rows, features, units):
    """A layer in which every row has weights of its own."""
    return keras.layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="tu")

# %% right: other letters, and the kernel's axes in another order
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("abc,dcb->abd", output_shape=(rows, units), bias_axes="db")

# %% right: a Dense for each row
def own_weights(rows, features, units):
    inputs = keras.Input((rows, features))
    results = [keras.layers.Dense(units)(inputs[:, row]) for row in range(rows)]
    return keras.Model(inputs, keras.ops.stack(results, axis=1))

# %% right: a convolution in groups
def own_weights(rows, features, units):
    return keras.Sequential([
        keras.Input((rows, features)),
        keras.layers.Reshape((1, rows * features)),
        keras.layers.Conv1D(rows * units, 1, groups=rows),
        keras.layers.Reshape((rows, units)),
    ])

# %% right: a layer of one's own
def own_weights(rows, features, units):
    class OwnWeights(keras.layers.Layer):
        def build(self, input_shape):
            self.kernel = self.add_weight(shape=(rows, features, units))
            self.bias = self.add_weight(shape=(rows, units), initializer="zeros")

        def call(self, x):
            return keras.ops.einsum("btf,tfu->btu", x, self.kernel) + self.bias

    return OwnWeights()

# %% wrong: Dense is thought to do it -> dense/rows-differ-by-themselves
def own_weights(rows, features, units):
    return keras.layers.Dense(units)

# %% wrong: TimeDistributed is thought to do it -> dense/rows-differ-by-themselves
def own_weights(rows, features, units):
    return keras.layers.TimeDistributed(keras.layers.Dense(units))

# %% wrong: a window of one -> dense/rows-differ-by-themselves
def own_weights(rows, features, units):
    return keras.layers.Conv1D(units, 1)

# %% wrong: flattened -> dense/flattened
def own_weights(rows, features, units):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(units)])

# %% wrong: flattened and folded back -> dense/flattened-and-folded-back
def own_weights(rows, features, units):
    return keras.Sequential([
        keras.layers.Flatten(),
        keras.layers.Dense(rows * units),
        keras.layers.Reshape((rows, units)),
    ])

# %% wrong: every row is added up into one -> dense/flattened
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,tfu->bu", units, bias_axes="u")

# %% wrong: a bias of its own only -> dense/bias-per-row
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,fu->btu", (rows, units), bias_axes="tu")

# %% wrong: a shared bias -> dense/bias-shared
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="u")

# %% wrong: without bias -> dense/bias-forgotten
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,tfu->btu", (rows, units))

# %% wrong: along the rows -> dense/first-axis
def own_weights(rows, features, units):
    turn = keras.layers.Permute((2, 1))
    return keras.Sequential([turn, keras.layers.Dense(units), keras.layers.Permute((2, 1))])

# %% wrong: a factor for every number, and then the same kernel for all -> "parameters, fewer than asked"
def own_weights(rows, features, units):
    return keras.Sequential([
        keras.Input((rows, features)),
        keras.layers.EinsumDense("btf,tf->btf", (rows, features), bias_axes="tf"),
        keras.layers.Dense(units),
    ])

# %% wrong: units and features exchanged -> "it gives"
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,tfu->btu", (rows, features), bias_axes="tu")

# %% wrong: with an activation nobody asked for -> "the numbers are computed in another way"
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="tu", activation="relu")

# %% wrong: the rows turned round -> "the wrong outputs move"
def own_weights(rows, features, units):
    return keras.Sequential([
        keras.Input((rows, features)),
        keras.layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="tu"),
        keras.layers.Lambda(lambda y: y[:, ::-1]),
    ])

# %% wrong: only the numbers of the check that is seen -> "it cannot take (None, 4, 3)"
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("btf,tfu->btu", (6, 5), bias_axes="tu")

# %% wrong: an equation without the batch axis -> "it cannot take (None, 6, 4)"
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("tf,tfu->tu", (units,), bias_axes="u")

# %% wrong: a list of layers -> "expected a Keras layer or model: got a list"
def own_weights(rows, features, units):
    return [keras.layers.Dense(units) for _ in range(rows)]

# %% wrong: the class, not a layer -> "without its arguments"
def own_weights(rows, features, units):
    return keras.layers.EinsumDense

# %% wrong: made, not returned -> "None: was the result returned?"
def own_weights(rows, features, units):
    layer = keras.layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="tu")

# %% wrong: nothing written -> "own_weights: nothing is written here yet"
def own_weights(rows, features, units):
    """A layer in which every row has weights of its own."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
