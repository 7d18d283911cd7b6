"""EinsumDense: a sum of products along the axes that an equation names; Dense with the axes chosen freely.

Source: ``keras.src.layers.core.einsum_dense``. Covered are equations in which every axis has a letter, such as
``"btf,tfu->btu"``; the dots of ``"...f,fu->...u"`` are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import NotCovered, Rule

EQUATION = re.compile(r"([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)")


@dataclass(frozen=True)
class Axes:
    """An equation, taken apart: the letters of input, kernel and output, and how long each is."""

    input: str
    kernel: str
    output: str
    lengths: dict


def output_shape(input_shape, *, equation, output_shape):
    """The shape that the right side of the equation spells.

    Parameters
    ----------
    input_shape : tuple
        The batch axis first.
    equation, output_shape
        As in ``keras.layers.EinsumDense``; `output_shape` is without the batch axis, None where the input says it.

    Returns
    -------
    Derivation

    Raises
    ------
    ValueError
        If Keras would refuse the layer, or the equation is of another form.

    Examples
    --------
    >>> output_shape((None, 2, 3), equation="btf,tfu->btu", output_shape=(2, 4)).value
    (None, 2, 4)
    """
    axes = _read(input_shape, equation, output_shape)
    _, *letters = axes.output
    return shape(batch=input_shape[0], **{f"axis_{n}": Number(axes.lengths[a], a) for n, a in enumerate(letters, 1)})


def parameters(input_shape, *, equation, output_shape, bias_axes=None):
    """The number of weights: one for every place that the letters of the kernel name, and of the bias.

    Parameters
    ----------
    input_shape : tuple
        The batch axis first.
    equation, output_shape, bias_axes
        As in ``keras.layers.EinsumDense``; without `bias_axes` there is no bias.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(parameters((None, 2, 3), equation="btf,tfu->btu", output_shape=(2, 4), bias_axes="tu"))
    parameters: kernel 2 x 3 x 4 + bias 2 x 4 = 32
    """
    axes = _read(input_shape, equation, output_shape)
    kernel = Labelled("kernel", _product(axes, axes.kernel))
    if bias_axes is None:
        return count(kernel)
    strange = [letter for letter in bias_axes if letter not in axes.output[1:]]
    if strange or not bias_axes:
        raise ValueError(
            f"bias_axes={bias_axes!r} must name axes of the output {axes.output!r} after the batch axis, "
            f"such as bias_axes={axes.output[-1]!r}."
        )
    if axes.output[-1] not in bias_axes:  # Keras adds such a bias along another axis when their lengths are the same
        raise NotCovered(
            f"EinsumDense with bias_axes={bias_axes!r} is not covered: expected {axes.output[-1]!r}, the last "
            "axis, in it."
        )
    return count(kernel, Labelled("bias", _product(axes, [letter for letter in axes.output if letter in bias_axes])))


def forward(x, kernel, bias=None, *, equation, activation=None):
    """The numbers that EinsumDense gives, by loops over the output and over the letters that are summed.

    Parameters
    ----------
    x, kernel : array
        With the axes that the equation names.
    bias : array, optional
        Added to every sample.
    equation, activation
        As in ``keras.layers.EinsumDense``.

    Returns
    -------
    array

    Examples
    --------
    >>> x, kernel = np.array([[[1, 2], [3, 4]]]), np.array([[[1], [1]], [[10], [10]]])
    >>> forward(x, kernel, equation="btf,tfu->btu")[0].tolist()
    [[3.0], [70.0]]
    """
    x, kernel = np.asarray(x, dtype=float), np.asarray(kernel)
    into, weights, out = EQUATION.fullmatch(equation).groups()
    lengths = dict(zip(weights, kernel.shape)) | dict(zip(into, x.shape))
    summed = [letter for letter in lengths if letter not in out]
    y = np.zeros([lengths[letter] for letter in out])
    for place in np.ndindex(*y.shape):
        for inside in np.ndindex(*(lengths[letter] for letter in summed)):
            at = dict(zip(out, place)) | dict(zip(summed, inside))
            y[place] += x[tuple(at[a] for a in into)] * kernel[tuple(at[a] for a in weights)]
    return activate(y if bias is None else y + bias, activation)


def _read(input_shape, equation, output_shape):
    input_shape = tuple(input_shape)
    found = EQUATION.fullmatch(equation)
    if (
        not found
        or found[1][0] != found[3][0]
        or found[1][0] in found[2]
        or any(len(set(s)) < len(s) for s in found.groups())
    ):
        raise NotCovered(
            f"EinsumDense with equation={equation!r} is not covered: expected a letter for every axis, the batch axis "
            f'first in input and output and not in the kernel, such as "btf,fu->btu".'
        )
    into, kernel, out = found.groups()
    given = (output_shape,) if isinstance(output_shape, int) else tuple(output_shape)
    if len(into) != len(input_shape):
        raise ValueError(
            f"EinsumDense needs {len(into)} axes ({', '.join(into)}): got {len(input_shape)} in {input_shape}. "
            f"The batch axis counts; it is None when any number will do."
        )
    if len(given) > len(out) - 1:
        raise NotCovered(
            f"EinsumDense with output_shape={given} is not covered: expected {len(out) - 1} lengths for {out!r}."
        )
    if len(given) < len(out) - 1:
        raise ValueError(
            f"output_shape={given} must have a length for each of {', '.join(out[1:])}, the axes after the batch."
        )
    return Axes(into, kernel, out, _lengths(into, kernel, out, input_shape, given))


def _lengths(into, kernel, out, input_shape, given):
    lengths = dict(zip(into, input_shape))
    for letter, length in zip(out[1:], given):
        if letter not in into and letter not in kernel:
            raise ValueError(
                f"the axis {letter!r} of the output must be in the input {into!r} or in the kernel {kernel!r}."
            )
        if letter not in into:
            lengths[letter] = length
        elif length not in (None, lengths[letter]):
            raise ValueError(
                f"the axis {letter!r} cannot have two lengths: got {lengths[letter]} in the input, {length} in "
                "output_shape."
            )
    for letter in kernel:
        if letter not in lengths:
            raise ValueError(
                f"the axis {letter!r} of the kernel must be in the input {into!r} or in the output {out!r}."
            )
        if lengths[letter] == 0:
            raise NotCovered(
                f"EinsumDense with no place on the axis {letter!r} is not covered: expected a number above 0."
            )
        if not lengths[letter] or (letter in out and not given[out.index(letter) - 1]):
            raise ValueError(
                f"EinsumDense needs to know the axis {letter!r} of its kernel: expected a number above 0 for it."
            )
    return lengths


def _product(axes, letters):
    return product(*(Number(axes.lengths[letter], letter) for letter in letters))


LAYERS = (Rule("EinsumDense", output_shape, parameters, forward),)
