"""What the models to review are written with."""

import numpy as np

from shapewise.reading import keras

layers, Input = keras.layers, keras.Input
RANDOM = np.random.default_rng(0)


def net(*given, **options):
    """A Sequential of an input shape and layers."""
    shape, *rest = given
    return keras.Sequential([Input(shape) if isinstance(shape, tuple) else shape, *rest], **options)


def zeros(*shape, dtype="float32"):
    return np.zeros(shape, dtype)


def labels(n, classes, *shape):
    return RANDOM.integers(0, classes, size=(n, *shape))


def waves(samples, steps, channels):
    """Smooth in time, unlike from channel to channel."""
    t = np.linspace(0, 20, steps)[None, :, None]
    phase, size = RANDOM.uniform(0, 6, (samples, 1, channels)), RANDOM.normal(0, 3, (samples, 1, channels))
    return (np.sin(t + phase) + size).astype("float32")


def softmax_of(units):
    return layers.Dense(units, activation="softmax")
