"""An array that does not have the shape that the model was built for."""

from __future__ import annotations

import ast
import math
from itertools import permutations

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, chain_of, output_of, rebuilt, those_that_work, who
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
    yield _in_another_order(scene, model)
    yield _without_batch(model, wanted, came)
    if len(came) == len(wanted) and sorted(map(str, came[1:])) == sorted(map(str, wanted[1:])) and odd:
        order = _order(came[1:], wanted[1:])
        yield _fits(model, wanted, f"the axes stand in another order: np.transpose(x, {(0, *(i + 1 for i in order))})")
    elif None not in sizes and sizes[0] == sizes[1] and came[1:] != wanted[1:]:
        yield _fits(model, wanted, f"as many numbers a sample: x.reshape({n}, {', '.join(map(str, wanted[1:]))})")
    elif tuple(came) == tuple(wanted[1:]) and not _whole(scene):
        yield _fits(model, wanted, f"one sample: x[None] makes {(1, *came)}")
    elif len(came) == len(wanted) and odd and came[0] == wanted[odd[0]] and len(came) == 3:
        yield _fits(model, wanted, f"the samples stand on another axis: np.swapaxes(x, 0, {odd[0]})")
    yield from _of_whole_array(scene, model, wanted)
    yield from _pictures(model, wanted, came)
    if odd and len(came) == len(wanted) and model is not None and chain_of(model) and n != wanted[odd[0]]:
        free = tuple(None if i in odd else length for i, length in enumerate(wanted))
        yield attempt(
            f"keras.Input({free[1:]}): no weight depends on axis {odd[0]}",
            lambda: rebuilt(model, input_shape=(None, *came[1:])) and rebuilt(model, input_shape=free),
            "output",
            like=model,
        ) or attempt(
            f"a model built for {(None, *came[1:])}: keras.Input({tuple(came[1:])})",
            lambda: rebuilt(model, input_shape=(None, *came[1:])),
            "output",
            like=model,
        )


def _whole(scene):
    """Whether the array that was given is the one of the error, and not one of several batches."""
    call = scene.call_of("fit")
    return call is not None


def _in_another_order(scene, model):
    """Several arrays, given in another order than the inputs have."""
    call = scene.call_of("predict", "fit", "evaluate", "__call__")
    given = call[1].get("x", call[1].get("inputs", call[1].get("args"))) if call else None
    given = given[0] if isinstance(given, tuple) and len(given) == 1 else given
    inputs = getattr(model, "inputs", None) or ()
    if not isinstance(given, (list, tuple)) or len(given) != len(inputs) or len(inputs) < 2:
        return None
    shapes = [tuple(np.shape(one)) for one in given]
    for order in permutations(range(len(shapes))):
        turned = [shapes[i] for i in order]
        if all(_goes(one, tuple(x.shape)) for one, x in zip(turned, inputs, strict=True)):
            names = ", ".join(f"x[{i}]" for i in order)
            return attempt(
                f"the arrays in the order of the inputs {', '.join(x.name for x in inputs)}: [{names}]",
                lambda turned=turned: tuple(model([keras.KerasTensor((None, *one[1:])) for one in turned]).shape),
                "output",
            )
    return None


def _goes(shape, wanted):
    return len(shape) == len(wanted) and all(n is None or n == m for n, m in zip(wanted[1:], shape[1:], strict=True))


def _without_batch(model, wanted, came):
    """The number of samples, counted into Input."""
    inner = tuple(wanted[2:])
    if len(came) != len(wanted) - 1 or not inner or tuple(came[1:]) != inner or model is None or not chain_of(model):
        return None
    return attempt(
        f"if {wanted[1]} is the number of samples: keras.Input({inner}), without it",
        lambda: rebuilt(model, input_shape=(None, *inner)),
        "output",
        like=model,
    )


def _pictures(model, wanted, came):
    """Pictures with other channels than red, green and blue."""
    if len(wanted) != 4 or wanted[-1] != 3:
        return
    if len(came) == 4 and came[-1] == 4:
        yield (
            _fits(model, wanted, "RGBA without its last channel, how opaque it is: x[..., :3]")
            if came[1:3] == wanted[1:3]
            else None
        )
    grey = len(came) == 3 and came[1:] != wanted[1:] and 3 not in came  # Keras leaves out an axis of one channel
    if grey and None not in wanted[1:3]:
        size = "" if tuple(came[1:]) == tuple(wanted[1:3]) else f"keras.layers.Resizing{wanted[1:3]}(x), then "
        yield attempt(
            f"grey pictures: {size}keras.layers.Concatenate()([x, x, x]) of x[..., None]",
            lambda: _grey(came, wanted)[1:] == wanted[1:] and tuple(model(keras.KerasTensor(wanted)).shape),
            "output",
        )


def _of_whole_array(scene, model, wanted):
    """What the whole array says, of which the error shows one batch: samples in columns, or one sample alone."""
    call = scene.call_of("predict", "fit", "evaluate", "__call__")
    given = call[1].get("x", call[1].get("inputs")) if call else None
    x = tuple(given.shape) if hasattr(given, "shape") else ()
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
            like=model,
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
        return None
    return attempt(text, lambda: tuple(model.compute_output_shape(wanted)), "output")


def kernel_axes(scene, found):
    """A convolution over an input with more or fewer axes than its window slides over."""
    kernel, shape = ast.literal_eval(found["kernel"]), ast.literal_eval(found["shape"])
    layer = scene.layer(having=lambda one: hasattr(one, "kernel_size") and len(one.kernel_size) == len(kernel) - 2)
    more = len(shape) > len(kernel)
    wrapped = scene.layer(kind="TimeDistributed")
    fixes = []
    if more and len(shape) == len(kernel) + 1:
        inner = (None, *shape[2:])
        fixes.append(
            attempt(
                f"if {shape[1]} is the number of samples: keras.Input({inner[1:]})",
                lambda: output_of(layer, inner),
                "output",
            )
        )
        fixes.append(
            attempt(
                f"keras.layers.TimeDistributed of {who(layer)}: the same for each of the {shape[1]}",
                lambda: output_of(keras.layers.TimeDistributed(layer), shape),
                "output",
            )
        )
    elif wrapped is not None:
        whole = scene.call_of("__call__")
        outer = tuple(getattr((whole[1].get("args") or [None])[0], "shape", ())) if whole else ()
        outer = outer if len(outer) == len(kernel) else _outer(scene, wrapped, len(kernel))
        if outer:
            fixes.append(
                attempt(f"{type(layer).__name__} without TimeDistributed", lambda: output_of(layer, outer), "output")
            )
            fixes.append(
                attempt(
                    f"a series of one: Reshape({(1, *outer[1:])}) before it",
                    lambda: output_of(keras.layers.TimeDistributed(layer), (outer[0], 1, *outer[1:])),
                    "output",
                )
            )
    else:
        fixes.append(
            attempt(f"one channel: x[..., None] makes {(*shape, 1)}", lambda: output_of(layer, (*shape, 1)), "output")
        )
    return ErrorExplanation(
        "input/kernel-axes",
        f"{who(layer, 'a convolution')} slides over {len(kernel) - 2} {'axis' if len(kernel) == 3 else 'axes'} "
        "and needs an "
        f"input with {len(kernel)}, the batch and the channels counted; it got {len(shape)}.",
        f"input {shape}, kernel {kernel}",
        expected=f"{len(kernel)} axes",
        fixes=those_that_work(*fixes),
    )


def _outer(scene, layer, axes):
    call = scene.layer_call("TimeDistributed", "Sequential", "Functional")
    shape = tuple(getattr(call[1][0], "shape", ())) if call and call[1] else ()
    return shape if len(shape) == axes else ()


KNOWN = (
    Known(
        "input/kernel-axes",
        r"Kernel shape must have the same length as input, but received kernel of shape (?P<kernel>\([^)]*\)) and input of shape "
        r"(?P<shape>\([^)]*\))",
        kernel_axes,
    ),
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
)
