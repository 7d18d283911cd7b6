import numpy as np
import pytest
from matplotlib import pyplot

from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.reading import build, run, small_integers, with_small_weights

CASES = [
    ({}, (1, 6, 3)),
    ({"padding": "same", "strides": 2}, (1, 7, 3)),
    ({"padding": "causal"}, (2, 6, 2)),
    ({"dilation_rate": 2}, (1, 6, 3)),
    ({"use_bias": False}, (1, 6, 3)),
    ({"activation": "relu"}, (1, 6, 3)),
]


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    pyplot.close("all")


def layer_and_input(options, shape, kernel_size=2):
    layer = with_small_weights(build(LayerCall("Conv1D", 2, kernel_size, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


def read_back(ax, name):
    found = {}
    for text in ax.texts:
        if (text.get_gid() or "").startswith(f"{name} "):
            row, column = map(int, text.get_gid().split()[1:])
            found[row, column] = float(text.get_text().replace("−", "-"))
    return found


@pytest.mark.parametrize("options, shape", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, shape):
    layer, x = layer_and_input(options, shape)
    y = run(layer, x)
    drawn = read_back(draw.draw_conv1d(layer, x, frame="filters"), "output")
    assert drawn == {(f, step): y[0, step, f] for step, f in np.ndindex(*y.shape[1:])}


def test_channels_kept_apart_are_what_keras_depthwise_layer_returns():
    layer, x = layer_and_input({}, (1, 6, 3))
    depthwise = build(LayerCall("DepthwiseConv1D", 2, depth_multiplier=2, use_bias=False))
    depthwise.build(x.shape)
    depthwise.set_weights([layer.get_weights()[0]])
    y = run(depthwise, x)
    drawn = read_back(draw.draw_channels_kept_apart(layer, x), "output")
    assert drawn == {(channel, step): y[0, step, channel] for step, channel in np.ndindex(*y.shape[1:])}


def test_the_words_are_the_alternative_text():
    layer, x = layer_and_input({}, (1, 6, 3))
    ax = draw.draw_conv1d(layer, x, frame="products", window=1, filter=1)
    assert ax.figure.alternative_text == draw.describe_conv1d(layer, x, frame="products", window=1, filter=1)
    film = draw.draw_conv1d_film(layer, x).figure.alternative_text
    assert film.startswith("1. One filter is one block over all 3 channels")
    assert "\n\n5. Filter 2, another block" in film
    ax = draw.draw_channels_kept_apart(layer, x)
    assert ax.figure.alternative_text == draw.describe_channels_kept_apart(layer, x)


def test_a_layer_that_was_not_built_is_drawn_with_the_weights_it_gets():
    layer, x = build(LayerCall("Conv1D", 1, 2)), small_integers((1, 4, 2))
    ax = draw.draw_conv1d(layer, x, frame="filters")
    y = run(layer, x)
    assert list(read_back(ax, "output").values()) == pytest.approx(y[0, :, 0], abs=0.06)


def test_another_layer_is_refused():
    with pytest.raises(ValueError, match="a picture of Conv1D: got a Dense layer"):
        draw.draw_conv1d(build(LayerCall("Dense", 2)), np.ones((1, 4, 2)))


def test_a_single_sample_is_refused():
    with pytest.raises(ValueError, match="3 axes"):
        draw.draw_conv1d(build(LayerCall("Conv1D", 2, 2)), np.ones((4, 2)))


def test_drawing_changes_no_setting_of_matplotlib():
    layer, x = layer_and_input({}, (1, 6, 3))
    before = dict(pyplot.rcParams)
    draw.draw_conv1d_film(layer, x)
    assert dict(pyplot.rcParams) == before
