"""Inputs that cannot be merged."""

from __future__ import annotations

import ast

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.skips import differs_in_place, fit_sizes, odd_size
from shapewise.errors.trials import attempt, output_of, those_that_work, who
from shapewise.reading import keras


def elementwise(scene, found):
    """Add, Multiply and the like on shapes that do not fit number by number."""
    first, second = ast.literal_eval(found["first"]), ast.literal_eval(found["second"])
    one, two = (None, *first), (None, *second)
    if differs_in_place(one, two):
        return _skip("merge/shapes", scene, one, two, keras.layers.Add)
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
        f"inputs of shapes {one} and {two} cannot be combined element by element: {odd[0]} against {odd[1]}.",
        f"shapes {one} and {two}",
        expected="the same length on every axis, or 1",
        fixes=those_that_work(*fixes),
    )


def concatenate(scene, found):
    """Shapes that do not fit side by side."""
    shapes = [tuple(one) for one in ast.literal_eval(found["shapes"])]
    if len(shapes) == 2 and differs_in_place(*shapes):
        return _skip("merge/concatenate", scene, *shapes, keras.layers.Concatenate)
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


def _skip(code, scene, one, two, merge):
    """A skip connection: the same kind of picture or series, of another size."""
    axis = next(i for i in range(1, len(one) - 1) if one[i] != two[i])
    return ErrorExplanation(
        code,
        f"inputs of shapes {one} and {two} do not line up: {one[axis]} against {two[axis]} on axis {axis}.",
        f"shapes {one} and {two}",
        odd_size(scene, one, two),
        "the same lengths on every axis" + (" but the last" if merge is keras.layers.Concatenate else ""),
        those_that_work(*fit_sizes(one, two, merge)),
    )


def how_many(scene, found):
    """A merging layer that takes two inputs, given another number."""
    kind, shapes = found["kind"], ast.literal_eval(found["shapes"])
    shapes = [tuple(one) for one in shapes] if shapes and isinstance(shapes[0], (tuple, list)) else [tuple(shapes)]
    layer = scene.layer(kind=kind)
    layer = layer if layer is not None else (keras.layers.Dot(-1) if kind == "Dot" else getattr(keras.layers, kind)())
    fixes = []
    if len(shapes) > 2 and (between := output_of(layer, *shapes[:2])):
        fixes.append(
            attempt("two at a time: layer([layer([a, b]), c])", lambda: output_of(layer, between, shapes[2]), "output")
        )
    if len(shapes) == 1:
        fixes.append(
            attempt("layer([a, b])", lambda: output_of(layer, shapes[0], shapes[0]), "output for two of this shape")
        )
    return ErrorExplanation(
        "merge/count",
        f"{who(layer, kind)} takes two inputs, and got {len(shapes)}.",
        f"shapes {', '.join(map(str, shapes))}",
        expected="a list of two: layer([a, b])",
        fixes=those_that_work(*fixes),
    )


def several_arguments(scene, found):
    """layer(a, b) in place of layer([a, b])."""
    call = scene.layer_call()
    layer = call[0] if call else None
    if layer is None or not type(layer).__module__.startswith("keras.src.layers.merging"):
        return None
    shapes = [tuple(getattr(one, "shape", ())) for one in call[1]]
    return ErrorExplanation(
        "merge/list",
        f"{who(layer)} takes one list of inputs, and got {len(shapes)} arguments.",
        f"shapes {', '.join(map(str, shapes))}",
        expected="a list: layer([a, b])",
        fixes=those_that_work(attempt("layer([a, b])", lambda: output_of(layer, *shapes), "output")),
    )


def batches(scene, found):
    """Arrays of different numbers of samples."""
    shapes = ast.literal_eval(found["shapes"])
    return ErrorExplanation(
        "merge/batch",
        "inputs are merged sample by sample, and there are different numbers of them.",
        f"shapes {', '.join(map(str, shapes))}",
        expected="the same length on axis 0",
    )


def axis_gone(scene, found):
    """An axis that an input does not have."""
    call = scene.layer_call("Dot", "Concatenate", "BatchNormalization", "LayerNormalization")
    if call is None or not call[1]:
        return None
    layer, given = call[0], call[1][0]
    shapes = [tuple(getattr(one, "shape", ())) for one in (given if isinstance(given, (list, tuple)) else [given])]
    axes = getattr(layer, "axes", getattr(layer, "axis", None))
    option = "axes" if hasattr(layer, "axes") else "axis"
    fresh = {"Dot": keras.layers.Dot}.get(type(layer).__name__)
    right = -1 if fresh is None else (1, 1) if all(len(one) > 1 for one in shapes) else -1
    made = (
        (lambda: type(layer).from_config(layer.get_config() | {option: right}))
        if hasattr(layer, "get_config")
        else None
    )
    return ErrorExplanation(
        "merge/axis",
        f"{who(layer)} is asked for {option} {axes}, and its input has "
        f"{' and '.join(str(len(one)) for one in shapes)} axes, 0 the batch.",
        f"{option} {axes}, shapes {', '.join(map(str, shapes))}",
        expected=f"axes from 1 to {min(map(len, shapes)) - 1}",
        fixes=those_that_work(attempt(f"{option}={right}", lambda: output_of(made(), *shapes), "output")),
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
                "layer([a, b]) in place of layer(a)",
                lambda: output_of(keras.layers.Add(), *[ast.literal_eval(found["shape"])] * 2),
                "output for two of this shape",
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
        "merge/count",
        r"A `(?P<kind>Subtract|Dot)` layer should be called on (?:exactly 2 inputs|a list of 2 inputs)\. "
        r"Received: input_shape=(?P<shapes>[\[(].*[\])])",
        how_many,
    ),
    Known("merge/list", r"^too many positional arguments", several_arguments),
    Known(
        "merge/batch",
        r"Cannot merge tensors with different batch sizes\. Received tensors with shapes (?P<shapes>\[.*\])",
        batches,
    ),
    Known("merge/axis", r"^(?:tuple|list) index out of range", axis_gone),
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
        r"(?:merge|`Concatenate`) layer should be called on a list of (?:at least \d )?inputs?\. Received:.*?(?P<shape>\([^)]*\))",
        not_a_list,
    ),
    Known(
        "merge/dot",
        r"Incompatible input shapes: axis values (?P<a>\d+).*!= (?P<b>\d+).*Full input shapes: (?P<first>\([^)]*\)), (?P<second>\([^)]*\))",
        dot,
    ),
)
