"""From a Keras object to plain facts: tuples, dictionaries, arrays.

The only module that knows Keras objects. What it states (output shape, parameter count, weights) is
Keras' own word, never ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise import layers
from shapewise.beliefs import LayerCall
from shapewise.layers.rule import NotCovered, matters
from shapewise.quiet import load_keras

keras = load_keras()


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

    @property
    def rule(self) -> layers.Rule:
        """Our rule for it; a ValueError names what is not covered."""
        rule = layers.rule(self.kind)
        rule.check(self.config)
        return rule


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
    seen, given = _seen(layer) if input_shape is None else (None, None)
    input_shape = _plain(seen if input_shape is None else input_shape)
    kind, config = type(layer).__name__, _arguments(layer)
    known = _is_covered(layer, kind, config, input_shape)
    built = _built(layer, input_shape)
    return Facts(
        name=layer.name,
        kind=kind,
        config=config,
        input_shape=input_shape,
        output_shape=_plain(given) if given else _output_shape(built, input_shape),
        parameters=int(built.count_params()),
        weights=tuple(np.asarray(weight) for weight in built.get_weights()),
        weight_names=tuple(weight.name for weight in built.weights),
        known=known,
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
    """
    if not isinstance(layer, keras.layers.Layer):
        raise TypeError(f"expected a Keras layer, such as keras.layers.Dense(4): got {type(layer).__name__}.")
    return np.asarray(layer(np.asarray(x, dtype="float32")))


def small_integers(shape, seed=0, largest=4):
    """Whole numbers from -`largest` to `largest` without 0, as float32: sums of products of these are exact.

    Examples
    --------
    >>> small_integers((2, 3), seed=1)
    array([[ 4., -1., -3.],
           [-4.,  1.,  2.]], dtype=float32)
    """
    values = np.random.default_rng(seed).integers(1, 2 * largest, endpoint=True, size=shape)
    return np.where(values > largest, largest - values, values).astype("float32")


def with_small_weights(layer, input_shape, seed=0):
    """`layer`, built for `input_shape`, with small whole numbers as weights, its bias among them.

    A fresh Keras layer has a bias of zeros, and a computation that forgets it passes.

    Examples
    --------
    >>> layer = with_small_weights(keras.layers.Dense(2), (None, 3))
    >>> bool(np.all(layer.get_weights()[1] != 0))
    True
    """
    if not layer.built:
        layer.build(as_shape(input_shape))
    layer.set_weights([small_integers(w.shape, seed + i) for i, w in enumerate(layer.get_weights(), start=1)])
    return layer


def _arguments(layer):
    """The arguments of `layer` that can matter to a shape, a count or a result; None means not set."""
    try:
        config = layer.get_config()
    except Exception:  # a layer of the user's own that cannot say what it was made with
        return {}
    return _that_matter(config)


def _that_matter(config):
    return {option: _plain_argument(value) for option, value in config.items() if matters(option) and value is not None}


def _plain_argument(value):
    """A list as a tuple; a layer inside a layer, as a wrapper holds it, as a LayerCall."""
    if isinstance(value, dict) and value.get("module") == "keras.layers":
        return LayerCall(value["class_name"], **_that_matter(value["config"]))
    return tuple(value) if isinstance(value, list) else value


def _is_covered(layer, kind, config, input_shape):
    """Whether there is a rule for it; refuses an impossible input in our words, before Keras does in its own."""
    if getattr(keras.layers, kind, None) is not type(layer):  # a class of the user's own that bears a known name
        return False
    rule = layers.rules().get(kind)
    if rule is None:
        return False
    try:
        rule.check(config)
        rule.apply(rule.output_shape, input_shape, config=config)
    except NotCovered:
        return False
    return True


def _seen(layer):
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
        return _plain(layer.compute_output_shape(input_shape))
    except NotImplementedError:  # a layer of the user's own: let Keras follow its call
        spec = layer.compute_output_spec(keras.KerasTensor(input_shape))
        return _plain(spec.shape)


def _built(layer, input_shape):
    """`layer` itself if it is built, or else a copy of it that is."""
    if not layer.built:
        layer = _copy(layer)
        layer.build(input_shape)
        return layer
    try:
        before = _plain(_seen(layer)[0])
    except ValueError:  # Reshape and the like are built from the start, for any input
        return layer
    if len(before) != len(input_shape) or (layer.weights and before[-1] != input_shape[-1]):
        raise ValueError(
            f"{layer.name} was built for inputs of shape {before}: got {input_shape}; expected {before[-1]} on the "
            f"last axis. Make a new layer for another number of channels."
        )
    return layer


def _copy(layer):
    """A layer or model like an unbuilt one, to be built in its place."""
    try:
        return type(layer).from_config(layer.get_config())
    except Exception:  # one of the user's own that cannot say what it was made with
        raise ValueError(
            f"{layer.name} is not built, and Keras cannot make a second {type(layer).__name__} like it to look at: "
            f"call it on an input first, or let its get_config() name its arguments."
        ) from None


def _plain(shape):
    """A shape as Keras gives it: a tuple, or a list of them for several inputs or outputs."""
    if isinstance(shape, (tuple, list)) and shape and isinstance(shape[0], (tuple, list)):
        return [as_shape(one) for one in shape]
    return as_shape(shape)


def read_model(model, input_shape=None) -> list[Facts]:
    """The facts of every layer of a model, in the order in which they run; of a single layer, its own.

    Parameters
    ----------
    model : keras.Model or keras.Layer
        Built, or not built and then with its `input_shape`.
    input_shape : tuple, optional
        The batch axis first.

    Returns
    -------
    list of Facts

    Raises
    ------
    TypeError
        If `model` is neither a model nor a layer.
    ValueError
        If it is not built and no input shape is given.
    """
    if not isinstance(model, keras.Model):
        return [read(model, input_shape)]
    if not model.built:
        if input_shape is None:
            raise ValueError(
                f"{model.name} has not seen an input yet, so its shapes are not known: "
                f"give input_shape, the batch axis first, such as input_shape=(None, 128, 9)."
            )
        model = _copy(model)
        model.build(as_shape(input_shape))
    return [read(layer) for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
