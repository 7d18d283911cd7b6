"""What is believed of a reshaped output, against Keras."""

import numpy as np
import pytest

from shapewise.answers.diagnosis import diagnose_value
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.predicting import belief, value_predictions
from shapewise.reading import build, keras, run

L = keras.layers


@pytest.mark.parametrize("points, coordinates", [(4, 2), (68, 2), (3, 5)])
def test_the_first_column_first_is_what_a_permute_behind_another_reshape_gives(points, coordinates):
    x = np.random.default_rng(0).integers(-9, 9, (2, points * coordinates)).astype("float32")
    layer = build(LayerCall("Reshape", (points, coordinates)))
    believed = run(keras.Sequential([L.Reshape((coordinates, points)), L.Permute((2, 1))]), x)
    assert "reshape/columns-first" in diagnose_value(believed, layer, x).beliefs
    assert diagnose_value(run(layer, x), layer, x)


def test_between_other_numbers_of_axes_it_is_not_believed():
    config = rule("Reshape").config(LayerCall("Reshape", (6,)))
    x = np.zeros((1, 2, 3), dtype="float32")
    found = value_predictions("Reshape", x, (), config)
    assert "reshape/columns-first" not in [one.belief.code for one in found]


@pytest.mark.parametrize(
    "code", ["another-output", "map-flattened-for-the-head", "two-filters-are-points", "map-keeps-its-size"]
)
def test_each_belief_says_why_not_and_what_to_look_at(code):
    one = belief(f"points/{code}")
    assert one.because.endswith(".")
    assert one.next_step
