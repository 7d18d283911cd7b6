"""The film of a kernel of one: its numbers are Keras', those of Conv1D and of Dense."""

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched, turned
from shapewise import draw, explore
from shapewise.layers.call import LayerCall
from shapewise.pictures.kernel_of_one_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

CASES = [({}, (1, 5, 3)), ({"use_bias": False}, (2, 4, 2)), ({"padding": "same"}, (1, 1, 1))]


def layer_and_input(options, shape, filters=2):
    layer = with_small_weights(build(LayerCall("Conv1D", filters, 1, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


@pytest.mark.parametrize("options, shape", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, shape):
    layer, x = layer_and_input(options, shape)
    frame = draw.kernel_of_one(layer, x)["steps"]
    assert cells(frame, "input") == turned(x[0])
    assert cells(frame, "kernel[0]") == expected(layer.get_weights()[0][0])
    assert cells(frame, "output") == turned(run(layer, x)[0])


@pytest.mark.parametrize("options, shape", CASES)
def test_dense_with_the_same_weights_gives_the_numbers_of_the_picture(options, shape):
    layer, x = layer_and_input(options, shape)
    dense = keras.layers.Dense(2, use_bias=options.get("use_bias", True))
    dense.build(x.shape)
    kernel, *bias = layer.get_weights()
    dense.set_weights([kernel[0], *bias])
    assert cells(draw.kernel_of_one(layer, x)["steps"], "output") == turned(run(dense, x)[0])


def test_the_belief_is_drawn_as_the_depthwise_layer_that_makes_it_true():
    layer, x = layer_and_input({}, (1, 5, 3))
    apart = keras.layers.DepthwiseConv1D(1, use_bias=False)
    apart.build(x.shape)
    apart.set_weights([layer.get_weights()[0][:, :, :1]])
    frame = draw.kernel_of_one(layer, x)["scaled"]
    assert cells(frame, "output") == turned(run(apart, x)[0])
    assert arithmetic(frame) == [f"numbers: {apart.count_params()}"]


@pytest.mark.parametrize("step", range(5))
def test_the_arithmetic_of_a_step_is_its_column_of_the_output(step):
    layer, x = layer_and_input({}, (1, 5, 3))
    frame, y = draw.kernel_of_one(layer, x).at("step", step=step), run(layer, x)[0]
    assert [part.value for _, part in frame.arithmetic.parts] == y[step].tolist()
    assert cells(frame, "output") == {(f, s): y[s, f] for f in range(2) for s in range(step + 1)}
    lit, text = touched(frame, "output", 1, step)
    assert lit == {"input": {(c, step) for c in range(3)}, "kernel[0]": {(c, 1) for c in range(3)}, "bias": {(0, 1)}}
    assert text.endswith(f"= {y[step, 1]:g}".replace("-", "−")) or text.endswith(f"= {y[step, 1]:g}")


def test_the_strip_says_each_moment_in_a_sentence():
    assert small().alternative_text.splitlines() == [
        "1. One step goes through the table: three channels in, two channels out.",
        "2. Five steps, one table, no neighbours: Dense does the same.",
        "3. The belief: a number for each channel, none meets another: DepthwiseConv1D(1).",
    ]
    assert small().at("step", step=2).title.startswith("Step 2 goes through the same table")


def test_the_explorer_changes_the_table_with_channels_and_filters_and_not_with_steps():
    assert explore.kernel_of_one() is not None
    parameters = {name: small(**{name: 4}).facts["parameters"].value for name in ("steps", "channels", "filters")}
    assert parameters == {"steps": 8, "channels": 10, "filters": 16}
    assert np.shape(small(channels=4)["steps"].grid("kernel[0]").values) == (4, 2)


REFUSED = [
    (LayerCall("Dense", 2), (1, 4, 2), "a picture of Conv1D: got a Dense layer"),
    (LayerCall("Conv1D", 2, 1, activation="relu"), (1, 4, 2), 'got activation="relu"; expected None'),
    (LayerCall("Conv1D", 2, 2), (1, 4, 2), "got kernel_size 2, strides 1; expected 1, 1"),
    (LayerCall("Conv1D", 2, 1, strides=2), (1, 4, 2), "got kernel_size 1, strides 2; expected 1, 1"),
]


@pytest.mark.parametrize("call, shape, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, reason):
    with pytest.raises(ValueError, match=reason):
        draw.kernel_of_one(build(call), small_integers(shape))
