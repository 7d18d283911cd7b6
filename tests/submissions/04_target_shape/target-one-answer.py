# %% right: the mean over the steps
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.Input((None, channels)),
        keras.layers.Conv1D(filters, window),
        keras.layers.GlobalAveragePooling1D(),
        keras.layers.Dense(1),
    ])

# %% right: the mean of the answers, and no Input
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.layers.Conv1D(filters, window),
        keras.layers.Dense(1),
        keras.layers.GlobalAveragePooling1D(),
    ])

# %% right: a functional model
def one_answer(channels, filters, window):
    series = keras.Input((None, channels))
    steps = keras.layers.Conv1D(filters, window)(series)
    mean = keras.ops.mean(steps, axis=1)
    return keras.Model(series, keras.layers.Dense(1)(mean))

# %% right: a layer of one's own
def one_answer(channels, filters, window):
    class Answer(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.look, self.answer = keras.layers.Conv1D(filters, window), keras.layers.Dense(1)

        def call(self, x):
            return keras.ops.mean(self.answer(self.look(x)), axis=1)

    return Answer()

# %% wrong: as it was -> target/dense-gives-one-answer
def one_answer(channels, filters, window):
    return keras.Sequential([keras.Input((None, channels)), keras.layers.Conv1D(filters, window), keras.layers.Dense(1)])

# %% wrong: Flatten behind it -> dense/flattened-afterwards
def one_answer(channels, filters, window):
    return keras.Sequential([keras.layers.Conv1D(filters, window), keras.layers.Dense(1), keras.layers.Flatten()])

# %% wrong: a single filter -> target/one-filter-before-flatten
def one_answer(channels, filters, window):
    return keras.Sequential([keras.layers.Conv1D(1, window), keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(1)])

# %% wrong: no bias -> dense/bias-forgotten
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.layers.Conv1D(filters, window),
        keras.layers.GlobalAveragePooling1D(),
        keras.layers.Dense(1, use_bias=False),
    ])

# %% wrong: Flatten before Dense -> "parameters"
def one_answer(channels, filters, window):
    return keras.Sequential([keras.layers.Conv1D(filters, window), keras.layers.Flatten(), keras.layers.Dense(1)])

# %% wrong: the largest of all steps -> "the numbers are computed in another way"
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.layers.Conv1D(filters, window),
        keras.layers.GlobalMaxPooling1D(),
        keras.layers.Dense(1),
    ])

# %% wrong: an activation that nobody asked for -> "in another way"
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.layers.Conv1D(filters, window, activation="relu"),
        keras.layers.GlobalAveragePooling1D(),
        keras.layers.Dense(1),
    ])

# %% wrong: a sigmoid at the end -> "in another way"
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.layers.Conv1D(filters, window),
        keras.layers.GlobalAveragePooling1D(),
        keras.layers.Dense(1, activation="sigmoid"),
    ])

# %% wrong: the mean first, no window -> "it has"
def one_answer(channels, filters, window):
    return keras.Sequential([keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(1)])

# %% wrong: the last step -> "the wrong outputs move"
def one_answer(channels, filters, window):
    return keras.Sequential([
        keras.Input((None, channels)),
        keras.layers.Conv1D(filters, window),
        keras.layers.Lambda(lambda y: y[:, -1]),
        keras.layers.Dense(1),
    ])

# %% wrong: for nine steps only -> "it cannot take"
def one_answer(channels, filters, window):
    series = keras.Input((9, channels))
    steps = keras.layers.Conv1D(filters, window)(series)
    return keras.Model(series, keras.layers.Dense(1)(keras.layers.GlobalAveragePooling1D()(steps)))

# %% wrong: a list of layers -> "expected a Keras layer or model: got a list"
def one_answer(channels, filters, window):
    return [keras.layers.Conv1D(filters, window), keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(1)]

# %% wrong: made, not returned -> "None: was the result returned?"
def one_answer(channels, filters, window):
    model = keras.Sequential([keras.layers.Conv1D(filters, window), keras.layers.GlobalAveragePooling1D()])

# %% wrong: nothing written -> "one_answer: nothing is written here yet"
def one_answer(channels, filters, window):
    """A model that gives one number for each series, however long it is."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
