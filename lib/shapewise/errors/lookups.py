"""Look-ups that find nothing: an index beyond the table, a layer of another name, a file that is not there."""

from __future__ import annotations

import difflib
import os
import re
import tempfile

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, changed, output_of, those_that_work, who
from shapewise.reading import keras


def embedding(scene, found):
    """An index that is no row of an Embedding."""
    index, rows = int(found["index"]), int(found["rows"])
    layer = scene.layer(kind="Embedding", having=lambda one: one.input_dim == rows)
    fixes = []
    if layer is not None and index > 0:
        larger = changed(layer, input_dim=index + 1)
        fixes.append(
            attempt(
                f"Embedding({index + 1}, {layer.output_dim}), if {index} is the largest index",
                lambda: output_of(larger, (None, 10)),
                "output",
            )
        )
    fixes.append(
        attempt(
            f"indices from 0 to {rows - 1}: np.clip(x, 0, {rows - 1}), or a word for the unknown",
            lambda: int(np.clip(index, 0, rows - 1)),
            f"of {index} it makes",
        )
    )
    return ErrorExplanation(
        "lookup/embedding",
        f"{who(layer, 'Embedding')} has {rows} rows, 0 to {rows - 1}, and was asked for row {index}.",
        f"index {index}, at {found['place']}",
        f"{index} is not below {rows}" if index >= 0 else f"{index} is below 0",
        f"whole numbers from 0 to {rows - 1}",
        those_that_work(*fixes),
    )


def layer_name(scene, found):
    """`get_layer` of a name that no layer has."""
    name, names = found["name"], re.findall(r"'([^']*)'", found["names"])
    near = difflib.get_close_matches(name, names, n=2, cutoff=0.3) or names[:2]
    return ErrorExplanation(
        "lookup/layer",
        f"no layer of the model is called {name!r}.",
        f"get_layer({name!r})",
        expected=f"one of {', '.join(names)}",
        fixes=those_that_work(
            *(attempt(f"model.get_layer({one!r})", lambda one=one: one in names, "it is there") for one in near)
        ),
    )


def layer_index(scene, found):
    """`get_layer(index=...)` beyond the last layer."""
    index, count = int(found["index"]), int(found["count"])
    return ErrorExplanation(
        "lookup/layer-index",
        f"the model has {count} layer{'s' if count > 1 else ''}, 0 to {count - 1}, and was asked for {index}.",
        f"get_layer(index={index})",
        f"{index} is not below {count}",
        f"an index from 0 to {count - 1}; in a Sequential, Input does not count",
        those_that_work(
            *(
                attempt(
                    f"model.get_layer(index={count - 1})",
                    lambda model=model: model.get_layer(index=count - 1).name,
                    "it is",
                )
                for model in scene.models[:1]
            )
        ),
    )


def missing_file(scene, found):
    """A model file that is not there."""
    path = found["path"].rstrip(".")
    folder = os.path.dirname(path) or "."
    there = (
        sorted(name for name in os.listdir(folder) if name.endswith((".keras", ".h5"))) if os.path.isdir(folder) else []
    )
    return ErrorExplanation(
        "lookup/file",
        f"there is no file {path}.",
        f"path {path}, looked for in {os.getcwd()}" if not os.path.isabs(path) else f"path {path}",
        expected="a .keras file that model.save('name.keras') has written",
        fixes=those_that_work(
            *(
                attempt(
                    os.path.join(folder, name),
                    lambda name=name: os.path.isfile(os.path.join(folder, name)),
                    "it is there",
                )
                for name in there[:2]
            )
        ),
    )


def file_ending(scene, found):
    """A file name without the ending that says its format."""
    path = found["path"].rstrip(".")
    base = os.path.splitext(path)[0] if "." in os.path.basename(path) else path
    saving = "saving" in found.group(0)
    return ErrorExplanation(
        "lookup/ending",
        f"{path} does not end with .keras, so its format is not known.",
        f"path {path}",
        expected="a path that ends with .keras",
        fixes=those_that_work(
            attempt(f"model.save({base + '.keras'!r})", lambda: _saved(base), "it is written")
            if saving
            else attempt(
                f"keras.models.load_model({base + '.keras'!r})",
                lambda: os.path.isfile(base + ".keras"),
                "the file is there",
            ),
            attempt(
                "keras.layers.TFSMLayer(path) for a SavedModel folder",
                lambda: not saving and hasattr(keras.layers, "TFSMLayer"),
                "Keras has it",
            ),
        ),
    )


def _saved(base):
    """Whether Keras writes a model under this name with the ending .keras; in a folder that is deleted."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, os.path.basename(base) + ".keras")
        keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)]).save(path)
        return os.path.isfile(path)


def in_to_categorical(scene):
    """Whether the error comes from `to_categorical`, and not from an array of the user's own."""
    return bool(scene.frames) and {"num_classes", "categorical"} <= set(scene.frames[0])


def categories(scene, found):
    """A class number beyond the number of classes."""
    index, size = int(found["index"]), int(found["size"])
    if not in_to_categorical(scene):
        return None
    return ErrorExplanation(
        "lookup/category",
        f"class {index} is {'beyond' if index > 0 else 'below'} {size} classes, which are counted from 0.",
        f"class {index}, num_classes {size}",
        f"{index} is not below {size}" if index > 0 else f"{index} is below 0",
        f"classes from 0 to {size - 1}",
        those_that_work(
            attempt(f"num_classes={index + 1}", lambda: keras.utils.to_categorical([index], index + 1).shape, "gives")
            if index > 0
            else None
        ),
    )


KNOWN = (
    Known(
        "lookup/layer-index",
        r"asked to retrieve layer at index (?P<index>\d+) but model only has (?P<count>\d+) layers",
        layer_index,
    ),
    Known(
        "lookup/embedding", r"indices(?P<place>\[[\d,]+\]) = (?P<index>-?\d+) is not in \[0, (?P<rows>\d+)\)", embedding
    ),
    Known("lookup/layer", r"No such layer: (?P<name>[^.]*)\. Existing layers are: (?P<names>\[.*\])", layer_name),
    Known("lookup/file", r"File not found: filepath=(?P<path>\S+)", missing_file),
    Known("lookup/ending", r"File format not supported: filepath=(?P<path>\S+)", file_ending),
    Known("lookup/ending", r"Invalid filepath extension for saving.*Received: filepath=(?P<path>\S+)", file_ending),
    Known("lookup/category", r"index (?P<index>-?\d+) is out of bounds for axis 1 with size (?P<size>\d+)", categories),
)
