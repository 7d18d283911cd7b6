"""What SimpleRNN, LSTM and GRU have in common: one set of weights, used again at every step.

The state is a vector of `units` numbers that begins at zero. At every step the input of that step and the state
enter the same weights; what comes out is the new state. The number of steps is in no weight.

Source: ``keras.src.layers.rnn.rnn.RNN``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number, shape, shapes
from shapewise.derivation import parameters as count
from shapewise.layers.rule import NotCovered
from shapewise.layers.windows import axes_of, whole_numbers

AXES = ("batch", "steps", "features")

#: options that change nothing outside training, or nothing but the way in which it is computed
HARMLESS = (
    "dropout", "recurrent_dropout", "unroll", "implementation", "use_cudnn", "unit_forget_bias", "zero_output_for_mask",
)  # fmt: skip


def shape_of(kind, input_shape, units, return_sequences, return_state, states):
    """The shape that a recurrent layer gives: its last output, or that of every step; and its states if they are asked for.

    Parameters
    ----------
    kind : str
        Keras class name, for messages.
    input_shape : tuple
        ``(batch, steps, features)``.
    units, return_sequences, return_state
        As in Keras.
    states : tuple of str
        The names of the states.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> shape_of("GRU", (None, 10, 64), 32, True, True, ("state",)).value
    [(None, 10, 32), (None, 32)]
    """
    batch, steps, _ = checked(kind, input_shape, units)
    axes = {"steps": steps} if return_sequences else {}
    output = shape(batch=batch, **axes, units=Number(units, "units"))
    if not return_state:
        return output
    return shapes(output, *(shape(batch=batch, **{name: Number(units, "units")}) for name in states))


def count_of(kind, input_shape, units, use_bias, gates=1, biases=1):
    """The number of weights: every gate of every unit sees all features and all units, and has its own bias.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(count_of("LSTM", (None, 10, 64), 32, True, gates=4))
    parameters: 4 x (64 + 32 + 1) x 32 = 12416
    """
    _, _, features = checked(kind, input_shape, units)
    seen = Number(features, "features") + Number(units, "units")
    if use_bias:
        seen = seen + Number(biases, meaning="bias")
    total = seen * Number(units, "units") if gates == 1 else Number(gates, "gates") * seen * Number(units, "units")
    return count(total)


def checked(kind, input_shape, units):
    """`input_shape` as ``(batch, steps, features)``, once a layer can be built for it.

    Raises
    ------
    ValueError
        If it has other axes, or its features are not known, or `units` is no whole number above 0.
    """
    whole_numbers(kind, units=units)
    batch, steps, features = axes_of(input_shape, AXES, kind)
    if features is None:
        raise ValueError(
            f"{kind} needs to know its features: got {tuple(input_shape)}; expected a number on the last axis."
        )
    return batch, steps, features


def over_steps(step, x, states, *, return_sequences=False, return_state=False, go_backwards=False, stateful=False):
    """Call `step` for one step after the other; every call gets the states that the last one left.

    Parameters
    ----------
    step : callable
        ``(x_now, *states) -> states``; the first of them is the output.
    x : array
        ``(batch, steps, features)``.
    states : tuple of array
        ``(batch, units)`` each: the states at the start.
    return_sequences, return_state, go_backwards, stateful
        As in Keras.

    Returns
    -------
    array, or tuple of array
        The last output or all of them; with `return_state`, then the states.

    Raises
    ------
    NotCovered
        If the layer is stateful: its numbers depend on calls that are not seen here.

    Examples
    --------
    >>> add = lambda x_now, state: (state + x_now,)
    >>> over_steps(add, np.array([[[1], [2], [3]]]), (np.zeros((1, 1)),), return_sequences=True)[0, :, 0]
    array([1., 3., 6.])
    """
    if stateful:
        raise NotCovered("stateful=True is not covered: expected a layer that starts at zero in every call.")
    outputs = []
    for now in reversed(range(x.shape[1])) if go_backwards else range(x.shape[1]):
        states = step(x[:, now], *states)
        outputs.append(states[0])
    output = np.stack(outputs, axis=1) if return_sequences else outputs[-1]
    return (output, *states) if return_state else output


def zeros(x, units):
    """The state at the start: no input has been seen."""
    return np.zeros((len(x), units))


def blocks(weights, gates):
    """`weights` cut along the last axis into one equal block a gate.

    Examples
    --------
    >>> [block.tolist() for block in blocks(np.array([1, 2, 3, 4]), 2)]
    [[1.0, 2.0], [3.0, 4.0]]
    """
    return np.split(np.asarray(weights, dtype=float), gates, axis=-1)
