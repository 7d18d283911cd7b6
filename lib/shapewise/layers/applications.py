"""The few layers that only the models of keras.applications use.

Source: ``keras.src.applications.convnext`` and ``keras.src.applications.inception_resnet_v2``.
"""

from __future__ import annotations

from shapewise.derivation import Labelled, Number
from shapewise.derivation import parameters as count
from shapewise.layers.axes import no_weights, unchanged
from shapewise.layers.merging import elementwise_shape
from shapewise.layers.rule import Rule


def output_shape(input_shape):
    """The shape that came in.

    Examples
    --------
    >>> output_shape((None, 7, 7, 96)).value
    (None, 7, 7, 96)
    """
    return unchanged(input_shape)


def layer_scale_parameters(input_shape, *, projection_dim):
    """One factor for every channel.

    Examples
    --------
    >>> print(layer_scale_parameters((None, 7, 7, 96), projection_dim=96))
    parameters: gamma 96 = 96
    """
    return count(Labelled("gamma", Number(projection_dim, "projection_dim")))


LAYERS = (
    Rule("LayerScale", output_shape, layer_scale_parameters, numbers_only=("init_values",)),
    Rule("StochasticDepth", output_shape, no_weights, numbers_only=("drop_path_rate",)),
    Rule("CustomScaleLayer", elementwise_shape, no_weights, several_inputs=True, numbers_only=("scale",)),
)
