"""explain: rows in the order in which they run, arithmetic that adds up, shared weights counted once."""

import io

import numpy as np
import pytest
import tensorflow as tf

from shapewise.explanation import explain, explain_layer
from shapewise.reading import keras

L = keras.layers


def twins():
    """Two inputs through the same encoder, side by side, with arithmetic between layers."""
    first, second = keras.Input((8, 3), name="left"), keras.Input((8, 3), name="right")
    encoder = keras.Sequential(
        [keras.Input((8, 3)), L.Conv1D(4, 3, name="conv"), L.Flatten(name="flat")], name="encoder"
    )
    both = L.Concatenate(name="both")([encoder(first), encoder(second)])
    return keras.Model([first, second], L.Dense(1, name="score")(both + 1.0), name="twins")


class Own(keras.Model):
    """A subclassed model, with a TensorFlow function and a layer that is used twice."""

    def __init__(self, units=4, **options):
        super().__init__(**options)
        self.units = units
        self.first, self.again = L.Dense(units, name="first"), L.Dense(units, name="again")

    def call(self, x):
        x = keras.ops.relu(self.first(x))
        return self.again(x) + self.again(x)


class Scale(keras.layers.Layer):
    """A layer of one's own, written with keras.ops."""

    def build(self, input_shape):
        self.factor = self.add_weight(shape=(input_shape[-1],), name="factor")

    def call(self, x):
        return x * self.factor


class Untraceable(Scale):
    """The same, written so that it cannot be followed without numbers."""

    def call(self, x):
        return tf.multiply(x, self.factor)


TWINS = """\
encoder (Sequential): (None, 8, 3) -> (None, 24)
    parameters  40
    conv (Conv1D): (None, 8, 3) -> (None, 6, 4)
        steps       (steps - kernel_size) // strides + 1
                    (8 - 3) // 1 + 1 = 6
        channels    filters = 4
        parameters  kernel_size x channels x filters + filters
                    3 x 3 x 4 + 4 = 40
    flat (Flatten): (None, 6, 4) -> (None, 24)
        features    axis_1 x axis_2
                    6 x 4 = 24
        parameters  no weights = 0
encoder (Sequential): (None, 8, 3) -> (None, 24)
    from        right
    parameters  no new weights = 0
    note        used again: its weights are counted at the first use of encoder
both (Concatenate): (None, 24) and (None, 24) -> (None, 48)
    from        encoder and encoder
    features    features + features
                24 + 24 = 48
    parameters  no weights = 0
NAME (ops.Add): (None, 48) -> (None, 48)
    parameters  no weights = 0
score (Dense): (None, 48) -> (None, 1)
    features    units = 1
    parameters  features x units + units
                48 x 1 + 1 = 49
total parameters: 40 + 49 = 89"""


def test_branches_nested_and_shared_models_are_explained_in_order():
    model = twins()
    explanation = explain(model)
    name = next(row.name for row in explanation.rows if row.kind == "ops.Add")
    assert str(explanation).replace(name, "NAME") == TWINS
    assert explanation.total == model.count_params() == 89


def test_a_subclassed_model_is_followed_through_its_call():
    built = Own()
    built(np.zeros((2, 5), "float32"))
    for explanation in (explain(built), explain(Own(), input_shape=(None, 5))):
        assert [(row.name, row.parameters.value) for row in explanation.rows] == [
            ("first", 24),
            ("again", 20),
            ("again", 0),
        ]
        assert "used again" in explanation.rows[2].note
        assert explanation.total == built.count_params() == 44


def test_following_a_model_leaves_its_layers_as_they_were():
    call = keras.layers.Layer.__call__
    explain(Own(), input_shape=(None, 5))
    assert keras.layers.Layer.__call__ is call


def test_a_layer_without_a_rule_shows_the_numbers_of_keras_and_says_so():
    model = keras.Sequential([keras.Input((8, 3)), Untraceable(name="own")])
    row = explain(model).rows[0]
    assert (row.output_shape.value, row.parameters.value, row.explained) == ((None, 8, 3), 3, False)
    assert "not explained" in row.note


def test_a_class_of_ones_own_that_bears_a_known_name_is_not_taken_for_it():
    class Dense(keras.layers.Layer):
        def call(self, x):
            return x[:, 0]

    row = explain(keras.Sequential([keras.Input((8, 3)), Dense()])).rows[0]
    assert (row.given, row.parameters.value) == ((None, 3), 0)
    assert [one.kind for one in row.rows] == ["ops.GetItem"]


def test_a_layer_written_with_keras_ops_is_opened_its_weights_on_a_line_of_their_own():
    (row,) = explain(keras.Sequential([keras.Input((8, 3)), Scale(name="own")])).rows
    assert [(one.kind, one.parameters.value) for one in row.rows] == [("own weights", 3), ("ops.Multiply", 0)]
    assert row.explained
    assert "own (own weights)" in str(row)


def test_what_training_does_not_change_is_said():
    model = keras.Sequential([keras.Input((8,)), L.Dense(4), L.BatchNormalization()])
    explanation = explain(model)
    assert (explanation.total, explanation.trainable) == (52, 44)
    assert "trained: 52 - 8 that training does not change = 44" in str(explanation)


def test_several_outputs_and_several_inputs():
    x = keras.Input((10, 3))
    sequence, h, c = L.LSTM(4, return_sequences=True, return_state=True)(x)
    model = keras.Model(x, [sequence, L.Concatenate()([h, c])])
    rows = explain(model).rows
    assert rows[0].given == [(None, 10, 4), (None, 4), (None, 4)]
    assert rows[0].parameters.value == 4 * (3 + 4 + 1) * 4
    assert rows[1].given == (None, 8)


def test_the_same_model_for_another_input():
    model = keras.Sequential([keras.Input((None, 3)), L.Conv1D(4, 3), L.GlobalMaxPooling1D()])
    assert explain(model).rows[0].given == (None, None, 4)
    assert explain(model, input_shape=(None, 20, 3)).rows[0].given == (None, 18, 4)
    assert explain(model, (None, 20, 3)).rows[0].given == (None, 18, 4)


def test_two_layers_side_by_side_with_the_reason():
    last, every = L.LSTM(4, name="last"), L.LSTM(4, return_sequences=True, name="every")
    compared = explain(last, every, input_shape=(None, 10, 3))
    assert str(compared) == (
        "last and every side by side\n"
        "last: return_sequences\n"
        "    last: return_sequences=False\n"
        "    every: return_sequences=True\n"
        "last: output shape\n"
        "    last: (None, 4)\n"
        "    every: (None, 10, 4)\n"
        "    because return_sequences differs\n"
        "layers with the same number of parameters in both: 1 of 1\n"
        "total parameters: 128 and 128: the same"
    )


def test_a_layer_that_only_one_model_has_is_named():
    a = keras.Sequential([keras.Input((8, 3)), L.Dense(2, name="end")], name="a")
    b = keras.Sequential([keras.Input((8, 3)), L.Flatten(name="flat"), L.Dense(2, name="end")], name="b")
    found = explain(a, b).differences
    assert [(one.layer, one.what) for one in found][:2] == [("flat", "layer"), ("end", "parameters")]
    assert found[1].first == "3 x 2 + 2 = 8"
    assert found[1].second == "24 x 2 + 2 = 50"


def test_equal_models_differ_in_nothing():
    assert not explain(L.Dense(3, name="a"), L.Dense(3, name="b"), input_shape=(None, 4))


def test_rows_add_up_and_a_long_sum_is_said_in_words():
    model = keras.Sequential([keras.Input((4,)), *(L.Dense(4) for _ in range(20))])
    explanation = explain(model)
    assert explanation.total == sum(row.parameters.value for row in explanation.rows) == 400
    assert "the 20 counts above added up = 400" in str(explanation)


def test_the_table_has_a_caption_and_headers_for_a_screen_reader():
    table = explain(twins())._repr_html_()
    assert table.count("<caption") == 1
    assert table.count('scope="col"') == 5
    assert "encoder/conv" in table
    assert table.count('scope="rowgroup"') == 7


def test_in_a_terminal_it_is_a_table_of_rich():
    from rich.console import Console

    console = Console(width=150, record=True, file=io.StringIO())
    console.print(explain(twins()))
    assert "24 + 24 = 48" in console.export_text()


@pytest.mark.parametrize(
    "given, reason",
    [
        ((keras.Sequential([L.Dense(1)]),), "has not seen an input yet"),
        ((L.Dense(1),), "has not seen an input yet"),
    ],
)
def test_what_has_no_shape_yet_asks_for_one(given, reason):
    with pytest.raises(ValueError, match=reason):
        explain(*given)


def test_too_many_arguments_are_refused():
    with pytest.raises(TypeError, match="expected explain"):
        explain(L.Dense(1), L.Dense(1), L.Dense(1))


def test_one_layer_alone_is_one_row():
    assert explain_layer(L.Dense(4), (None, 2, 3)).parameters.value == 16
