"""Arguments with a value that no layer can be built with: counts, tuples, padding, names."""

from __future__ import annotations

import ast
import difflib
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work
from shapewise.reading import keras


def bad_value(scene, found):
    """A number that no layer can be built with."""
    name, value = found["name"], _value(found["value"])
    fixes = []
    if isinstance(value, int) and value > 0:  # refused for its kind: Keras leaves the quotes of a text out
        fixes.append(
            attempt(f"{name}={value}, a number without quotes", lambda: keras.layers.Dense(int(value)) is not None)
        )
    elif isinstance(value, float):
        fixes.append(attempt(f"{name}={int(value)}", lambda: keras.layers.Dense(int(value)) is not None))
    elif isinstance(value, int) and value < 0:
        fixes.append(attempt(f"{name}={-value}", lambda: keras.layers.Dense(-value) is not None))
    elif isinstance(value, int):
        fixes.append(attempt(f"{name}=1 or more", lambda: keras.layers.Dense(1) is not None))
    elif isinstance(value, str):
        fixes += _activation_in_its_place(value)
    return ErrorExplanation(
        "argument/value",
        f"{name}={value!r} cannot be built: it counts something.",
        f"{name} {value!r}",
        expected="a whole number above 0",
        fixes=those_that_work(*fixes),
    )


def _activation_in_its_place(value):
    """`Dense("relu")`: the activation stands where the count belongs."""
    call = f"Dense(8, activation={value!r})"
    return [attempt(f"{call}, or as many as you need", lambda: keras.layers.Dense(8, activation=value) is not None)]


def bad_tuple(scene, found):
    """`kernel_size`, `strides` and the like with another number of entries, or a 0."""
    name, count, value = found["name"], int(found["count"]), _value(found["value"])
    one = value[0] if isinstance(value, tuple) and value else 1
    one = one if isinstance(one, int) and one > 0 else 1
    right = one if count == 1 else (one,) * count
    layer = keras.layers.Conv1D if count == 1 else keras.layers.Conv2D if count == 2 else keras.layers.Conv3D
    trial = (
        {"filters": 1, "kernel_size": 1, name: right} if name in ("kernel_size", "strides", "dilation_rate") else None
    )
    fixes = [attempt(f"{name}={right!r}", lambda: layer(**trial) is not None)] if trial else []
    if isinstance(value, tuple) and name == "kernel_size" and len(value) in (1, 2, 3) and len(value) != count:
        other = f"Conv{len(value)}D"
        fixes.append(
            attempt(
                f"{other}, which slides over {len(value)} axes",
                lambda: getattr(keras.layers, other)(1, value) is not None,
            )
        )
    return ErrorExplanation(
        "argument/tuple",
        f"{name}={value!r} is not one number above 0 for each of the {count} axes that the window slides over.",
        f"{name} {value!r}",
        expected=f"a whole number above 0, or a tuple of {count}",
        fixes=those_that_work(*fixes),
    )


def padding(scene, found):
    """A `padding` that this layer does not have."""
    known, given = sorted(re.findall(r"'(\w+)'", found["known"])), found["given"]
    fixes = (
        [
            attempt(
                "causal padding is for Conv1D: padding='causal' there",
                lambda: keras.layers.Conv1D(1, 2, padding="causal") is not None,
            )
        ]
        if given == "causal"
        else []
    )
    fixes += [
        attempt(f"padding={one!r}", lambda one=one: keras.layers.Conv2D(1, 2, padding=one) is not None)
        for one in known
        if one != "causal"
    ]
    return ErrorExplanation(
        "argument/padding",
        f"padding={given!r} is not known to this layer.",
        f"padding {given!r}",
        expected=f"one of {', '.join(known)}",
        fixes=those_that_work(*fixes),
    )


def strides_and_dilation(scene, found):
    """Both above 1."""
    strides, dilation = _value(found["strides"]), _value(found["dilation"])
    n = len(strides)
    layer = getattr(keras.layers, f"Conv{n}D")
    return ErrorExplanation(
        "argument/strides-and-dilation",
        "strides and dilation_rate cannot both be above 1.",
        f"strides {strides}, dilation_rate {dilation}",
        expected="one of the two equal to 1",
        fixes=those_that_work(
            attempt(f"strides={strides[0]}, dilation_rate=1", lambda: layer(1, 2, strides=strides) is not None),
            attempt(f"strides=1, dilation_rate={dilation[0]}", lambda: layer(1, 2, dilation_rate=dilation) is not None),
        ),
    )


#: names of other libraries, and what is meant by them
_ALSO = {
    ("loss", "rmse"): ["mse", "mae"],
    ("loss", "root_mean_squared_error"): ["mse"],
    ("loss", "crossentropy"): ["categorical_crossentropy", "binary_crossentropy"],
    ("loss", "cross_entropy"): ["categorical_crossentropy", "binary_crossentropy"],
    ("loss", "log_loss"): ["binary_crossentropy"],
    ("loss", "bce"): ["binary_crossentropy"],
    ("loss", "sparse_crossentropy"): ["sparse_categorical_crossentropy"],
    ("loss", "nll"): ["categorical_crossentropy"],
    ("metric", "rmse"): ["RootMeanSquaredError()"],
    ("metric", "f1"): ["F1Score()"],
    ("metric", "f1_score"): ["F1Score()"],
    ("metric", "r2"): ["R2Score()"],
    ("metric", "r2_score"): ["R2Score()"],
    ("metric", "auc"): ["AUC()"],
    ("metric", "precision"): ["Precision()"],
    ("metric", "recall"): ["Recall()"],
    ("optimizer", "adam_w"): ["adamw"],
}
_USED = {
    "loss": "of zeros and thirds it is",
    "activation function": "of -1, 0 and 1 it is",
    "initializer": "it makes",
    "metric": "of zeros and ones it is",
}


def _shown(name):
    return f"keras.metrics.{name}" if name.endswith("()") else repr(name)


def _used(what, place, name):
    """What comes out when it is used: of a loss a number, of an activation three, of an initializer a shape."""
    zeros, ones = keras.ops.zeros((2, 3)), keras.ops.ones((2, 3))
    if what == "metric":
        metric = (
            getattr(place, name.removesuffix("()"))()
            if name.endswith("()")
            else place.get(name if name != "accuracy" else "binary_accuracy")
        )
        return f"{float(keras.ops.mean(metric(zeros, ones))):.3g}"
    made = place.get(name)
    if what == "loss":
        labels = zeros[:, 0] if getattr(made, "__name__", "").startswith("sparse") else zeros
        return f"{float(keras.ops.mean(made(labels, ones / 3))):.3g}"
    if what == "activation function":
        return ", ".join(
            f"{float(n):.3g}" for n in keras.ops.convert_to_numpy(made(keras.ops.convert_to_tensor([-1.0, 0.0, 1.0])))
        )
    if what == "initializer":
        return tuple(made((2, 3)).shape)
    return type(made).__name__


def unknown_name(scene, found):
    """An activation, initializer, loss, optimizer or metric that Keras does not know."""
    what, given = found["what"], found["given"].strip()
    place = {
        "activation function": keras.activations,
        "initializer": keras.initializers,
        "loss": keras.losses,
        "optimizer": keras.optimizers,
        "metric": keras.metrics,
        "regularizer": keras.regularizers,
        "constraint": keras.constraints,
    }.get(what)
    if place is None:
        return None
    names = sorted(
        {
            name.lower() if what == "optimizer" else name
            for name in dir(place)
            if not name.startswith("_") and callable(getattr(place, name))
        }
    )
    near = _ALSO.get((what, given)) or difflib.get_close_matches(given, [*names, "accuracy"], n=2, cutoff=0.5)
    fixes = [
        attempt(_shown(name), lambda name=name: _used(what, place, name), _USED.get(what, "made:")) for name in near
    ]
    number = given.lstrip("-").isdigit()
    if number and what == "initializer":
        fixes.append(
            attempt(
                "the length of the input is no argument: Embedding(input_dim, output_dim)",
                lambda: keras.layers.Embedding(263, 64) is not None,
            )
        )
    return ErrorExplanation(
        "argument/name",
        f"Keras has no {what} called {given!r}." if not number else f"{given} stands where the {what} belongs.",
        f"{what} {given!r}",
        expected=f"a name in keras.{place.__name__.rpartition('.')[2]}, or an object of it",
        fixes=those_that_work(*fixes),
    )


def _value(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


KNOWN = (
    Known(
        "argument/value",
        r"[Ii]nvalid value for (?:argument )?`(?P<name>\w+)`.*Received:? \w+=(?P<value>-?[\d.]*\d)",
        bad_value,
    ),
    Known("argument/value", r"invalid value for `(?P<name>units)`.*Received: units=(?P<value>[A-Za-z_]\w*)", bad_value),
    Known(
        "argument/value",
        r"invalid value for argument `(?P<name>\w+)`, expected a positive integer, got (?P<value>-?[\d.]*\d)",
        bad_value,
    ),
    Known(
        "argument/tuple",
        r"The `(?P<name>\w+)` argument must be a tuple of (?P<count>\d+) integers\. Received \w+=(?P<value>\([^)]*\)|-?\d+)",
        bad_tuple,
    ),
    Known(
        "argument/padding",
        r"The `padding` argument must be a list/tuple or one of (?P<known>\{[^}]*\})\. Received: (?P<given>\w+)",
        padding,
    ),
    Known(
        "argument/strides-and-dilation",
        r"`strides > 1` not supported in conjunction with `dilation_rate > 1`\. Received: "
        r"strides=(?P<strides>\([^)]*\)) and dilation_rate=(?P<dilation>\([^)]*\))",
        strides_and_dilation,
    ),
    Known("argument/name", r"Could not interpret (?P<what>[a-z ]+) identifier: (?P<given>\S+)", unknown_name),
)
