"""Names that are gone, or that were never there."""

from __future__ import annotations

import difflib
import importlib

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work
from shapewise.reading import keras

#: an attribute of a layer, a model or a module of older versions, and what to write now
_ATTRIBUTES = {
    "output_shape": "layer.output.shape, or layer.compute_output_shape(input_shape)",
    "input_shape": "layer.input.shape",
    "reset_states": "layer.reset_state() on each stateful layer",
    "predict_classes": "model.predict(x).argmax(axis=-1); for one sigmoid (model.predict(x) > 0.5)",
    "predict_proba": "model.predict(x)",
    "fit_generator": "model.fit(generator)",
    "predict_generator": "model.predict(generator)",
    "evaluate_generator": "model.evaluate(generator)",
    "CuDNNLSTM": "keras.layers.LSTM: it uses cuDNN by itself",
    "CuDNNGRU": "keras.layers.GRU: it uses cuDNN by itself",
    "LocallyConnected1D": "keras.layers.EinsumDense, or a layer of your own: weights of their own for every place",
    "LocallyConnected2D": "keras.layers.EinsumDense, or a layer of your own: weights of their own for every place",
    "ThresholdedReLU": "keras.layers.ReLU(threshold=...)",
    "MaxoutDense": "keras.layers.Dense and keras.layers.Maximum",
    "Merge": "keras.layers.Add, keras.layers.Concatenate and the others by name",
    "eval": "keras.ops.convert_to_numpy(x)",
    "mean": "keras.ops.mean",
    "sum": "keras.ops.sum",
    "dot": "keras.ops.dot",
    "variable_scope": "a keras.layers.Layer: it keeps its own variables",
    "get_variable": "keras.Variable, or add_weight in a layer",
    "placeholder": "keras.Input(shape)",
    "Session": "nothing: TensorFlow 2 computes at once",
    "np_utils": "keras.utils.to_categorical",
    "ImageDataGenerator": "keras.utils.image_dataset_from_directory, with keras.layers.RandomFlip and the like",
    "merge": "keras.layers.Add()([a, b]), keras.layers.Concatenate()([a, b])",
}
#: a module that is gone, and where its contents are
_MODULES = {
    "keras.engine": "from keras.layers import Layer",
    "keras.engine.topology": "from keras.layers import Layer",
    "keras.layers.core": "from keras.layers import Dense",
    "keras.layers.convolutional": "from keras.layers import Conv1D",
    "keras.layers.recurrent": "from keras.layers import LSTM",
    "keras.layers.normalization": "from keras.layers import BatchNormalization",
    "keras.layers.embeddings": "from keras.layers import Embedding",
    "keras.layers.pooling": "from keras.layers import MaxPooling1D",
    "keras.layers.wrappers": "from keras.layers import Bidirectional",
    "keras.layers.merge": "from keras.layers import Concatenate",
    "keras.layers.advanced_activations": "from keras.layers import LeakyReLU",
    "keras.preprocessing.text": "from keras.layers import TextVectorization",
    "keras.utils.np_utils": "from keras.utils import to_categorical",
    "keras.wrappers.scikit_learn": "from keras.wrappers import SKLearnClassifier",
    "keras.optimizers.legacy": "from keras.optimizers import Adam",
}


def attribute(scene, found):
    """An attribute that an object or a module does not have."""
    owner, name = found["owner"], found["name"]
    if not _is_keras(owner):
        return None
    instead = _ATTRIBUTES.get(name)
    holder = _holder(owner)
    near = (
        difflib.get_close_matches(name, [one for one in dir(holder) if not one.startswith("_")], n=2, cutoff=0.75)
        if holder
        else []
    )
    fixes = [attempt(instead, lambda: _exists(instead), "it is there")] if instead else []
    fixes += [attempt(f"{one} in place of {name}", lambda: True, f"{owner} has it") for one in near if not instead]
    if not instead and not near:
        return None
    return ErrorExplanation(
        "name/gone" if instead else "name/unknown",
        f"{owner} has no {name}" + (" in Keras 3 and TensorFlow 2." if instead else "."),
        f"{owner}.{name}",
        expected="a name that it has",
        fixes=those_that_work(*fixes),
    )


def _is_keras(owner):
    return (
        owner.startswith(("keras", "tensorflow"))
        or hasattr(keras.layers, owner)
        or owner in ("Sequential", "Functional", "Model")
    )


def _holder(owner):
    if owner.startswith("keras"):
        try:
            return importlib.import_module(owner)
        except ImportError:
            return None
    return getattr(keras.layers, owner, None) or (
        keras.Sequential if owner in ("Sequential", "Functional", "Model") else None
    )


def _exists(instead):
    """Whether every ``keras.`` name in a text is there."""
    for word in instead.replace(",", " ").replace("(", " ").replace(":", " ").split():
        if word.startswith("keras."):
            place = keras
            for part in word.split(".")[1:]:
                place = getattr(place, part)
    return True


def module(scene, found):
    """A module that is gone."""
    name = found["module"]
    instead = _MODULES.get(name) or next((text for key, text in _MODULES.items() if name.startswith(f"{key}.")), None)
    if not name.startswith("keras"):
        return None
    return ErrorExplanation(
        "name/module",
        f"there is no module {name} in Keras 3.",
        f"import of {name}",
        expected="the public modules: keras.layers, keras.models, keras.optimizers, keras.utils, keras.ops",
        fixes=those_that_work(attempt(instead, lambda: _imports(instead), "imported") if instead else None),
    )


def _imports(line):
    _, place, _, name = line.split()
    return hasattr(importlib.import_module(place), name)


def imported_name(scene, found):
    """A name that a Keras module does not hold."""
    return attribute(scene, {"owner": found["module"], "name": found["name"]})


KNOWN = (
    Known("name/gone", r"(?:module )?'(?P<owner>[\w.]+)'(?: object)? has no attribute '(?P<name>\w+)'", attribute),
    Known("name/module", r"No module named '(?P<module>keras[\w.]*)'", module),
    Known("name/gone", r"cannot import name '(?P<name>\w+)' from '(?P<module>keras[\w.]*)'", imported_name),
)
