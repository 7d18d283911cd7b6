"""Inputs that cannot be merged."""

from __future__ import annotations

import ast

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work
from shapewise.reading import keras


def elementwise(scene, found):
    """Add, Multiply and the like on shapes that do not fit number by number."""
    first, second = ast.literal_eval(found["first"]), ast.literal_eval(found["second"])
    one, two = (None, *first), (None, *second)
    odd = next(
        ((a, b) for a, b in zip(first[::-1], second[::-1], strict=False) if a != b and 1 not in (a, b)), (first, second)
    )
    fixes = [attempt("Concatenate(), side by side", lambda: output_of(keras.layers.Concatenate(), one, two), "output")]
    if first[-1] != second[-1] and len(first) == len(second) and first[:-1] == second[:-1]:
        fixes.append(
            attempt(
                f"a Dense({first[-1]}) on the second input",
                lambda: output_of(keras.layers.Add(), one, output_of(keras.layers.Dense(first[-1]), two)),
                "output",
            )
        )
    if len(first) > len(second) >= 1 and second[-1] == first[-1]:
        wide = (*(1,) * (len(first) - len(second)), *second)
        fixes.append(
            attempt(
                f"Reshape({wide}) on the second", lambda: output_of(keras.layers.Add(), one, (None, *wide)), "output"
            )
        )
    if len(first) == 2 and len(second) == 1:
        fixes.append(
            attempt(
                f"RepeatVector({first[0]}) on the second, and Concatenate",
                lambda: output_of(keras.layers.Concatenate(), one, output_of(keras.layers.RepeatVector(first[0]), two)),
                "output",
            )
        )
    return ErrorExplanation(
        "merge/shapes",
        f"inputs of shapes {one} and {two} cannot be taken number by number: {odd[0]} against {odd[1]}.",
        f"shapes {one} and {two}",
        expected="the same length on every axis, or 1",
        fixes=those_that_work(*fixes),
    )


def concatenate(scene, found):
    """Shapes that do not fit side by side."""
    shapes = [tuple(one) for one in ast.literal_eval(found["shapes"])]
    fixes = []
    for axis in range(1, len(shapes[0])):
        if len({len(one) for one in shapes}) == 1 and len({one[:axis] + one[axis + 1 :] for one in shapes}) == 1:
            fixes.append(
                attempt(
                    f"Concatenate(axis={axis})",
                    lambda axis=axis: output_of(keras.layers.Concatenate(axis=axis), *shapes),
                    "output",
                )
            )
    fixes.append(
        attempt(
            "a Flatten on each, then Concatenate()",
            lambda: output_of(keras.layers.Concatenate(), *(output_of(keras.layers.Flatten(), one) for one in shapes)),
            "output",
        )
    )
    return ErrorExplanation(
        "merge/concatenate",
        f"inputs of shapes {' and '.join(map(str, shapes))} do not fit side by side.",
        f"shapes {', '.join(map(str, shapes))}",
        expected="the same lengths on every axis but the one along which they are joined",
        fixes=those_that_work(*fixes),
    )


def not_a_list(scene, found):
    """A merging layer called on one tensor."""
    return ErrorExplanation(
        "merge/list",
        "a merging layer takes a list of inputs, and got one input.",
        f"input {found['shape']}",
        expected="a list of at least two: layer([a, b])",
        fixes=those_that_work(
            attempt(
                "layer([a, b]) in place of layer(a, b) or layer(a)",
                lambda: output_of(keras.layers.Add(), (None, 2), (None, 2)) is not None,
            )
        ),
    )


def dot(scene, found):
    """Dot along axes of different lengths."""
    shapes = [ast.literal_eval(found["first"]), ast.literal_eval(found["second"])]
    same = [(i, j) for i in range(1, len(shapes[0])) for j in range(1, len(shapes[1])) if shapes[0][i] == shapes[1][j]]
    fixes = [
        attempt(f"Dot(axes={pair})", lambda pair=pair: output_of(keras.layers.Dot(axes=pair), *shapes), "output")
        for pair in same
    ]
    units = shapes[0][-1]
    fixes.append(
        attempt(
            f"a Dense({units}) on the second input",
            lambda: output_of(keras.layers.Dot(axes=-1), shapes[0], output_of(keras.layers.Dense(units), shapes[1])),
            "output",
        )
    )
    return ErrorExplanation(
        "merge/dot",
        f"Dot multiplies along axes of the same length: {found['a']} against {found['b']}.",
        f"shapes {shapes[0]} and {shapes[1]}",
        expected="two axes of the same length",
        fixes=those_that_work(*fixes),
    )


KNOWN = (
    Known(
        "merge/shapes",
        r"Inputs have incompatible shapes\. Received shapes (?P<first>\([^)]*\)) and (?P<second>\([^)]*\))",
        elementwise,
    ),
    Known(
        "merge/concatenate",
        r"`Concatenate` layer requires inputs with matching shapes.*input_shape=(?P<shapes>\[.*\])",
        concatenate,
    ),
    Known(
        "merge/list",
        r"merge layer should be called on a list of (?:at least \d )?inputs?\. Received:.*?(?P<shape>\([^)]*\))",
        not_a_list,
    ),
    Known(
        "merge/dot",
        r"Incompatible input shapes: axis values (?P<a>\d+).*!= (?P<b>\d+).*Full input shapes: (?P<first>\([^)]*\)), (?P<second>\([^)]*\))",
        dot,
    ),
)
