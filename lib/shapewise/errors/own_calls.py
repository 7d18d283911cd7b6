"""What a call, a loss or a metric of one's own may do while Keras traces it."""

from __future__ import annotations

import inspect
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.own_layers import SO, written_so
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


def missing_input(scene, found):
    """A layer called with too few arguments."""
    name, call = found["name"], scene.layer_call()
    layer = call[0] if call else None
    if layer is None and name not in ("inputs", "x"):
        return None
    own = layer is not None and not type(layer).__module__.startswith("keras.")
    given = len(call[1]) if call else 0
    parameters = list(inspect.signature(layer.call).parameters) if layer is not None else [name]
    needed = ", ".join(one for one in parameters if one not in ("training", "mask"))
    hint = (
        "the inputs as one list, layer([a, b]), and call(self, inputs); or layer(a, b)" if own and given else "layer(x)"
    )
    return ErrorExplanation(
        "call/no-input",
        f"{who(layer, 'the layer')} is called without '{name}'.",
        f"{given} argument{'' if given == 1 else 's'}; call takes {needed}",
        expected=hint,
        fixes=those_that_work(_with_input(layer) if not own else None),
    )


def _with_input(layer):
    from shapewise.errors.trials import output_of

    shape = getattr(layer, "input_shape", None) if isinstance(layer, keras.Model) else None
    shape = shape if isinstance(shape, tuple) else (None, 3)
    return attempt(f"layer(x), such as x of shape {shape}", lambda: output_of(layer, shape), "output")


def none_input(scene, found):
    """None where a layer needs a tensor: often a call before it that returns nothing."""
    layer = scene.layer(name=found["layer"])
    before = next(
        (
            one
            for one in scene.layers
            if one is not layer and not isinstance(one, keras.Model) and _returns_nothing(one)
        ),
        None,
    )
    why = f": {who(before)} returns nothing" if before is not None else ""
    return ErrorExplanation(
        "call/none",
        f"{who(layer, found['layer'])} was called on None{why}.",
        "None",
        expected="an array or a tensor; a call or a function before it may lack its return",
        fixes=those_that_work(
            attempt(f"return in the call of {type(before).__name__}", written_so, SO) if before is not None else None
        ),
    )


def _returns_nothing(layer):
    if type(layer).__module__.startswith("keras."):
        return False
    try:
        return not re.search(r"\breturn\b", inspect.getsource(type(layer).call))
    except (OSError, TypeError):
        return False


def no_numbers(scene, found):
    """NumPy, Python's own functions or an `if` on a tensor that has no numbers yet."""
    inside = _inside(scene)
    if not inside:
        return None
    what = next(text for key, text in _CALLS if re.search(key, scene.text))
    better = next(text for key, text in _BETTER if re.search(key, scene.text))
    return ErrorExplanation(
        "own/no-numbers",
        f"{inside} is traced: while Keras follows it once to learn its shapes, tensors have no numbers, and {what}.",
        scene.own_line[0] if scene.own_line else "a tensor without numbers",
        expected="functions of keras.ops, which can be traced",
        fixes=those_that_work(attempt(*better)),
    )


_CALLS = (
    (r"numpy array|NumPy", "a NumPy function has nothing to compute with"),
    (r"no attribute 'numpy'", "x.numpy() has nothing to give"),
    (r"bool", "an if cannot choose"),
    (r"[Ii]terating", "a for has nothing to go through"),
    (r"", "float() and int() have nothing to convert"),
)


def _like(function):
    return lambda: tuple(function(keras.KerasTensor((None, 3))).shape)


_BETTER = (
    (r"bool", ("keras.ops.where(condition, a, b)", _like(lambda x: keras.ops.where(x > 0, x, -x)), "output")),
    (
        r"[Ii]terating",
        (
            "the whole tensor at once, such as x * 2, or keras.ops.unstack(x, axis=1)",
            _like(lambda x: keras.ops.stack(keras.ops.unstack(x, axis=1), 1)),
            "output",
        ),
    ),
    (
        r"",
        (
            "keras.ops in place of np: keras.ops.mean(keras.ops.square(y - p), axis=-1)",
            _like(lambda x: keras.ops.mean(keras.ops.square(x), axis=-1)),
            "output",
        ),
    ),
)


def _inside(scene):
    """Where the user's own code was traced: a layer's call, a loss or metric; empty if nowhere."""
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    if layer is not None and not type(layer).__module__.startswith("keras."):
        return f"the call of {who(layer)}"
    if scene.call_of("fit", "evaluate", "train_on_batch"):
        own = scene.own_line
        return "a function given to compile" if own and not re.search(r"\.(fit|evaluate)\(", own[0]) else ""
    return ""


KNOWN = (
    Known("call/no-input", r"^missing a required argument: '(?P<name>\w+)'", missing_input),
    Known(
        "call/none",
        r"Inputs to a layer should be tensors\. Got 'None' .* as input for layer '(?P<layer>[^']*)'",
        none_input,
    ),
    Known(
        "own/no-numbers",
        r"symbolic tf\.Tensor .* to a numpy array|'SymbolicTensor' object has no attribute 'numpy'|not '?SymbolicTensor"
        r"|symbolic `tf\.Tensor` as a Python `bool`|Iterating over a symbolic `tf\.Tensor`",
        no_numbers,
    ),
)
