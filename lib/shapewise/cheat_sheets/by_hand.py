"""One number of a layer by hand: which inputs it was made of, and with which factors; asked of the rule itself."""

from __future__ import annotations

import numpy as np

from shapewise import layers
from shapewise.cheat_sheets.sheet import Example
from shapewise.derivation import Number
from shapewise.layers.rule import REQUIRED
from shapewise.pictures.paper.arithmetic import plain
from shapewise.pictures.paper.style import number_text

#: larger than any number of a sheet
HUGE = 1e6


def small_numbers(shape, cycle, turns=(0, 1, 3, 2)):
    """Small whole numbers that depend on their place alone, so that neighbours differ along every axis.

    Examples
    --------
    >>> small_numbers((1, 3, 2), (2, 1, 3, 4))[0].tolist()
    [[2.0, 4.0], [1.0, 2.0], [3.0, 1.0]]
    """
    places = sum(turn * index for turn, index in zip(turns, np.indices(shape)))
    return np.array(cycle, dtype=float)[places % len(cycle)]


def example(call, input_shape, *weight_shapes, x=(2, 1, 3, 1, 4, 2, 1, 3), weights=(1, 2, -1, 3, 1, -2, 2)):
    """A layer on small whole numbers, computed by its rule.

    Parameters
    ----------
    call : LayerCall
    input_shape, *weight_shapes : tuple
        The batch axis first; the weights in Keras' order, the bias last.
    x, weights : tuple
        The numbers to draw from; no weight is 0.
    """
    arrays = tuple(
        small_numbers(shape, (1, -1, 2, -3), (1,)) if len(shape) == 1 else small_numbers(shape, weights, (1, 2, 3, 1))
        for shape in weight_shapes
    )
    return made_of(call, small_numbers(input_shape, x), *arrays)


def made_of(call, x, *weights):
    """A layer on numbers of one's own, computed by its rule."""
    rule = layers.rule(call.kind)
    return Example(call, x, weights, rule.apply(rule.forward, x, *weights, config=rule.config(call)))


def seen_by(made, place):
    """The places of the input that one number of the output depends on: those that move it when they become huge."""
    return [cell for cell in np.ndindex(*made.x.shape) if _with(made, cell, HUGE)[place] != made.y[place]]


def factor(made, cell, place):
    """What an input is multiplied with on its way into one number of a layer that multiplies and adds."""
    return _with(made, cell, 1)[place] - made.y[place]


def _with(made, cell, more):
    """The output once one input has become larger."""
    moved = made.x.copy()
    moved[cell] += more
    rule = layers.rule(made.call.kind)
    return rule.apply(rule.forward, moved, *made.weights, config=rule.config(made.call))


def weighted_sum(made, place):
    """One number as the sum of its products, and its bias.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> made = example(LayerCall("Conv1D", filters=1, kernel_size=2), (1, 3, 1), (2, 1, 1), (1,))
    >>> weighted_sum(made, (0, 0, 0))
    ('output[0, 0, 0]', '2 x 1 + 1 x 2 + bias 1 = 5')
    """
    terms = [f"{number_text(made.x[cell])} x {inside(factor(made, cell, place))}" for cell in seen_by(made, place)]
    return named(
        place
    ), f"{' + '.join(terms)} + bias {inside(made.weights[-1][place[-1]])} = {number_text(made.y[place])}"


def facts(made):
    """Shapes, the rule for each length, and the parameter count, each a line."""
    rule = layers.rule(made.call.kind)
    config, shape = rule.config(made.call), (None, *made.x.shape[1:])
    derived = rule.apply(rule.output_shape, shape, config=config)
    lengths = [
        f"{label} {expression.numbers} = {expression.value}"
        for label, expression in derived.parts
        if not isinstance(expression, Number)
    ]
    ((_, count),) = rule.apply(rule.parameters, shape, config=config).parts
    counted = str(count.value) if isinstance(count, Number) else f"{count.labelled} = {count.value}"
    return ("shape", "; ".join([f"{shape} → {derived.value}", *lengths])), ("parameters", counted)


def named(place):
    """A number of the output as NumPy writes it."""
    return f"output[{', '.join(map(str, place))}]"


def inside(value):
    """A factor as it stands in a sum: below 0 in brackets."""
    text = number_text(plain(value))
    return f"({text})" if text.startswith("−") else text


def defaults_of(kind):
    """A layer's arguments, and what Keras takes where one is left out."""
    found = layers.rule(kind).defaults.items()
    shown = [name if value is REQUIRED else f"{name}={value!r}" for name, value in found if name != "data_format"]
    return kind, ", ".join(shown)
