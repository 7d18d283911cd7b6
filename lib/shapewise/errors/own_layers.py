"""Layers and models of one's own: how they are made, when their weights are made, what their call may do."""

from __future__ import annotations

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


class Scaled(keras.layers.Layer):
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


def written_so():
    """The output of a layer that is written as it should be, on three numbers."""
    return tuple(Scaled()(keras.KerasTensor((None, 3))).shape)


SO = "a layer written that way gives"


def no_super(scene, found):
    """An `__init__` that does not call Keras' own first."""
    name = found["kind"]
    return ErrorExplanation(
        "own/no-super",
        f"{name}.__init__ sets something before Keras has prepared the layer.",
        f"{name} without super().__init__()",
        expected="super().__init__(**kwargs) as the first line of __init__",
        fixes=those_that_work(
            attempt("def __init__(self, ..., **kwargs): super().__init__(**kwargs), then the rest", written_so, SO)
        ),
    )


def no_call(scene, found):
    """A layer or model without `call`."""
    name = found["kind"]
    return ErrorExplanation(
        "own/no-call",
        f"{name} has no call, so it does not say what comes out.",
        f"a class {name} without call (or with another name, or indented into __init__)",
        expected="def call(self, x): return ...",
        fixes=those_that_work(attempt("def call(self, x): return ... in the class itself", written_so, SO)),
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
            attempt("def build(self, input_shape): self.w = self.add_weight(shape=(input_shape[-1],))", written_so, SO)
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
            attempt(
                "in __init__: self.dense = keras.layers.Dense(3); in call: self.dense(x)",
                _with_inner,
                "a model written that way gives",
            ),
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
            attempt(f"in build: self.{name} = self.add_weight(shape=(input_shape[-1],))", written_so, SO),
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
        fixes=those_that_work(attempt(f"self.add_weight(shape=..., name='{name}')", written_so, SO)),
    )


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
    Known("own/attribute", r"^'(?P<owner>\w+)' object has no attribute '(?P<name>\w+)'", missing_attribute),
    Known(
        "own/add-weight",
        r"`name` must be passed as a keyword argument\. Received: add_weight\('(?P<name>[^']*)'",
        add_weight_name,
    ),
)
