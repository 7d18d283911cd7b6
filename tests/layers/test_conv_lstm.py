"""ConvLSTM and SpectralNormalization against Keras."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, keras, small_integers, with_small_weights


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    ndim=st.integers(1, 2), filters=st.integers(1, 2), size=st.integers(1, 3), padding=st.sampled_from(["valid", "same"]),
    strides=st.integers(1, 2), sequences=st.booleans(), states=st.booleans(), bias=st.booleans(), steps=st.integers(1, 3),
)  # fmt: skip
def test_shape_count_and_numbers_are_those_of_keras(
    ndim, filters, size, padding, strides, sequences, states, bias, steps
):
    kind, its = f"ConvLSTM{ndim}D", rule(f"ConvLSTM{ndim}D")
    config = {
        "filters": filters, "kernel_size": size, "padding": padding, "strides": strides, "return_sequences": sequences,
        "return_state": states, "use_bias": bias,
    }  # fmt: skip
    x = small_integers((1, steps, *(4, 3)[:ndim], 2), seed=steps)
    layer = with_small_weights(getattr(keras.layers, kind)(**config), x.shape)
    theirs = [np.asarray(one) for one in keras.tree.flatten(layer(x))]
    shape = its.apply(its.output_shape, x.shape, config=config).value
    assert (shape if states else [shape]) == [one.shape for one in theirs]
    assert its.apply(its.parameters, x.shape, config=config).value == layer.count_params()
    ours = its.apply(its.forward, x, *layer.get_weights(), config=config)
    for one, other in zip(ours if states else [ours], theirs, strict=True):
        assert np.allclose(one, other, atol=1e-5)


def test_maps_of_unknown_size_are_refused_by_name():
    with pytest.raises(NotCovered, match="lengths that are known after the steps"):
        rule("ConvLSTM2D").output_shape((None, 3, None, 4, 1), filters=2, kernel_size=2)


WRAPPED = [
    (LayerCall("Dense", 4), (None, 5)),
    (LayerCall("Conv2D", 4, 3, padding="same"), (None, 6, 6, 2)),
    (LayerCall("Conv1D", 3, 2, use_bias=False), (None, 6, 2)),
    (LayerCall("Embedding", 9, 3), (None, 5)),
]


@pytest.mark.parametrize(("wrapped", "input_shape"), WRAPPED, ids=lambda case: str(case))
def test_spectral_normalization_adds_one_vector_and_changes_no_shape(wrapped, input_shape):
    call, its = LayerCall("SpectralNormalization", wrapped), rule("SpectralNormalization")
    layer = build(call)
    x = np.abs(small_integers((2, *input_shape[1:])))
    theirs = np.asarray(layer(x))
    assert its.output_shape(input_shape, layer=wrapped).value[1:] == theirs.shape[1:]
    assert its.parameters(input_shape, layer=wrapped).value == layer.count_params()
    assert np.allclose(its.forward(x, *layer.get_weights(), layer=wrapped), theirs, atol=1e-5)
