"""An input that a layer cannot take: too few axes, another number of channels."""

from __future__ import annotations

import ast

from shapewise.errors.explained import ErrorExplanation, Known, Mend
from shapewise.errors.trials import output_of

_AXES = {
    2: "(batch, features)",
    3: "(batch, steps, channels)",
    4: "(batch, height, width, channels)",
    5: "(batch, depth, height, width, channels)",
}


def number_of_axes(scene, found):
    """A layer that wants another number of axes than came."""
    wanted, shape = int(found["wanted"]), ast.literal_eval(found["shape"])
    came, layer = int(found["found"]), scene.layer(name=found["layer"])
    at_least = "at least " if found["at_least"] else ""
    axes = _AXES.get(wanted, f"{wanted} axes")
    return ErrorExplanation(
        "input/number-of-axes",
        f"{_who(layer, found['layer'])} needs {at_least}{wanted} axes and got {came}.",
        f"input {shape}, the batch axis counted",
        expected=f"{at_least}{wanted} axes: {axes}"
        if not found["at_least"] or wanted > 2
        else f"at least {wanted} axes",
        mends=tuple(mend for mend in _other_axes(layer, shape, wanted) if mend),
    )


def _other_axes(layer, shape, wanted):
    if len(shape) == 1 and wanted == 2:
        yield _tried(layer, (1, *shape), f"one sample: x[None, :] makes {(1, *shape)}")
    elif len(shape) == wanted - 1:
        yield _tried(layer, (*shape, 1), f"one channel per step: x[..., None] makes {(*shape, 1)}")
        yield _tried(layer, (shape[0], 1, *shape[1:]), f"one step: x[:, None] makes {(shape[0], 1, *shape[1:])}")
    elif len(shape) == wanted + 1 and wanted >= 3 and None not in shape[2:]:
        merged = (*shape[:-2], shape[-2] * shape[-1])
        if None not in merged[1:]:
            yield _tried(layer, merged, f"the last two axes as one: keras.layers.Reshape({merged[1:]}) makes {merged}")


def _tried(layer, shape, text):
    """The mend, or None if the layer does not take that shape either."""
    if layer is None:  # only its name is known: the number of axes fits
        return Mend(text)
    out = output_of(layer, shape)
    return Mend(text, f"output {out}") if out else None


def channels(scene, found):
    """A layer whose weights were made for another number of channels."""
    axis, wanted, shape = int(found["axis"]), int(found["wanted"]), ast.literal_eval(found["shape"])
    layer, name = scene.layer(name=found["layer"]), found["layer"]
    came = shape[axis]
    fits = (*shape[:axis], wanted) if axis == -1 else tuple(wanted if i == axis else n for i, n in enumerate(shape))
    mends = []
    if wanted in shape[1:] and axis == -1:
        other = shape[1:].index(wanted) + 1
        turned = list(shape)
        turned[other], turned[-1] = turned[-1], turned[other]
        if out := output_of(layer, tuple(turned)):
            mends.append(
                Mend(
                    f"the {wanted} stand on axis {other}: np.swapaxes(x, {other}, -1) makes {tuple(turned)}",
                    f"output {out}",
                )
            )
    if out := output_of(layer, fits):
        mends.append(Mend(f"give {wanted} on axis {axis}: {fits}", f"output {out}"))
    if out := output_of(layer, shape):
        mends.append(Mend(f"a new layer for {came}: its weights are made at its first call", f"output {out}"))
    return ErrorExplanation(
        "input/channels",
        f"{_who(layer, name)} has weights for {wanted} on axis {axis} and got {came}.",
        f"input {shape}",
        expected=f"axis {axis} of length {wanted}, such as {fits}",
        mends=tuple(mends[:2]),
    )


def _who(layer, name):
    return f"{type(layer).__name__} '{name}'" if layer is not None else f"layer '{name}'"


KNOWN = (
    Known(
        "input/number-of-axes",
        r"of layer '(?P<layer>[^']*)' is incompatible with the layer: expected (?P<at_least>min_)?ndim=(?P<wanted>\d+), "
        r"found ndim=(?P<found>\d+)\. Full shape received: (?P<shape>\([^)]*\))",
        number_of_axes,
    ),
    Known(
        "input/channels",
        r"of layer '(?P<layer>[^']*)' is incompatible with the layer: expected axis (?P<axis>-?\d+) of input shape to have "
        r"value (?P<wanted>\d+), but received input with shape (?P<shape>\([^)]*\))",
        channels,
    ),
)
