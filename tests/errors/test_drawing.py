"""why(...).picture(): the layers that ran, and the one that broke, with the shapes that do not meet there."""

import xml.etree.ElementTree as tree

import numpy as np
import pytest

from shapewise import why
from shapewise.errors.drawing import drawing_of
from shapewise.errors.scene import scene_of
from shapewise.reading import keras

L = keras.layers


def window_too_large():
    keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            L.Conv2D(4, 3, name="first"),
            L.MaxPooling2D(2, name="pool"),
            L.Conv2D(4, 20, name="broken"),
        ]
    )


def two_that_do_not_meet():
    x = keras.Input((4,), name="x")
    L.Add(name="broken")([L.Dense(3, name="a")(x), L.Dense(5, name="b")(x)])


def too_few_axes():
    L.LSTM(4, name="broken")(L.LSTM(4, name="first")(keras.Input((8, 3), name="x")))


def another_width_in_fit():
    model = keras.Sequential([keras.Input((4,)), L.Dense(3, name="broken")])
    model.compile(loss="mse")
    model.fit(np.ones((2, 5)), np.ones((2, 3)), verbose=0)


def inside_an_unbuilt_model():
    keras.Sequential([L.Dense(3, name="first"), L.Conv1D(3, 3, name="broken")])(np.ones((2, 5)))


def raised_by(make):
    with pytest.raises(Exception, match=r"\w") as caught:
        make()
    return caught.value


#: what raises, the boxes that are drawn before the broken one, and the shapes that come in there
CASES = [
    (window_too_large, ["first", "pool"], ["(None, 13, 13, 4)"]),
    (two_that_do_not_meet, ["x", "a", "b"], ["(None, 3)", "(None, 5)"]),
    (too_few_axes, ["x", "first"], ["(None, 4)"]),
    (another_width_in_fit, [], ["(None, 5)"]),
    (inside_an_unbuilt_model, ["first"], ["(2, 3)"]),
]


@pytest.mark.parametrize(("make", "before", "shapes"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_an_error_is_drawn_up_to_the_layer_that_broke(make, before, shapes):
    explanation = why(raised_by(make))
    picture = explanation.picture()
    root = tree.fromstring(str(picture))
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert [name for name in (*before, "broken") if name not in texts] == []
    got = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "got"]
    assert got == shapes
    assert [line for line in explanation.arithmetic.splitlines() if line not in picture.words] == []
    assert "broken" in picture.words


def test_the_text_of_an_error_has_no_picture():
    explanation = why(f"ValueError: {raised_by(two_that_do_not_meet)}")
    if explanation is not None:
        with pytest.raises(ValueError, match="no layer is in sight of this error"):
            explanation.picture()


def test_an_operation_between_layers_is_drawn_as_well():
    def matmul():
        keras.ops.matmul(keras.Input((8, 3)), keras.Input((7, 2)))

    picture = drawing_of(scene_of(raised_by(matmul)))()
    assert "ops.Matmul" in picture.words
    assert "(None, 8, 3) and (None, 7, 2) -> ?" in picture.words


def test_an_error_outside_of_keras_is_not_drawn():
    assert drawing_of(scene_of(raised_by(lambda: 1 / 0))) is None
