"""Preprocessing: pictures turned, cut and resized; words and categories turned into numbers.

Source: ``keras.src.layers.preprocessing``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number, shape
from shapewise.layers.axes import named_shape, no_weights, unchanged
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, only_channels_last

#: layers that change a picture and leave its shape alone
_SAME_SHAPE = (
    "AugMix", "AutoContrast", "ContrastLimitedAdaptiveHistogramEqualization", "CutMix", "Equalization", "MixUp", "RandAugment",
    "RandomBrightness", "RandomColorDegeneration", "RandomColorJitter", "RandomContrast", "RandomElasticTransform",
    "RandomErasing", "RandomFlip", "RandomGaussianBlur", "RandomGrayscale", "RandomHue", "RandomInvert", "RandomPerspective",
    "RandomPosterization", "RandomRotation", "RandomSaturation", "RandomSharpness", "RandomShear", "RandomTranslation",
    "RandomZoom", "Solarization",
)  # fmt: skip
_PICTURES = (
    "data_format", "factor", "value_range", "num_chains", "chain_depth", "alpha", "all_ops", "interpolation", "num_ops", "bins",
    "brightness_factor", "contrast_factor", "saturation_factor", "hue_factor", "scale", "fill_mode", "fill_value", "mode",
    "kernel_size", "sigma", "x_factor", "y_factor", "height_factor", "width_factor", "addition_factor", "threshold_factor",
    "antialias", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "clip_limit", "tile_grid_size",
)  # fmt: skip
_WORDS = (
    "invert", "num_oov_indices", "oov_token", "mask_token", "sparse", "vocabulary_dtype", "idf_weights", "vocabulary", "encoding",
    "oov_method", "salt", "mask_value", "epsilon", "standardize", "split", "ngrams", "ragged",
)  # fmt: skip
#: options that give each entry a row of its own, where the others give one row for all entries of a sample
_ONE_HOT, _TOGETHER = "one_hot", ("multi_hot", "count", "tf_idf")


def sized_shape(input_shape, *, height, width, data_format="channels_last"):
    """The picture with the height and width that were asked for.

    Examples
    --------
    >>> print(sized_shape((None, 300, 400, 3), height=224, width=224))
    height: 224
    width: 224
    channels: 3
    """
    only_channels_last(data_format, "a layer that cuts or resizes")
    batch, _, _, channels = axes_of(
        input_shape, ("batch", "height", "width", "channels"), "a layer that cuts or resizes"
    )
    return shape(batch=batch, height=Number(height, "height"), width=Number(width, "width"), channels=channels)


def center_crop_forward(x, *, height, width):
    """The middle of each picture.

    Examples
    --------
    >>> center_crop_forward(np.arange(16).reshape(1, 4, 4, 1), height=2, width=2)[0, :, :, 0].tolist()
    [[5.0, 6.0], [9.0, 10.0]]
    """
    x = np.asarray(x, dtype=float)
    top, left = (x.shape[1] - height) // 2, (x.shape[2] - width) // 2
    if top < 0 or left < 0:
        raise NotCovered(f"CenterCrop to more than there is is not covered: got {x.shape}; it resizes instead.")
    return x[:, top : top + height, left : left + width]


def encoded_shape(input_shape, *, num_tokens, output_mode="multi_hot"):
    """A place for each of `num_tokens` categories: for each entry with ``"one_hot"``, or else for each sample.

    Examples
    --------
    >>> encoded_shape((None, 3), num_tokens=10, output_mode="one_hot").value
    (None, 3, 10)
    >>> encoded_shape((None, 3), num_tokens=10).value
    (None, 10)
    """
    return _encoded(input_shape, Number(num_tokens, "num_tokens"), output_mode)


def encoding_forward(x, *, num_tokens, output_mode="multi_hot"):
    """A 1 at the place of each category, or how often it occurs.

    Examples
    --------
    >>> encoding_forward(np.array([[0, 2, 2]]), num_tokens=4, output_mode="count").tolist()
    [[1.0, 0.0, 2.0, 0.0]]
    """
    x = np.asarray(x).astype(int)
    rows = np.eye(num_tokens)[x]
    if output_mode == _ONE_HOT:
        return rows[..., 0, :] if x.ndim > 1 and x.shape[-1] == 1 else rows
    summed = rows.sum(axis=-2)
    return summed if output_mode == "count" else np.minimum(summed, 1)


def binned_shape(input_shape, *, bin_boundaries=None, num_bins=None, output_mode="int"):
    """The shape that came in, each number replaced by that of its bin; other modes give a place for each bin.

    Examples
    --------
    >>> binned_shape((None, 3), bin_boundaries=(0.0, 1.0), output_mode="one_hot").value
    (None, 3, 3)
    """
    bins = (
        Number(len(bin_boundaries), "bin_boundaries") + 1
        if bin_boundaries is not None
        else Number(num_bins, "num_bins")
    )
    if output_mode in _TOGETHER and len(input_shape) > 2:
        raise NotCovered(
            f"Discretization of {tuple(input_shape)} with {output_mode!r} is not covered: expected 2 axes."
        )
    return _encoded(input_shape, bins, output_mode)


def discretization_forward(x, *, bin_boundaries=None, output_mode="int"):
    """How many boundaries are not above each number.

    Examples
    --------
    >>> discretization_forward(np.array([[-1.0, 0.5, 9.0]]), bin_boundaries=(0.0, 1.0))
    array([[0, 1, 2]])
    """
    if bin_boundaries is None or output_mode != "int":
        raise NotCovered("Discretization without bin_boundaries, or with another output_mode, is not covered here.")
    return np.searchsorted(np.asarray(bin_boundaries), np.asarray(x), side="right")


def hashed_shape(input_shape, *, num_bins, output_mode="int"):
    """The shape that came in, each entry replaced by a number below `num_bins`; other modes give a place for each.

    Examples
    --------
    >>> hashed_shape((None, 1), num_bins=8, output_mode="multi_hot").value
    (None, 8)
    """
    if output_mode == _ONE_HOT and input_shape[-1] != 1:
        raise NotCovered(f"Hashing of {tuple(input_shape)} with one_hot is not covered: expected 1 on the last axis.")
    return _encoded(input_shape, Number(num_bins, "num_bins"), output_mode)


def crossed_shape(input_shapes, *, num_bins, output_mode="int"):
    """Two categories become one: a number below `num_bins` for each pair.

    Examples
    --------
    >>> crossed_shape([(None, 1), (None, 1)], num_bins=8).value
    (None, 1)
    """
    if output_mode != "int":
        raise NotCovered(f'HashedCrossing with output_mode={output_mode!r} is not covered: expected "int".')
    return unchanged(input_shapes[0])


def lookup_shape(input_shape, *, max_tokens=None, pad_to_max_tokens=False, vocabulary_size=None, output_mode="int"):
    """The shape that came in, each entry replaced by its number; other modes give a place for each word known.

    Examples
    --------
    >>> lookup_shape((None, 1), vocabulary_size=100, output_mode="multi_hot").value
    (None, 100)
    """
    depth = Number(max_tokens, "max_tokens") if pad_to_max_tokens else Number(vocabulary_size, "vocabulary_size")
    return _encoded(input_shape, depth, output_mode)


def vectorized_shape(
    input_shape,
    *,
    output_mode="int",
    output_sequence_length=None,
    max_tokens=None,
    pad_to_max_tokens=False,
    vocabulary_size=None,
):
    """Each text as `output_sequence_length` numbers, one a word; other modes give a place for each word known.

    Examples
    --------
    >>> vectorized_shape((None, 1), output_mode="int", output_sequence_length=200).value
    (None, 200)
    """
    if output_mode == "int":
        return shape(batch=input_shape[0], steps=Number(output_sequence_length, "output_sequence_length"))
    depth = Number(max_tokens, "max_tokens") if pad_to_max_tokens else Number(vocabulary_size, "vocabulary_size")
    return shape(batch=input_shape[0], features=depth)


def _encoded(input_shape, depth, output_mode):
    input_shape = tuple(input_shape)
    if output_mode == "int":
        return unchanged(input_shape)
    if output_mode == _ONE_HOT and (input_shape[-1] != 1 or len(input_shape) == 1):
        return named_shape((*input_shape, depth))
    if output_mode != _ONE_HOT and output_mode not in _TOGETHER:
        raise ValueError(
            f'output_mode={output_mode!r} is not known: expected "int", "one_hot", "multi_hot", "count" or "tf_idf".'
        )
    return named_shape((*input_shape[:-1], depth))


LAYERS = (
    *(Rule(kind, unchanged, no_weights, numbers_only=_PICTURES) for kind in _SAME_SHAPE),
    Rule("Resizing", sized_shape, no_weights, numbers_only=_PICTURES),
    Rule("RandomCrop", sized_shape, no_weights, numbers_only=_PICTURES),
    Rule("CenterCrop", sized_shape, no_weights, center_crop_forward),
    Rule("CategoryEncoding", encoded_shape, no_weights, encoding_forward, numbers_only=("sparse",)),
    Rule("Discretization", binned_shape, no_weights, discretization_forward, numbers_only=_WORDS),
    Rule("Hashing", hashed_shape, no_weights, numbers_only=_WORDS),
    Rule("HashedCrossing", crossed_shape, no_weights, several_inputs=True, numbers_only=_WORDS),
    Rule("StringLookup", lookup_shape, no_weights, numbers_only=_WORDS),
    Rule("IntegerLookup", lookup_shape, no_weights, numbers_only=_WORDS),
    Rule("TextVectorization", vectorized_shape, no_weights, numbers_only=_WORDS),
)
