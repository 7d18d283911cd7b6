"""Sequential models, and what was never called."""

from __future__ import annotations

import inspect
import re

from shapewise.errors.building import connected
from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work, who, written
from shapewise.reading import keras


def not_a_layer(scene, found):
    """Something in a Sequential that is no layer."""
    given, kind = found["given"], found["kind"]
    name = re.search(r"\.(\w+)'>", given)
    if kind == "type" and name and hasattr(keras.layers, name[1]):
        what, fixes = (
            f"the class {name[1]} itself",
            [attempt(f"{name[1]}(...), with its arguments in brackets", lambda: _made(name[1]), "such as")],
        )
    elif kind in ("list", "tuple"):
        what = f"a {kind} of layers"
        fixes = [
            attempt(
                "the layers one by one: keras.Sequential([a, b]), not [[a], b]",
                lambda: _one_by_one(scene),
                "a Sequential of layers",
            )
        ]
    elif kind == "KerasTensor":
        what, fixes = (
            "a tensor, the result of a call",
            [
                attempt(
                    "keras.Model(inputs, outputs) for tensors", connected, "a model of a tensor and a Dense(1) gives"
                )
            ],
        )
    else:
        what, fixes = f"a {kind}", []
    return ErrorExplanation(
        "build/not-a-layer",
        f"a Sequential takes layers, and got {what}.",
        given[:80],
        expected="layers, such as keras.layers.Dense(4)",
        fixes=those_that_work(*fixes),
    )


def _made(kind):
    """A layer of that kind as it is written in code, with 3 for every argument that it needs."""
    made = getattr(keras.layers, kind)
    needed = [
        one
        for one in list(inspect.signature(made.__init__).parameters.values())[1:]
        if one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD
    ]
    return written(made(*[3] * len(needed)))


def _one_by_one(scene):
    """How many layers the lists that were given hold, put into a Sequential one by one."""
    lists = [
        value
        for frame in scene.frames
        for name, value in list(frame.items())
        if name in ("layer", "layers") and isinstance(value, (list, tuple))
    ]
    layers = [one for one in keras.tree.flatten(lists[-1] if lists else []) if isinstance(one, keras.layers.Layer)]
    copies = [type(one).from_config(one.get_config() | {"name": f"{one.name}_{i}"}) for i, one in enumerate(layers)]
    return len(keras.Sequential(copies).layers) or None


def no_layers(scene, found):
    """A Sequential without layers."""
    return ErrorExplanation(
        "build/no-layers",
        f"the Sequential '{found['name']}' has no layers yet.",
        "keras.Sequential() with nothing in it",
        expected="model.add(layer), or a list of layers",
        fixes=those_that_work(
            attempt(
                "keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])",
                lambda: keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)]),
                "output",
            )
        ),
    )


def two_inputs(scene, found):
    """A second Input in a Sequential."""
    return ErrorExplanation(
        "build/two-inputs",
        f"the Sequential '{found['name']}' has one input already, of shape {found['shape']}.",
        "a second keras.Input",
        expected="one keras.Input at the start; a functional model for several inputs",
        fixes=those_that_work(
            attempt(
                "keras.Model([a, b], y) for two inputs",
                _of_two,
                "of two inputs of 3 numbers, put side by side, a Dense(1) gives",
            )
        ),
    )


def _of_two():
    a, b = keras.Input((3,)), keras.Input((3,))
    return tuple(keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([a, b]))).output_shape)


def never_called(scene, found):
    """The output or input of a layer or model that was never called."""
    what, name = found.groupdict().get("what") or "inputs", found["name"]
    layer = scene.layer(name=name)
    if layer is None or isinstance(layer, keras.Sequential):
        how, trial = (
            "keras.Input(shape) as the first layer",
            attempt("keras.Sequential([keras.Input((3,)), ...])", lambda: _with_input(layer), "output"),
        )
    elif isinstance(layer, keras.Model):
        how, trial = "a functional model: a subclassed one keeps no graph, so it has no .output even after a call", None
    else:
        how = "a call first: y = layer(x), and then layer.output"
        trial = attempt(
            "layer(keras.Input(shape))",
            lambda: (
                output_of(layer, (None, 3)) or output_of(layer, (None, 8, 3)) or output_of(layer, (None, 16, 16, 3))
            ),
            "output",
        )
    return ErrorExplanation(
        "build/never-called",
        f"{who(layer, name)} was never called on a tensor, so it has no {what}.",
        f".{what} before a call",
        expected=how,
        fixes=those_that_work(trial),
    )


def _with_input(model):
    for shape in ((3,), (8, 3), (16, 16, 3)):
        try:
            return tuple(
                keras.Sequential(
                    [keras.Input(shape), *[type(one).from_config(one.get_config()) for one in model.layers]]
                ).output_shape
            )
        except Exception:
            continue
    return None


KNOWN = (
    Known("build/no-layers", r"Sequential model (?P<name>\S+) cannot be built because it has no layers", no_layers),
    Known(
        "build/two-inputs",
        r"Sequential model '(?P<name>[^']*)' has already been configured to use input shape (?P<shape>\([^)]*\))",
        two_inputs,
    ),
    Known(
        "build/never-called",
        r"The layer (?P<name>\S+) has never been called and thus has no defined (?P<what>\w+)",
        never_called,
    ),
    Known("build/never-called", r"Sequential model '(?P<name>[^']*)' has no defined inputs yet", never_called),
    Known(
        "build/not-a-layer",
        r"Only instances of `keras\.Layer` can be added to a Sequential model\. Received: "
        r"(?P<given>.*) \(of type <class '(?:[\w.]*\.)?(?P<kind>\w+)'>\)",
        not_a_layer,
    ),
)
