"""Weights that cannot be made or set: a length that is not known, a layer that is not built, arrays that do not fit."""

from __future__ import annotations

import ast
import re

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work, who
from shapewise.reading import keras


def not_defined(scene, found):
    """A weight whose length depends on an axis that is None."""
    shape, path = ast.literal_eval(found["shape"]), found["path"]
    names = path.split("/")[:-1]
    seen = [scene.layer(name=name) for name in names]
    layer = next((one for one in seen if one is not None and not isinstance(one, keras.Model)), None)
    own = layer is not None and not type(layer).__module__.startswith("keras.")
    fixes = []
    if own:
        fixes.append(
            attempt(
                "shape=(1, *input_shape[1:]) in add_weight: one weight for each entry of a sample",
                lambda: len(shape) > 1,
            )
        )
        fixes.append(
            attempt("shape=input_shape[-1:] in add_weight: one weight for each channel", lambda: shape[-1] is not None)
        )
        why = "the first axis is the batch: any number of samples may come, and weights cannot depend on it"
    else:
        why = "weights are made once, so the lengths they depend on must be known"
        flat = any(isinstance(one, keras.layers.Flatten) for one in scene.layers)
        if flat:
            fixes.append(
                attempt(
                    "GlobalAveragePooling1D() in place of Flatten: any number of steps",
                    lambda: output_of(keras.layers.GlobalAveragePooling1D(), (None, None, 3)),
                    "output",
                )
            )
            fixes.append(
                attempt(
                    "known lengths in keras.Input, such as keras.Input((20, 3))",
                    lambda: output_of(keras.layers.Flatten(), (None, 20, 3)),
                    "Flatten gives",
                )
            )
        else:
            kind = type(layer).__name__ if layer is not None else "Dense"
            steps = kind in ("LSTM", "GRU", "SimpleRNN", "Conv1D", "Bidirectional")
            given = "(None, 3)" if steps else "(3,)"
            made = layer if layer is not None and not own else keras.layers.Dense(2)
            fixes.append(
                attempt(
                    f"a number on the last axis: keras.Input({given})"
                    + (", the None stands for the steps" if steps else ""),
                    lambda: output_of(made, (None, None, 3) if steps else (None, 3)),
                    "output",
                )
            )
    return ErrorExplanation(
        "weights/not-defined",
        f"{who(layer, names[-1] if names else path)} cannot make its weight '{path.split('/')[-1]}' of shape "
        f"{shape}: {why}.",
        f"weight shape {shape}",
        expected="a number in every place",
        fixes=those_that_work(*fixes),
    )


def no_channels(scene, found):
    """A convolution over an unknown number of channels."""
    layer = scene.layer(having=lambda one: hasattr(one, "kernel_size") and not one.built)
    if layer is None or "Conv" not in type(layer).__name__:
        return None
    shape = (*(None,) * (len(layer.kernel_size) + 1), 3)
    return ErrorExplanation(
        "weights/not-defined",
        f"{who(layer)} has weights for every channel, and the number of channels is None.",
        "None on the last axis",
        expected="a number on the last axis",
        fixes=those_that_work(attempt(f"such as keras.Input({shape[1:]})", lambda: output_of(layer, shape), "output")),
    )


def not_built(scene, found):
    """Something asked of a layer that has no weights yet."""
    layer = scene.layer(name=found.groupdict().get("layer"))
    kind = "model" if isinstance(layer, keras.Model) else "layer"
    return ErrorExplanation(
        "weights/not-built",
        f"{who(layer, found.groupdict().get('layer') or '')} has no weights yet: it has not seen an input shape.",
        f"a {kind} that is not built",
        expected="an input shape, from which the weights are made",
        fixes=those_that_work(
            attempt("keras.Input(shape) as the first layer", lambda: _first_input(layer), "it then has parameters:")
            if isinstance(layer, keras.Sequential)
            else None,
            attempt(
                "a call on data first, or build(input_shape), such as build((None, 8))",
                lambda: bool(keras.layers.Dense(1).build((None, 8)) is None),
            ),
        ),
    )


def _first_input(model):
    for shape in ((8,), (8, 3), (16, 16, 3)):
        x = keras.KerasTensor((None, *shape))
        layers = [type(one).from_config(one.get_config()) for one in model.layers]
        try:
            for one in layers:
                x = one(x)
        except Exception:
            continue
        return sum(one.count_params() for one in layers)
    return None


def set_shape(scene, found):
    """An array for a weight of another shape."""
    wanted, came = ast.literal_eval(found["wanted"]), ast.literal_eval(found["came"])
    turned = len(wanted) == len(came) and wanted == came[::-1]
    return ErrorExplanation(
        "weights/set-shape",
        f"layer '{found['layer']}' has a weight of shape {wanted}, and the array for it has {came}.",
        f"array {came}",
        expected=f"an array of shape {wanted}, in the order of layer.get_weights()",
        fixes=those_that_work(
            attempt(
                "the array transposed: PyTorch keeps (units, features), Keras (features, units)",
                lambda: turned and np.zeros(came).T.shape,
                "makes",
            ),
            attempt(
                "[w.shape for w in layer.get_weights()], the shapes that are wanted",
                lambda: [tuple(one.shape) for one in scene.layer(name=found["layer"]).weights],
                "gives",
            ),
        ),
    )


def set_count(scene, found):
    """Another number of arrays than weights."""
    layer, came, wanted = scene.layer(name=found["layer"]), int(found["came"]), int(found["wanted"])
    if wanted == 0 and layer is not None and not layer.built:
        return not_built(scene, found)
    names = (
        ", ".join(f"{one.name} {tuple(one.shape)}" for one in layer.weights)
        if layer is not None
        else f"{wanted} arrays"
    )
    return ErrorExplanation(
        "weights/set-count",
        f"layer '{found['layer']}' has {wanted} weights, and set_weights got {came}.",
        f"arrays {came}",
        expected=names,
        fixes=those_that_work(
            attempt(
                f"a list of {wanted}: set_weights([{', '.join(one.name for one in layer.weights)}])",
                lambda: len(layer.weights) == wanted,
                "as many as weights",
            )
            if layer is not None
            else None
        ),
    )


def no_weights_yet(scene, found):
    """`model.weights[0]` before the weights are made."""
    line = (scene.own_line or ("",))[0]
    unbuilt = next((one for one in scene.layers if not one.built), None)
    if unbuilt is None or not re.search(r"weights(?:\(\))?\[", line):
        return None
    return not_built(scene, re.search(r"(?P<layer>.*)", unbuilt.name))


def no_weights_there(scene, found):
    """`get_weights()[0]` of a layer without weights."""
    layer = next(
        (one for one in scene.models if one.layers and isinstance(one.layers[0], keras.layers.InputLayer)), None
    )
    if layer is None:
        return None
    first = layer.layers[0]
    named = next((one for one in layer.layers if one.weights), None)
    return ErrorExplanation(
        "weights/input-layer",
        "layers[0] of a functional model is the InputLayer, which has no weights.",
        f"layers[0] is {who(first)}",
        expected="a layer with weights",
        fixes=those_that_work(
            attempt(
                f"model.get_layer({named.name!r}).get_weights()[0]",
                lambda: layer.get_layer(named.name).get_weights()[0].shape,
                "shape",
            )
            if named is not None
            else None
        ),
    )


KNOWN = (
    Known(
        "weights/not-defined",
        r"must be fully-defined \(no `None` dimensions\)\. Received: shape=(?P<shape>\([^)]*\)) for variable path='(?P<path>[^']*)'",
        not_defined,
    ),
    Known("weights/not-defined", r"unsupported operand type\(s\) for %: 'NoneType' and 'int'", no_channels),
    Known(
        "weights/not-built",
        r"You tried to call `count_params` on layer '(?P<layer>[^']*)', but the layer isn't built",
        not_built,
    ),
    Known(
        "weights/not-built", r"Sequential model '(?P<layer>[^']*)' has no defined (?:output|input) shape yet", not_built
    ),
    Known(
        "weights/set-shape",
        r"Layer (?P<layer>\S+) weight shape (?P<wanted>\([^)]*\)) is not compatible with provided weight shape (?P<came>\([^)]*\))",
        set_shape,
    ),
    Known(
        "weights/set-count",
        r"set_weights\(weights\)` on layer '(?P<layer>[^']*)' with a weight list of length (?P<came>\d+), "
        r"but the layer was expecting (?P<wanted>\d+)",
        set_count,
    ),
    Known("weights/not-built", r"^list index out of range$", no_weights_yet),
    Known("weights/input-layer", r"^list index out of range$", no_weights_there),
)
