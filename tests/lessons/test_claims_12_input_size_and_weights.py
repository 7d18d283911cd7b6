"""The sentences of lesson 12, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from shapewise.reading import keras, run, small_integers

layers = keras.layers


def network(height, width, channels, *head):
    return keras.Sequential([keras.Input((height, width, channels)), layers.Conv2D(8, 3), *head, layers.Dense(2)])


@claims(
    "A network for one channel is built with a smaller first kernel, and this is the whole difference of 6272 weights."
)
def test_one_channel_less_of_three_is_a_smaller_first_kernel_and_nothing_else():
    grey, colour = (
        keras.applications.DenseNet121(include_top=False, weights=None, input_shape=(None, None, channels))
        for channels in (1, 3)
    )
    shapes = [[tuple(weight.shape) for weight in model.weights] for model in (grey, colour)]
    differ = [(a, b) for a, b in zip(*shapes, strict=True) if a != b]
    assert differ == [((7, 7, 1, 64), (7, 7, 3, 64))]
    assert colour.count_params() - grey.count_params() == 6272 == 7 * 7 * 2 * 64


@pytest.mark.parametrize("sides", [(32, 32), (64, 64), (50, 70), (3, 200)])
def test_convolutions_count_kernel_channels_and_filters_and_no_height_and_width(sides):
    assert network(*sides, 1, layers.GlobalAveragePooling2D()).count_params() == 98
    assert network(*sides, 3, layers.GlobalMaxPooling2D()).count_params() == 242


@pytest.mark.parametrize("side", [8, 12, 20])
def test_behind_flatten_each_place_has_weights_of_its_own_and_another_size_is_refused(side):
    model = network(side, side, 1, layers.Flatten())
    places = (side - 2) ** 2 * 8
    assert model.count_params() == 80 + places * 2 + 2
    with pytest.raises(ValueError, match="incompatible|expected"):
        model(np.ones((1, side + 1, side, 1)))


@claims("GlobalMaxPooling2D keeps the largest.")
def test_the_mean_of_a_map_is_one_number_whatever_its_size():
    x = small_integers((2, 5, 7, 3), 1)
    assert np.allclose(run(layers.GlobalAveragePooling2D(), x), x.mean(axis=(1, 2)))
    assert np.allclose(run(layers.GlobalMaxPooling2D(), x), x.max(axis=(1, 2)))
