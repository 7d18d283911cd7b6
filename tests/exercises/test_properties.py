"""Properties of layers are found where they hold, and what is missing is said."""

from types import SimpleNamespace

import numpy as np
import pytest

from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import (
    AnyNumber,
    AtMost,
    Gives,
    MadeAgain,
    Moves,
    NotFromOneNumber,
    OutputShape,
    Parameters,
    RowsSumToOne,
    Takes,
    TellsApart,
    complaint_of,
)
from shapewise.reading import keras

layers = keras.layers
SHAPE = (None, 6, 3)
CASES = [
    (
        OutputShape((None, 5, 4)),
        layers.Conv1D(4, 2),
        layers.Conv1D(4, 3),
        "it gives (None, 4, 4); expected (None, 5, 4)",
    ),
    (Parameters(28), layers.Conv1D(4, 2), layers.Conv1D(4, 2, use_bias=False), "it has 24 parameters, fewer"),
    (AtMost(20), layers.Dense(4), layers.Conv1D(4, 2), "it has 28 parameters; expected at most 20"),
    (RowsSumToOne(), layers.Dense(4, activation="softmax"), layers.Dense(4, activation="sigmoid"), "no probabilities"),
    (RowsSumToOne(), layers.Softmax(), layers.Softmax(axis=1), "no probabilities"),
    (Moves(lambda i, o: i[0] == o[0]), layers.Dense(4), layers.Conv1D(4, 1, padding="same"), None),
    (Moves(lambda i, o: i[0] == o[0]), layers.Dense(4), layers.Conv1D(4, 3, padding="same"), "moves, and should not"),
    (Moves(lambda i, o: True), layers.LSTM(2), layers.Dense(2), "does not move, and should"),
    (AnyNumber(), layers.Dense(4), layers.Dense(4, activation="relu"), "no output is ever beyond -1.5"),
    (AnyNumber(), layers.LSTM(2, activation=None), layers.Dense(4, activation="tanh"), "no output is ever beyond 1.5"),
    (
        NotFromOneNumber(),
        layers.Dense(2),
        keras.Sequential([layers.Flatten(), layers.Dense(1), layers.Dense(3)]),
        "a single number",
    ),
    (
        TellsApart(lambda x: x[:, ::-1], "turn it"),
        layers.Flatten(),
        layers.GlobalMaxPooling1D(),
        "turn it, and the same comes out",
    ),
    (
        Takes((None, 9, 3)),
        layers.Conv1D(4, 2),
        keras.Sequential([layers.Reshape((18,)), layers.Dense(2)]),
        "cannot take",
    ),
]


@pytest.mark.parametrize("one, right, wrong, complaint", CASES, ids=lambda one: type(one).__name__)
def test_a_property_is_found_where_it_is_and_missed_where_it_is_not(one, right, wrong, complaint):
    assert complaint_of(one, right, SHAPE, None, (0, 1)) is None
    said = complaint_of(one, wrong, SHAPE, None, (0, 1))
    assert (said is None) if complaint is None else (complaint in said), said


def test_weights_that_are_set_by_hand_are_those_that_count():
    x = np.array([[[1.0], [2.0], [4.0]]])
    layer = layers.Conv1D(1, 2, use_bias=False)
    layer.build(x.shape)
    layer.set_weights([np.array([[[-1.0]], [[1.0]]])])
    assert complaint_of(Gives(x, [[[1], [2]]]), layer, (None, 3, 1), None, (0,)) is None
    assert "it gives 2 at (0, 1, 0); expected 3" in complaint_of(
        Gives(x, [[[1], [3]]]), layer, (None, 3, 1), None, (0,)
    )
    assert layer.get_weights()[0].ravel().tolist() == [-1, 1]


def test_the_weights_are_put_back():
    layer = layers.Dense(2, kernel_initializer="ones")
    complaint_of(RowsSumToOne(), layer, (None, 3), None, (0,))
    assert layer.get_weights()[0].tolist() == [[1, 1]] * 3


class Begun(layers.Layer):
    """Weights that begin at what is given, and come back from a file."""

    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[1:], initializer=keras.initializers.Constant(self.start))

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}


class Forgetful(Begun):
    def get_config(self):
        return {**super().get_config(), "start": [1.0, 1.0, 1.0]}


class Nameless(Begun):
    def __init__(self, start, **kwargs):
        super().__init__(start)


class WithoutStart(Begun):
    def get_config(self):
        return layers.Layer.get_config(self)


class Unsaved(Begun):
    get_config = layers.Layer.get_config


START = np.array([2.0, 3.0, 5.0])


@pytest.mark.parametrize(
    "make, complaint",
    [
        (Begun, None),
        (lambda start: keras.Sequential([keras.Input((3,)), Begun(start)]), None),
        (Forgetful, "made again from its configuration, it gives 1 at (0, 0); expected 2"),
        (Nameless, "made again, it has another name"),
        (WithoutStart, "it is saved, and cannot be made again: TypeError"),
        (Unsaved, "cannot be saved"),
    ],
)
def test_a_layer_that_is_made_again_from_its_configuration_is_told_from_one_that_is_not(make, complaint):
    x = np.ones((1, 3))
    said = complaint_of(MadeAgain(x, x * START), make(START), (None, 3), None, (0,))
    assert (said is None) if complaint is None else complaint in said, said


@pytest.mark.parametrize("cls", [Begun, WithoutStart])
def test_what_the_property_says_holds_of_a_file(cls, tmp_path):
    x, model = np.ones((1, 3)), keras.Sequential([keras.Input((3,)), cls(START)])
    model.save(tmp_path / "model.keras")
    if complaint_of(MadeAgain(x, x * START), cls(START), (None, 3), None, (0,)) is None:
        loaded = keras.saving.load_model(tmp_path / "model.keras", custom_objects={cls.__name__: cls})
        assert np.allclose(loaded(x), START)
    else:
        with pytest.raises(TypeError, match="could not be deserialized"):
            keras.saving.load_model(tmp_path / "model.keras", custom_objects={cls.__name__: cls})


def test_a_model_that_is_not_built_is_tried_on_inputs_of_every_size():
    kind = MakesLayer(lambda n: (None, n.steps, 3), properties=lambda n: (OutputShape((None, n.steps)), Parameters(0)))
    answer = keras.Sequential([layers.Permute((2, 1)), layers.GlobalMaxPooling1D()])
    for steps in (5, 4):
        found = kind.judge((answer,), SimpleNamespace(steps=steps), (0,))
        assert found.correct, found.message
    assert not answer.built, "what is tried is a copy"
