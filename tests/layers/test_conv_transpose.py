"""Conv1D, 2D and 3DTranspose against Keras."""

import pytest
from hypothesis import strategies as st

from layers.agreement import accepted_of_random
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.reading import build


@st.composite
def configurations(draw):
    """A transposed convolution and its input."""
    ndim = draw(st.sampled_from([1, 1, 2, 2, 3]))
    size = st.integers(1, 3) | st.tuples(*[st.integers(1, 3)] * ndim)
    call = LayerCall(
        f"Conv{ndim}DTranspose",
        draw(st.integers(1, 2)),
        draw(size),
        strides=draw(size),
        padding=draw(st.sampled_from(["valid", "same"])),
        use_bias=draw(st.booleans()),
        activation=draw(st.sampled_from([None, "relu"])),
    )
    return call, (None, *(draw(st.integers(1, 4)) for _ in range(ndim)), draw(st.integers(1, 2)))


def test_shape_count_and_numbers_agree_with_keras():
    assert accepted_of_random(configurations(), 600) >= 500


@pytest.mark.parametrize(
    "options, shape",
    [
        ({"padding": "same", "strides": 2}, (None, 32, 32, 256)),
        ({"strides": 2}, (None, 34, 34, 256)),
        ({"padding": "same"}, (None, 16, 16, 256)),
    ],
)
def test_the_generator_of_the_question(options, shape):
    its, call = rule("Conv2DTranspose"), LayerCall("Conv2DTranspose", 256, 4, **options)
    config = its.config(call)
    assert its.apply(its.output_shape, (None, 16, 16, 128), config=config).value == shape
    assert its.apply(its.parameters, (None, 16, 16, 256), config={"filters": 256, "kernel_size": 4}).value == 1_048_832


def test_dilation_makes_the_kernel_longer_as_in_keras():
    for kernel_size, dilation_rate in ((2, 2), (3, 2), (3, 3)):
        call = LayerCall("Conv1DTranspose", 1, kernel_size, dilation_rate=dilation_rate)
        its = rule(call.kind)
        ours = its.apply(its.output_shape, (None, 8, 2), config=its.config(call)).value
        assert ours == tuple(build(call).compute_output_shape((None, 8, 2)))
