"""Models of every kind, under which an error is explained that another one has raised."""

from errors.provoked.helpers import I, L, seq
from shapewise.reading import keras


class Own(keras.Model):
    """A subclassed model: no graph, no inputs, no output shape."""

    def __init__(self):
        super().__init__()
        self.dense = L.Dense(2)

    def call(self, x):
        return self.dense(x)


def _two_in_two_out():
    a, b = I((3,)), I((4,))
    return keras.Model([a, b], [L.Dense(1)(a), L.Dense(2)(b)])


def _attention():
    x = I((None, 3))
    return keras.Model(x, L.MultiHeadAttention(1, 2)(x, x))


def _dictionaries():
    x = I((8, 8, 3))
    return keras.Model({"a": x}, {"b": L.Add()([x, L.Conv2D(3, 3, padding="same")(x)])})


def strangers():
    """A model of each kind."""
    yield seq(L.Dense(1))
    yield seq(I((3,)), L.Dense(1))
    yield seq(I((5, 3)), L.Bidirectional(L.LSTM(2)), L.Dense(1))
    yield _two_in_two_out()
    yield _attention()
    yield _dictionaries()
    yield Own()
