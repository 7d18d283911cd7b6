"""Arguments that a layer, an optimizer or a method does not have, or not with that value."""

from __future__ import annotations

import ast
import difflib
import inspect
import re
import sys

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work
from shapewise.layers.rule import matters
from shapewise.reading import keras

#: what an argument of older versions, or of another library, is called now
_RENAMED = {
    "border_mode": "padding", "nb_filter": "filters", "filter_length": "kernel_size", "subsample_length": "strides",
    "subsample": "strides", "nb_epoch": "epochs", "lr": "learning_rate", "output_dim": "units", "init": "kernel_initializer",
    "W_regularizer": "kernel_regularizer", "bias": "use_bias", "inner_activation": "recurrent_activation",
    "stride": "strides", "dilation": "dilation_rate", "out_channels": "filters", "in_channels": None, "num_units": "units",
    "hidden_size": "units", "out_features": "units", "in_features": None, "p": "rate", "dim_ordering": "data_format",
    "samples_per_epoch": "steps_per_epoch", "nb_val_samples": "validation_steps", "alpha": "negative_slope",
    "filter": "filters", "keep_dims": "keepdims", "dim": "axis",
}  # fmt: skip
#: an argument of a TensorFlow function: what it is called now, and a function that has it
_OF_TENSORFLOW = {"filter": ("filters", "nn.conv2d"), "keep_dims": ("keepdims", "reduce_sum")}
_OF_INPUT = {
    "batch_input_shape": "keras.Input(batch_shape={value!r})",
    "input_shape": "keras.Input({value!r})",
    "input_dim": "keras.Input(({value!r},))",
    "batch_size": "keras.Input(shape, batch_size={value!r})",
    "input_length": "keras.Input(({value!r},))",
}


def unknown_argument(scene, found):
    """An argument that this layer or function does not have."""
    kind = (found.groupdict().get("kind") or "").split(".")[0]
    if found.groupdict().get("given"):
        given = _dictionary(found["given"])
    else:
        given = {found["argument"]: None}
    if "go_backwards" in given and hasattr(keras.layers, kind):
        return _not_recurrent(kind)
    owner = _owner(kind, found)
    names = [name for name in inspect.signature(owner).parameters if name not in ("self", "kwargs")] if owner else []
    fixes = [fix for name, value in given.items() for fix in _renamed(name, value, names, owner, kind)]
    unknown = ", ".join(given)
    return ErrorExplanation(
        "argument/unknown",
        f"{kind or 'the call'} has no argument {unknown}.",
        ", ".join(f"{name}={value!r}" if value is not None else name for name, value in given.items()),
        expected=f"one of {', '.join(filter(matters, names))}"
        if names and len(names) < 30
        else "an argument that it has",
        fixes=those_that_work(*fixes),
    )


def _not_recurrent(kind):
    """Bidirectional around a layer that does not run along the steps."""
    both = keras.layers.Bidirectional
    return ErrorExplanation(
        "argument/not-recurrent",
        f"Bidirectional runs its layer forwards and backwards along the steps, and {kind} does not run along them.",
        f"Bidirectional({kind}(...))",
        expected="a recurrent layer: LSTM, GRU or SimpleRNN",
        fixes=those_that_work(
            attempt("Bidirectional(LSTM(8))", lambda: output_of(both(keras.layers.LSTM(8)), (None, 10, 3)), "output"),
            attempt(f"{kind} without Bidirectional", lambda: hasattr(keras.layers, kind), "Keras has it"),
        ),
    )


def _dictionary(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return dict.fromkeys(re.findall(r"'(\w+)':", text))


def _owner(kind, found):
    for place in (keras.layers, keras.optimizers, keras.callbacks, keras):
        owner = getattr(place, kind, None)
        if owner is not None:
            return owner.__init__ if inspect.isclass(owner) else owner
    if "Trainer" in kind or found.groupdict().get("method"):
        return getattr(keras.Model, found.groupdict().get("method") or "fit", None)
    return keras.optimizers.SGD.__init__ if found.group(0).startswith("Argument") else None


def _renamed(name, value, names, owner, kind):
    if name in _OF_TENSORFLOW and not names:
        other, path = _OF_TENSORFLOW[name]
        yield attempt(
            f"{other}=... in place of {name}", lambda: other in _parameters_of_tensorflow(path), f"tf.{path} has it"
        )
        return
    if name in _OF_INPUT and kind == "Input":
        yield attempt("keras.Input(batch_shape=...)", lambda: "batch_shape" in names, "Input has batch_shape")
        return
    if name in _OF_INPUT and hasattr(keras.layers, kind):
        code = _OF_INPUT[name].format(value=value if value is not None else 8)
        yield attempt(f"{code} as the first layer, and no {name} in {kind}", lambda: _input_works(name, value), "input")
        return
    other = _RENAMED.get(name) if _RENAMED.get(name) in names else None
    other = other or next(iter(difflib.get_close_matches(name, [*names, *_OF_INPUT], n=1, cutoff=0.7)), None)
    if other in _OF_INPUT and hasattr(keras.layers, kind):
        yield from _renamed(other, value, names, owner, kind)
    elif other:
        shown = f"{other}={value!r}" if value is not None else f"{other}=..."
        yield attempt(f"{shown} in place of {name}", lambda: other in names, f"{kind or 'it'} has {other}")
    else:
        yield attempt(
            f"leave {name} out", lambda: bool(names) and name not in names, "the others are known" if names else ""
        )


def _parameters_of_tensorflow(path):
    place = sys.modules.get("tensorflow")
    for part in path.split("."):
        place = getattr(place, part)
    return inspect.signature(place).parameters


def _input_works(name, value):
    if name == "batch_input_shape":
        return tuple(keras.Input(batch_shape=value).shape)
    if name == "batch_size":
        return tuple(keras.Input((8, 1), batch_size=value).shape)
    return tuple(keras.Input(value if isinstance(value, (tuple, list)) else (value,)).shape)


def missing_argument(scene, found):
    """An argument that must be given."""
    kind, missing = found["kind"], re.findall(r"'(\w+)'", found["names"])
    owner = getattr(keras.layers, kind, None)
    example = {
        "kernel_size": 3,
        "filters": 8,
        "units": 8,
        "output_dim": 8,
        "input_dim": 100,
        "target_shape": (4, 2),
        "dims": (2, 1),
    }
    fix = None
    if owner is not None and all(name in example for name in missing):
        parameters = [
            p
            for p in inspect.signature(owner).parameters.values()
            if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
        ]
        values = {p.name: example.get(p.name, 8) for p in parameters}
        shown = f"{kind}({', '.join(f'{name}={value!r}' for name, value in values.items())})"
        fix = attempt(f"such as {shown}", lambda: owner(**values) is not None)
    return ErrorExplanation(
        "argument/missing",
        f"{kind} needs {' and '.join(missing)} as well.",
        f"a call without {', '.join(missing)}",
        expected=f"a value for {', '.join(missing)}",
        fixes=those_that_work(fix),
    )


KNOWN = (
    Known(
        "argument/unknown",
        r"Unrecognized keyword arguments passed to (?P<kind>\w+): (?P<given>\{.*\})",
        unknown_argument,
    ),
    Known("argument/unknown", r"Argument\(s\) not recognized: (?P<given>\{.*\})", unknown_argument),
    Known(
        "argument/unknown",
        r"(?P<kind>\w+)(?:\.(?P<method>\w+))?\(\) got an unexpected keyword argument '(?P<argument>\w+)'",
        unknown_argument,
    ),
    Known("argument/unknown", r"Got an unexpected keyword argument '(?P<argument>\w+)'", unknown_argument),
    Known(
        "argument/missing",
        r"(?P<kind>\w+)\.__init__\(\) missing \d+ required positional arguments?: (?P<names>.*)",
        missing_argument,
    ),
)
