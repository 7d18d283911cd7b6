"""explain() prints arithmetic that adds up, agrees with Keras on every kind of model, and leaves the model as it was."""

import re

import numpy as np
import pytest

from shapewise import layers
from shapewise.explanation import explain, explain_layer
from shapewise.reading import keras


def sequential():
    return keras.Sequential(
        [
            keras.Input((128, 9)),
            keras.layers.Conv1D(100, 10, name="conv"),
            keras.layers.DepthwiseConv1D(3, strides=2, padding="same", name="apart"),
            keras.layers.Conv1D(6, 3, groups=2, use_bias=False, name="groups"),
            keras.layers.Flatten(name="flat"),
            keras.layers.Dense(2, name="out"),
        ],
        name="model",
    )


def functional():
    """Two branches, a layer used twice, several inputs and outputs."""
    given = keras.Input((12, 3), name="given")
    shared = keras.layers.Dense(3, name="shared")
    added = keras.layers.Add(name="added")([given, shared(given)])
    again = shared(added)
    states = keras.layers.AdaptiveMaxPooling1D(3, name="unknown")(again)
    joined = keras.layers.Concatenate(name="joined")(
        [keras.layers.Flatten(name="f")(states), keras.layers.Flatten(name="g")(again)]
    )
    return keras.Model(given, [keras.layers.Dense(1, name="out")(joined), states], name="branches")


def nested():
    inner = keras.Sequential([keras.layers.Dense(2, name="a"), keras.layers.Dense(3, name="b")], name="inner")
    return keras.Sequential([keras.Input((4,)), inner, keras.layers.Dense(1, name="out")], name="outer")


def with_frozen_and_normalized():
    return keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.BatchNormalization(name="norm"),
            keras.layers.Dense(2, trainable=False, name="fixed"),
        ]
    )


MODELS = [sequential, functional, nested, with_frozen_and_normalized]


@pytest.mark.parametrize("make", MODELS)
def test_the_rows_add_up_to_the_total_that_keras_counts(make):
    model = make()
    explanation = explain(model)
    assert sum(row.parameters.value for row in explanation.rows) == explanation.total == model.count_params()
    *terms, total = map(int, re.findall(r"\d+", explanation.sum))
    assert sum(terms) == total == explanation.total or not terms


@pytest.mark.parametrize("make", MODELS)
def test_every_row_gives_the_shape_and_the_count_that_keras_gives(make):
    model = make()
    seen = set()
    for row in explain(model).rows:
        layer = model.get_layer(row.name)
        if row.name in seen:
            assert row.parameters.value == 0
            continue
        seen.add(row.name)
        assert row.parameters.value == layer.count_params()
        output = layer._inbound_nodes[0].output_tensors
        assert [tuple(one.shape) for one in output] == (
            row.output_shape.value if len(output) > 1 else [row.output_shape.value]
        )
    assert seen == {layer.name for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)}


@pytest.mark.parametrize("make", MODELS)
def test_every_equation_that_is_printed_is_true(make):
    equations = re.findall(r"^ *(?:\w+ +)?([\d(][-+/x\d(). ]*) = (\d+)$", str(explain(make())), flags=re.M)
    assert len(equations) >= 2
    for left, right in equations:
        assert eval(left.replace(" x ", " * ")) == int(right)


SEQUENTIAL = """\
conv (Conv1D): (None, 128, 9) -> (None, 119, 100)
    steps       (steps - kernel_size) // strides + 1
                (128 - 10) // 1 + 1 = 119
    channels    filters = 100
    parameters  kernel_size x channels x filters + filters
                10 x 9 x 100 + 100 = 9100
apart (DepthwiseConv1D): (None, 119, 100) -> (None, 60, 100)
    steps       ceil(steps / strides)
                ceil(119 / 2) = 60
    channels    channels x depth_multiplier
                100 x 1 = 100
    parameters  kernel_size x channels x depth_multiplier + channels x depth_multiplier
                3 x 100 x 1 + 100 x 1 = 400
groups (Conv1D): (None, 60, 100) -> (None, 58, 6)
    steps       (steps - kernel_size) // strides + 1
                (60 - 3) // 1 + 1 = 58
    channels    filters = 6
    parameters  kernel_size x (channels // groups) x filters
                3 x (100 // 2) x 6 = 900
flat (Flatten): (None, 58, 6) -> (None, 348)
    features    axis_1 x axis_2
                58 x 6 = 348
    parameters  no weights = 0
out (Dense): (None, 348) -> (None, 2)
    features    units = 2
    parameters  features x units + units
                348 x 2 + 2 = 698
total parameters: 9100 + 400 + 900 + 698 = 11098"""


def test_a_sequential_model_reads_line_by_line():
    assert str(explain(sequential())) == SEQUENTIAL


def test_a_layer_that_is_not_built_is_explained_for_an_input_shape_and_stays_unbuilt():
    layer = keras.layers.Conv1D(64, 3, padding="same", name="conv")
    explanation = explain(layer, input_shape=(None, 10, 32))
    assert str(explanation) == (
        "conv (Conv1D): (None, 10, 32) -> (None, 10, 64)\n"
        "    steps       ceil(steps / strides)\n"
        "                ceil(10 / 1) = 10\n"
        "    channels    filters = 64\n"
        "    parameters  kernel_size x channels x filters + filters\n"
        "                3 x 32 x 64 + 64 = 6208\n"
        "total parameters: 6208"
    )
    assert not layer.built
    assert layer.weights == []


def test_a_model_that_is_not_built_is_explained_for_an_input_shape_and_stays_unbuilt():
    model = keras.Sequential([keras.layers.Conv1D(2, 3, name="conv"), keras.layers.Dense(4, name="dense")])
    explanation = explain(model, (None, 9, 2))
    assert [row.output_shape.value for row in explanation.rows] == [(None, 7, 2), (None, 7, 4)]
    assert explanation.total == 3 * 2 * 2 + 2 + 2 * 4 + 4
    assert not model.built
    assert not any(layer.built for layer in model.layers)


def test_an_unknown_length_is_shown_as_unknown():
    text = str(explain(keras.layers.Conv1D(2, 3, name="conv"), (None, None, 4)))
    assert text.startswith("conv (Conv1D): (None, None, 4) -> (None, None, 2)")
    assert "10 x" not in text
    assert "3 x 4 x 2 + 2 = 26" in text


NOT_EXPLAINED = [
    (lambda: keras.layers.AdaptiveMaxPooling1D(3, name="layer"), (None, 9, 2)),
    (lambda: keras.layers.DepthwiseConv1D(3, strides=2, dilation_rate=2, name="layer"), (None, 9, 2)),
    (lambda: keras.layers.Reshape((2, -1), name="layer"), (None, None, 2)),
]


@pytest.mark.parametrize(("make", "input_shape"), NOT_EXPLAINED)
def test_a_layer_without_a_rule_is_shown_with_keras_numbers_and_marked(make, input_shape):
    explanation = explain(make(), input_shape)
    layer = make()
    layer.build(input_shape)
    (row,) = explanation.rows
    assert row.output_shape.value == layer.compute_output_shape(input_shape)
    assert row.parameters.value == explanation.total == layer.count_params()
    assert row.note == "not explained: no rule for this layer here; the numbers are Keras' own"
    assert row.note in str(explanation)
    assert "not explained" in explanation._repr_html_()


def test_arithmetic_that_does_not_give_keras_numbers_is_never_shown(monkeypatch):
    right = layers.rule("Dense")
    wrong = right.__class__(
        **vars(right) | {"parameters": lambda shape, *, units: right.parameters(shape, units=units + 1)}
    )
    layer = keras.layers.Dense(4, name="dense")
    assert "3 x 4 + 4 = 16" in str(explain(layer, (None, 3)))
    monkeypatch.setitem(layers.rules(), "Dense", wrong)
    (row,) = explain(layer, (None, 3)).rows
    assert row.parameters.value == 16
    assert row.note.startswith("not explained")
    assert "3 x 5 + 5" not in str(row)


class Subclassed(keras.Model):
    def __init__(self):
        super().__init__(name="subclassed")
        self.first = keras.layers.Dense(3, name="first")
        self.second = keras.layers.Dense(2, name="second")

    def call(self, x):
        return self.second(self.first(x))


def test_a_subclassed_model_is_explained_once_it_was_called():
    model = Subclassed()
    model(np.ones((1, 4)))
    assert [row.parameters.value for row in explain(model).rows] == [15, 8]
    assert explain(model).total == model.count_params()


REFUSED = [
    (lambda: (5,), TypeError, "got int"),
    (lambda: (Subclassed(),), ValueError, "subclassed has not seen an input yet.*give input_shape"),
    (lambda: (keras.layers.Dense(2, name="d"),), ValueError, "d has not seen an input yet.*give input_shape"),
    (lambda: (keras.layers.Conv1D(2, 5), (None, 3, 2)), ValueError, "a window of 5 does not fit 3 steps"),
]


@pytest.mark.parametrize(("arguments", "error", "message"), REFUSED, ids=[case[2][:20] for case in REFUSED])
def test_what_cannot_be_explained_is_refused_with_its_reason(arguments, error, message):
    with pytest.raises(error, match=message):
        explain(*arguments())


def test_html_and_text_hold_the_same_equations():
    explanation = explain(sequential())
    page = explanation._repr_html_()
    for row in explanation.rows:
        for _, words, equation in row.lines:
            assert words in page
            assert equation in page
    assert explanation.sum in page


def test_html_escapes_what_a_user_named():
    row_and_table = explain(keras.layers.Dense(1, name="a<b>"), (None, 2))
    assert "<b>" not in row_and_table._repr_html_()
    assert "a&lt;b&gt;" in row_and_table._repr_html_()


def test_the_row_of_one_layer_can_be_had_alone():
    row = explain_layer(keras.layers.Dense(4, name="dense"), (None, 2, 3))
    assert (row.name, row.kind, row.input_shape) == ("dense", "Dense", (None, 2, 3))
    assert row.output_shape.value == (None, 2, 4)
