"""Numbers of two kinds in one operation: float32 and float64, whole numbers and floats, mixed precision."""

from __future__ import annotations

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras

#: what an operation of TensorFlow is in keras.ops
_OPERATIONS = {
    "Mul": "multiply",
    "AddV2": "add",
    "Add": "add",
    "Sub": "subtract",
    "MatMul": "matmul",
    "BatchMatMulV2": "matmul",
    "RealDiv": "divide",
    "Maximum": "maximum",
    "Minimum": "minimum",
    "Pow": "power",
    "GreaterEqual": "greater_equal",
    "Greater": "greater",
    "Less": "less",
    "Equal": "equal",
}
_NAMES = {"float": "float32", "double": "float64", "half": "float16"}


def two_kinds(scene, found):
    """An operation on numbers of two dtypes."""
    operation, first, second = found["op"], _name(found["first"]), _name(found["second"])
    if "string" in (first, second):
        return _text(operation)
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    mixed = layer is not None and layer.dtype_policy.compute_dtype != layer.dtype_policy.variable_dtype
    wanted = first if first.startswith(("float", "bfloat")) else second
    which = "second" if wanted == first else "first"
    why = ""
    if layer is not None:
        why = f": {who(layer)} computes in {layer.compute_dtype}" + (" (mixed precision)" if mixed else "")
    return ErrorExplanation(
        "dtype/two",
        f"{_OPERATIONS.get(operation, operation)} takes numbers of one dtype, and got {first} and {second}{why}.",
        f"{first} and {second}",
        expected="the same dtype on both sides; TensorFlow turns none into the other by itself",
        fixes=those_that_work(
            attempt(
                f'keras.ops.cast({which}, "{wanted}")', lambda: _cast(operation, first, second, wanted), "the result is"
            ),
            attempt(
                f"keras.ops.{_OPERATIONS[operation]}(a, b), which finds a common dtype",
                lambda: _of_keras(operation, first, second),
                "the result is",
            )
            if operation in _OPERATIONS
            else None,
        ),
    )


def in_graph(scene, found):
    """The same, in a function that is traced, such as a loss."""
    return two_kinds(scene, {"op": found["op"], "first": found["other"], "second": found["came"]})


def _name(dtype):
    return _NAMES.get(dtype, dtype)


def _two(first, second):
    return keras.ops.ones((2, 2), dtype=first), keras.ops.ones((2, 2), dtype=second)


def _cast(operation, first, second, wanted):
    a, b = (keras.ops.cast(one, wanted) for one in _two(first, second))
    return keras.backend.standardize_dtype(getattr(keras.ops, _OPERATIONS.get(operation, "add"))(a, b).dtype)


def _of_keras(operation, first, second):
    return keras.backend.standardize_dtype(getattr(keras.ops, _OPERATIONS[operation])(*_two(first, second)).dtype)


def _text(operation):
    return ErrorExplanation(
        "dtype/text",
        "one side holds text, and a network computes with numbers.",
        f"{operation} on text",
        expected="numbers: whole numbers for words or classes",
        fixes=those_that_work(
            attempt(
                'keras.layers.StringLookup(vocabulary=["a", "b"])(x): a number for every text',
                lambda: keras.layers.StringLookup(vocabulary=["a", "b"])(["a", "b"]).shape,
                "for two texts it gives",
            )
        ),
    )


def cast_text(scene, found):
    """Text where a layer needs numbers."""
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    explanation = _text("a cast")
    return ErrorExplanation(
        "dtype/text",
        f"{who(layer, scene.call_kind or 'a layer')} takes numbers, and got text.",
        "text",
        expected=explanation.expected,
        fixes=explanation.fixes,
    )


def indices(scene, found):
    """Floats where whole numbers choose."""
    return ErrorExplanation(
        "dtype/indices",
        f"indices choose places and must be whole numbers, and these are {_name(found['came'])}.",
        f"indices of dtype {_name(found['came'])}",
        expected="int32 or int64",
        fixes=those_that_work(
            attempt(
                'keras.ops.cast(indices, "int32")',
                lambda: keras.ops.take(keras.ops.ones((4, 3)), keras.ops.cast([0.0, 1.0], "int32"), axis=0).shape,
                "two rows of (4, 3) are",
            )
        ),
    )


KNOWN = (
    Known(
        "dtype/two",
        r"cannot compute (?P<op>\w+) as input #\d+\(zero-based\) was expected to be an? (?P<first>\w+) tensor "
        r"but is an? (?P<second>\w+) tensor",
        two_kinds,
    ),
    Known(
        "dtype/two",
        r"Input '\w+' of '(?P<op>\w+)' Op has type (?P<came>\w+) that does not match type (?P<other>\w+) of argument",
        in_graph,
    ),
    Known("dtype/text", r"^Cast string to \w+ is not supported", cast_text),
    Known("dtype/indices", r"Value for attr 'Tindices' of (?P<came>\w+) is not in the list of allowed values", indices),
)
