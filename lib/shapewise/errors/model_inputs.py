"""An array that does not have the shape that the model was built for."""

from __future__ import annotations

import ast
import math

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, chain_of, output_of, rebuilt, those_that_work
from shapewise.reading import keras


def another_shape(scene, found):
    """A model, called on another shape than it was built for."""
    wanted, came = ast.literal_eval(found["wanted"]), ast.literal_eval(found["came"])
    if len(came) == len(wanted) - 1 and wanted[-1] == 1:
        came = (*came, 1)  # Keras leaves it out in its message
    model = scene.layer(name=found.groupdict().get("model") or None, having=lambda one: isinstance(one, keras.Model))
    model = model or scene.model
    name = f"{type(model).__name__} '{model.name}'" if model is not None else "the model"
    odd = [i for i in range(1, len(wanted)) if i < len(came) and wanted[i] not in (None, came[i])]
    differs = (
        f"axis {odd[0]} is {came[odd[0]]}, built for {wanted[odd[0]]}"
        if odd and len(came) == len(wanted)
        else (f"{len(came)} axes, built for {len(wanted)}")
    )
    return ErrorExplanation(
        "input/model",
        f"{name} was built for {wanted} and got {came}.",
        f"input {came}: {differs}",
        expected=f"an array of shape {wanted}, None standing for any number of samples",
        fixes=those_that_work(*_fixes(scene, model, wanted, came, odd)),
    )


def _fixes(scene, model, wanted, came, odd):
    sizes = [math.prod(shape[1:]) if None not in shape[1:] else None for shape in (wanted, came)]
    n = came[0]
    if len(came) == len(wanted) and sorted(map(str, came[1:])) == sorted(map(str, wanted[1:])) and odd:
        order = _order(came[1:], wanted[1:])
        yield _fits(model, wanted, f"the axes stand in another order: np.transpose(x, {(0, *(i + 1 for i in order))})")
    elif None not in sizes and sizes[0] == sizes[1] and came[1:] != wanted[1:]:
        yield _fits(model, wanted, f"as many numbers a sample: x.reshape({n}, {', '.join(map(str, wanted[1:]))})")
    elif tuple(came) == tuple(wanted[1:]):
        yield _fits(model, wanted, f"one sample: x[None] makes {(1, *came)}")
    elif len(came) == len(wanted) and odd and came[0] == wanted[odd[0]] and len(came) == 3:
        yield _fits(model, wanted, f"the samples stand on another axis: np.swapaxes(x, 0, {odd[0]})")
    yield from _of_whole_array(scene, model, wanted)
    if len(came) == len(wanted) - 1 and wanted[-1] == 3 and len(wanted) == 4:  # Keras leaves out an axis of one channel
        yield attempt(
            f"grey pictures: keras.layers.Resizing{wanted[1:3]}(x), and Concatenate()([x, x, x])",
            lambda: _grey(came, wanted)[1:] == wanted[1:],
        )
    if odd and len(came) == len(wanted) and model is not None and chain_of(model):
        free = tuple(None if i in odd else length for i, length in enumerate(wanted))
        yield attempt(
            f"keras.Input({free[1:]}): no weight depends on axis {odd[0]}",
            lambda: rebuilt(model, input_shape=(None, *came[1:])) and rebuilt(model, input_shape=free),
            "output",
        ) or attempt(
            f"a model built for {(None, *came[1:])}: keras.Input({tuple(came[1:])})",
            lambda: rebuilt(model, input_shape=(None, *came[1:])),
            "output",
        )


def _of_whole_array(scene, model, wanted):
    """What the whole array says, of which the error shows one batch: samples in columns, or one sample alone."""
    call = scene.call_of("predict", "fit", "evaluate", "__call__")
    x = np.shape(call[1].get("x", call[1].get("inputs"))) if call else ()
    if len(x) != 2 or len(wanted) != 3 or model is None or chain_of(model) is None:
        return
    turned = (x[1], x[0], 1)
    if turned[1:] == tuple(wanted[1:]):
        yield _fits(model, wanted, f"the samples stand in columns: x.T[..., None] makes {turned}")
    elif wanted[-1] != 1 and x[0] == wanted[1]:
        yield attempt(
            f"if the {x[1]} columns are the samples: x.T[..., None] makes {turned}, and keras.Input({turned[1:]})",
            lambda: rebuilt(model, input_shape=(None, *turned[1:])),
            "output",
        )


def _grey(came, wanted):
    small = output_of(keras.layers.Resizing(*wanted[1:3]), (None, *came[1:], 1))
    return output_of(keras.layers.Concatenate(), small, small, small)


def _order(came, wanted):
    left, order = list(range(len(came))), []
    for length in wanted:
        axis = next(i for i in left if came[i] == length)
        left.remove(axis)
        order.append(axis)
    return tuple(order)


def _fits(model, wanted, text):
    if model is None:
        return attempt(text, lambda: True, f"makes {wanted}")
    return attempt(text, lambda: tuple(model.compute_output_shape(wanted)), "output")


def several_inputs(scene, found):
    """A model with several inputs, given another number of arrays."""
    wanted, came = int(found["wanted"]), int(found["came"])
    model = scene.layer(name=found["model"])
    shapes = [tuple(one.shape) for one in model.inputs] if model is not None else []
    names = ast.literal_eval(found["names"])
    example = "{" + ", ".join(f"{name!r}: ..." for name in names) + "}"
    return ErrorExplanation(
        "input/several",
        f"model '{found['model']}' has {wanted} inputs and got {came}.",
        f"arrays {came}, inputs {', '.join(names)}",
        expected=f"{wanted} arrays" + (f" of shapes {', '.join(map(str, shapes))}" if shapes else ""),
        fixes=those_that_work(
            attempt(f"a list of {wanted} arrays, or {example}", lambda: len(names) == wanted, "as many as inputs")
        ),
    )


KNOWN = (
    Known(
        "input/model",
        r"of layer '(?P<model>[^']*)' is incompatible with the layer: expected shape=(?P<wanted>\([^)]*\)), "
        r"found shape=(?P<came>\([^)]*\))",
        another_shape,
    ),
    Known(
        "input/model",
        r"Expected shape (?P<wanted>\([^)]*\)), but input has incompatible shape (?P<came>\([^)]*\))",
        another_shape,
    ),
    Known(
        "input/several",
        r'Layer "(?P<model>[^"]*)" expects (?P<wanted>\d+) (?:named )?input\(s\)(?: with keys (?P<names>\[[^\]]*\]))?, '
        r"but it received (?P<came>\d+) input tensors",
        several_inputs,
    ),
)
