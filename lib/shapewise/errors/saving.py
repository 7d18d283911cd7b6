"""Save and load: classes that a file does not hold, weights of other layers, files that are not there."""

from __future__ import annotations

import ast
import os
import re
import tempfile

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, changed, those_that_work, who, without_weights
from shapewise.reading import keras


def _path(scene):
    """The file that was to be read or written, as it was given."""
    given = scene.variable("filepath", "path")
    return str(given) if given is not None else ""


def unknown_class(scene, found):
    """A layer or a function of the user's own that loading does not know."""
    name = next((value for value in found.groupdict().values() if value), "")
    name = name.rpartition(">")[2]
    own, path = scene.class_named(name), _path(scene)
    registered = f"@keras.saving.register_keras_serializable() above {name}, before it is saved"
    fix = None
    if own is not None and os.path.isfile(path):
        fix = attempt(
            f"keras.models.load_model({os.path.basename(path)!r}, custom_objects={{{name!r}: {name}}})",
            lambda: type(keras.models.load_model(path, custom_objects={name: own}, compile=False)).__name__,
            "it loads, a",
        )
    return ErrorExplanation(
        "saving/unknown-class",
        f"the file holds the name {name} and not its code: loading does not know what it is.",
        f"{name}, of your own" + (f", in {os.path.basename(path)}" if path else ""),
        expected=f"custom_objects={{{name!r}: {name}}} when it is loaded, or {registered}",
        fixes=those_that_work(fix),
    )


def deserialized(scene, found):
    """The same, buried in the configuration of a whole model."""
    inner = re.search(r"Could not locate (?:class|function) '(?P<a>[^']*)'", scene.text)
    if inner:
        return unknown_class(scene, inner)
    return None


def lambda_refused(scene, found):
    """A Lambda layer in a file: any code may be in it."""
    return ErrorExplanation(
        "saving/lambda",
        "the file holds a Lambda layer, which is code of whoever wrote the file: Keras does not run it unasked.",
        os.path.basename(_path(scene)) or "a Lambda with a Python lambda",
        expected="safe_mode=False, if you wrote the file yourself; better a layer of your own, or keras.ops in the model",
        fixes=those_that_work(
            attempt(
                "keras.ops on tensors in a functional model, such as x * 2: it is saved without a Lambda",
                _saved_without_lambda,
                "saved and loaded again, the output is",
            )
        ),
    )


def _saved_without_lambda():
    x = keras.Input((3,))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "m.keras")
        keras.Model(x, keras.ops.multiply(x, 2)).save(path)
        return tuple(keras.models.load_model(path).output_shape)


def no_config(scene, found):
    """A layer or model of one's own that does not say what it was made with."""
    name = found["kind"]
    return ErrorExplanation(
        "saving/no-config",
        f"{name} does not say with which arguments it was made, so it cannot be made again.",
        f"{name} without get_config",
        expected="get_config, which gives every argument of __init__",
        fixes=those_that_work(
            attempt(
                "def get_config(self): return super().get_config() | {'units': self.units}, one entry for every argument",
                _copied,
                "a layer written so makes a copy of itself with units",
            )
        ),
    )


def _copied():
    from shapewise.errors.own_layers import _Scaled

    return _Scaled.from_config(_Scaled(5).get_config()).units


def no_kwargs(scene, found):
    """A layer of one's own whose `__init__` does not take name, trainable and dtype."""
    kind, argument = found["kind"].rpartition(">.")[2].rpartition(".")[2] or found["kind"], found["argument"]
    if hasattr(keras.layers, kind) or argument not in ("name", "trainable", "dtype"):
        return None
    return ErrorExplanation(
        "saving/no-kwargs",
        f"Keras makes {kind} again with name, trainable and dtype as well, and its __init__ takes no {argument}.",
        f"{kind}({argument}=...)",
        expected="def __init__(self, ..., **kwargs): super().__init__(**kwargs)",
        fixes=those_that_work(
            attempt("**kwargs in __init__, handed on to super().__init__", _copied, "a layer written so makes a copy of itself with units")
        ),
    )  # fmt: skip


def legacy_functions(scene, found):
    """A loss or metric that an .h5 file names and Keras 3 does not find."""
    path = _path(scene)
    return ErrorExplanation(
        "saving/legacy-functions",
        f"the .h5 file names its loss or metric {found['name']}, which Keras 3 does not find under this name.",
        os.path.basename(path) or found["name"],
        expected="the layers and weights alone, compiled again; and .keras in place of .h5",
        fixes=those_that_work(
            attempt(
                f"keras.models.load_model({os.path.basename(path)!r}, compile=False), then compile",
                lambda: keras.models.load_model(path, compile=False).output_shape,
                "it loads; output",
            )
            if os.path.isfile(path)
            else None
        ),
    )


def weight_shape(scene, found):
    """A file whose weights have other shapes than the layers."""
    wanted, came = ast.literal_eval(found["wanted"]), ast.literal_eval(found["came"])
    name = found["path"].split("/")[-2] if "/" in found["path"] else found["path"]
    names = found["path"].split("/")
    layer = next((one for one in (scene.layer(name=part) for part in reversed(names[:-1])) if one is not None and not isinstance(one, keras.Model) and not type(one).__name__.endswith("Cell")), None)  # fmt: skip
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
    path, model = _path(scene), next(iter(scene.models), None)

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
                f"load_weights({os.path.basename(path)!r}, skip_mismatch=True), if {found['layer']} is new: it stays untrained",
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
            (model if model is not None else keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])).save_weights(target)
            return os.path.getsize(target) > 0

    return ErrorExplanation(
        "saving/weights-name",
        f"a file of weights alone is told by its ending, .weights.h5, and {os.path.basename(path)} has another.",
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
            attempt(f"filepath={base + ending!r}", lambda: keras.callbacks.ModelCheckpoint(base + ending, save_weights_only=only) is not None, "it is made")
        ),
    )  # fmt: skip


def not_built(scene, found):
    """Weights of a model that has none yet."""
    model = next(iter(scene.models), None)
    return ErrorExplanation(
        "saving/not-built",
        f"{who(model, 'the model') if model is not None else 'the model'} has no weights yet: it has not seen an input shape.",
        "a model that is not built",
        expected="a call on data, or build(input_shape), before the weights are saved or loaded",
        fixes=those_that_work(attempt("model(x) once, or model.build((None, 3)) with the shape of your x", lambda: _built(model), "weights it then has:")),
    )  # fmt: skip


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


def no_model_in_file(scene, found):
    """`load_model` of a file that holds weights alone."""
    path = found["path"].rstrip(".")
    return ErrorExplanation(
        "saving/weights-only",
        f"{os.path.basename(path)} holds weights and no layers: save_weights has written it.",
        f"load_model({os.path.basename(path)!r})",
        expected="the model made again in code, then model.load_weights(path)",
    )


def not_there(scene, found):
    """A file or folder that is not there."""
    path = found["path"]
    folder = os.path.dirname(path) or "."
    writing = "unable to open" not in scene.text and "open file" not in scene.text
    there = sorted(one for one in os.listdir(folder) if one.endswith((".keras", ".h5"))) if os.path.isdir(folder) else []
    if not path.endswith((".keras", ".h5", ".hdf5")):
        return None
    missing = not os.path.isdir(folder)
    what = f"there is no folder {folder}" if missing else f"there is no file {path}"
    return ErrorExplanation(
        "lookup/file",
        f"{what}" + ("." if os.path.isabs(path) else f", seen from {os.getcwd()}."),
        f"path {path}",
        expected=f"os.makedirs({folder!r}, exist_ok=True) first" if missing and writing else "a file that model.save or save_weights has written",
        fixes=those_that_work(
            *(attempt(os.path.join(folder, one), lambda one=one: os.path.isfile(os.path.join(folder, one)), "it is there") for one in there[:2])
        )
        if not writing
        else (),
    )  # fmt: skip


def not_a_model_file(scene, found):
    """A file that is no model."""
    path = _path(scene)
    if not path or not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        begins = file.read(4)
    return ErrorExplanation(
        "saving/no-model-file",
        f"{os.path.basename(path)} is there and is no model file: it begins with {begins!r}.",
        f"path {path}, {os.path.getsize(path)} bytes",
        expected="a .keras file is a zip and begins with b'PK', an .h5 file with b'\\x89HDF': was it downloaded or copied whole?",
    )


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
        "layers are found by their names in old .h5 files alone; a .weights.h5 file is read in the order of the layers.",
        f"by_name=True, {os.path.basename(path)}",
        expected="load_weights(path), or with skip_mismatch=True",
        fixes=those_that_work(
            attempt(f"load_weights({os.path.basename(path)!r}, skip_mismatch=True)", load, "it loads") if os.path.isfile(path) and model is not None else None
        ),
    )  # fmt: skip


KNOWN = (
    Known("saving/unknown-class", r"could not be deserialized properly", deserialized, early=True),
    Known("saving/unknown-class", r"Could not locate (?:class|function) '(?P<a>[^']*)'|Unknown layer: '(?P<b>[^']*)'", unknown_class),
    Known("saving/lambda", r"deserialization of a `Lambda` layer", lambda_refused, early=True),
    Known("saving/no-config", r"Object (?P<kind>\w+) was created by passing\s+non-serializable argument values", no_config),
    Known("saving/no-kwargs", r"(?P<kind>[\w.<>]+)\.__init__\(\) got an unexpected keyword argument '(?P<argument>\w+)'", no_kwargs, early=True),
    Known("saving/legacy-functions", r"Could not deserialize '(?P<name>[\w.]+)' because it is not a KerasSaveable subclass", legacy_functions),
    Known(
        "saving/weight-shape",
        r"variable\.shape=(?P<wanted>\([^)]*\)), Received: value\.shape=(?P<came>\([^)]*\))\. Target variable: <Variable path=(?P<path>[^,]*),",
        weight_shape,
    ),
    Known(
        "saving/weight-count",
        r"Layer '(?P<layer>[^']*)' expected (?P<wanted>\d+) variables, but received (?P<came>\d+) variables during loading\. Expected: \[(?P<names>[^\]]*)\]",
        weight_count,
    ),
    Known("saving/weight-count", r"Layer count mismatch when loading weights from file\. Model expected (?P<wanted>\d+) layers, found (?P<came>\d+)", layer_count),
    Known("saving/weights-name", r"The filename must end in `\.weights\.h5`\. Received: filepath=(?P<path>\S+)", weights_name),
    Known("saving/weights-name", r"the filepath provided must end in `(?P<ending>[^`]*)`.*Received: filepath=(?P<path>\S+)", checkpoint_name),
    Known("saving/weights-name", r"The filepath provided must end in `(?P<ending>[^`]*)`.*Received: filepath=(?P<path>\S+)", checkpoint_name),
    Known("saving/not-built", r"You are (?:loading weights into|saving) a model that has not yet been built", not_built),
    Known("saving/weights-only", r"No model config found in the file at (?P<path>\S+)", no_model_in_file),
    Known("lookup/file", r"unable to open file: name = '(?P<path>[^']*)', errno = 2", not_there),
    Known("lookup/file", r"\[Errno 2\] No such file or directory: '(?P<path>[^']*)'", not_there),
    Known("saving/no-model-file", r"file signature not found|Please ensure the file is an accessible `\.keras` zip file", not_a_model_file, early=True),
    Known("saving/by-name", r"`by_name` only supports loading legacy .*Received: (?P<path>\S+)", by_name),
)  # fmt: skip
