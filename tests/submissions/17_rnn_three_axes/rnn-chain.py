# %% right: Sequential
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first, return_sequences=True),
            keras.layers.SimpleRNN(second),
        ]
    )

# %% right: a functional model
def two_rnns(steps, features, first, second):
    x = keras.Input((steps, features))
    every = keras.layers.SimpleRNN(first, return_sequences=True)(x)
    return keras.Model(x, keras.layers.SimpleRNN(second)(every))

# %% right: any number of steps
def two_rnns(steps, features, first, second):
    rnns = [keras.layers.SimpleRNN(first, return_sequences=True), keras.layers.SimpleRNN(second)]
    return keras.Sequential([keras.Input((None, features)), *rnns])

# %% right: both cells in one RNN layer
def two_rnns(steps, features, first, second):
    cells = [keras.layers.SimpleRNNCell(first), keras.layers.SimpleRNNCell(second)]
    return keras.Sequential([keras.Input((steps, features)), keras.layers.RNN(cells)])

# %% wrong: the last output repeated -> simple_rnn/last-output-repeated
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first),
            keras.layers.RepeatVector(steps),
            keras.layers.SimpleRNN(second),
        ]
    )

# %% wrong: every step comes out at the end -> simple_rnn/every-step-comes-out
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first, return_sequences=True),
            keras.layers.SimpleRNN(second, return_sequences=True),
        ]
    )

# %% wrong: Dense in place of the first RNN -> simple_rnn/like-dense
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Dense(first, activation="tanh"),
            keras.layers.SimpleRNN(second),
        ]
    )

# %% wrong: LSTMs -> simple_rnn/has-gates
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(first, return_sequences=True),
            keras.layers.LSTM(second),
        ]
    )

# %% wrong: without bias -> simple_rnn/bias-forgotten
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first, use_bias=False, return_sequences=True),
            keras.layers.SimpleRNN(second, use_bias=False),
        ]
    )

# %% wrong: features and steps exchanged -> simple_rnn/steps-and-features-swapped
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Permute((2, 1)),
            keras.layers.SimpleRNN(first, return_sequences=True),
            keras.layers.SimpleRNN(second),
        ]
    )

# %% wrong: nothing handed on -> "every step or one vector"
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first),
            keras.layers.SimpleRNN(second),
        ]
    )

# %% wrong: units exchanged -> "it should give"
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(second, return_sequences=True),
            keras.layers.SimpleRNN(first),
        ]
    )

# %% wrong: one layer -> "parameters"
def two_rnns(steps, features, first, second):
    return keras.Sequential([keras.Input((steps, features)), keras.layers.SimpleRNN(second)])

# %% wrong: relu inside -> "the numbers are computed in another way"
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first, activation="relu", return_sequences=True),
            keras.layers.SimpleRNN(second),
        ]
    )

# %% wrong: read backwards -> "the numbers are computed in another way"
def two_rnns(steps, features, first, second):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first, return_sequences=True, go_backwards=True),
            keras.layers.SimpleRNN(second),
        ]
    )
