"""The names of axes, and shapes that a layer leaves as they are."""

from __future__ import annotations

from shapewise.derivation import Number, shape
from shapewise.derivation import parameters as count

_NAMES = {
    2: ("batch", "features"),
    3: ("batch", "steps", "channels"),
    4: ("batch", "height", "width", "channels"),
    5: ("batch", "depth", "height", "width", "channels"),
}


def names(ndim):
    """What the axes of an input are called, the batch axis counted.

    Examples
    --------
    >>> names(4)
    ('batch', 'height', 'width', 'channels')
    >>> names(6)
    ('batch', 'axis_1', 'axis_2', 'axis_3', 'axis_4', 'axis_5')
    """
    return _NAMES.get(ndim) or ("batch", *(f"axis_{axis}" for axis in range(1, ndim)))[:ndim]


def named_shape(lengths):
    """A Derivation of a shape whose axes have their usual names.

    Examples
    --------
    >>> print(named_shape((None, Number(4) + 2, 3)))
    steps: 4 + 2 = 6
    channels: 3
    """
    return shape(**dict(zip(names(len(lengths)), lengths, strict=True)))


def unchanged(input_shape):
    """The shape that came in.

    Examples
    --------
    >>> unchanged((None, 8, 3)).value
    (None, 8, 3)
    """
    return named_shape(tuple(input_shape))


def no_weights(input_shape):
    """No weights.

    Examples
    --------
    >>> no_weights((None, 3)).value
    0
    """
    return count()


def length(input_shape, axis, name=None):
    """The length of one axis as an expression, called by its name.

    Raises
    ------
    ValueError
        If it is not known, or there is no such axis.

    Examples
    --------
    >>> length((None, 8, 3), -1).words
    'channels'
    """
    try:
        number = input_shape[axis]
    except IndexError:
        raise ValueError(f"there is no axis {axis}: got the shape {tuple(input_shape)}.") from None
    if number is None:
        raise ValueError(f"axis {axis} must be known, weights are made for it: got the shape {tuple(input_shape)}.")
    return Number(number, name or names(len(input_shape))[axis])
