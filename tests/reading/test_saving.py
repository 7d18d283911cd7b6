"""A layer that is made again is the one that was saved; if not, it is said what is lost."""

import numpy as np
import pytest

from shapewise.reading import keras
from shapewise.reading.saving import made_again

layers = keras.layers


class Scaled(layers.Layer):
    def __init__(self, by, **kwargs):
        super().__init__(**kwargs)
        self.by = by

    def call(self, x):
        return x * self.by


class Nameless(Scaled):
    def __init__(self, by, **_):
        super().__init__(by)

    def get_config(self):
        return {**layers.Layer.get_config(self), "by": self.by}


@pytest.mark.parametrize(
    "make", [lambda: layers.Conv1D(3, 2, name="three"), lambda: Scaled(3.0), lambda: keras.Sequential([Scaled(2.0)])]
)
def test_what_comes_back_has_the_same_configuration(make):
    layer = make()
    assert made_again(layer) is not layer
    assert made_again(layer).get_config() == layer.get_config()


@pytest.mark.parametrize(
    "layer, words",
    [
        (lambda: Scaled(np.ones(3)), "it cannot be saved"),
        (lambda: Nameless(2.0, name="mine"), "made again, it has another name"),
    ],
)
def test_what_is_lost_is_said(layer, words):
    with pytest.raises(ValueError, match=words):
        made_again(layer())
