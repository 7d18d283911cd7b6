"""What the provoked errors are written with, and the table that they enter."""

import numpy as np

from shapewise.reading import keras

L, I = keras.layers, keras.Input  # noqa: E741

#: name -> code of the explanation, whether it has a fix, what raises it
PROVOKED = {}
#: name -> words of the explanation
SAYS = {}


def provokes(code, says="", fixed=True):
    """Enter a function under its own name: it raises an error that is explained with `code` and the words `says`."""

    def enter(function):
        name = function.__name__
        if name in PROVOKED and PROVOKED[name][2].__code__ != function.__code__:
            raise ValueError(f"two provoked errors are called {name}.")
        PROVOKED[name] = (code, fixed, function)
        if says:
            SAYS[name] = says
        return function

    return enter


def seq(*given, **options):
    return keras.Sequential(list(given), **options)


def func(shape, *given):
    x = start = I(shape)
    for layer in given:
        x = layer(x)
    return keras.Model(start, x)


def z(*shape):
    return np.zeros(shape, "float32")


def fit(model, x, y, loss="mse", **options):
    model.compile(loss=loss, optimizer="sgd")
    model.fit(x, y, verbose=0, **options)
