"""The facts of one layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise import layers
from shapewise.layers.rule import NotCovered
from shapewise.reading.inputs import symbolic_arguments
from shapewise.reading.objects import (
    arguments,
    copy_of,
    count_of,
    is_own,
    keras,
    kind_of,
    plain,
    shapes_by_name,
    shapes_of,
)

#: layers with weights that do not depend on the shape that comes in
_ANY_SHAPE = ("Embedding", "ReversibleEmbedding")


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
    use : int
        How often the layer had been called before.
    origin_uses : tuple of int
        For each of `origins`, which call of that layer is meant.
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
    use: int = 0
    origin_uses: tuple[int, ...] = ()
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

    def derive(self, quantity):
        """Our Derivation of ``"output_shape"`` or ``"parameters"``."""
        rule = self.rule
        return rule.apply(getattr(rule, quantity), for_rule(rule, self.input_shape), config=self.config)


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


def facts_of_call(layer, input_shape, outputs) -> Facts:
    """The facts of a layer that has been called on arrays of that shape, or those shapes, and gave `outputs`."""
    return Facts(
        name=layer.name,
        kind=kind_of(layer),
        config=arguments(layer),
        input_shape=input_shape,
        output_shape=shapes_of(outputs),
        parameters=int(layer.count_params()),
        weights=tuple(np.asarray(weight) for weight in layer.get_weights()),
        weight_names=tuple(weight.name for weight in layer.weights),
        known=is_covered(layer, arguments(layer), input_shape),
        own=is_own(layer),
    )


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
    except (
        NotImplementedError,
        TypeError,
    ):  # a layer of the user's own, or of several inputs: let Keras follow its call
        spec = _first_that_fits(layer, input_shape, layer.compute_output_spec)
        return shapes_of(keras.tree.flatten(spec))


def _first_that_fits(layer, input_shape, call):
    """What `call` gives for the first way to pass tensors without numbers that `layer` takes."""
    refusal = None
    for args in symbolic_arguments(layer, input_shape):
        try:
            return call(*args)
        except Exception as error:
            refusal = refusal or error
    raise refusal


def _built(layer, input_shape):
    """`layer` itself if it is built, or else a copy of it that is."""
    if not layer.built:
        layer = copy_of(layer)
        if is_own(layer) or isinstance(input_shape, list):  # the layers it holds are built where it is called
            _first_that_fits(layer, input_shape, layer)
        else:
            layer.build(input_shape)
        return layer
    if kind_of(layer) in _ANY_SHAPE:
        return layer
    try:
        before = plain(shapes_seen(layer)[0])
    except ValueError:  # Reshape and the like are built from the start, for any input
        return layer
    if len(before) != len(input_shape) or (layer.weights and before[-1] not in (None, input_shape[-1])):
        raise ValueError(
            f"{layer.name} was built for inputs of shape {before}: got {input_shape}; expected {before[-1]} on the "
            f"last axis. Make a new layer for another number of channels."
        )
    return layer
