import numpy as np
import pytest
from matplotlib import pyplot

from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.reading import build, keras, run, small_integers, with_small_weights

SHAPE = (1, 4, 3)
CASES = [({}, SHAPE), ({"use_bias": False}, SHAPE), ({}, (3, 2, 4)), ({}, (1, 1, 1))]


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    pyplot.close("all")


def layers_and_input(options, shape, units=2):
    layer = with_small_weights(build(LayerCall("Dense", units, **options)), (None, *shape[1:]))
    inner = keras.layers.Dense(units, **options)
    whole = keras.Sequential([keras.Input(shape[1:]), keras.layers.Flatten(), inner])
    with_small_weights(inner, (None, shape[1] * shape[2]), seed=7)
    return layer, small_integers(shape, seed=5), whole


def read_back(ax, name):
    found = {}
    for text in ax.texts:
        gid = text.get_gid() or ""
        if gid.startswith(f"{name} "):
            row, column = map(int, gid.removeprefix(f"{name} ").split())
            found[row, column] = float(text.get_text().replace("−", "-"))
    return found


def places(array):
    return dict(np.ndenumerate(array))


@pytest.mark.parametrize("options, shape", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, shape):
    layer, x, whole = layers_and_input(options, shape)
    ax = draw.draw_dense(layer, x)
    assert read_back(ax, "input") == places(x[0])
    assert read_back(ax, "kernel") == places(layer.get_weights()[0])
    assert read_back(ax, "output") == places(run(layer, x)[0])
    ax = draw.draw_dense(layer, x, whole, frame="flatten")
    assert read_back(ax, "flat") == places(x[0].reshape(-1, 1))
    assert read_back(ax, "kernel") == places(whole.get_weights()[0])
    assert read_back(ax, "output") == places(run(whole, x)[0][:, None])


@pytest.mark.parametrize("options, shape", CASES)
def test_the_changed_picture_holds_what_keras_returns_for_the_changed_input(options, shape):
    layer, x, whole = layers_and_input(options, shape)
    for row, feature in np.ndindex(*shape[1:]):
        changed = x.copy()
        changed[0, row, feature] += 1
        ax = draw.draw_dense(layer, x, whole, frame="change", row=row, feature=feature)
        assert read_back(ax, "input") == places(changed[0])
        assert read_back(ax, "Dense") == places(run(layer, changed)[0])
        assert read_back(ax, "Flatten + Dense") == places(run(whole, changed)[0][:, None])


def test_the_film_shows_both_parameter_counts_and_its_words_are_the_alternative_text():
    layer, x, whole = layers_and_input({}, SHAPE)
    ax = draw.draw_dense_film(layer, x, whole)
    shown = [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]
    assert shown[2:] == [
        "weights of the layer: kernel 3 x 2 + bias 2 = 8",
        "weights of Flatten + Dense: kernel 12 x 2 + bias 2 = 26",
        "weights of Dense: kernel 3 x 2 + bias 2 = 8",
        "of Flatten + Dense: kernel 12 x 2 + bias 2 = 26",
    ]
    words = ax.figure.alternative_text
    assert words.startswith(
        "1. One row goes through the kernel: three numbers in, two numbers out\ninput, shape (1, 4, 3)"
    )
    assert "\n\n4. input[0, 1, 2] grows by 1: in Dense 2 of 8 numbers move, in Flatten + Dense 2 of 2" in words
    ax = draw.draw_dense(layer, x, whole, frame="change", row=3, feature=0)
    assert ax.figure.alternative_text == draw.describe_dense(layer, x, whole, frame="change", row=3, feature=0)


def test_a_layer_that_was_not_built_is_drawn_with_the_weights_it_gets():
    layer, x = build(LayerCall("Dense", 2)), small_integers(SHAPE)
    drawn = read_back(draw.draw_dense(layer, x), "output")
    assert list(drawn.values()) == pytest.approx(run(layer, x)[0].ravel(), abs=0.06)


REFUSED = [
    (LayerCall("Conv1D", 2, 2), SHAPE, {}, "a picture of Dense: got a Conv1D layer"),
    (LayerCall("Dense", 2), (1, 3), {}, r"the picture shows 3 axes \(batch, rows, features\): got 2"),
    (LayerCall("Dense", 2, activation="relu"), SHAPE, {}, 'does not show activation="relu"'),
    (LayerCall("Dense", 2), (1, 28, 28), {}, "got rows x features 784 and units 2"),
    (LayerCall("Dense", 2), SHAPE, {"frame": "flatten"}, "give that model as well"),
    (LayerCall("Dense", 2), SHAPE, {"frame": "sum"}, "there is no frame 'sum': expected one of row, rows"),
    (LayerCall("Dense", 2), SHAPE, {"row": 4}, "there is no row 4: expected row from 0 to 3"),
]


@pytest.mark.parametrize("call, shape, options, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, options, reason):
    with pytest.raises(ValueError, match=reason):
        draw.draw_dense(build(call), small_integers(shape), **options)


def test_another_model_than_flatten_and_dense_is_refused():
    layer, x, _ = layers_and_input({}, SHAPE)
    other = keras.Sequential([keras.Input(SHAPE[1:]), keras.layers.Dense(2), keras.layers.Flatten()])
    with pytest.raises(ValueError, match=r"compares with Flatten \+ Dense: got Dense \+ Flatten"):
        draw.draw_dense(layer, x, other, frame="flatten")
