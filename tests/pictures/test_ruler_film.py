"""The ruler holds what Keras computes, for every padding, and what PyTorch's rule gives."""

import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.ruler_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

OPTIONS = [
    {"kernel_size": k, "strides": s, "dilation_rate": d, "padding": padding}
    for k, s, d, padding in itertools.product((1, 2, 5), (1, 2, 3), (1, 2), ("valid", "same", "causal"))
    if s == 1 or d == 1
]


def layer_of(options):
    return with_small_weights(build(LayerCall("Conv1D", 1, **options)), (None, 11, 1))


def ones(**options):
    return keras.layers.Conv1D(1, 5, strides=2, kernel_initializer="ones", use_bias=False, **options)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_ruler_holds_what_keras_returns_for_every_combination(options):
    layer, x = layer_of(options), small_integers((1, 11, 1), 3)
    y, film = run(layer, x), draw.ruler(layer, x)
    frame = film["ruler"]
    assert cells(frame, "output") == expected(y[0].T)
    assert frame.grid("kernel in each window").values == tuple(
        tuple(None if v is None else v for v in row) for row in laid(layer, film.call)
    )
    assert film.facts["steps"].value == y.shape[1]
    label, theirs = frame.arithmetic.parts[-1]
    assert label.startswith("PyTorch, padding=")
    if film.call.padding != "same":
        assert theirs.value == y.shape[1]
    assert [frame.title for frame in film if frame.key == "window"] == [
        f"Window {w} begins at step {str(w * film.call.strides - film.call.zeros[0]).replace('-', '−')} and gives "
        f"{v:.0f}".replace(" -", " −")
        for w, v in enumerate(y[0, :, 0])
    ]


def laid(layer, call):
    """The kernel's weights at the places of each window."""
    kernel = layer.get_weights()[0][:, 0, 0]
    for window in range(call.windows):
        row = [None] * len(call.padded)
        for tap, weight in enumerate(kernel):
            row[window * call.strides + tap * call.dilation_rate] = weight
        yield row


def test_the_ten_steps_of_the_question_and_what_pytorch_makes_of_them():
    film = draw.ruler(ones(padding="same"), np.arange(1, 11).reshape(1, 10, 1))
    assert film.strip == ("window", "ruler", "pytorch")
    assert film["ruler"].title == 'padding "same": one zero before, two zeros after, five windows, 2 steps apart'
    steps, zeros, theirs = arithmetic(film["ruler"])
    assert (steps, zeros) == ("steps: ceil(10 / 2) = 5", "zeros: max((5 - 1) x 2 + 5 - 10, 0) = 3")
    assert theirs == "PyTorch, padding=2: (10 + 2 x 2 - 1 x (5 - 1) - 1) // 2 + 1 = 5"
    frame = film["pytorch"]
    keras_gives, torch_gives = (grid.values[0] for grid in frame.grids if grid.role == "output")
    assert keras_gives == (10, 20, 30, 40, 27)
    assert torch_gives == (6, 15, 25, 35, 34)
    assert arithmetic(frame) == ["PyTorch, steps: (10 + 2 x 2 - 1 x (5 - 1) - 1) // 2 + 1 = 5"]
    padded = keras.Sequential([keras.layers.ZeroPadding1D(2), ones()])
    assert run(padded, np.arange(1.0, 11).reshape(1, 10, 1))[0, :, 0].tolist() == list(torch_gives)


@pytest.mark.parametrize("steps, size, rate", [(9, 3, 1), (10, 4, 1), (12, 5, 2)])
def test_with_strides_of_one_and_an_odd_reach_both_frameworks_agree(steps, size, rate):
    film = small(steps=steps, kernel_size=size, strides=1, dilation_rate=rate)
    title = film["pytorch"].title
    odd = (rate * (size - 1)) % 2 == 0
    assert title.endswith("the same length, the same numbers" if odd else "another length, other numbers")


def test_what_no_window_sees_is_marked():
    frame = draw.ruler(ones(), np.arange(1, 11).reshape(1, 10, 1))["ruler"]
    assert frame.title == 'padding "valid": three windows fit, one step left over at the end'
    assert frame.grid("input").marks == ((0, 9, "left over"),)
    assert draw.ruler(ones(), np.arange(11).reshape(1, 11, 1))["ruler"].grid("input").marks == ()


def test_causal_windows_do_not_look_ahead():
    film = small(padding="causal", strides=1, kernel_size=3)
    assert film["ruler"].title == 'padding "causal": two zeros before, no zeros after, ten windows, none looks ahead'
    assert film.strip == ("window", "ruler")


def test_an_output_number_lights_up_its_window_and_the_kernel_in_it():
    lit, text = touched(draw.ruler(ones(padding="same"), np.arange(1, 11).reshape(1, 10, 1))["ruler"], "output", 0, 4)
    assert lit["input"] == {(0, 8), (0, 9), (0, 10), (0, 11), (0, 12)}
    assert lit["kernel in each window"] == {(4, 8), (4, 9), (4, 10), (4, 11), (4, 12)}
    assert text.endswith("= 27")


REFUSED = [
    (LayerCall("MaxPooling1D", 2), (1, 8, 1), "the ruler measures Conv1D: got a MaxPooling1D layer"),
    (LayerCall("Conv1D", 2, 3), (1, 8, 1), "one channel and one filter: got 1 and 2"),
    (LayerCall("Conv1D", 1, 3), (1, 8, 3), "one channel and one filter: got 3 and 1"),
]


@pytest.mark.parametrize("call, shape, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, reason):
    with pytest.raises(ValueError, match=reason):
        draw.ruler(build(call), small_integers(shape))


def test_what_keras_refuses_is_refused():
    with pytest.raises(ValueError, match="Keras refuses strides 2 together with dilation_rate 3"):
        small(dilation_rate=3)
    with pytest.raises(ValueError, match="a window of 5 does not fit 3 steps"):
        small(steps=3, padding="valid")
