"""SpectralNormalization: the layer that it holds, with a kernel kept small in training; outside training nothing changes.

Source: ``keras.src.layers.normalization.spectral_normalization``.
"""

from __future__ import annotations

from dataclasses import replace

from shapewise.derivation import Labelled, Number
from shapewise.derivation import parameters as count
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.wrapping import inner

#: where each layer says how long the last axis of its kernel is
_LAST = ("units", "filters", "output_dim")


def output_shape(input_shape, *, layer):
    """What the inner layer gives.

    Parameters
    ----------
    input_shape : tuple
        Of the inner layer.
    layer : LayerCall
        The layer that it holds.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> output_shape((None, 8, 8, 3), layer=LayerCall("Conv2D", 16, 3)).value
    (None, 6, 6, 16)
    """
    return inner(layer, "SpectralNormalization").output_shape(input_shape)


def parameters(input_shape, *, layer):
    """The weights of the inner layer, and a vector as long as the last axis of its kernel, which is not trained.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> print(parameters((None, 5), layer=LayerCall("Dense", 4)))
    parameters: layer 5 x 4 + 4 + vector_u 4 = 28
    """
    wrapped = inner(layer, "SpectralNormalization")
    name = next((name for name in _LAST if name in wrapped.config), None)
    if name is None or "Transpose" in layer.kind:
        raise NotCovered(f"SpectralNormalization around {layer} is not covered: expected Dense, Conv or Embedding.")
    counted = wrapped.parameters(input_shape).parts[0][1]
    return count(Labelled("layer", _unlabelled(counted)), Labelled("vector_u", Number(wrapped.config[name], name)))


def forward(x, *weights, layer):
    """The numbers of the inner layer: its kernel stands first among the weights, then `vector_u`, then the others."""
    kernel, _, *rest = weights
    return inner(layer, "SpectralNormalization").forward(x, kernel, *rest)


def _unlabelled(expression):
    """The same sum without the names of its terms."""
    if hasattr(expression, "inner"):
        return _unlabelled(expression.inner)
    if hasattr(expression, "left"):
        return replace(expression, left=_unlabelled(expression.left), right=_unlabelled(expression.right))
    return expression


LAYERS = (Rule("SpectralNormalization", output_shape, parameters, forward, numbers_only=("power_iterations",)),)
