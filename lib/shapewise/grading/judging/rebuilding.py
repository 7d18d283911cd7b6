"""A submission's layer, on the other side of the bridge: made anew from its configuration, or called where it is.

This file claims: nothing but Keras' own layers is made here, out of names in a list and plain arguments, in Keras'
safe mode; no configuration opens a file, holds code, or asks for more memory than a lesson needs. A layer of any other
kind stays in the submission's kernel, and only arrays go to it and come back.
"""

from __future__ import annotations

import json
import re

import numpy as np

from shapewise import layers
from shapewise.grading.judging.wire import NotPlain
from shapewise.reading import keras

MODELS = {"Sequential", "Functional", "Model", "InputLayer", "Input", "DTypePolicy"}
#: module -> the classes of it that may be made; None: all of them, as these only hold numbers.
ALLOWED = {
    "keras": MODELS,
    "keras.models": MODELS,
    "keras.src.models.functional": MODELS,
    "keras.src.models.sequential": MODELS,
    "keras.initializers": None,
    "keras.regularizers": None,
    "keras.constraints": None,
}
#: Their vocabulary may be the path of a file.
READ_FILES = {"StringLookup", "IntegerLookup", "TextVectorization"}
LARGEST = 100_000
MOST_OF_A_CONFIG = 200_000


def rebuild_layer(facts: dict, submission):
    """The layer that `facts` tell of; `submission` is asked for what cannot be made here."""
    try:
        config = json.loads(facts["config"]) if facts["config"] else None
        if config is not None and len(facts["config"]) < MOST_OF_A_CONFIG:
            check(config)
            return _make(config, facts)
    except Exception:  # whatever Keras says to a configuration that was made up
        pass
    return make_remote_layer(facts, submission)


def _make(config: dict, facts: dict):
    layer = keras.saving.deserialize_keras_object(config, safe_mode=True)
    if not isinstance(layer, keras.layers.Layer):
        raise NotPlain("the configuration makes no layer")
    if facts["weights"] is not None:
        if not layer.built:
            build = json.loads(facts["build"]) or {}
            layer.build_from_config(
                {key: value for key, value in build.items() if key in ("input_shape", "shapes_dict")}
            )
        layer.set_weights(facts["weights"])
    return layer


def find_known_layers() -> set[str]:
    """The names of the layers that may be made: those with a rule here, but for those that read a file."""
    return {*layers.rules(), "InputLayer"} - READ_FILES


def check(node, depth: int = 0) -> None:
    """Refuse a configuration that names anything but what may be made.

    Raises
    ------
    NotPlain
        With what was named.
    """
    if depth > 60:
        raise NotPlain("the configuration is nested too deeply")
    if isinstance(node, dict):
        if "class_name" in node or "module" in node:
            _check_class(node)
        for key, value in node.items():
            if key not in ("registered_name", "class_name", "module"):
                check(value, depth + 1)
    elif isinstance(node, list):
        for item in node:
            check(item, depth + 1)
    elif isinstance(node, (int, float)) and abs(node) > LARGEST and not isinstance(node, bool):
        raise NotPlain(f"the configuration asks for {node}; expected at most {LARGEST}")
    elif isinstance(node, str) and not re.fullmatch(r"[\w .,:*/<>()\[\]-]{0,200}", node):
        raise NotPlain("the configuration holds text that is no name")


def _check_class(node: dict) -> None:
    module, name = node.get("module"), node.get("class_name")
    if node.get("registered_name") not in (None, name):
        raise NotPlain(f"the configuration names {node['registered_name']!r}, which is registered by the submission")
    if module == "keras.layers" and name in find_known_layers():
        return
    if module is None and name in ("__tuple__", "__numpy__", "__keras_tensor__"):
        return
    allowed = ALLOWED.get(module, set())
    if allowed is None or name in allowed:
        return
    raise NotPlain(f"the configuration names {module}.{name}, which is not made here")


# ---------------------------------------------------------------- a layer that stays where it is


def make_remote_layer(facts: dict, submission):
    """A layer in the submission's kernel: its class has the name of the submission's, and only arrays cross."""
    layer = type(facts["name"], (RemoteLayer,), {"__module__": "submission"})()
    layer.__dict__["_reached"] = (submission, facts["handle"])
    return layer


class RemoteLayer(keras.layers.Layer):
    """Calls a layer that cannot be made here."""

    def __call__(self, x):
        submission, handle = self._reached
        y = submission.request("run", handle, np.asarray(x))
        if not isinstance(y, np.ndarray):
            raise TypeError(f"expected an array from the layer, got {type(y).__name__}")
        return y

    def get_weights(self):
        submission, handle = self._reached
        weights = submission.request("weights", handle)
        self.__dict__["built"] = weights is not None
        if weights is None:
            return []
        if not isinstance(weights, list) or not all(isinstance(weight, np.ndarray) for weight in weights):
            raise TypeError("expected a list of arrays as the weights of the layer")
        return weights

    def made_again(self):
        """The layer that comes back from a file, in the submission's kernel as well."""
        submission, handle = self._reached
        again = submission.request("made_again", handle)
        if not isinstance(again, keras.layers.Layer):
            raise TypeError(f"expected a layer that is made again, got {type(again).__name__}")
        return again

    def set_weights(self, weights):
        submission, handle = self._reached
        submission.request("set_weights", handle, [np.asarray(weight) for weight in weights])
