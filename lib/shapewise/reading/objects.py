"""What a Keras object says of itself, as plain values: tuples, numbers, text, LayerCalls."""

from __future__ import annotations

import math

import numpy as np

from shapewise import layers
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import matters
from shapewise.quiet import load_keras

keras = load_keras()

#: classes that keras.layers offers under another name
_EXPORTED_AS = {"GroupedQueryAttention": "GroupQueryAttention"}


def kind_of(operation):
    """The class name of a layer; of arithmetic between layers, such as ``x + 3``, with ``ops.`` before it."""
    kind = type(operation).__name__
    kind = _EXPORTED_AS.get(kind, kind)
    return kind if isinstance(operation, keras.layers.Layer) else f"ops.{kind}"


def is_own(layer):
    """Whether it is a class of the user's own, whatever its name."""
    return not type(layer).__module__.startswith("keras.")


def shapes_of(values):
    """The shapes of those among `values` that have one: the shape itself if it is one, a list if there are several."""
    shapes = [plain(value.shape) for value in values if hasattr(value, "shape")]
    return shapes[0] if len(shapes) == 1 else shapes


def shapes_by_name(weights):
    """Name and shape of each weight."""
    return tuple((weight.name, tuple(weight.shape)) for weight in weights)


def count_of(weights):
    """How many numbers these weights hold, each weight counted once."""
    return sum(math.prod(weight.shape) for weight in {id(weight): weight for weight in weights}.values())


def bytes_of_weights(layer, count) -> int:
    """The memory of a layer's weights, each counted once; of one that is not built, of `count` numbers of four bytes.

    Examples
    --------
    >>> bytes_of_weights(keras.layers.Dense(4), 16)
    64
    """
    weights = {id(weight): weight for weight in layer.weights}.values()
    return (
        sum(math.prod(one.shape) * np.dtype(_stored_as(one.dtype)).itemsize for one in weights)
        if weights
        else 4 * count
    )


def _stored_as(dtype):
    """A NumPy type as large as Keras' `dtype`."""
    return {"bfloat16": "float16", "string": "int8"}.get(
        dtype, dtype if hasattr(np, dtype) or dtype == "bool" else "int8"
    )


def as_shape(shape):
    """`shape` as a tuple of whole numbers and None.

    Raises
    ------
    TypeError
        If it is no sequence, or holds something else.

    Examples
    --------
    >>> as_shape([None, 128, 9])
    (None, 128, 9)
    """
    try:
        return tuple(None if length is None else int(np.asarray(length).__index__()) for length in shape)
    except TypeError:
        raise TypeError(f"expected a shape such as (None, 128, 9), the batch axis first: got {shape!r}.") from None


def plain(shape):
    """A shape as Keras gives it: a tuple, or a list of them for several inputs or outputs."""
    if isinstance(shape, (tuple, list)) and shape and isinstance(shape[0], (tuple, list)):
        return [as_shape(one) for one in shape]
    return as_shape(shape)


def build(call: LayerCall):
    """The Keras layer that `call` writes down.

    Raises
    ------
    ValueError
        If Keras has no layer of that name.

    Examples
    --------
    >>> build(LayerCall("Conv1D", 100, 10)).filters
    100
    >>> build(LayerCall("TimeDistributed", LayerCall("Dense", 4))).layer.units
    4
    """
    layer = getattr(keras.layers, call.kind, None)
    if layer is None:
        raise ValueError(f"keras.layers has no {call.kind!r}: expected the name of a layer, such as Conv1D.")
    made = [build(value) if isinstance(value, LayerCall) else value for value in call.positional]
    options = {name: build(value) if isinstance(value, LayerCall) else value for name, value in call.options.items()}
    return layer(*made, **options)


def run(layer, x):
    """What `layer` gives for the array `x`, as an array.

    Raises
    ------
    TypeError
        If `layer` is not a Keras layer.
    ValueError
        If it gives several arrays.
    """
    if not isinstance(layer, keras.layers.Layer):
        raise TypeError(f"expected a Keras layer, such as keras.layers.Dense(4): got {type(layer).__name__}.")
    y = layer(np.asarray(x, dtype="float32"))
    if isinstance(y, (tuple, list)):
        raise ValueError(
            f"{layer.name} gives {len(y)} arrays, for instance because of return_state: expected a layer that "
            "gives one. "
            f"Ask the layer itself, with layer(x)."
        )
    return np.asarray(y)


def outputs_of(layer, inputs):
    """All arrays that `layer` gives for `inputs`, the arguments of one call: an array each, or a list of arrays.

    Raises
    ------
    ValueError
        If the layer is not called like that; Keras' own errors for arrays that do not fit stay as they are.
    """
    try:
        given = layer(*inputs)
    except TypeError as error:
        raise ValueError(
            f"{layer.name} ({kind_of(layer)}) cannot be called with {len(inputs)} "
            f"argument{'s' * (len(inputs) > 1)} like "
            f"these: {str(error).splitlines()[0]}; expected the inputs as in a call of the layer."
        ) from None
    return [np.asarray(one) for one in keras.tree.flatten(given)]


def arguments(layer):
    """The arguments of `layer` that can matter to a shape, a count or a result; None means not set."""
    try:
        return _that_matter(layer.get_config())
    except Exception:  # a layer of the user's own that cannot say what it was made with, or one that was changed since
        return _attributes(layer)


def _attributes(layer):
    """The arguments of a layer of Keras' own, as its attributes now say: after ``layer.activation = None``, say."""
    rule = None if is_own(layer) else layers.rules().get(kind_of(layer))
    found = {name: getattr(layer, name, None) for name in (rule.arguments if rule else ())}
    return {
        name: getattr(value, "__name__", None) or _plain_argument(value)
        for name, value in found.items()
        if value is not None
    }


def _that_matter(config):
    return {
        option: _plain_argument(value)
        for option, value in config.items()
        if matters(option) and (value is not None or option == "merge_mode")  # there None is a choice
    }


def _plain_argument(value):
    """A list as a tuple; a layer inside a layer, as a wrapper holds it, as a LayerCall."""
    if isinstance(value, dict) and value.get("module") == "keras.layers":
        kind = value["class_name"]
        return LayerCall(_EXPORTED_AS.get(kind, kind), **_that_matter(value["config"]))
    return tuple(value) if isinstance(value, list) else value


def copy_of(layer):
    """A layer or model like an unbuilt one, to be built in its place."""
    try:
        return type(layer).from_config(layer.get_config())
    except Exception:  # one of the user's own that cannot say what it was made with
        if not is_own(layer):  # Keras' own, whose from_config does not take what its get_config says
            return layer
        raise ValueError(
            f"{layer.name} is not built, and Keras cannot make a second {type(layer).__name__} like it to look at: "
            f"call it on an input first, or let its get_config() name its arguments."
        ) from None
