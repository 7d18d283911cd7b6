"""How an explanation is shown: repeats folded, one line a layer, costs, plain data, where inputs come from."""

import json
import re

import numpy as np
import pytest

from explanation.wild import WILD
from shapewise.explanation import explain
from shapewise.explanation.costs import memory_text
from shapewise.explanation.folding import folded
from shapewise.reading import keras

L = keras.layers


def deep():
    blocks = [
        layer
        for n in range(5)
        for layer in (L.Dense(8, name=f"dense_{n}"), L.BatchNormalization(name=f"norm_{n}"), L.ReLU(name=f"relu_{n}"))
    ]
    return keras.Sequential([keras.Input((8,)), *blocks, L.Dense(2, name="out")], name="deep")


LINES = """\
layer      kind                input      output     parameters
x 5: dense_0 to relu_4, 3 layers each time
  dense_0  Dense               (None, 8)  (None, 8)  8 x 8 + 8 = 72
  norm_0   BatchNormalization  (None, 8)  (None, 8)  8 + 8 + 8 + 8 = 32
  relu_0   ReLU                (None, 8)  (None, 8)
out        Dense               (None, 8)  (None, 2)  8 x 2 + 2 = 18
total parameters: 72 + 32 + 72 + 32 + 72 + 32 + 72 + 32 + 72 + 32 + 18 = 538
trained: 538 - 80 that training does not change = 458"""


def test_one_line_a_layer_repeats_folded():
    assert str(explain(deep(), form="lines")) == LINES


def test_a_block_that_repeats_is_shown_once_with_its_arithmetic():
    text = str(explain(deep()))
    assert "x 5: dense_0 to relu_4, 3 layers each time\n    dense_0 (Dense)" in text
    assert text.count("(Dense)") == 2
    assert len(explain(deep()).rows) == 16


def test_the_rows_of_the_folds_are_all_rows():
    for make in (deep, WILD["resnet"], WILD["bert_of_many_blocks"], WILD["wavenet"]):
        rows = explain(make()).rows
        folds = folded(rows)
        assert sum(len(fold.rows) * fold.times for fold in folds) == len(rows)


def test_layers_of_one_kind_that_differ_are_not_folded():
    model = keras.Sequential([keras.Input((4,)), L.Dense(4), L.Dense(5), L.Dense(6), L.Dense(7)])
    assert [fold.times for fold in folded(explain(model).rows)] == [1]


def test_layers_that_take_their_input_from_elsewhere_are_not_folded():
    given = keras.Input((4,))
    beside = [L.Dense(4)(given) for _ in range(5)]
    behind = given
    for _ in range(5):
        behind = L.Dense(4)(behind)
    counts = [
        [fold.times for fold in folded(explain(keras.Model(given, out)).rows)]
        for out in (L.add(beside), L.add([behind, given]))
    ]
    assert counts[1] == [5, 1]
    assert counts[0] != [5, 1]


def test_a_large_model_has_few_lines():
    model = keras.applications.EfficientNetB0(weights=None)
    lines = str(explain(model, form="lines")).splitlines()
    assert len(lines) < len(explain(model).rows)
    assert any(line.strip().startswith("x ") for line in lines)


def test_each_layer_says_where_its_input_comes_from_unless_it_is_the_layer_above():
    left, right = keras.Input((4,), name="left"), keras.Input((3,), name="right")
    a = L.Dense(2, name="a")(left)
    b = L.Dense(2, name="b")(right)
    rows = {
        row.name: row for row in explain(keras.Model([left, right], L.ReLU(name="end")(L.Add(name="sum")([a, b])))).rows
    }
    assert rows["sum"].comes_from == ("a", "b")
    assert "from        a and b" in str(rows["sum"])
    assert rows["end"].comes_from == ()
    assert {rows["a"].origins, rows["b"].origins} == {("left",), ("right",)}


def test_trained_and_not_trained_are_counted_apart_in_each_layer():
    rows = explain(deep()).rows
    assert (rows[1].parameters.value, rows[1].trainable) == (32, 16)
    assert "trained     32 - 16 = 16" in str(rows[1])
    assert "trained" not in str(rows[0])


def test_the_memory_of_the_outputs_is_that_of_the_arrays():
    for name in ("unet", "resnet", "wavenet", "mixed_precision", "siamese", "sequence_to_sequence_with_states"):
        model = WILD[name]()
        if any(None in one.shape[1:] for one in model.inputs):
            assert explain(model, batch=4).memory is None
            continue
        nodes = [node for nodes in model._nodes_by_depth.values() for node in nodes if not node.is_input]
        nodes = [node for node in nodes if not isinstance(node.operation, (keras.Model, L.Lambda))]
        whole = keras.Model(model.inputs, [one for node in nodes for one in node.output_tensors])
        arrays = whole([np.zeros((4, *one.shape[1:]), one.dtype) for one in model.inputs])
        real = sum(np.asarray(one).nbytes for one in keras.tree.flatten(arrays))
        rows = [row for row in explain(model, batch=4).rows if not row.rows and row.kind != "Sequential"]
        assert sum(row.memory.value for row in rows) == real, name


def test_costs_are_said_for_the_batch_asked_for_and_only_then():
    model = keras.Sequential([keras.Input((10,)), L.Dense(5)])
    text = str(explain(model, batch=32, costs=True))
    assert "batch x features x units\n    " not in str(explain(model))
    assert "32 x 10 x 5 = 1600" in text
    assert "multiply-adds, batch of 32: 1,600" in text
    assert "32 x 5 x 4 = 640 bytes, 640.00 B" in text
    assert explain(model, costs=True).multiply_adds == 50


@pytest.mark.parametrize(("units", "text"), [(3, "36.00 B"), (90, "1.05 KB"), (400_000, "4.58 MB")])
def test_sizes_are_those_of_the_summary_of_keras(units, text):
    model = keras.Sequential([keras.Input((2,)), L.Dense(units)])
    lines = []
    model.summary(print_fn=lambda text, **_: lines.append(text))
    (said,) = re.findall(r"Total params:.*?\((.*?)\)", "\n".join(lines).replace("\x1b[0m", ""))
    assert memory_text(explain(model).weight_bytes) == said == text


def test_what_cannot_be_counted_is_said():
    class Odd(L.Layer):
        def call(self, x):
            return x[::-1] if isinstance(x, np.ndarray) else keras.ops.fft2((x, x))[0]

    text = str(explain(keras.Sequential([keras.Input((4, 4)), Odd(), L.Dense(2)]), batch=2))
    assert "and 1 layer that cannot be counted" in text


def test_nested_models_are_opened_on_request_or_kept_shut():
    inner = keras.Sequential([keras.Input((4,)), *(L.Dense(n) for n in range(3, 28))], name="inner")
    model = keras.Sequential([keras.Input((4,)), inner, L.Dense(1)])
    assert "explain(model, nested=True) shows them" in str(explain(model))
    assert str(explain(model)).count("(Dense)") == 1
    assert str(explain(model, nested=True)).count("(Dense)") == 26
    small = WILD["siamese"]()
    assert str(explain(small)).count("(Conv2D)") == 1
    assert str(explain(small, nested=True)).count("(Conv2D)") == 2
    assert str(explain(small, nested=False)).count("(Conv2D)") == 0


def test_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="form='table' is not known: expected 'arithmetic' or 'lines'"):
        explain(L.Dense(1), (None, 2), form="table")


@pytest.mark.parametrize("name", ["siamese", "bert_with_three_inputs", "own_weights_and_unused_layers", "real_nvp"])
def test_plain_data_is_json_and_says_the_same(name):
    explanation = explain(WILD[name](), batch=2)
    plain = explanation.as_dict()
    assert json.loads(json.dumps(plain)) == plain == json.loads(explanation.as_json())
    assert plain["schema"] == "shapewise/explanation/1"
    assert plain["total_parameters"] == sum(one["parameters"]["value"] for one in plain["layers"]) == explanation.total
    assert plain["trainable_parameters"] + plain["non_trainable_parameters"] == explanation.total
    assert plain["costs"]["multiply_adds"] == explanation.multiply_adds
    for row, one in zip(explanation.rows, plain["layers"], strict=True):
        assert (one["name"], one["kind"], one["explained"]) == (row.name, row.kind, row.explained)
        for axis in one["axes"]:
            assert set(axis) == {"axis", "rule", "equation"}


def test_the_html_of_every_form_escapes_and_has_one_caption():
    for form in ("arithmetic", "lines"):
        page = explain(L.Dense(1, name="a<b>"), (None, 2), form=form)._repr_html_()
        assert "<b>" not in page
        assert page.count("<caption") == 1
        assert page.count('scope="col"') == 5
    assert "x 5: dense_0 to relu_4" in explain(deep(), form="lines")._repr_html_()


# ---------------------------------------------------------------- what is asked for when it is not built


class Two(keras.Model):
    """A call with several arrays, one of them of whole numbers."""

    def __init__(self):
        super().__init__()
        self.dense = L.Dense(4)

    def call(self, x, kind, training=False):
        return self.dense(x) + keras.ops.one_hot(kind, 4)


def test_none_stays_the_batch_of_a_subclassed_model():
    model = WILD["from_a_dict_that_was_called"]()
    assert all(row.given[0] is None for row in explain(model).rows)


def test_arrays_in_place_of_shapes_say_the_type_of_number():
    explanation = explain(Two(), input_shape=[np.zeros((3, 5), "float32"), np.zeros(3, "int32")])
    assert [(row.given, row.parameters.value) for row in explanation.rows] == [((None, 4), 24)]


def test_a_model_whose_call_cannot_be_followed_shows_the_layers_it_holds():
    model = Two()
    model(np.zeros((2, 5), "float32"), np.zeros(2, "int32"))
    explanation = explain(model)
    assert explanation.total == model.count_params() == 24
    assert "the model's call could not be followed: give input_shape" in str(explanation)


def test_a_subclassed_model_that_cannot_take_the_input_says_why():
    with pytest.raises(IndexError, match="when calling Softmax"):
        explain(WILD["blocks_in_a_list"]()[0], input_shape=(None, 8))


def test_a_call_with_several_arguments_says_what_it_takes_where_it_gets_one():
    with pytest.raises(
        ValueError, match=r"the call of two\w* takes x, kind: got 1 input; give input_shape as a list of 2 shapes"
    ):
        explain(Two(), input_shape=(None, 5))
