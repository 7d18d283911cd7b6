"""ZeroPadding, Cropping, UpSampling and Resizing against Keras."""

from hypothesis import strategies as st

from layers.agreement import accepted_of_random
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.reading import build


@st.composite
def configurations(draw):
    """A layer that adds or takes off rows, or repeats them, and its input; now and then too many are taken off."""
    ndim, kind = draw(st.sampled_from([1, 2, 3])), draw(st.sampled_from(["ZeroPadding", "Cropping", "UpSampling"]))
    pair = st.tuples(st.integers(0, 2), st.integers(0, 2))
    lengths = (None, *(draw(st.integers(2, 5)) for _ in range(ndim)), draw(st.integers(1, 2)))
    if kind == "UpSampling":
        size = (
            draw(st.integers(1, 3)) if ndim == 1 else draw(st.integers(1, 2) | st.tuples(*[st.integers(1, 2)] * ndim))
        )
        return LayerCall(f"UpSampling{ndim}D", size), lengths
    amount = draw(st.integers(0, 2) | pair) if ndim == 1 else draw(st.integers(0, 2) | st.tuples(*[pair] * ndim))
    return LayerCall(f"{kind}{ndim}D", amount), lengths


def test_shape_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations(), 800) >= 500


def test_resizing_and_center_crop_have_the_shape_that_keras_gives():
    for kind in ("Resizing", "CenterCrop"):
        its, call = rule(kind), LayerCall(kind, 4, 5)
        ours = its.apply(its.output_shape, (None, 8, 9, 3), config=its.config(call) | {"height": 4, "width": 5}).value
        assert ours == build(call).compute_output_shape((None, 8, 9, 3)) == (None, 4, 5, 3)
