"""TimeDistributed: the layer that it holds is run on every step by itself, with the same weights each time.

Source: ``keras.src.layers.rnn.time_distributed.TimeDistributed``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Shapes, shape
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.wrapping import inner


def output_shape(input_shape, *, layer):
    """What the inner layer gives for one step, with the steps in front of it.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, ...)``, at least three axes.
    layer : LayerCall
        The layer that it holds.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> output_shape((None, 20, 5), layer=LayerCall("Dense", 10)).value
    (None, 20, 10)
    """
    batch, steps, *_ = _checked(input_shape)
    one = inner(layer, "TimeDistributed").output_shape(_of_a_step(input_shape))
    if isinstance(one, Shapes):
        raise NotCovered(f"TimeDistributed around {layer} is not covered: expected a layer that gives one array.")
    axes = {_name(label, number): length for number, (label, length) in enumerate(one.parts[1:], 2)}
    return shape(batch=batch, steps=steps, **axes)


def parameters(input_shape, *, layer):
    """The weights of the inner layer, once: the number of steps is not in it.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> print(parameters((None, 20, 5), layer=LayerCall("Dense", 10)))
    parameters: kernel 5 x 10 + bias 10 = 60
    """
    return inner(layer, "TimeDistributed").parameters(_of_a_step(input_shape))


def forward(x, *weights, layer):
    """The numbers of the inner layer, step by step.

    Parameters
    ----------
    x : array
        ``(batch, steps, ...)``.
    *weights : array
        Those of the inner layer.
    layer : LayerCall
        The layer that it holds.

    Returns
    -------
    array
        ``(batch, steps, ...)``.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> forward(np.array([[[1], [2]]]), np.array([[10]]), np.array([5]), layer=LayerCall("Dense", 1))[0].tolist()
    [[15.0], [25.0]]
    """
    x, wrapped = np.asarray(x), inner(layer, "TimeDistributed")
    return np.stack([wrapped.forward(x[:, step], *weights) for step in range(x.shape[1])], axis=1)


def _checked(input_shape):
    input_shape = tuple(input_shape)
    if len(input_shape) < 3:
        raise ValueError(
            f"TimeDistributed needs at least 3 axes (batch, steps, ...): got {len(input_shape)} in {input_shape}. "
            f"For a single vector use the inner layer by itself."
        )
    return input_shape


def _of_a_step(input_shape):
    batch, _, *rest = _checked(input_shape)
    return (batch, *rest)


def _name(label, number):
    """What an axis of the inner layer is called here, where it is one further back, and the steps are the outer ones."""
    return f"axis_{number}" if label == "steps" or label.startswith("axis_") else label


LAYERS = (Rule("TimeDistributed", output_shape, parameters, forward),)
