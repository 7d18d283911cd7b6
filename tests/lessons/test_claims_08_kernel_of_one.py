"""Lesson 08: its general sentences on Keras."""

from types import SimpleNamespace

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from shapewise.answers.diagnosis import diagnose_value
from shapewise.notebooks.canonical import read
from shapewise.reading import keras, run, small_integers

layers = keras.layers
CELLS = {cell.id: cell.source for cell in read(COURSE / "08_kernel_of_one.ipynb").cells}


def run_cells(*ids):
    """What the named cells of the lesson leave behind; nothing is drawn."""
    names = {"keras": keras, "np": np, "draw": SimpleNamespace(kernel_of_one=lambda *_: None)}
    for one in ids:
        exec(CELLS[one], names)
    return names


@claims(
    "Inside a machine two parts jump, and when both jump together, a bearing is loose.",
    "There are 64 microphones, and each hears its own mixture of the two.",
)
def test_the_microphones_hear_mixtures_of_two_parts_that_jump_together_where_the_bearing_is_loose():
    names = run_cells("recordings")
    starts = (np.diff(names["parts"], axis=1) == 1).argmax(axis=1)
    assert np.array_equal(starts[:, 0] == starts[:, 1], names["loose"] == 1)
    assert names["heard"].shape[-1] == 64
    assert np.linalg.matrix_rank(names["heard"].reshape(-1, 64)) == 2


@claims(
    "Nearly all of its weights are there because of the 64 channels.",
    "A colleague wants to put Conv1D(2, 1) in front.",
    "Squeeze first: two filters of size 1 make 2 channels out of 64, then the same convolution as before looks "
    "for jumps.",
)
def test_squeezed_to_two_channels_the_model_is_right_and_fits_a_chip_for_500_weights():
    names = run_cells("recordings", "train")
    wide = names["train"](layers.Conv1D(8, 3))
    squeezed = names["train"](layers.Conv1D(2, 1), layers.Conv1D(8, 3))
    scaled = names["train"](layers.DepthwiseConv1D(1), layers.Conv1D(8, 3))
    assert min(wide["right"], squeezed["right"]) >= 0.9
    assert wide["parameters"] > 1500 > 500 > squeezed["parameters"]
    assert scaled["parameters"] > wide["parameters"]
    assert 3 * 64 * 8 > 0.95 * wide["parameters"]


def test_the_first_model_is_too_big():
    model = keras.Sequential([keras.Input((20, 64)), layers.Conv1D(8, 3), layers.GlobalMaxPooling1D(), layers.Dense(1)])
    assert model.count_params() == 1553


@claims(
    "The table is the same one at every step.",
    "So the kernel of one filter is a column of weights, and all filters together are a table.",
    "It fails because a filter adds up all channels of its step.",
    "Instead, think of Dense at every step.",
    "Give both layers the same weights, and they give the same numbers:",
    "A kernel of one mixes the channels of a step: it is Dense at every step.",
)
@pytest.mark.parametrize(("steps", "channels", "filters"), [(10, 100, 64), (12, 6, 4), (1, 3, 5), (7, 1, 2)])
def test_a_kernel_of_one_is_dense_at_every_step(steps, channels, filters):
    conv, dense = layers.Conv1D(filters, 1), layers.Dense(filters)
    x = small_integers((2, steps, channels))
    y = run(conv, x)
    kernel, bias = conv.get_weights()
    assert kernel.shape == (1, channels, filters)
    dense.build(x.shape)
    dense.set_weights([kernel[0], bias])
    assert np.allclose(y, run(dense, x), atol=1e-4)
    assert conv.count_params() == channels * filters + filters == dense.count_params()
    for step in range(steps):
        changed = x.copy()
        changed[:, step] += 1
        moved = (run(conv, changed) != y).any(axis=(0, 2))
        assert moved.tolist() == [other == step for other in range(steps)]


@claims(
    "Many think that a kernel of size 1 can make a channel louder or softer, and no more.",
    "Where the belief is true, each channel has one number of its own: that is DepthwiseConv1D(1).",
    "Here are both on the series of the question, with shape, weights and the number of output channels that "
    "change with channel 0:",
)
def test_on_the_series_of_the_question_one_channel_moves_64_outputs_and_of_the_depthwise_layer_one():
    names = run_cells("compare")
    assert names["compare"](layers.Conv1D(64, 1)) == ((1, 10, 64), 6464, 64)
    assert names["compare"](layers.DepthwiseConv1D(1)) == ((1, 10, 100), 200, 1)
    apart = layers.DepthwiseConv1D(1)
    x = small_integers((1, 5, 3))
    y = run(apart, x)
    assert np.allclose(y, x * apart.get_weights()[0][0, :, 0])


@claims("It is a weighted sum, not an average: 100 channels of one, all weights one, and out comes")
def test_a_hundred_ones_add_up_to_100():
    assert np.all(run(layers.Conv1D(1, 1, kernel_initializer="ones"), np.ones((1, 10, 100))) == 100)


@claims("Write it with x[0, 0], table and bias.")
def test_the_gap_is_a_product_and_the_answer_of_the_belief_is_refused():
    names = run_cells("film")
    x, table, bias = names["x"], names["table"], names["bias"]
    right = x[0, 0] @ table + bias
    assert right.tolist() == [4, 5]
    assert diagnose_value(right, names["mix"], x, (0, 0))
    assert not diagnose_value(x[0, 0] * table[:, 0], names["mix"], x, (0, 0))
    assert diagnose_value(x[0, 0] @ table, names["mix"], x, (0, 0)).beliefs == ("conv1d/bias-forgotten",)
