"""Trying a fix before it is offered: a changed copy of a layer, on an input of that shape, with no real numbers."""

from __future__ import annotations

import inspect
import re
import warnings

from shapewise.errors.explained import Fix
from shapewise.layers.rule import matters
from shapewise.reading import keras
from shapewise.reviewing import review

#: arguments worth writing down first, without their names
_POSITIONAL = (
    "filters",
    "units",
    "pool_size",
    "kernel_size",
    "input_dim",
    "output_dim",
    "target_shape",
    "dims",
    "axis",
    "rate",
)


def changed(layer, **changes):
    """A copy of `layer`, not built, with some arguments changed; None if Keras refuses them."""
    try:
        return type(layer).from_config(layer.get_config() | changes)
    except Exception:
        return None


def output_of(layer, *input_shapes):
    """The output shape of a fresh `layer` for inputs of these shapes; None if it cannot take them.

    Examples
    --------
    >>> output_of(keras.layers.Conv1D(2, 5), (None, 3, 1)) is None
    True
    >>> output_of(keras.layers.Conv1D(2, 3), (None, 3, 1))
    (None, 1, 2)
    """
    if layer is None:
        return None
    inputs = [keras.KerasTensor(shape) for shape in input_shapes]

    def call():
        fresh = type(layer).from_config(layer.get_config())
        return getattr(fresh(inputs[0] if len(inputs) == 1 else inputs), "shape", None)

    try:
        return without_weights(call)
    except Exception as error:
        if "stateless scope" in str(error):  # of one around this one, which then tries again without
            raise
        return None


def without_weights(function):
    """What `function()` gives; the weights of layers that it builds have shapes, and no memory is taken for them."""
    try:
        with keras.StatelessScope(initialize_variables=False):
            return function()
    except ValueError as error:
        if "stateless scope" not in str(error):
            raise
    return function()  # a stateful layer keeps real states


def written(layer):
    """`layer` as it is written in code: the arguments that differ from Keras' defaults.

    Examples
    --------
    >>> written(keras.layers.Conv1D(2, 5, padding="same", name="conv"))
    "Conv1D(2, 5, padding='same')"
    """
    arguments = []
    config = layer.get_config()
    for name, parameter in inspect.signature(type(layer).__init__).parameters.items():
        if name not in config or not matters(name) or _is_default(config, name, parameter.default):
            continue
        value = config[name]
        plain = _plain(value)
        arguments.append(
            repr(plain) if name in _POSITIONAL and not any("=" in one for one in arguments) else f"{name}={plain!r}"
        )
    return f"{type(layer).__name__}({', '.join(arguments)})"


def _is_default(config, name, default):
    value = _plain(config[name])
    if name == "strides" and "pool_size" in config:
        return value == _plain(config["pool_size"])
    named = {"activation": "linear", "data_format": "channels_last"}
    return value in (_plain(default), named.get(name)) or isinstance(value, dict)


def _plain(value):
    """``(3, 3)`` and ``(3,)`` as ``3``: as they are usually written."""
    if (
        isinstance(value, (list, tuple))
        and value
        and all(one == value[0] for one in value)
        and isinstance(value[0], int)
    ):
        return value[0]
    return tuple(value) if isinstance(value, list) else value


def attempt(code, trial, says="runs", like=None, **given):
    """A Fix, if `trial()` neither fails nor gives None or False; what it gives stands behind `says`.

    A model is reviewed as well: a fix that brings a mistake that raises no error is not offered.

    Parameters
    ----------
    code : str
        What to write.
    trial : callable
        Runs it, and gives what came out: a shape, a model, or True.
    says : str
        Stands before what came out; alone, if that is True.
    like : keras.Model, optional
        The model as it was: a mistake that it has already is not the fix's.
    given
        What `review` takes besides the model: x, y and loss.

    Examples
    --------
    >>> attempt("Dense(4)", lambda: output_of(keras.layers.Dense(4), (None, 3)), "output")
    Fix(code='Dense(4)', result='output (None, 4)')
    >>> attempt("Dense(-4)", lambda: keras.layers.Dense(-4)) is None
    True
    >>> one = keras.layers.Dense(1, activation="softmax")
    >>> attempt("a softmax of one", lambda: keras.Sequential([keras.Input((3,)), one])) is None
    True
    """

    def run():
        made = trial()
        if not isinstance(made, keras.Model):
            return made
        return made.output_shape if is_sound(made, like, **given) else None

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = without_weights(run)
    except Exception:
        return None
    if made is None or made is False:
        return None
    return Fix(code, says if made is True else f"{says} {made}")


def is_sound(model, like=None, **given):
    """Whether `review` finds no mistake in `model` that `like` does not have."""
    had = {one.code for one in review(like, **given)} if like is not None and like.built else set()
    return {one.code for one in review(model, **given)} <= had


def those_that_work(*fixes):
    """The fixes that are one, at most three.

    Examples
    --------
    >>> those_that_work(None, Fix("Dense(4)"))
    (Fix(code='Dense(4)', result=''),)
    """
    return tuple([fix for fix in fixes if fix is not None][:3])


def who(layer, name=""):
    """A layer as an explanation names it.

    Examples
    --------
    >>> who(keras.layers.Dense(4, name="answer")), who(None, "answer")
    ("Dense 'answer'", "layer 'answer'")
    """
    return f"{type(layer).__name__} '{layer.name}'" if layer is not None else f"layer '{name}'"


def chain_of(model):
    """The layers of a model in which each takes the output of the one before; None for a model with branches.

    Examples
    --------
    >>> [layer.name for layer in chain_of(keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="one")]))]
    ['one']
    """
    kept = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    if isinstance(model, keras.Sequential):
        return kept
    return kept if len({len(layer._inbound_nodes) for layer in kept}) == 1 and _is_chain(model, kept) else None


def _is_chain(model, kept):
    if len(getattr(model, "inputs", None) or []) != 1:
        return False
    before = model.inputs[0]
    for layer in kept:
        if layer.input is not before:
            return False
        before = layer.output
    return True


def rebuilt(model, *, layers=None, input_shape=None):
    """A model of fresh copies of `layers` in a chain on `input_shape`; both are the model's own by default.

    Examples
    --------
    >>> model = keras.Sequential([keras.Input((8, 3)), keras.layers.Dense(2)])
    >>> rebuilt(model, layers=[keras.layers.Flatten(), *chain_of(model)]).output_shape
    (None, 2)
    """
    start = x = keras.Input(batch_shape=input_shape or model.input_shape, dtype=model.inputs[0].dtype)
    for layer in layers if layers is not None else chain_of(model):
        x = type(layer).from_config(layer.get_config())(x)
    return keras.Model(start, x)


def loss_of(model):
    """The full name of the loss that a model was compiled with; empty for none, several, or one of the user's own.

    Examples
    --------
    >>> model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    >>> model.compile(loss="mse")
    >>> loss_of(model)
    'mean_squared_error'
    """
    given = getattr(model, "loss", None)
    if isinstance(given, str):
        return getattr(keras.losses.get(given), "__name__", given)
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(given).__name__).lower() if isinstance(given, keras.losses.Loss) else ""


def output_widths(model):
    """A loss that goes with the one output of a model, and how wide that is; None where the output does not say.

    Examples
    --------
    >>> output_widths(keras.Sequential([keras.Input((3,)), keras.layers.Dense(5, activation="softmax")]))
    ('sparse_categorical_crossentropy', 5)
    """
    shape = getattr(model, "output_shape", None) if model is not None and model.built else None
    if not isinstance(shape, tuple) or not isinstance(shape[-1], int):
        return None
    last = getattr(getattr(model.layers[-1], "activation", None), "__name__", "")
    losses = {"softmax": "sparse_categorical_crossentropy", "sigmoid": "binary_crossentropy"}
    return losses.get(last, "mse"), shape[-1]
