"""Layers and models of one's own: how they are made, when their weights are made, what their call may do."""

from __future__ import annotations

import inspect
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


class _Scaled(keras.layers.Layer):
    """A layer as it should be written: its weight is made in build, its call uses keras.ops."""

    def __init__(self, units=1, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.scale = self.add_weight(shape=(input_shape[-1],), name="scale")

    def call(self, x):
        return keras.ops.maximum(x, 0) * self.scale

    def get_config(self):
        return super().get_config() | {"units": self.units}


def _written_so():
    """The output of a layer that is written as it should be, on three numbers."""
    return tuple(_Scaled()(keras.KerasTensor((None, 3))).shape)


_SO = "a layer written so gives"


def no_super(scene, found):
    """An `__init__` that does not call Keras' own first."""
    name = found["kind"]
    return ErrorExplanation(
        "own/no-super",
        f"{name}.__init__ sets something before Keras has prepared the layer.",
        f"{name} without super().__init__()",
        expected="super().__init__(**kwargs) as the first line of __init__",
        fixes=those_that_work(attempt("def __init__(self, ..., **kwargs): super().__init__(**kwargs), then the rest", _written_so, _SO)),
    )  # fmt: skip


def no_call(scene, found):
    """A layer or model without `call`."""
    name = found["kind"]
    return ErrorExplanation(
        "own/no-call",
        f"{name} has no call, so it does not say what comes out.",
        f"a class {name} without call (or with another name, or indented into __init__)",
        expected="def call(self, x): return ...",
        fixes=those_that_work(attempt("def call(self, x): return ... in the class itself", _written_so, _SO)),
    )


def late_state(scene, found):
    """A weight or a layer made after the layer was built."""
    layer = _named(scene)
    call = "in call" if ".call" in scene.where else "after it was built"
    return ErrorExplanation(
        "own/late-state",
        f"{_who(layer, scene)} makes a weight or a layer {call}: that comes too late, an optimizer would never see it.",
        "add_weight, or self.something = keras.layers..., " + call,
        expected="layers made in __init__, weights in build: both before the first call",
        fixes=those_that_work(
            attempt("def build(self, input_shape): self.w = self.add_weight(shape=(input_shape[-1],))", _written_so, _SO)
        ),
    )


def variable_in_graph(scene, found):
    """A variable or a layer that is made again at every call."""
    layer = _named(scene)
    return ErrorExplanation(
        "own/made-in-call",
        f"{_who(layer, scene)} makes a new variable, or a new layer with weights, whenever it is called.",
        "keras.layers... or tf.Variable inside a call",
        expected="made once: layers in __init__, weights in build; call only uses them",
        fixes=those_that_work(
            attempt("in __init__: self.dense = keras.layers.Dense(3); in call: self.dense(x)", _with_inner, "a model written so gives"),
        ),
    )


class _Inner(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)


def _with_inner():
    return tuple(_Inner()(keras.KerasTensor((None, 3))).shape)


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
    hint = "the inputs as one list, layer([a, b]), and call(self, inputs); or layer(a, b)" if own and given else "layer(x)"
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
        (one for one in scene.layers if one is not layer and not isinstance(one, keras.Model) and _returns_nothing(one)), None
    )
    why = f": {who(before)} returns nothing" if before is not None else ""
    return ErrorExplanation(
        "call/none",
        f"{who(layer, found['layer'])} was called on None{why}.",
        "None",
        expected="an array or a tensor; a call or a function before it may lack its return",
        fixes=those_that_work(
            attempt(f"return in the call of {type(before).__name__}", _written_so, _SO) if before is not None else None
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
    what = next(text for key, text in _ASKED if re.search(key, scene.text))
    better = next(text for key, text in _BETTER if re.search(key, scene.text))
    return ErrorExplanation(
        "own/no-numbers",
        f"{inside} is traced: while Keras follows it once to learn its shapes, tensors have no numbers, and {what}.",
        scene.own_line[0] if scene.own_line else "a tensor without numbers",
        expected="functions of keras.ops, which can be traced",
        fixes=those_that_work(attempt(*better)),
    )


_ASKED = (
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
    (r"[Ii]terating", ("the whole tensor at once, such as x * 2, or keras.ops.unstack(x, axis=1)", _like(lambda x: keras.ops.stack(keras.ops.unstack(x, axis=1), 1)), "output")),
    (r"", ("keras.ops in place of np: keras.ops.mean(keras.ops.square(y - p), axis=-1)", _like(lambda x: keras.ops.mean(keras.ops.square(x), axis=-1)), "output")),
)  # fmt: skip


def _inside(scene):
    """Where the user's own code was traced: a layer's call, a loss or metric; empty if nowhere."""
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    if layer is not None and not type(layer).__module__.startswith("keras."):
        return f"the call of {who(layer)}"
    if scene.call_of("fit", "evaluate", "train_on_batch"):
        own = scene.own_line
        return "a function given to compile" if own and not re.search(r"\.(fit|evaluate)\(", own[0]) else ""
    return ""


def missing_attribute(scene, found):
    """A name that a layer of the user's own uses and never sets."""
    layer = _named(scene)
    if layer is None or type(layer).__name__ != found["owner"]:
        return None
    name = found["name"]
    near = [one for one in vars(layer) if one.lower().strip("_") == name.lower().strip("_")]
    return ErrorExplanation(
        "own/attribute",
        f"{who(layer)} uses self.{name} and never sets it.",
        f"self.{name}",
        expected=f"self.{name} = ... in __init__, or in build for a weight",
        fixes=those_that_work(
            attempt(f"self.{near[0]}", lambda: hasattr(layer, near[0]), "the layer has it") if near else None,
            attempt(f"in build: self.{name} = self.add_weight(shape=(input_shape[-1],))", _written_so, _SO),
        ),
    )


def add_weight_name(scene, found):
    """`add_weight("w", ...)`, as it was written in Keras 2."""
    name = found["name"]
    return ErrorExplanation(
        "own/add-weight",
        "add_weight takes its name by keyword.",
        f"add_weight('{name}', ...)",
        expected="add_weight(shape=..., name=...)",
        fixes=those_that_work(
            attempt(f"self.add_weight(shape=..., name='{name}')", _written_so, _SO)
        ),
    )  # fmt: skip


def _named(scene):
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    call = scene.layer_call()
    return layer if layer is not None else (call[0] if call else None)


def _who(layer, scene):
    return who(layer) if layer is not None else "the layer" if scene.where else "the function"


KNOWN = (
    Known("own/no-super", r"In layer '(?P<kind>\w+)', you forgot to call `super\(\)\.__init__\(\)`", no_super),
    Known("own/no-call", r"(?:Layer|Model) (?P<kind>\w+) does not have a `call", no_call),
    Known("own/late-state", r"You cannot add new elements of state .* to a layer that is already built", late_state),
    Known("own/made-in-call", r"tf\.function only supports singleton tf\.Variables", variable_in_graph),
    Known("call/no-input", r"^missing a required argument: '(?P<name>\w+)'", missing_input),
    Known("call/none", r"Inputs to a layer should be tensors\. Got 'None' .* as input for layer '(?P<layer>[^']*)'", none_input),
    Known(
        "own/no-numbers",
        r"symbolic tf\.Tensor .* to a numpy array|'SymbolicTensor' object has no attribute 'numpy'|not 'SymbolicTensor'"
        r"|symbolic `tf\.Tensor` as a Python `bool`|Iterating over a symbolic `tf\.Tensor`",
        no_numbers,
    ),
    Known("own/attribute", r"^'(?P<owner>\w+)' object has no attribute '(?P<name>\w+)'", missing_attribute),
    Known("own/add-weight", r"`name` must be passed as a keyword argument\. Received: add_weight\('(?P<name>[^']*)'", add_weight_name),
)  # fmt: skip
