"""explain on models as people build them: it never fails, and its shapes and counts are Keras' own."""

import numpy as np
import pytest

from explanation.wild import WILD
from shapewise.explanation import explain
from shapewise.reading import keras

BATCH, LENGTH = 2, 16


def made(name):
    keras.utils.set_random_seed(0)
    found = WILD[name]()
    return found if isinstance(found, tuple) else (found, None)


def leaves(rows):
    for row in rows:
        yield from leaves(row.rows) if row.rows else [row]


def counted(model):
    return sum(weight.shape.num_elements() for weight in {id(weight): weight for weight in model.weights}.values())


def arrays_for(tensor):
    shape = [(BATCH if axis == 0 else LENGTH) if n is None else n for axis, n in enumerate(tensor.shape)]
    if tensor.dtype == "string":
        return np.full(shape, "a")
    return np.ones(shape, tensor.dtype)


def computed_shapes(model):
    """The shape of the array that each call of a functional model really gives, in the order in which they run."""
    graph = getattr(model, "_functional", None) or model
    nodes = [
        node
        for depth in sorted(graph._nodes_by_depth, reverse=True)
        for node in graph._nodes_by_depth[depth]
        if not node.is_input and not isinstance(node.operation, keras.layers.InputLayer)
    ]
    whole = keras.Model(model.inputs, [one for node in nodes for one in node.output_tensors])
    flat = iter(keras.tree.flatten(whole([keras.ops.convert_to_tensor(arrays_for(one)) for one in model.inputs])))
    return [[tuple(next(flat).shape) for _ in node.output_tensors] for node in nodes]


def fits(said, real):
    return len(said) == len(real) and all(n in (None, m) for n, m in zip(said, real, strict=True))


@pytest.mark.parametrize("name", WILD)
def test_a_model_from_the_wild_is_explained_with_the_numbers_of_keras(name):
    model, shape = made(name)
    explanation = explain(model, input_shape=shape)
    assert explanation.rows
    if shape is not None:  # a copy was explained
        build(model, shape)
    assert explanation.total == counted(model) == sum(row.parameters.value for row in explanation.rows)
    assert explanation.trainable == sum(weight.shape.num_elements() for weight in model.trainable_weights)
    if hasattr(model, "_nodes_by_depth") or getattr(model, "_functional", None):
        called = [row for row in explanation.rows if row.given is not None]
        for row, real in zip(called, computed_shapes(model), strict=True):
            said = row.given if isinstance(row.given, list) else [row.given]
            assert [fits(*pair) for pair in zip(said, real, strict=True)] == [True] * len(real), f"{row.head}: {real}"


def build(model, shape):
    """Call the model on arrays, with whole numbers where it needs them."""
    whole = {"two_arguments": [1], "one_hot_inside": [0]}.get(model.name, [])
    given = list(shape.values()) if isinstance(shape, dict) else shape if isinstance(shape, list) else [shape]
    arrays = [np.ones([n or BATCH for n in one], "int32" if at in whole else "float32") for at, one in enumerate(given)]
    return model(dict(zip(shape, arrays, strict=True))) if isinstance(shape, dict) else model(*arrays)


def test_nearly_every_layer_of_the_wild_has_its_arithmetic():
    rows = [row for name in WILD for row in leaves(explain(*filter(None, made(name))).rows)]
    without = sorted({row.kind for row in rows if not row.explained})
    assert without == ["ClassToken", "RNN", "Reshape", "Sampling", "ops.FFT2"]
    assert sum(row.explained for row in rows) / len(rows) >= 0.98


def test_the_bank_is_large_enough():
    assert len(WILD) >= 60
