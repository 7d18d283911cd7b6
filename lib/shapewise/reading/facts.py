"""The facts of one layer."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from shapewise import layers
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered, matters
from shapewise.quiet import load_keras

keras = load_keras()

#: classes that keras.layers offers under another name
_EXPORTED_AS = {"GroupedQueryAttention": "GroupQueryAttention"}


@dataclass(frozen=True)
class Facts:
    """What Keras says of one layer.

    Parameters
    ----------
    name, kind : str
        The layer's name and class name.
    config : dict
        Its arguments, those that matter here.
    input_shape, output_shape : tuple
        The batch axis first.
    parameters : int
        How many weights Keras counts.
    weights : tuple of array
        In the order of ``layer.get_weights()``.
    weight_names : tuple of str
        Their names, in the same order.
    known : bool
        Whether there is a rule for it that covers its arguments.
    trainable : int
        How many of the parameters training changes.
    first_use : str
        Of a layer that is used again: its name, since its weights are counted there; empty otherwise.
    inner : tuple of Facts
        Of a model inside the model: the facts of its layers.
    sources : tuple of str
        In a model: the layers whose outputs it takes, by name; an empty name for an input of the model.
    origins : tuple of str
        As `sources`, with the names of the model's inputs.
    role : str
        Empty for a call of a layer. ``"own weights"``: what a model or a layer of the user's own holds besides its
        layers. ``"not called"``: a layer that is held, but that the call does not use. ``"not followed"``: a layer of
        a model whose call could not be followed.
    weight_shapes : tuple of (str, tuple)
        Name and shape of each weight that is counted here.
    item_sizes : tuple of int
        The bytes of one number, for each of its outputs.
    ends_inside : bool
        Of what has `inner`: whether the last of these gives its output, with no arithmetic after it.
    own : bool
        Whether its class is one of the user's own.
    """

    name: str
    kind: str
    config: dict
    input_shape: tuple
    output_shape: tuple
    parameters: int
    weights: tuple
    weight_names: tuple[str, ...]
    known: bool
    trainable: int = 0
    first_use: str = ""
    inner: tuple = ()
    sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    role: str = ""
    weight_shapes: tuple = ()
    item_sizes: tuple[int, ...] = ()
    ends_inside: bool = True
    own: bool = False

    @property
    def rule(self) -> layers.Rule:
        """Our rule for it; a ValueError names what is not covered."""
        rule = layers.rule(self.kind)
        rule.check(self.config)
        return rule

    def derive(self, asked):
        """Our Derivation of ``"output_shape"`` or ``"parameters"``."""
        rule = self.rule
        return rule.apply(getattr(rule, asked), for_rule(rule, self.input_shape), config=self.config)


def read(layer, input_shape=None) -> Facts:
    """The facts of a Keras layer, built or not; the layer itself is left as it is.

    Parameters
    ----------
    layer : keras.Layer
        Any layer.
    input_shape : tuple, optional
        The batch axis first; needed for a layer that has not been built.

    Returns
    -------
    Facts

    Raises
    ------
    TypeError
        If `layer` is not a Keras layer.
    ValueError
        If the layer cannot take this input, or no input shape is known.

    Examples
    --------
    >>> facts = read(keras.layers.Conv1D(100, 10), (None, 128, 9))
    >>> facts.output_shape, facts.parameters
    ((None, 119, 100), 9100)
    """
    if not isinstance(layer, keras.layers.Layer):
        raise TypeError(f"expected a Keras layer, such as keras.layers.Dense(4): got {type(layer).__name__}.")
    seen, given = shapes_seen(layer) if input_shape is None else (None, None)
    input_shape = plain(seen if input_shape is None else input_shape)
    config = arguments(layer)
    known = is_covered(layer, config, input_shape)
    built = _built(layer, input_shape)
    return Facts(
        name=layer.name,
        kind=kind_of(layer),
        config=config,
        input_shape=input_shape,
        output_shape=plain(given) if given else _output_shape(built, input_shape),
        parameters=int(built.count_params()),
        weights=tuple(np.asarray(weight) for weight in built.get_weights()),
        weight_names=tuple(weight.name for weight in built.weights),
        known=known,
        trainable=count_of(built.trainable_weights),
        weight_shapes=shapes_by_name(built.weights),
        own=is_own(layer),
    )


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
    return sum(math.prod(one.shape) * np.dtype(_stored_as(one.dtype)).itemsize for one in weights) if weights else 4 * count


def _stored_as(dtype):
    """A NumPy type as large as Keras' `dtype`."""
    return {"bfloat16": "float16", "string": "int8"}.get(dtype, dtype if hasattr(np, dtype) or dtype == "bool" else "int8")


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
            f"{layer.name} gives {len(y)} arrays, for instance because of return_state: expected a layer that gives one. "
            f"Ask the layer itself, with layer(x)."
        )
    return np.asarray(y)


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


def is_covered(layer, config, input_shape):
    """Whether there is a rule for it; refuses an impossible input in our words, before Keras does in its own."""
    if is_own(layer):  # it may bear a known name
        return False
    rule = layers.rules().get(kind_of(layer))
    if rule is None:
        return False
    try:
        rule.check(config)
        rule.apply(rule.output_shape, for_rule(rule, input_shape), config=config)
    except (NotCovered, TypeError):  # TypeError: an argument that the layer does not say, or inputs of another kind
        return False
    return True


def for_rule(rule, input_shape):
    """The input shape as `rule` wants it: all inputs in a list, or the first one alone."""
    if rule.several_inputs:
        return input_shape if isinstance(input_shape, list) else [input_shape]
    return input_shape[0] if isinstance(input_shape, list) else input_shape


def shapes_seen(layer):
    """What a layer was given, and what it gave where Keras has kept that: shapes, or lists of shapes."""
    if layer._inbound_nodes:
        node = layer._inbound_nodes[0]
        return _one_or_all(node.input_tensors), _one_or_all(node.output_tensors)
    shape = ((layer.get_build_config() or {}) if layer.built else {}).get("input_shape")
    if shape is None:
        raise ValueError(
            f"{layer.name} has not seen an input yet, so its shapes are not known: "
            f"give input_shape, the batch axis first, such as input_shape=(None, 128, 9)."
        )
    return shape, None


def _one_or_all(tensors):
    shapes = [tensor.shape for tensor in tensors]
    return shapes[0] if len(shapes) == 1 else shapes


def _output_shape(layer, input_shape):
    try:
        return plain(layer.compute_output_shape(input_shape))
    except NotImplementedError:  # a layer of the user's own: let Keras follow its call
        several = isinstance(input_shape, list)
        inputs = [keras.KerasTensor(one) for one in input_shape] if several else keras.KerasTensor(input_shape)
        spec = layer.compute_output_spec(inputs)
        return plain(spec.shape)


def _built(layer, input_shape):
    """`layer` itself if it is built, or else a copy of it that is."""
    if not layer.built:
        layer = copy_of(layer)
        if is_own(layer):  # the layers it holds are built where it is called
            several = isinstance(input_shape, list)
            layer([keras.KerasTensor(one) for one in input_shape] if several else keras.KerasTensor(input_shape))
        else:
            layer.build(input_shape)
        return layer
    try:
        before = plain(shapes_seen(layer)[0])
    except ValueError:  # Reshape and the like are built from the start, for any input
        return layer
    if len(before) != len(input_shape) or (layer.weights and before[-1] != input_shape[-1]):
        raise ValueError(
            f"{layer.name} was built for inputs of shape {before}: got {input_shape}; expected {before[-1]} on the "
            f"last axis. Make a new layer for another number of channels."
        )
    return layer


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


def plain(shape):
    """A shape as Keras gives it: a tuple, or a list of them for several inputs or outputs."""
    if isinstance(shape, (tuple, list)) and shape and isinstance(shape[0], (tuple, list)):
        return [as_shape(one) for one in shape]
    return as_shape(shape)
