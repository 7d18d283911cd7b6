"""Arrays that `fit` and `predict` cannot take."""

from __future__ import annotations

import re

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work


def cardinality(scene, found):
    """Arrays with different numbers of samples."""
    sizes = {
        key: [int(n) for n in re.findall(r"\d+", text)]
        for key, text in re.findall(r"'(\w+)' sizes: ([\d, ]+)", scene.text)
    }
    counts = [n for each in sizes.values() for n in each]
    low, high = min(counts), max(counts)
    text = "; ".join(f"{key} {', '.join(map(str, each))}" for key, each in sizes.items())
    x = (scene.call_of("fit", "evaluate", "predict") or (None, {}))[1].get("x")
    fixes = []
    if low and high % low == 0 and high != low and len(sizes.get("x", ())) == 1:
        group = high // low
        shape = (low, group, *np.shape(x)[1:]) if hasattr(x, "shape") and len(x) == high else (low, group, "...")
        said = f"({', '.join(map(str, shape))})"
        trial = (lambda: tuple(np.reshape(x, shape).shape)) if "..." not in shape else (lambda: True)
        fixes.append(
            attempt(f"if every {group} belong to one target: x.reshape{said}, and a model for it", trial, "makes")
        )
    if len(sizes.get("x", ())) > 1:
        longest = max(sizes["x"])
        fixes.append(
            attempt(
                "one array of all series: keras.utils.pad_sequences(list_of_series, dtype='float32', padding='post')",
                lambda: _padded(sizes["x"], longest),
                "makes",
            )
        )
    return ErrorExplanation(
        "data/samples",
        "axis 0 counts the samples, and the arrays have different numbers of them.",
        f"samples: {text}",
        f"{high} / {low} = {high / low:.4g}" if low else "",
        "the same number on axis 0 of every array",
        those_that_work(*fixes),
    )


def _padded(lengths, longest):
    from shapewise.reading import keras

    series = [np.ones((n, 1)) for n in lengths]
    return keras.utils.pad_sequences(series, maxlen=longest, dtype="float32", padding="post").shape


def dtype(scene, found):
    """Text or Python objects where numbers belong."""
    kind = found["dtype"]
    call = scene.call_of("fit", "evaluate", "predict")
    arrays = {name: call[1].get(name) for name in ("x", "y")} if call else {}
    bad = {
        name: np.asarray(one) for name, one in arrays.items() if one is not None and np.asarray(one).dtype.kind in "OUS"
    }
    name, array = next(iter(bad.items()), ("the array", None))
    fixes = []
    if array is not None and array.dtype.kind in "US":
        classes = np.unique(array)
        fixes.append(
            attempt(
                f"numbers for the texts: np.unique({name}, return_inverse=True)[1]",
                lambda: np.unique(array, return_inverse=True)[1].dtype,
                "gives",
            )
        )
        fixes.append(
            attempt(
                f"{name}.astype('float32'), if the texts are numbers", lambda: array.astype("float32").dtype, "gives"
            )
        )
        what = f"texts such as {str(classes[0])!r}"
    else:
        what = "Python objects, None among them" if array is not None and None in array.ravel() else "Python objects"
        if array is not None:
            fixes.append(
                attempt(
                    f"{name}.astype('float32'): None becomes nan, to be replaced by a number",
                    lambda: array.astype("float32").dtype,
                    "gives",
                )
            )
    return ErrorExplanation(
        "data/dtype",
        f"{name} holds {what}, and a network computes with numbers.",
        f"dtype {kind}",
        expected="an array of numbers, such as float32 or int32",
        fixes=those_that_work(*fixes),
    )


def lists(scene, found):
    """Lists where arrays belong."""
    x = (scene.call_of("fit", "evaluate", "predict") or (None, {}))[1].get("x")
    return ErrorExplanation(
        "data/list",
        f"fit and predict take arrays, and got {'a list' if found['kind'] == 'list' else 'one ' + found['kind']}.",
        f"a {found['kind']}",
        expected="NumPy arrays, one for each input",
        fixes=those_that_work(
            attempt("np.array(x)", lambda: np.array(x, dtype="float32").shape if x is not None else None, "makes")
        ),
    )


def no_targets(scene, found):
    """`fit` with a loss and without `y`."""
    call = scene.call_of("fit")
    if call is None or call[1].get("y") is not None:
        return None
    return ErrorExplanation(
        "data/no-targets",
        "the loss compares the output with targets, and fit got none.",
        "x, without y",
        expected=f"targets of shape {getattr(call[0], 'output_shape', None)}",
        fixes=those_that_work(
            attempt(
                "fit(x, y); for an autoencoder fit(x, x)",
                lambda: call[0].output_shape is not None,
                "the model has an output to compare",
            )
        ),
    )


KNOWN = (
    Known("data/samples", r"Data cardinality is ambiguous", cardinality),
    Known("data/dtype", r"Invalid dtype: (?P<dtype>\w+)", dtype),
    Known("data/list", r"Unrecognized data type: x=.* \(of type <class '(?P<kind>\w+)'>\)", lists),
    Known("data/no-targets", r"None values not supported", no_targets),
)
