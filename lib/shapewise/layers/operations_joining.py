"""keras.ops that join, cut, repeat or multiply arrays: no weights.

Source: ``keras.src.ops.numpy`` and ``keras.src.ops.core``. An operation's shapes are those of all its arrays in the
order
of its arguments, constants among them.
"""

from __future__ import annotations

from shapewise.derivation import Number, product, shapes
from shapewise.layers.axes import named_shape, names, no_weights
from shapewise.layers.merging import concatenate_shape
from shapewise.layers.operations import together
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import each, output_length


def stack_shape(input_shapes, *, axis=0):
    """The arrays one behind the other along a new axis.

    Examples
    --------
    >>> stack_shape([(None, 8), (None, 8), (None, 8)], axis=1).value
    (None, 3, 8)
    """
    lengths = list(input_shapes[0])
    lengths.insert(axis % (len(lengths) + 1), Number(len(input_shapes), "arrays"))
    return named_shape(tuple(lengths))


def matmul_shape(input_shapes):
    """The rows of the first, the columns of the second: their last axis and its last but one are multiplied and summed.

    Examples
    --------
    >>> matmul_shape([(None, 8, 6), (None, 6, 5)]).value
    (None, 8, 5)
    """
    one, two = map(tuple, input_shapes)
    if len(one) < 2 or len(two) < 2:
        raise NotCovered(f"Matmul of {one} and {two} is not covered: expected at least two axes each.")
    if None not in (one[-1], two[-2]) and one[-1] != two[-2]:
        raise ValueError(f"Matmul needs axes of the same length: got {one[-1]} in {one} and {two[-2]} in {two}.")
    return named_shape((*together(one[:-2], two[:-2]), one[-2], two[-1]))


def dot_shape(input_shapes):
    """All axes of the first but the last, then those of the second but the last but one.

    Examples
    --------
    >>> dot_shape([(None, 8, 6), (6, 3)]).value
    (None, 8, 3)
    """
    one, two = map(tuple, input_shapes)
    if len(one) < 2 or len(two) < 2:
        raise NotCovered(f"Dot of {one} and {two} is not covered: expected at least two axes each.")
    return named_shape((*one[:-1], *two[:-2], two[-1]))


def einsum_shape(input_shapes, *, subscripts):
    """The lengths that the right side of `subscripts` spells.

    Examples
    --------
    >>> einsum_shape([(None, 8, 6), (6, 3)], subscripts="btc,cd->btd").value
    (None, 8, 3)
    """
    into, arrow, out = subscripts.replace(" ", "").partition("->")
    if "." in subscripts or not arrow:
        raise NotCovered(f"Einsum with {subscripts!r} is not covered: expected a letter for each axis and an arrow.")
    lengths = {}
    for letters, shape in zip(into.split(","), input_shapes, strict=True):
        lengths.update({a: n for a, n in zip(letters, shape, strict=True) if lengths.get(a) in (None, 1)})
    return named_shape(tuple(lengths[letter] for letter in out))


def split_shape(input_shapes, *, indices_or_sections, axis=0):
    """Parts along `axis`: so many of the same length, or one between each two places.

    Examples
    --------
    >>> split_shape([(None, 8, 6)], indices_or_sections=2, axis=-1).value
    [(None, 8, 3), (None, 8, 3)]
    """
    lengths = list(input_shapes[0])
    whole = Number(lengths[axis], names(len(lengths))[axis])
    if isinstance(indices_or_sections, int):
        parts = [whole // Number(indices_or_sections, "sections")] * indices_or_sections
    else:
        places = [0, *indices_or_sections, whole.value]
        parts = [Number(b, "stop") - Number(a, "start") for a, b in zip(places, places[1:])]
    at = axis % len(lengths)
    return shapes(*(named_shape((*lengths[:at], part, *lengths[at + 1 :])) for part in parts))


def unstack_shape(input_shapes, *, num=None, axis=0):
    """One array for each entry of `axis`, which goes.

    Examples
    --------
    >>> unstack_shape([(None, 2, 6)], axis=1).value
    [(None, 6), (None, 6)]
    """
    lengths = list(input_shapes[0])
    many = lengths.pop(axis)
    return shapes(*[named_shape(tuple(lengths))] * (num or many))


def repeat_shape(input_shapes, *, repeats, axis=None):
    """`axis` as many times as long.

    Examples
    --------
    >>> print(repeat_shape([(None, 8, 6)], repeats=2, axis=1))
    steps: 8 x 2 = 16
    channels: 6
    """
    lengths = list(input_shapes[0])
    if axis is None or not isinstance(repeats, int):
        raise NotCovered("Repeat without an axis, or with several numbers, is not covered.")
    lengths[axis] = Number(lengths[axis], names(len(lengths))[axis]) * Number(repeats, "repeats")
    return named_shape(tuple(lengths))


def tile_shape(input_shapes, *, repeats):
    """The array side by side with itself: every axis as many times as long.

    Examples
    --------
    >>> tile_shape([(None, 8, 6)], repeats=(1, 2, 1)).value
    (None, 16, 6)
    """
    lengths = input_shapes[0]
    repeats = (repeats,) if isinstance(repeats, int) else tuple(repeats)
    ndim = max(len(lengths), len(repeats))
    lengths, repeats = (1,) * (ndim - len(lengths)) + tuple(lengths), (1,) * (ndim - len(repeats)) + repeats
    named = zip(lengths, repeats, names(ndim))
    return named_shape(tuple(n if many == 1 else Number(n, name) * Number(many, "repeats") for n, many, name in named))


def pad_shape(input_shapes, *, pad_width):
    """Every axis with what is added before and behind it.

    Examples
    --------
    >>> print(pad_shape([(None, 8, 6)], pad_width=((0, 0), (1, 2), (0, 0))))
    steps: 8 + 1 + 2 = 11
    channels: 6
    """
    lengths = input_shapes[0]
    widths = [pad_width] if isinstance(pad_width, int) else list(pad_width)
    widths = [(one, one) if isinstance(one, int) else tuple(one) for one in widths]
    widths = widths * len(lengths) if len(widths) == 1 else widths
    return named_shape(
        tuple(
            n if not any(pair) else Number(n, name) + Number(pair[0], "before") + Number(pair[1], "behind")
            for n, pair, name in zip(lengths, widths, names(len(lengths)), strict=True)
        )
    )


def take_shape(input_shapes, *, axis=None):
    """The entries of `axis` that are asked for, in its place.

    Examples
    --------
    >>> take_shape([(None, 8, 6), (2,)], axis=1).value
    (None, 2, 6)
    """
    lengths, wanted = map(tuple, input_shapes)
    if axis is None:
        raise NotCovered("Take without an axis is not covered.")
    at = axis % len(lengths)
    return named_shape((*lengths[:at], *wanted, *lengths[at + 1 :]))


def top_k_shape(input_shapes, *, k):
    """The largest `k` of the last axis, and where they are.

    Examples
    --------
    >>> top_k_shape([(None, 8)], k=3).value
    [(None, 3), (None, 3)]
    """
    one = named_shape((*input_shapes[0][:-1], Number(k, "k")))
    return shapes(one, one)


def patches_shape(input_shapes, *, size, strides=None, dilation_rate=1, padding="valid"):
    """A picture cut into windows: as many as fit, each with all its numbers on the last axis.

    Examples
    --------
    >>> patches_shape([(None, 32, 32, 3)], size=8).value
    (None, 4, 4, 192)
    """
    batch, *lengths, channels = input_shapes[0]
    sizes, ndim = each(size, len(lengths)), len(lengths)
    steps, spread = each(strides or size, ndim), each(dilation_rate, ndim)
    windows = [
        output_length(n, k, strides=s, padding=padding, dilation_rate=d, name=name, window="size")
        for n, k, s, d, name in zip(lengths, sizes, steps, spread, names(ndim + 2)[1:], strict=False)
    ]
    return named_shape((batch, *windows, product(*(Number(k, "size") for k in sizes), Number(channels, "channels"))))


def _rule(name, shape, *numbers_only):
    return Rule(f"ops.{name}", shape, no_weights, several_inputs=True, numbers_only=numbers_only)


LAYERS = (
    _rule("Stack", stack_shape),
    _rule("Concatenate", concatenate_shape),
    _rule("Matmul", matmul_shape),
    _rule("Dot", dot_shape),
    _rule("Einsum", einsum_shape),
    _rule("Split", split_shape),
    _rule("Unstack", unstack_shape),
    _rule("Repeat", repeat_shape),
    _rule("Tile", tile_shape),
    _rule("Pad", pad_shape, "mode", "constant_values"),
    _rule("Take", take_shape, "mode"),
    _rule("ExtractPatches", patches_shape, "data_format"),
    _rule("TopK", top_k_shape, "sorted"),
)
