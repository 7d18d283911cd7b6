"""Reshape, Permute, Flatten, RepeatVector: the same numbers under another shape; no weights.

Source: ``keras.src.layers.reshaping``.
"""

from __future__ import annotations

import math

import numpy as np

from shapewise.derivation import Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, only_channels_last, whole_numbers


def no_parameters(input_shape):
    """No weights.

    Examples
    --------
    >>> no_parameters((None, 3)).value
    0
    """
    return count()


def reshape_output_shape(input_shape, *, target_shape):
    """`target_shape` behind the batch axis; one entry may be -1, it is what is left.

    Examples
    --------
    >>> reshape_output_shape((None, 128, 9), target_shape=(128, 9, 1)).value
    (None, 128, 9, 1)
    """
    batch, *lengths = input_shape
    target = list(target_shape)
    if target.count(-1) > 1 or min(target, default=0) < -1:
        raise ValueError(f"target_shape={tuple(target)} cannot be read: expected lengths, one of them -1 at most.")
    if None in lengths:
        raise NotCovered(
            f"Reshape of {tuple(input_shape)} is not covered: expected known lengths after the batch axis."
        )
    size, wanted = math.prod(lengths), math.prod(length for length in target if length != -1)
    if -1 in target and wanted and size % wanted == 0:
        target[target.index(-1)] = size // wanted
    if math.prod(target) != size:
        raise ValueError(
            f"Reshape keeps all numbers: got {tuple(lengths)} with {size}, target_shape {tuple(target_shape)} "
            f"with {wanted}."
        )
    return _axes(batch, target)


def reshape_forward(x, *, target_shape):
    """The numbers of each sample in their order, cut anew.

    Examples
    --------
    >>> reshape_forward(np.arange(6).reshape(1, 2, 3), target_shape=(3, 2))[0, 1]
    array([2, 3])
    """
    return np.asarray(x).reshape(reshape_output_shape(np.shape(x), target_shape=target_shape).value)


def permute_output_shape(input_shape, *, dims):
    """The axes in the order `dims`, counted from 1; the batch axis stays.

    Examples
    --------
    >>> permute_output_shape((None, 128, 9), dims=(2, 1)).value
    (None, 9, 128)
    """
    if sorted(dims) != list(range(1, len(input_shape))):
        raise ValueError(f"dims must name every axis after the batch once: got {tuple(dims)} for {tuple(input_shape)}.")
    return _axes(input_shape[0], [input_shape[axis] for axis in dims])


def permute_forward(x, *, dims):
    """The numbers with their axes exchanged.

    Examples
    --------
    >>> permute_forward(np.arange(6).reshape(1, 2, 3), dims=(2, 1))[0, 1]
    array([1, 4])
    """
    return np.transpose(x, (0, *dims))


def flatten_output_shape(input_shape, *, data_format="channels_last"):
    """All numbers of a sample on one axis.

    Examples
    --------
    >>> print(flatten_output_shape((None, 28, 28)))
    features: 28 x 28 = 784
    """
    only_channels_last(data_format, "Flatten")
    batch, *lengths = input_shape
    names = [Number(length, f"axis_{axis}") for axis, length in enumerate(lengths, start=1)]
    return shape(batch=batch, features=product(*names) if names else 1)


def flatten_forward(x):
    """The numbers of each sample in their order.

    Examples
    --------
    >>> flatten_forward(np.arange(6).reshape(1, 2, 3))
    array([[0, 1, 2, 3, 4, 5]])
    """
    return np.reshape(x, (len(x), -1))


def repeat_vector_output_shape(input_shape, *, n):
    """The vector `n` times, as steps.

    Examples
    --------
    >>> repeat_vector_output_shape((None, 50), n=512).value
    (None, 512, 50)
    """
    whole_numbers("RepeatVector", n=n)
    batch, features = axes_of(input_shape, ("batch", "features"), "RepeatVector")
    return shape(batch=batch, steps=Number(n, "n"), features=features)


def repeat_vector_forward(x, *, n):
    """The same numbers at every one of `n` steps.

    Examples
    --------
    >>> repeat_vector_forward(np.array([[1, 2]]), n=3)[0].tolist()
    [[1, 2], [1, 2], [1, 2]]
    """
    return np.repeat(np.asarray(x)[:, None], n, axis=1)


def _axes(batch, lengths):
    return shape(batch=batch, **{f"axis_{axis}": length for axis, length in enumerate(lengths, start=1)})


LAYERS = (
    Rule("Reshape", reshape_output_shape, no_parameters, reshape_forward),
    Rule("Permute", permute_output_shape, no_parameters, permute_forward),
    Rule("Flatten", flatten_output_shape, no_parameters, flatten_forward),
    Rule("RepeatVector", repeat_vector_output_shape, no_parameters, repeat_vector_forward),
)
