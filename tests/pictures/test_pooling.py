"""The pictures of a convolution beside a pooling hold what Keras returns."""

import numpy as np
import pytest
from matplotlib import pyplot

from pictures.test_conv1d import read_back
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.reading import build, run, small_integers, with_small_weights


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    pyplot.close("all")


def both(options, shape=(1, 8, 2), kind="MaxPooling1D", filters=3):
    ndim = len(shape) - 2
    conv = with_small_weights(build(LayerCall(f"Conv{ndim}D", filters, 2, **options)), shape)
    return conv, build(LayerCall(kind, 2, **options)), small_integers(shape, seed=5)


CASES = [
    ({"strides": 2}, "MaxPooling1D"),
    ({"strides": 3, "padding": "same"}, "MaxPooling1D"),
    ({"strides": 1}, "AveragePooling1D"),
]


@pytest.mark.parametrize("options, kind", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, kind):
    conv, pool, x = both(options, kind=kind)
    ax = draw.draw_stride_or_pooling(conv, pool, x, frame="results")
    for name, layer in (("convolution", conv), ("pooling", pool)):
        y = run(layer, x)[0]
        assert read_back(ax, name) == pytest.approx({(c, s): y[s, c] for s, c in np.ndindex(*y.shape)}, abs=0.006)


@pytest.mark.parametrize("kind", ["MaxPooling1D", "AveragePooling1D"])
def test_the_frames_with_a_rest_and_with_a_change_are_what_keras_gives_for_them(kind):
    conv, pool, x = both({"strides": 2}, kind=kind)
    changed = x + np.array([1, 0])
    ax = draw.draw_stride_or_pooling(conv, pool, x, frame="changed")
    for name, layer in (("convolution", conv), ("pooling", pool)):
        y = run(layer, changed)[0]
        assert read_back(ax, name) == pytest.approx({(c, s): y[s, c] for s, c in np.ndindex(*y.shape)}, abs=0.006)
    words = draw.describe_stride_or_pooling(conv, pool, x, frame="rest")
    for padding in ("valid", "same"):
        other = build(LayerCall(kind, 2, padding=padding))
        for channel, row in enumerate(run(other, x[:, :7])[0].T):
            if kind == "MaxPooling1D":
                assert f"  channel {channel}: {', '.join(str(int(v)).replace('-', '−') for v in row)}" in words


def test_the_maps_hold_what_keras_returns():
    conv, pool, x = both({"strides": 2}, (1, 6, 6, 2), "MaxPooling2D")
    ax = draw.draw_halved_maps(conv, pool, x)
    for name, layer in (("convolution", conv), ("pooling", pool)):
        y = run(layer, x)[0]
        for channel in range(y.shape[2]):
            assert cells_of(ax, f"{name} {channel}") == dict(np.ndenumerate(y[..., channel]))


def cells_of(ax, name):
    found = {}
    for text in ax.texts:
        if (text.get_gid() or "").startswith(f"{name} "):
            row, column = map(int, text.get_gid().removeprefix(f"{name} ").split())
            found[row, column] = float(text.get_text().replace("−", "-"))
    return found


def test_odd_sides_hold_what_keras_returns_with_both_paddings():
    conv, pool, x = both({"strides": 2}, (1, 7, 7, 2), "AveragePooling2D")
    ax = draw.draw_odd_sides(conv, pool, x)
    for padding in ("valid", "same"):
        y = run(build(LayerCall("AveragePooling2D", 2, padding=padding)), x)[0, ..., 0]
        assert cells_of(ax, f'pooling, "{padding}"') == pytest.approx(dict(np.ndenumerate(y)), abs=0.006)


def test_the_words_are_the_alternative_text():
    conv, pool, x = both({"strides": 2})
    ax = draw.draw_stride_or_pooling(conv, pool, x, window=1, filter=2)
    assert ax.figure.alternative_text == draw.describe_stride_or_pooling(conv, pool, x, window=1, filter=2)
    film = draw.draw_stride_or_pooling_film(conv, pool, x).figure.alternative_text
    assert film.startswith("1. One input, two layers, four windows")
    assert "\n\n5. Channel 0 of the input + 1" in film


REFUSED = [
    ("Conv1D", {"strides": 2}, "MaxPooling1D", {"strides": 1}, r"strides \(2,\) and strides \(1,\)"),
    ("Conv1D", {"padding": "same"}, "MaxPooling1D", {"strides": 1}, "padding same and padding valid"),
    ("Conv1D", {"strides": 2}, "MaxPooling1D", {"pool_size": 3, "strides": 2}, r"kernel_size \(2,\) and pool_size \(3,\)"),
    ("Conv1D", {"strides": 2}, "GlobalMaxPooling1D", {}, "beside Conv1D stands MaxPooling1D or AveragePooling1D"),
    ("DepthwiseConv1D", {"strides": 2}, "MaxPooling1D", {}, "begins with a convolution: got a DepthwiseConv1D"),
    ("Conv1D", {"strides": 2, "activation": "relu"}, "MaxPooling1D", {}, 'activation="relu"'),
    ("Conv1D", {"strides": 2, "groups": 2}, "MaxPooling1D", {}, "does not show groups"),
]


@pytest.mark.parametrize("kind, options, other, others, message", REFUSED)
def test_two_layers_that_cannot_stand_beside_each_other_are_refused(kind, options, other, others, message):
    first = LayerCall(kind, 2, 2, **options) if kind == "Conv1D" else LayerCall(kind, 2, **options)
    with pytest.raises(ValueError, match=message):
        draw.draw_stride_or_pooling(build(first), build(LayerCall(other, **others)), np.ones((1, 8, 2)))


def test_steps_and_maps_have_pictures_of_their_own():
    conv, pool, x = both({"strides": 2}, (1, 6, 6, 2), "MaxPooling2D")
    with pytest.raises(ValueError, match="there is draw_halved_maps"):
        draw.draw_stride_or_pooling(conv, pool, x)
    conv, pool, x = both({"strides": 2})
    with pytest.raises(ValueError, match="a picture of height and width"):
        draw.draw_halved_maps(conv, pool, x)
