"""Save and load: classes that a file does not hold, weights of other layers, files that are not there."""

from __future__ import annotations

import os
import re
import tempfile

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.model_files import path_of
from shapewise.errors.trials import attempt, those_that_work
from shapewise.reading import keras


def unknown_class(scene, found):
    """A layer or a function of the user's own that loading does not know."""
    name = next((value for value in found.groupdict().values() if value), "")
    name = name.rpartition(">")[2]
    own, path = scene.class_named(name), path_of(scene)
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
        f"the file stores the name {name}, not its code, so loading cannot find it.",
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
        os.path.basename(path_of(scene)) or "a Lambda with a Python lambda",
        expected="safe_mode=False, if you wrote the file yourself; better a layer of your own, or keras.ops in "
        "the model",
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
                "def get_config(self): return super().get_config() | {'units': self.units}, one entry for every "
                "argument",
                _copied,
                "a layer written so makes a copy of itself with units",
            )
        ),
    )


def _copied():
    from shapewise.errors.own_layers import Scaled

    return Scaled.from_config(Scaled(5).get_config()).units


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
            attempt(
                "**kwargs in __init__, handed on to super().__init__",
                _copied,
                "a layer written so makes a copy of itself with units",
            )
        ),
    )


def legacy_functions(scene, found):
    """A loss or metric that an .h5 file names and Keras 3 does not find."""
    path = path_of(scene)
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


KNOWN = (
    Known("saving/unknown-class", r"could not be deserialized properly", deserialized, early=True),
    Known(
        "saving/unknown-class",
        r"Could not locate (?:class|function) '(?P<a>[^']*)'|Unknown layer: '(?P<b>[^']*)'",
        unknown_class,
    ),
    Known("saving/lambda", r"deserialization of a `Lambda` layer", lambda_refused, early=True),
    Known(
        "saving/no-config", r"Object (?P<kind>\w+) was created by passing\s+non-serializable argument values", no_config
    ),
    Known(
        "saving/no-kwargs",
        r"(?P<kind>[\w.<>]+)\.__init__\(\) got an unexpected keyword argument '(?P<argument>\w+)'",
        no_kwargs,
        early=True,
    ),
    Known(
        "saving/legacy-functions",
        r"Could not deserialize '(?P<name>[\w.]+)' because it is not a KerasSaveable subclass",
        legacy_functions,
    ),
)
