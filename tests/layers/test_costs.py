"""Multiply-adds against two other counts: TensorFlow's profiler, and the products in TensorFlow's own graph."""

import math

import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from explanation.wild import Linear, TransformerBlock
from shapewise.explanation import explain
from shapewise.layers.costs import multiply_adds
from shapewise.reading import keras

L = keras.layers
BATCH = 3


def concrete(model):
    """The graph of a model for `BATCH` samples, without control flow."""
    specs = [tf.TensorSpec((BATCH, *one.shape[1:]), one.dtype) for one in model.inputs]
    function = tf.function(lambda *xs: model(list(xs) if len(xs) > 1 else xs[0], training=False))
    return convert_variables_to_constants_v2(function.get_concrete_function(*specs)).graph


def profiled(model):
    """Half the FLOPs of the sums of products, as TensorFlow's profiler counts them: it counts two for each."""
    options = (
        tf.compat.v1.profiler.ProfileOptionBuilder(tf.compat.v1.profiler.ProfileOptionBuilder.float_operation())
        .with_empty_output()
        .build()
    )
    found = 0
    with tf.device("cpu"):
        graph = concrete(model)
        run_meta = tf.compat.v1.RunMetadata()
        for kind in ("MatMul", "Conv2D", "DepthwiseConv2dNative"):
            chosen = options | {"account_type_regexes": [f"^{kind}$"], "min_float_ops": 1}
            found += tf.compat.v1.profiler.profile(graph, run_meta, cmd="op", options=chosen).total_float_ops
    return found // 2


def in_the_graph(model):
    """The products that TensorFlow's operations sum up, from the shapes that they really get."""
    total = 0
    for operation in concrete(model).get_operations():
        kind = operation.type
        shapes = [one.shape for one in operation.inputs]
        if kind == "MatMul":
            total += math.prod(operation.outputs[0].shape) * shapes[0][0 if operation.get_attr("transpose_a") else 1]
        elif kind == "BatchMatMulV2":
            total += math.prod(operation.outputs[0].shape) * shapes[0][-2 if operation.get_attr("adj_x") else -1]
        elif kind in ("Conv2D", "Conv3D"):
            total += math.prod(operation.outputs[0].shape) * math.prod(shapes[1][:-1])
        elif kind == "DepthwiseConv2dNative":
            total += math.prod(operation.outputs[0].shape) * math.prod(shapes[1][:2])
        elif kind in ("Conv2DBackpropInput", "Conv3DBackpropInputV2"):
            total += math.prod(shapes[2]) * math.prod(shapes[1][:-2]) * shapes[1][-2]
        elif kind == "Einsum":
            total += _einsum(operation.get_attr("equation").decode(), shapes)
    return total


def _einsum(equation, shapes):
    lengths = {}
    for letters, shape in zip(equation.split("->")[0].split(","), shapes):
        lengths.update(zip(letters, shape))
    return math.prod(lengths.values())


def sequential(shape, *layers):
    return keras.Sequential([keras.Input(shape), *layers])


def attention(layer, steps=6, others=5, width=8):
    query, value = keras.Input((steps, width)), keras.Input((others, width))
    listed = isinstance(layer, L.Attention)
    return keras.Model([query, value], layer([query, value]) if listed else layer(query, value))


def written():
    x, y = keras.Input((4, 5)), keras.Input((5, 3))
    z = keras.ops.matmul(x, y) @ np.ones((3, 2), "float32")
    return keras.Model([x, y], keras.ops.einsum("btc,bsc->bts", z, z))


PROFILED = {
    "dense": lambda: sequential((7,), L.Dense(5), L.Dense(2)),
    "conv2d": lambda: sequential((9, 8, 3), L.Conv2D(4, 3, 2, "same"), L.Conv2D(2, (2, 3)), L.Flatten(), L.Dense(2)),
    "depthwise": lambda: sequential((9, 8, 3), L.DepthwiseConv2D(3, depth_multiplier=2), L.SeparableConv2D(5, 3)),
}
COUNTED = PROFILED | {
    "dense over steps": lambda: sequential((4, 7), L.Dense(5)),
    "conv1d": lambda: sequential((12, 3), L.Conv1D(4, 3, padding="causal"), L.Conv1D(4, 3, 2)),
    "conv3d": lambda: sequential((5, 6, 7, 2), L.Conv3D(3, 2)),
    "transposed": lambda: sequential((5, 6, 4), L.Conv2DTranspose(3, 3, 2, "same")),
    "einsum dense": lambda: sequential((4, 6), L.EinsumDense("btc,chd->bthd", (4, 2, 3))),
    "lstm": lambda: sequential((4, 3), L.LSTM(5, unroll=True, use_cudnn=False)),
    "gru": lambda: sequential((4, 3), L.GRU(5, unroll=True, use_cudnn=False)),
    "simple rnn": lambda: sequential((4, 3), L.SimpleRNN(5, unroll=True)),
    "bidirectional": lambda: sequential((4, 3), L.Bidirectional(L.SimpleRNN(5, unroll=True))),
    "time distributed": lambda: sequential((4, 3), L.TimeDistributed(L.Dense(2))),
    "time distributed model": lambda: sequential(
        (4, 6, 3), L.TimeDistributed(sequential((6, 3), L.Conv1D(2, 3), L.Flatten(), L.Dense(2)))
    ),
    "layers of one's own": lambda: sequential((6, 8), TransformerBlock(8, 2, 16), Linear(3)),
    "multi-head attention": lambda: attention(L.MultiHeadAttention(2, 4, value_dim=3)),
    "group query attention": lambda: attention(L.GroupQueryAttention(4, 4, 2)),
    "attention": lambda: attention(L.Attention()),
    "ops": written,
}


@pytest.mark.parametrize("name", PROFILED)
def test_half_the_flops_of_tensorflows_profiler(name):
    model = PROFILED[name]()
    assert explain(model, batch=BATCH).multiply_adds == profiled(model) > 0


@pytest.mark.parametrize("name", COUNTED)
def test_as_many_products_as_tensorflows_graph_sums_up(name):
    model = COUNTED[name]()
    assert explain(model, batch=BATCH).multiply_adds == in_the_graph(model) > 0


def test_an_unknown_length_gives_no_number():
    assert multiply_adds("Dense", [(2, None, 3)], (2, None, 4), {"units": 4}).value is None


def test_a_layer_that_sums_up_no_products_costs_none():
    assert multiply_adds("MaxPooling2D", [(2, 4, 4, 3)], (2, 2, 2, 3), {}).value == 0
