"""Operations on tensors: products, joins and sums whose shapes do not fit, outside and inside layers of one's own."""

from __future__ import annotations

import ast
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


def product(scene, found):
    """A matrix product whose inner axes differ."""
    first, second = _shapes(scene.text)[:2]
    layer = _own(scene)
    if layer is not None and (weight := _weight(layer, second)) is not None:
        return _weight_of_another_axis(layer, weight, _input(scene, layer) or first, second)
    return _product(first, second)


def _product(first, second):
    a, b = keras.KerasTensor(first), keras.KerasTensor(second)
    turned, first_turned = (keras.KerasTensor((*one[:-2], *one[:-3:-1])) for one in (second, first))
    return ErrorExplanation(
        "tensor/product",
        f"a product adds up over the last axis of the first and the last but one of the second: {first[-1]} against "
        f"{second[-2] if len(second) > 1 else second[0]}.",
        f"shapes {first} and {second}",
        expected="(..., n, k) and (..., k, m)",
        fixes=those_that_work(
            attempt(
                "the second transposed: keras.ops.swapaxes(b, -1, -2)",
                lambda: tuple(keras.ops.matmul(a, turned).shape),
                "output",
            ),
            attempt(
                "the first transposed: keras.ops.swapaxes(a, -1, -2)",
                lambda: tuple(keras.ops.matmul(first_turned, b).shape),
                "output",
            ),
            attempt("the other order: keras.ops.matmul(b, a)", lambda: tuple(keras.ops.matmul(b, a).shape), "output"),
        ),
    )


def dimensions(scene, found):
    """The same while a graph is made: 'Dimensions must be equal' of a product in a layer of the user's own."""
    shapes = re.findall(r"\[[\d?,]*\]", scene.text.split("with input shapes:")[-1])
    if len(shapes) < 2 or "loss" in scene.text:
        return None
    first, second = (tuple(None if n == "?" else int(n) for n in re.findall(r"\?|\d+", one)) for one in shapes[:2])
    layer = _own(scene)
    if layer is not None and (weight := _weight(layer, second)) is not None:
        return _weight_of_another_axis(layer, weight, _input(scene, layer) or first, second)
    return _product(first, second) if "MatMul" in scene.text else _sum(first, second)


def _weight_of_another_axis(layer, weight, came, shape):
    """A layer of the user's own whose weight was made for another axis than the one it is multiplied with."""
    last = came[-1]
    axis = next((i for i, n in enumerate(came[:-1]) if n == shape[0]), None)
    which = f"axis {axis}" if axis is not None else f"length {shape[0]}"
    batch = " (the batch)" if axis == 0 else ""
    right = (last, *shape[1:]) if axis is not None or last not in shape else shape[::-1]

    def trial():
        return tuple(keras.ops.matmul(keras.KerasTensor((None, *came[1:])), keras.KerasTensor(right)).shape)

    return ErrorExplanation(
        "weights/wrong-axis",
        f"{who(layer)} has a weight '{weight.name}' of shape {shape}, made for {which}{batch}; the product adds "
        "up over the "
        f"last axis, which has {last}.",
        f"input {came}, weight {shape}",
        expected=f"a weight whose first axis has {last}",
        fixes=those_that_work(
            attempt(f"in build: add_weight(shape=(input_shape[-1], {', '.join(map(str, right[1:]))}))", trial, "output")
        ),
    )


def added(scene, found):
    """Tensors combined element by element whose shapes do not fit."""
    shapes = _shapes(scene.text)
    return _sum(*shapes[:2]) if len(shapes) > 1 and "loss" not in scene.text else None


def _sum(first, second):
    a = keras.KerasTensor(first)
    fixes = []
    for i in range(1, len(first) - len(second) + 1):
        wide = (*second, *(1,) * i)
        fixes.append(
            attempt(
                f"keras.ops.reshape(b, {wide}), if its axes are the first ones of a",
                lambda wide=wide: tuple(keras.ops.add(a, keras.KerasTensor(wide)).shape),
                "output",
            )
        )
    if len(first) == len(second) and first[:-1] == second[:-1]:
        fixes.append(
            attempt(
                "side by side: keras.ops.concatenate([a, b], -1)",
                lambda: tuple(keras.ops.concatenate([a, keras.KerasTensor(second)], -1).shape),
                "output",
            )
        )
    bad = next(
        ((n, m) for n, m in zip(first[::-1], second[::-1], strict=False) if n != m and 1 not in (n, m)), (first, second)
    )
    return ErrorExplanation(
        "tensor/shapes",
        f"tensors of shapes {first} and {second} cannot be combined element by element: {bad[0]} against {bad[1]}.",
        f"shapes {first} and {second}",
        expected="counted from the last axis, the same length or 1 on every axis",
        fixes=those_that_work(*fixes),
    )


def joined(scene, found):
    """Tensors that do not fit side by side."""
    first, second = (
        _shapes(scene.text)[:2]
        if "shape[0]" in scene.text
        else (ast.literal_eval(found["first"]), ast.literal_eval(found["second"]))
    )
    if "different from the first" in scene.text:
        first, second = second, first
    fixes = []
    for axis in range(len(first)):
        fixes.append(
            attempt(
                f"keras.ops.concatenate([a, b], axis={axis})",
                lambda axis=axis: tuple(
                    keras.ops.concatenate([keras.KerasTensor(first), keras.KerasTensor(second)], axis).shape
                ),
                "output",
            )
        )
    return ErrorExplanation(
        "tensor/joined",
        f"tensors of shapes {first} and {second} do not fit side by side.",
        f"shapes {first} and {second}",
        expected="the same lengths on every axis but the one along which they are joined",
        fixes=those_that_work(*fixes),
    )


def reshaped(scene, found):
    """A reshape to another number of numbers."""
    size, wanted = int(found["size"]), int(found["wanted"])
    return ErrorExplanation(
        "tensor/reshape",
        f"{size} numbers came, and the new shape has places for {wanted}.",
        f"{size} numbers for {wanted} places",
        f"{size} / {wanted} = {size / wanted:.4g}" if wanted else "",
        f"a shape whose lengths multiply to {size}; -1 in one place lets it be computed",
    )


def index(scene, found):
    """An index that a tensor does not have."""
    number, axis = int(found["index"]), int(found["axis"])
    return ErrorExplanation(
        "tensor/index",
        f"there is no entry {number} on axis {axis} of the tensor.",
        f"index {number} on axis {axis}",
        expected="an index below x.shape[axis], counted from 0",
    )


def too_many_indices(scene, found):
    """More indices than axes."""
    axes = int(found["axes"])
    return ErrorExplanation(
        "tensor/too-many-indices",
        f"the tensor has {axes} axes, and more indices were given.",
        f"{axes} axes",
        expected=f"at most {axes} indices: was it flattened, or one sample taken out, before?",
    )


def assigned(scene, found):
    """A value put into a tensor."""
    where = "scatter_update(x, [[0]], [1.0])"
    return ErrorExplanation(
        "tensor/assigned",
        "a tensor cannot be changed in place.",
        f"x[...] = ... on a {found['kind'].rpartition('.')[2]}",
        expected="a new tensor, or a NumPy array",
        fixes=those_that_work(
            attempt(
                f"keras.ops.{where}: a new tensor",
                lambda: tuple(keras.ops.scatter_update(keras.ops.ones((3,)), [[0]], [1.0]).shape),
                "output",
            ),
            attempt(
                "keras.ops.where(condition, a, b)",
                lambda: tuple(keras.ops.where(keras.KerasTensor((3,)) > 0, 1.0, 0.0).shape),
                "output",
            ),
        ),
    )


def _shapes(text):
    """The shapes in a message such as ``[2,3] vs. [4,3]``; None for an unknown length."""
    found = re.findall(r"\[((?:\d+|\?|None)?(?:, ?(?:\d+|\?|None))*)\]", text.split("[Op:")[0])
    shapes = [tuple(None if n in ("?", "None") else int(n) for n in re.findall(r"\d+|\?|None", one)) for one in found]
    return [one for one in shapes if one and one != (0,) and one != (1,)] or shapes


def _own(scene):
    """The layer of the user's own in whose call it happened; or None."""
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    return layer if layer is not None and not type(layer).__module__.startswith("keras.") else None


def _weight(layer, shape):
    return next((one for one in layer.weights if tuple(one.shape) == tuple(shape)), None)


def _input(scene, layer):
    call = scene.layer_call(type(layer).__name__)
    shape = getattr(call[1][0], "shape", None) if call and call[1] else None
    return tuple(shape) if shape is not None else None


KNOWN = (
    Known("tensor/product", r"Matrix size-incompatible: In\[0\]: \[[\d,]+\], In\[1\]: \[[\d,]+\]", product),
    Known(
        "tensor/product",
        r"Inner dimensions .* must be equal, but received `x1\.shape=(?P<a>\([^)]*\))` and `x2\.shape=(?P<b>\([^)]*\))`",
        lambda scene, found: _product(ast.literal_eval(found["a"]), ast.literal_eval(found["b"])),
    ),
    Known("tensor/product", r"^Dimensions must be equal, but are \d+ and \d+ for", dimensions),
    Known("tensor/shapes", r"^Incompatible shapes: \[[\d,]+\] vs\. \[[\d,]+\]", added),
    Known(
        "tensor/shapes",
        r"^Cannot broadcast shape, the failure dim has value .*Input shapes are: \[.*\] and \[.*\]",
        added,
    ),
    Known("tensor/joined", r"^ConcatOp : Dimension \d+ in both shapes must be equal", joined),
    Known(
        "tensor/joined",
        r"Every value in `xs` must have the same shape except on the `axis` dim\. But found element of shape "
        r"(?P<first>\([^)]*\)), which is different from the first element's shape (?P<second>\([^)]*\))",
        joined,
    ),
    Known(
        "tensor/reshape",
        r"Input to reshape is a tensor with (?P<size>\d+) values, but the requested shape (?:has|requires a multiple of) (?P<wanted>\d+)",
        reshaped,
    ),
    Known("tensor/index", r"^slice index (?P<index>-?\d+) of dimension (?P<axis>\d+) out of bounds", index),
    Known(
        "tensor/too-many-indices",
        r"Index out of range using input dim \d+; input has only (?P<axes>\d+) dims",
        too_many_indices,
    ),
    Known(
        "tensor/assigned",
        r"^'(?P<kind>[\w.]*(?:EagerTensor|KerasTensor|SymbolicTensor))' object does not support item assignment",
        assigned,
    ),
)
