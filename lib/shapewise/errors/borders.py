"""Borders that cannot be: more cut off than there is, more rows given back than a step has, lengths of an einsum that differ."""

from __future__ import annotations

import ast
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, changed, output_of, those_that_work, who
from shapewise.reading import keras


def cropping(scene, found):
    """Cropping that takes away all of an axis, or more."""
    said = re.search(r"inputs?[._]shape=(?P<shape>\([^)]*\)), cropping=(?P<cropping>[(][\d, ()]*[)])", scene.text)
    if not said:
        return None
    shape, given = (ast.literal_eval(said[name]) for name in ("shape", "cropping"))
    kind = f"Cropping{len(shape) - 2}D"
    pairs = given if isinstance(given[0], tuple) else (given,)
    bad = next((i for i, pair in enumerate(pairs) if shape[i + 1] is not None and sum(pair) >= shape[i + 1]), None)
    if bad is None:
        return None
    length, pair = shape[bad + 1], pairs[bad]
    layer = scene.layer(kind=kind)
    most = ((length - 1) // 2, (length - 1) // 2)
    kept = tuple(most if i == bad else one for i, one in enumerate(pairs))
    kept = kept if len(pairs) > 1 else kept[0]
    padded = getattr(keras.layers, kind.replace("Cropping", "ZeroPadding"))(given)
    return ErrorExplanation(
        "reshape/cropping",
        f"{who(layer, kind)} cuts {pair[0]} off the beginning and {pair[1]} off the end of axis {bad + 1}, which "
        f"has {length}.",
        f"input {shape}, cropping {given}",
        f"{length} - {pair[0]} - {pair[1]} = {length - sum(pair)}",
        f"less than {length} in all on axis {bad + 1}",
        those_that_work(
            attempt(f"cropping={kept!r}", lambda: output_of(changed(layer, cropping=kept), shape), "output"),
            attempt(
                f"{type(padded).__name__}({given!r}), if it was to grow", lambda: output_of(padded, shape), "output"
            ),
        ),
    )


def output_padding(scene, found):
    """`output_padding` of a transposed convolution that is not less than its strides."""
    strides, given = ast.literal_eval(found["strides"]), ast.literal_eval(found["given"])
    highest = tuple(min(a, b - 1) for a, b in zip(given, strides))
    kind = f"Conv{len(strides)}DTranspose"
    return ErrorExplanation(
        "argument/output-padding",
        f"output_padding {given} is not less than strides {strides}: it says which of the lengths that a "
        "convolution with "
        f"these strides would shrink alike is meant.",
        f"output_padding {given}, strides {strides}",
        f"strides {strides[0]}: lengths that differ by 0 to {strides[0] - 1}",
        f"output_padding from 0 to {strides[0] - 1}, or None",
        those_that_work(
            attempt(
                f"output_padding={highest if len(set(highest)) > 1 else highest[0]}",
                lambda: getattr(keras.layers, kind)(1, strides, strides=strides, output_padding=highest) is not None,
                "it is taken",
            )
        ),
    )


def einsum(scene, found):
    """An index of an einsum that has two lengths."""
    calls = [
        one for one in scene.frames if isinstance(one.get("subscripts"), str) and len(one.get("operands") or ()) > 1
    ]
    call = calls[-1] if calls else None  # the outermost: further in, other letters stand for them
    if call is None or "->" not in call["subscripts"] or "." in call["subscripts"]:
        return None
    terms = re.sub(r"\s", "", call["subscripts"]).partition("->")[0].split(",")
    shapes = [tuple(getattr(one, "shape", ())) for one in call["operands"]]
    lengths: dict[str, list] = {}
    for place, (term, shape) in enumerate(zip(terms, shapes, strict=True)):
        if len(term) != len(shape):
            return None
        for axis, letter in enumerate(term):
            lengths.setdefault(letter, []).append((shape[axis], axis, place))
    letter = next((one for one, several in lengths.items() if len({length for length, _, _ in several}) > 1), None)
    if letter is None:
        return None
    (first, axis, place), (other, other_axis, other_place) = (
        lengths[letter][0],
        next(one for one in lengths[letter] if one[0] != lengths[letter][0][0]),
    )
    return ErrorExplanation(
        "tensor/einsum",
        f"the index {letter} of {call['subscripts']!r} has two lengths: {first} and {other}.",
        f"{letter} is axis {axis} of tensor {place}, {shapes[place]}, and axis {other_axis} of tensor "
        f"{other_place}, {shapes[other_place]}",
        expected="one length for each letter",
    )


KNOWN = (
    Known(
        "reshape/cropping",
        r"`cropping`.* should be smaller than the corresponding.*|`cropping` parameter of `Cropping1D` layer must be smaller",
        cropping,
    ),
    Known(
        "argument/output-padding",
        r"`output_padding` must be strictly less than `strides`.*Received: output_padding=(?P<given>\([^)]*\)), "
        r"strides=(?P<strides>\([^)]*\))",
        output_padding,
    ),
    Known("tensor/einsum", r"Expected dimension \d+ at axis \d+ of the input shaped .*Einsum", einsum),
)
