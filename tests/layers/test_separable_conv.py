"""SeparableConv1D and 2D against Keras."""

from hypothesis import strategies as st

from layers.agreement import accepted_of_random
from shapewise.layers import rule
from shapewise.layers.call import LayerCall


@st.composite
def configurations(draw):
    """A separable convolution and its input; now and then a window that does not fit."""
    ndim = draw(st.sampled_from([1, 2]))
    strides, dilation = draw(st.sampled_from([(2, 1), (1, 2), (1, 1)]))
    call = LayerCall(
        f"SeparableConv{ndim}D",
        draw(st.integers(1, 3)),
        draw(st.integers(1, 3)),
        strides=strides,
        dilation_rate=dilation,
        padding=draw(st.sampled_from(["valid", "same"])),
        depth_multiplier=draw(st.integers(1, 2)),
        use_bias=draw(st.booleans()),
        activation=draw(st.sampled_from([None, "relu"])),
    )
    return call, (None, *(draw(st.integers(3, 6)) for _ in range(ndim)), draw(st.integers(1, 3)))


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations(), 600) >= 500


def test_one_bias_and_not_two():
    its = rule("SeparableConv2D")
    assert its.apply(its.parameters, (None, 32, 32, 64), config={"filters": 128, "kernel_size": 3}).value == 8896
