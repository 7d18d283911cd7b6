"""What beliefs predict, and what real layers give: shared by the tests of the families."""

from shapewise import layers
from shapewise.misconceptions.case import Case
from shapewise.misconceptions.predicting import belief
from shapewise.reading import build


def case_of(code, input_shape, config):
    """The first layer that the belief is about, with these arguments."""
    return Case(layers.rule(belief(code).kinds[0]), tuple(input_shape), config)


def numbers(code, x, *weights, **config):
    """What comes out of the layer for who believes this."""
    return belief(code).mistake.value(case_of(code, x.shape, config), x, weights)


def layers_behind(code, input_shape, quantity="value", **config):
    """The layers for which the belief would be right."""
    return belief(code).mistake.layers(case_of(code, input_shape, config), quantity)


def what_keras_gives(calls, input_shape):
    """Output shape and parameter count of real layers that follow one another."""
    count = 0
    for call in calls:
        layer = build(call)
        layer.build(input_shape)
        input_shape, count = layer.compute_output_shape(input_shape), count + layer.count_params()
    return {"output_shape": tuple(input_shape), "parameters": count}
