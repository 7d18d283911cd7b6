"""Files of weights: of other shapes, of other layers, under another name."""

from __future__ import annotations

import ast
import os
import re
import tempfile

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.model_files import path_of
from shapewise.errors.trials import attempt, changed, those_that_work, who, without_weights
from shapewise.reading import keras


def weight_shape(scene, found):
    """A file whose weights have other shapes than the layers."""
    wanted, came = ast.literal_eval(found["wanted"]), ast.literal_eval(found["came"])
    if not any(scene.call_of(name) for name in ("load_weights", "load_model")) and not path_of(scene):
        return _assigned(found["path"], wanted, came)
    name = found["path"].split("/")[-2] if "/" in found["path"] else found["path"]
    names = found["path"].split("/")
    layer = next(
        (
            one
            for one in (scene.layer(name=part) for part in reversed(names[:-1]))
            if one is not None and not isinstance(one, keras.Model) and not type(one).__name__.endswith("Cell")
        ),
        None,
    )
    axis = next((i for i, (a, b) in enumerate(zip(wanted, came, strict=False)) if a != b), 0)
    fixes = []
    if layer is not None:
        for option, value in _options(layer, wanted, came, axis):
            other = changed(layer, **{option: value})
            fixes.append(
                attempt(
                    f"{option}={value} in {who(layer)}, as it was when the file was written",
                    lambda other=other: came in _shapes(other, layer, wanted, came, axis),
                    f"its weight {names[-1]} then has the shape {came}",
                )
            )
        if axis == 0 and len(wanted) > 1 and not fixes:
            fixes.append(
                attempt(
                    f"an input with {came[0]} on its last axis for {who(layer)}, as it had when the file was written",
                    lambda: came in _shapes(changed(layer), layer, wanted, came, axis),
                    f"its weight {names[-1]} then has the shape {came}",
                )
            )
    return ErrorExplanation(
        "saving/weight-shape",
        f"the weight {names[-1]} of {who(layer, name)} has the shape {wanted}, and in the file it has {came}.",
        f"layer {wanted}, file {came}",
        f"axis {axis}: {wanted[axis] if wanted else ''} in the model, {came[axis] if came else ''} in the file",
        "the same layers, with the same arguments and the same input, as when the file was written",
        those_that_work(*fixes),
    )


def _assigned(path, wanted, came):
    """A value for a weight of another shape, given by hand."""
    turned = wanted == came[::-1] and len(wanted) > 1
    return ErrorExplanation(
        "weights/assigned",
        f"the weight {path.split('/')[-1]} has the shape {wanted}, and the value for it has {came}.",
        f"value {came}",
        expected=f"an array of shape {wanted}",
        fixes=those_that_work(
            attempt(
                "value.T, turned", lambda: turned and tuple(keras.ops.transpose(keras.KerasTensor(came)).shape), "makes"
            )
        ),
    )


def _options(layer, wanted, came, axis):
    """The argument of a layer that decides about this axis, and its value in the file."""
    config = layer.get_config()
    last = axis == len(wanted) - 1
    for option in ("units", "filters", "output_dim"):
        if last and option in config and config[option] and wanted[-1] % config[option] == 0:
            gates = wanted[-1] // config[option]
            if came[-1] % gates == 0:
                yield option, came[-1] // gates
    if not last and axis == 0 and "input_dim" in config and config["input_dim"] == wanted[0]:
        yield "input_dim", came[0]
    if not last and axis < len(config.get("kernel_size", ())) and "kernel_size" in config:
        size = list(config["kernel_size"])
        size[axis] = came[axis]
        yield "kernel_size", tuple(size)


def _shapes(other, layer, wanted, came, axis):
    """The shapes of the weights of a copy of `layer`, built for the input that goes with the file."""
    shape = list((layer.get_build_config() or {}).get("input_shape") or (None, wanted[0]))
    if axis != len(wanted) - 1 and "input_dim" not in other.get_config() and axis == len(wanted) - 2:
        shape[-1] = came[axis]

    def built():
        other.build(tuple(shape))
        return [tuple(one.shape) for one in other.weights]

    return without_weights(built)


def weight_count(scene, found):
    """A file of another number of layers."""
    layer, wanted, came = scene.layer(name=found["layer"]), int(found["wanted"]), int(found["came"])
    path, model = path_of(scene), next(iter(scene.models), None)

    def load():
        copy = keras.models.clone_model(model)
        copy.load_weights(path, skip_mismatch=True)
        same = [one.name for one in copy.layers if one.name != found["layer"] and one.weights]
        return f"{len(same)} of {len(same) + 1} layers with weights are filled" if same else None

    return ErrorExplanation(
        "saving/weight-count",
        f"{who(layer, found['layer'])} has {wanted} weights, and the file holds {came} for it.",
        f"weights {found['names']}; in the file {came}",
        expected="the model of the file: the same layers in the same order",
        fixes=those_that_work(
            attempt(
                f"load_weights({os.path.basename(path)!r}, skip_mismatch=True), if {found['layer']} is new: it "
                "stays untrained",
                load,
                "",
            )
            if os.path.isfile(path) and model is not None
            else None
        ),
    )


def layer_count(scene, found):
    """An .h5 file of another number of layers."""
    return ErrorExplanation(
        "saving/weight-count",
        f"the model has {found['wanted']} layers with weights, and the file has {found['came']}.",
        f"layers {found['wanted']}, file {found['came']}",
        expected="the model of the file: the same layers in the same order",
    )


def weights_name(scene, found):
    """`save_weights` to a name that does not end as it must."""
    path = found["path"]
    base = re.sub(r"(\.weights)?\.\w+$", "", os.path.basename(path))
    model = next(iter(scene.models), None)

    def save():
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, f"{base}.weights.h5")
            (model if model is not None else keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])).save_weights(
                target
            )
            return os.path.getsize(target) > 0

    return ErrorExplanation(
        "saving/weights-name",
        f"a file of weights alone must end with .weights.h5, and {os.path.basename(path)} does not.",
        f"path {path}",
        expected="a path that ends with .weights.h5",
        fixes=those_that_work(attempt(f"{base + '.weights.h5'!r}", save, "it is written")),
    )


def checkpoint_name(scene, found):
    """A ModelCheckpoint of a name that does not end as it must."""
    path, ending = found["path"], found["ending"]
    base = re.sub(r"(\.weights)?\.\w+$", "", os.path.basename(path))
    only = ending == ".weights.h5"
    return ErrorExplanation(
        "saving/weights-name",
        f"the checkpoint's file must end with {ending}, and {os.path.basename(path)} does not.",
        f"filepath {path}",
        expected=f"a path that ends with {ending}",
        fixes=those_that_work(
            attempt(
                f"filepath={base + ending!r}",
                lambda: keras.callbacks.ModelCheckpoint(base + ending, save_weights_only=only) is not None,
                "it is made",
            )
        ),
    )


def not_built(scene, found):
    """Weights of a model that has none yet."""
    model = next(iter(scene.models), None)
    return ErrorExplanation(
        "saving/not-built",
        f"{who(model, 'the model') if model is not None else 'the model'} has no weights yet: it has not seen an "
        "input shape.",
        "a model that is not built",
        expected="a call on data, or build(input_shape), before the weights are saved or loaded",
        fixes=those_that_work(
            attempt(
                "model(x) once, or model.build((None, 3)) with the shape of your x",
                lambda: _built(model),
                "weights it then has:",
            )
        ),
    )


def _built(model):
    """How many weights a copy of `model` has once it is built, for the first of some shapes that it takes."""
    for shape in ((None, 3), (None, 8, 3), (None, 16, 16, 3)):
        try:
            copy = type(model).from_config(model.get_config())
            copy(keras.KerasTensor(shape))
        except Exception:
            continue
        return len(copy.weights)
    return None


def by_name(scene, found):
    """`by_name` with a file of Keras 3."""
    path = found["path"]
    model = next(iter(scene.models), None)

    def load():
        copy = keras.models.clone_model(model)
        copy.load_weights(path, skip_mismatch=True)
        return True

    return ErrorExplanation(
        "saving/by-name",
        "layers are found by their names in old .h5 files alone; a .weights.h5 file is read in the order of the "
        "layers.",
        f"by_name=True, {os.path.basename(path)}",
        expected="load_weights(path), or with skip_mismatch=True",
        fixes=those_that_work(
            attempt(f"load_weights({os.path.basename(path)!r}, skip_mismatch=True)", load, "it loads")
            if os.path.isfile(path) and model is not None
            else None
        ),
    )


KNOWN = (
    Known(
        "saving/weight-shape",
        r"variable\.shape=(?P<wanted>\([^)]*\)), Received: value\.shape=(?P<came>\([^)]*\))\. "
        r"Target variable: <Variable path=(?P<path>[^,]*),",
        weight_shape,
    ),
    Known(
        "saving/weight-count",
        r"Layer '(?P<layer>[^']*)' expected (?P<wanted>\d+) variables, but received (?P<came>\d+) variables during loading\. "
        r"Expected: \[(?P<names>[^\]]*)\]",
        weight_count,
    ),
    Known(
        "saving/weight-count",
        r"Layer count mismatch when loading weights from file\. Model expected (?P<wanted>\d+) layers, found (?P<came>\d+)",
        layer_count,
    ),
    Known(
        "saving/weights-name",
        r"The filename must end in `\.weights\.h5`\. Received: filepath=(?P<path>\S+)",
        weights_name,
    ),
    Known(
        "saving/weights-name",
        r"the filepath provided must end in `(?P<ending>[^`]*)`.*Received: filepath=(?P<path>\S+)",
        checkpoint_name,
    ),
    Known(
        "saving/weights-name",
        r"The filepath provided must end in `(?P<ending>[^`]*)`.*Received: filepath=(?P<path>\S+)",
        checkpoint_name,
    ),
    Known(
        "saving/not-built", r"You are (?:loading weights into|saving) a model that has not yet been built", not_built
    ),
    Known("saving/by-name", r"`by_name` only supports loading legacy .*Received: (?P<path>\S+)", by_name),
)
