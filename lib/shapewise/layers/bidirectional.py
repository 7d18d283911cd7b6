"""Bidirectional: one recurrent layer reads forwards, one like it backwards, and both results are put together.

Source: ``keras.src.layers.rnn.bidirectional``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, shape, shapes
from shapewise.derivation import parameters as count
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.wrapping import inner

RECURRENT = ("SimpleRNN", "LSTM", "GRU")


def output_shape(input_shape, *, layer, merge_mode="concat", backward_layer=None):
    """What the inner layer gives, with its last axis doubled if the results are put side by side.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, features)``.
    layer, backward_layer : LayerCall
        The layer that reads forwards, and the one that reads backwards; by default one like the first.
    merge_mode : {"concat", "sum", "mul", "ave", None}
        As in ``keras.layers.Bidirectional``; with None both results are given.

    Examples
    --------
    >>> output_shape((None, 70, 1025), layer=LayerCall("LSTM", 64)).value
    (None, 128)
    >>> output_shape((None, 70, 1025), layer=LayerCall("LSTM", 64), merge_mode="sum").value
    (None, 64)
    """
    forwards, _ = _both(layer, backward_layer)
    outer, *states = _each(forwards.output_shape(input_shape))
    if merge_mode == "concat":
        *axes, (label, units) = outer.parts
        outer = shape(**dict(axes), **{label: Number(2, "directions") * units})
    elif merge_mode not in ("sum", "mul", "ave", None):
        raise ValueError(f'merge_mode={merge_mode!r} is not known: expected "concat", "sum", "mul", "ave" or None.')
    outputs = (outer, outer) if merge_mode is None else (outer,)
    return shapes(*outputs, *states, *states) if states or merge_mode is None else outer


def parameters(input_shape, *, layer, backward_layer=None):
    """The weights of both layers.

    Examples
    --------
    >>> print(parameters((None, 10, 64), layer=LayerCall("SimpleRNN", 2)))
    parameters: forwards (64 + 2 + 1) x 2 + backwards (64 + 2 + 1) x 2 = 268
    """
    sums = [direction.parameters(input_shape).parts[0][1] for direction in _both(layer, backward_layer)]
    return count(*(Labelled(way, total) for way, total in zip(("forwards", "backwards"), sums)))


def forward(x, *weights, layer, merge_mode="concat", backward_layer=None):
    """Both results, the backward one turned round so that its steps stand beside those of the forward one.

    Parameters
    ----------
    x : array
        ``(batch, steps, features)``.
    *weights : array
        Those of the forward layer, then those of the backward one.
    layer, merge_mode, backward_layer
        As in :func:`output_shape`.

    Returns
    -------
    array, or tuple of array
        Several with ``merge_mode=None``, or if the inner layers return their states.

    Examples
    --------
    >>> weights = [np.array([[1.0]]), np.array([[10.0]])] * 2
    >>> add = LayerCall("SimpleRNN", 1, activation="linear", use_bias=False)
    >>> forward(np.array([[[1.0], [2.0]]]), *weights, layer=add)
    array([[12., 21.]])
    """
    half = len(weights) // 2
    forwards, backwards = _both(layer, backward_layer)
    one, *states = _each(forwards.forward(x, *weights[:half]))
    other, *other_states = _each(backwards.forward(x, *weights[half:]))
    if forwards.config.get("return_sequences"):
        other = other[:, ::-1]
    merged = {
        "concat": lambda: (np.concatenate([one, other], axis=-1),),
        "sum": lambda: (one + other,),
        "mul": lambda: (one * other,),
        "ave": lambda: ((one + other) / 2,),
        None: lambda: (one, other),
    }[merge_mode]()
    outputs = (*merged, *states, *other_states)
    return outputs if len(outputs) > 1 else outputs[0]


def _each(output):
    """One output, or each of several: of a Derivation, or of arrays."""
    return getattr(output, "each", ()) or (output if isinstance(output, tuple) else (output,))


def _both(layer, backward_layer):
    """The inner layers with their rules, once Keras would take them."""
    forwards = inner(layer, "Bidirectional")
    if forwards.rule.kind not in RECURRENT:
        raise ValueError(f"Bidirectional needs a recurrent layer, one of {', '.join(RECURRENT)}: got {layer}.")
    if backward_layer is None:
        backwards = inner(
            LayerCall(layer.kind, *layer.positional, **layer.options | {"go_backwards": True}), "Bidirectional"
        )
    else:
        backwards = inner(backward_layer, "Bidirectional")
    return forwards, _alike(forwards, backwards)


def _alike(forwards, backwards):
    if backwards.rule.kind not in RECURRENT:
        raise ValueError(
            f"Bidirectional needs a recurrent layer, one of {', '.join(RECURRENT)}: got {backwards.rule.kind}."
        )
    one, other = forwards.config, backwards.config
    if bool(one.get("go_backwards")) == bool(other.get("go_backwards")):
        raise ValueError(
            "Bidirectional needs one layer for each way: set go_backwards=True in one of them, and only in one."
        )
    for option in ("return_sequences", "return_state", "stateful"):
        if bool(one.get(option)) != bool(other.get(option)):
            raise ValueError(
                f"both layers of Bidirectional must have the same {option}: got {one.get(option)}, {other.get(option)}."
            )
    if (
        one["units"] != other["units"]
        or forwards.rule.kind != backwards.rule.kind
        or (one.get("use_bias", True) != other.get("use_bias", True))
    ):
        raise NotCovered(
            "Bidirectional with two different layers is not covered: expected the same kind, units and use_bias "
            "in both."
        )
    return backwards


LAYERS = (Rule("Bidirectional", output_shape, parameters, forward),)
