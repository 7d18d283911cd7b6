"""Preprocessing layers against Keras: shapes, and numbers where there is a computation."""

import numpy as np
import pytest

from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.layers.preprocessing import _SAME_SHAPE
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, keras, read

L = keras.layers
PICTURES = np.random.default_rng(0).uniform(0, 255, size=(2, 9, 8, 3)).astype("float32")
#: the arguments that each layer needs
NEEDS = {
    "RandomFlip": ("horizontal",), "RandomTranslation": (0.2, 0.2), "RandomPosterization": (4,),
    "RandomColorJitter": ((0, 255),), **dict.fromkeys(
        ("AugMix", "AutoContrast", "CutMix", "Equalization", "MixUp", "RandAugment", "Solarization",
         "ContrastLimitedAdaptiveHistogramEqualization"), ()),
}  # fmt: skip


@pytest.mark.parametrize("kind", _SAME_SHAPE)
def test_a_layer_that_changes_pictures_leaves_their_shape_alone(kind):
    layer = getattr(L, kind)(*NEEDS.get(kind, (0.2,)))
    facts = read(layer, (None, 9, 8, 3))
    assert facts.known
    assert facts.derive("output_shape").value == tuple(layer.compute_output_shape((None, 9, 8, 3)))
    assert facts.parameters == 0


@pytest.mark.parametrize("kind", ["Resizing", "RandomCrop", "CenterCrop"])
def test_a_layer_that_cuts_or_resizes_gives_the_size_asked_for(kind):
    layer = getattr(L, kind)(5, 4)
    theirs = np.asarray(layer(PICTURES))
    its = rule(kind)
    assert its.output_shape(PICTURES.shape, height=5, width=4).value == theirs.shape
    if its.forward:
        assert np.allclose(its.forward(PICTURES, height=5, width=4), theirs)


def test_a_cut_that_would_enlarge_is_refused_by_name():
    with pytest.raises(NotCovered, match="to more than there is is not covered"):
        rule("CenterCrop").forward(PICTURES, height=20, width=4)


@pytest.mark.parametrize("mode", ["one_hot", "multi_hot", "count"])
@pytest.mark.parametrize("shape", [(4, 1), (4, 3)])
def test_categories_are_encoded_as_in_keras(mode, shape):
    x = np.random.default_rng(1).integers(0, 5, size=shape)
    theirs = np.asarray(L.CategoryEncoding(num_tokens=5, output_mode=mode)(x))
    its = rule("CategoryEncoding")
    assert its.output_shape(shape, num_tokens=5, output_mode=mode).value == theirs.shape
    assert np.array_equal(its.forward(x, num_tokens=5, output_mode=mode), theirs)


@pytest.mark.parametrize("mode", ["int", "one_hot", "multi_hot", "count"])
@pytest.mark.parametrize("shape", [(4, 1), (4, 3)])
def test_numbers_are_put_into_bins_as_in_keras(mode, shape):
    x = np.random.default_rng(1).normal(size=shape).astype("float32")
    layer = L.Discretization(bin_boundaries=[-1.0, 0.0, 1.0], output_mode=mode)
    its = rule("Discretization")
    shape = its.output_shape(x.shape, bin_boundaries=(-1.0, 0.0, 1.0), output_mode=mode).value
    assert shape == tuple(layer.compute_output_shape(x.shape))
    if mode == "int":
        assert np.array_equal(its.forward(x, bin_boundaries=(-1.0, 0.0, 1.0)), np.asarray(layer(x)))


WORDS = [
    (lambda: L.Hashing(7), (4, 1)),
    (lambda: L.Hashing(7, output_mode="multi_hot"), (4, 3)),
    (lambda: L.StringLookup(vocabulary=["a", "b"]), (4, 3)),
    (lambda: L.StringLookup(vocabulary=["a", "b"], output_mode="one_hot"), (4, 1)),
    (
        lambda: L.StringLookup(vocabulary=["a", "b"], output_mode="multi_hot", pad_to_max_tokens=True, max_tokens=9),
        (4, 3),
    ),
    (lambda: L.TextVectorization(vocabulary=["a", "b"], output_sequence_length=6), (4, 1)),
    (lambda: L.TextVectorization(vocabulary=["a", "b"], output_mode="multi_hot"), (4, 1)),
]


@pytest.mark.parametrize(("make", "shape"), WORDS)
def test_words_have_the_shape_of_keras(make, shape):
    layer = make()
    theirs = layer(np.full(shape, "a")).shape
    facts = read(layer, shape)
    assert facts.known
    assert facts.derive("output_shape").value == tuple(theirs)


def test_whole_numbers_are_looked_up_with_the_shape_of_keras():
    layer = L.IntegerLookup(vocabulary=[3, 5], output_mode="count")
    assert read(layer, (4, 3)).derive("output_shape").value == tuple(layer(np.ones((4, 3), "int64")).shape)


def test_an_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="output_mode='counts' is not known"):
        rule("CategoryEncoding").output_shape((4, 3), num_tokens=2, output_mode="counts")
    with pytest.raises(Exception, match="output_mode"):
        build(LayerCall("CategoryEncoding", 2, output_mode="counts"))
