"""Calls that lack something: a shape, a second input, an argument that only the traceback knows."""

from __future__ import annotations

import inspect
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work
from shapewise.reading import keras


def no_shape(scene, found):
    """keras.Input without a shape, or with a number for one."""
    given = found.groupdict().get("given")
    shape = f"({given},)" if given and given.isdigit() else "(8,)"
    numbers = tuple(int(n) for n in re.findall(r"\d+", shape))
    return ErrorExplanation(
        "call/input-shape",
        f"{given} is no shape: a shape is a tuple."
        if given
        else "keras.Input needs the shape of one sample, as a tuple.",
        f"keras.Input({given or ''})",
        expected="a tuple without the batch axis",
        fixes=those_that_work(attempt(f"keras.Input({shape})", lambda: tuple(keras.Input(numbers).shape), "input")),
    )


def groups(scene, found):
    """GroupNormalization with groups that do not divide the channels."""
    number, channels = int(found["groups"]), int(found["channels"])
    fitting = [n for n in range(1, channels + 1) if channels % n == 0]
    near = min(fitting, key=lambda n: abs(n - number))
    layer = keras.layers.GroupNormalization
    return ErrorExplanation(
        "call/groups",
        f"{channels} channels cannot be divided into {number} groups of the same size.",
        f"groups {number}, channels {channels}",
        f"{channels} / {number} = {channels / number:.4g}, not a whole number",
        f"groups one of {', '.join(map(str, fitting))}",
        those_that_work(
            attempt(f"GroupNormalization({near})", lambda: output_of(layer(near), (None, channels)), "output")
        ),
    )


def sequences(scene, found):
    """pad_sequences on one series alone."""
    return ErrorExplanation(
        "call/sequences",
        "pad_sequences takes a list of series, and got one series of numbers.",
        f"a list that begins with {found['first']}",
        expected="a list of lists: [[1, 2], [3]]",
        fixes=those_that_work(
            attempt("[series] for a single one", lambda: keras.utils.pad_sequences([[1, 2]]).shape, "[[1, 2]] makes")
        ),
    )


def of_tensorflow(scene, found):
    """A TensorFlow function without an argument that it needs; only its frames say which."""
    for variables in scene.frames:
        for value in list(variables.values()):
            function = inspect.unwrap(value) if callable(value) else None
            if not getattr(function, "__module__", "").startswith("tensorflow.python.ops"):
                continue
            needed = [p.name for p in inspect.signature(function).parameters.values() if p.default is p.empty]
            given = set(variables.get("kwargs") or ())
            missing = [name for name in needed[len(variables.get("args") or ()) :] if name not in given]
            if missing:
                return _missing(function.__name__, missing, needed)
    return None


def _missing(name, missing, needed):
    pool = attempt(
        "keras.layers.MaxPooling2D(2), whose strides are its pool_size",
        lambda: output_of(keras.layers.MaxPooling2D(2), (None, 4, 4, 1)),
        "for (None, 4, 4, 1) the output is",
    )
    return ErrorExplanation(
        "call/missing",
        f"{name} needs {' and '.join(missing)} as well.",
        f"a call without {', '.join(missing)}",
        expected=f"all of {', '.join(needed)}",
        fixes=those_that_work(pool if "pool" in name else None),
    )


KNOWN = (
    Known("call/input-shape", r"You must pass a `shape` argument", no_shape),
    Known("call/input-shape", r"Cannot convert '(?P<given>[^']*)' to a shape", no_shape),
    Known(
        "call/groups",
        r"Number of groups \((?P<groups>\d+)\) must be a multiple of the number of channels \((?P<channels>\d+)\)",
        groups,
    ),
    Known("call/sequences", r"`sequences` must be a list of iterables\. Found non-iterable: (?P<first>\S+)", sequences),
    Known("call/missing", r"^Missing required positional argument", of_tensorflow),
)
