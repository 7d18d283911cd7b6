# %% right: start as a list in the configuration
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% right: start kept as lists
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start).tolist()

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start}

# %% right: the configuration written out, name and all
class Sheet(keras.layers.Layer):
    def __init__(self, start, name=None, trainable=True, dtype=None):
        super().__init__(name=name, trainable=trainable)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {"start": self.start.tolist(), "name": self.name}

# %% right: an axis for the batch in the weight, and start set once it is there
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start, dtype="float32")

    def build(self, input_shape):
        self.sheet = self.add_weight(shape=(1, *input_shape[1:]))
        self.sheet.assign(self.start[None])

    def call(self, x):
        return keras.ops.multiply(x, self.sheet)

    def get_config(self):
        config = super().get_config()
        config["start"] = self.start.tolist()
        return config

# %% wrong: no configuration -> "it cannot be saved"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

# %% wrong: start is not in the configuration -> "cannot be made again"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return super().get_config()

# %% wrong: an array in a set in the configuration -> "it cannot be saved"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": {"it is": self.start.data}}

# %% wrong: no room for the name -> "cannot be made again"
class Sheet(keras.layers.Layer):
    def __init__(self, start):
        super().__init__()
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: begins at one -> "it gives"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer="ones")

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: comes back with other numbers -> "made again from its configuration, it gives"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": np.ones_like(self.start).tolist()}

# %% wrong: the batch in the weight -> "one of its weights has the length of the batch"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape, initializer="ones")

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: a weight for each column -> weights/rows-share
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[2:], initializer="ones")

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: added -> "computed in another way"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x + self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: no weight, only start -> "it has 0 parameters"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        pass

    def call(self, x):
        return x * keras.ops.cast(self.start, x.dtype)

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: not trained -> "not trained"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start), trainable=False)

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}

# %% wrong: the weights of Keras' own layer, not begun at start -> "it gives"
def Sheet(start):
    return keras.layers.EinsumDense("bij,ij->bij", np.shape(start))

# %% wrong: nothing written -> "nothing is written here yet"
class Sheet(keras.layers.Layer):
    def __init__(self, start, **kwargs):
        # YOUR CODE HERE
        raise NotImplementedError("put your own code in the place of this line")
