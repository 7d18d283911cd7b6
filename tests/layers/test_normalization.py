"""Normalisation against Keras: as many weights, the same numbers."""

import itertools

import numpy as np
import pytest

from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, keras

CALLS = [
    *(LayerCall("BatchNormalization", center=c, scale=s) for c, s in itertools.product((True, False), repeat=2)),
    LayerCall("BatchNormalization", axis=1),
    *(LayerCall("LayerNormalization", center=c, scale=s) for c, s in itertools.product((True, False), repeat=2)),
    LayerCall("LayerNormalization", axis=[1, 2]),
    LayerCall("LayerNormalization", rms_scaling=True),
    LayerCall("GroupNormalization", 2),
    LayerCall("GroupNormalization", -1),
    LayerCall("RMSNormalization"),
    LayerCall("UnitNormalization"),
    LayerCall("Normalization"),
    LayerCall("Normalization", mean=1.0, variance=2.0),
]


@pytest.mark.parametrize("call", CALLS, ids=str)
@pytest.mark.parametrize("input_shape", [(None, 6, 4), (None, 6, 8)])
def test_the_count_is_that_of_keras(call, input_shape):
    layer = build(call)
    layer.build(input_shape)
    its = rule(call.kind)
    config = its.config(LayerCall(call.kind)) | dict(zip(("groups",), call.positional, strict=False)) | call.options
    assert its.apply(its.parameters, input_shape, config=config).value == layer.count_params()
    assert its.apply(its.output_shape, input_shape, config=config).value == layer.compute_output_shape(input_shape)


def test_the_numbers_of_batch_normalization_are_those_of_keras():
    random = np.random.default_rng(0)
    for center, scale in itertools.product((True, False), repeat=2):
        layer = keras.layers.BatchNormalization(center=center, scale=scale)
        layer.build((None, 5, 4))
        layer.set_weights([random.uniform(0.5, 2, size=w.shape) for w in layer.get_weights()])
        x = random.normal(size=(3, 5, 4)).astype("float32")
        ours = rule("BatchNormalization").forward(x, *layer.get_weights(), center=center, scale=scale)
        assert np.allclose(ours, np.asarray(layer(x, training=False)), atol=1e-5)


NUMBERS = [
    *(LayerCall("LayerNormalization", center=c, scale=s) for c, s in itertools.product((True, False), repeat=2)),
    LayerCall("LayerNormalization", axis=[1, 2], epsilon=0.1),
    LayerCall("LayerNormalization", axis=1),
    *(LayerCall("GroupNormalization", groups=g, center=c) for g, c in itertools.product((1, 2, 4, -1), (True, False))),
    LayerCall("GroupNormalization", groups=2, scale=False),
    LayerCall("RMSNormalization"),
    LayerCall("RMSNormalization", axis=(1, 2)),
    LayerCall("UnitNormalization"),
    LayerCall("UnitNormalization", axis=1),
]


@pytest.mark.parametrize("call", NUMBERS, ids=str)
@pytest.mark.parametrize("shape", [(3, 5, 4), (2, 3, 2, 4)], ids=str)
def test_the_numbers_of_a_sample_alone_are_those_of_keras(call, shape):
    if call.options.get("axis") in ([1, 2], (1, 2)) and len(shape) == 4:
        call = LayerCall(call.kind, axis=[2, 3])
    random, layer = np.random.default_rng(0), build(call)
    x = random.normal(size=shape).astype("float32")
    layer(x)
    layer.set_weights([random.uniform(0.5, 2, size=w.shape) for w in layer.get_weights()])
    its = rule(call.kind)
    ours = its.apply(its.forward, x, *layer.get_weights(), config=call.options)
    assert np.allclose(ours, np.asarray(layer(x)), atol=1e-5)


def test_the_old_form_of_rms_scaling_is_refused_by_name():
    with pytest.raises(NotCovered, match="rms_scaling=True is not covered: expected False, or RMSNormalization"):
        rule("LayerNormalization").forward(np.ones((2, 3)), np.ones(3), rms_scaling=True)


def test_renormalisation_is_refused_by_name():
    with pytest.raises(NotCovered, match="renorm=True is not covered"):
        rule("BatchNormalization").parameters((None, 4), renorm=True)
