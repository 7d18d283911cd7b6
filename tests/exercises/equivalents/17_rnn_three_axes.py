"""Mutants of the solutions of lesson 17 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
TANH = "tanh is a SimpleRNN's own activation"
EQUIVALENT = {
    "rnn-predict": {"without part 0: (None, 7)": WITHOUT_BATCH, "without part 0: (None, 6, 5)": WITHOUT_BATCH},
    "rnn-forward": {
        "without part 0: (len(x), len(recurrent))": "zeros without samples are added to every sample all the same",
        "bias for: recurrent": "the bias has as many numbers as the recurrent kernel has rows",
    },
    "rnn-chain": {
        "activation='tanh': keras.layers.SimpleRNN(first, return_sequences=True)": TANH,
        "activation='tanh': keras.layers.SimpleRNN(second)": TANH,
        "return_sequences=False: keras.layers.SimpleRNN(second)": "that is what a SimpleRNN does anyway",
        "without part 0: [keras.Input((steps, features)), keras.layers.SimpleRNN(first, return_sequences=True), "
        "keras.layers.SimpleRNN(second)]": "a model without Input is built when it is called",
    },
    "rnn-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
