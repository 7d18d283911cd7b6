"""An input that a layer cannot take: too few axes, another number of channels."""

from __future__ import annotations

import ast

from shapewise.errors.explained import ErrorExplanation, Fix, Known
from shapewise.errors.trials import attempt, changed, output_of, those_that_work, who
from shapewise.reading import keras

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
        f"{who(layer, found['layer'])} needs {at_least}{wanted} axes and got {came}.",
        f"input {shape}, the batch axis counted",
        expected=f"{at_least}{wanted} axes: {axes}"
        if not found["at_least"] or wanted > 2
        else f"at least {wanted} axes",
        fixes=those_that_work(*_other_axes(scene, layer, shape, wanted)),
    )


def _other_axes(scene, layer, shape, wanted):
    """The ways from the axes that came to those that are wanted, the likeliest first."""
    yield _sequences(scene, layer, shape, wanted)
    if isinstance(layer, keras.layers.Permute):
        dims = tuple(range(len(shape) - 1, 0, -1))
        yield attempt(f"Permute({dims})", lambda: output_of(keras.layers.Permute(dims), shape), "output")
    elif len(shape) == 1 and wanted == 2:
        yield _tried(layer, (1, *shape), f"one sample: x[None, :] makes {(1, *shape)}")
    elif len(shape) == wanted - 1:
        what = "one channel per step" if wanted == 3 else "one channel"
        yield _tried(layer, (*shape, 1), f"{what}: x[..., None] makes {(*shape, 1)}")
        if wanted == 3:
            yield _tried(layer, (shape[0], 1, *shape[1:]), f"one step: x[:, None] makes {(shape[0], 1, *shape[1:])}")
    elif len(shape) == wanted + 1:
        if shape[0] is None and wanted >= 3:
            inner = (None, *shape[2:])
            yield _tried(layer, inner, f"if {shape[1]} is the number of samples: keras.Input({shape[2:]})")
        merged = (*shape[:-2], shape[-2] * shape[-1]) if None not in shape[-2:] else None
        if merged and None not in merged[1:]:
            yield _tried(layer, merged, f"the last two axes as one: keras.layers.Reshape({merged[1:]}) makes {merged}")
        if wanted == 2 and len(shape) == 3:
            mean = (shape[0], shape[2])
            yield _tried(layer, mean, f"one row a sample: keras.layers.GlobalAveragePooling1D() makes {mean}")


def _sequences(scene, layer, shape, wanted):
    """A recurrent layer just before, that kept only its last step."""
    if layer is None or wanted != 3 or len(shape) != 2:
        return None
    before = scene.layer(
        having=lambda one: (
            getattr(one, "return_sequences", None) is False and _width(one) == shape[-1] and one is not layer
        )
    )
    if before is None:
        return None
    return attempt(
        f"return_sequences=True in {who(before)}: one row for every step",
        lambda: output_of(layer, output_of(changed(before, return_sequences=True), (None, 10, 3))) is not None,
    )


def _tried(layer, shape, text):
    """The fix, or None if the layer does not take that shape either."""
    if layer is None:  # only its name is known: the number of axes fits
        return Fix(text)
    out = output_of(layer, shape)
    return Fix(text, f"output {out}") if out else None


def channels(scene, found):
    """A layer whose weights were made for another number of channels."""
    axis, wanted, shape = int(found["axis"]), int(found["wanted"]), ast.literal_eval(found["shape"])
    layer, name = scene.layer(name=found["layer"]), found["layer"]
    came = shape[axis]
    fits = (*shape[:axis], wanted) if axis == -1 else tuple(wanted if i == axis else n for i, n in enumerate(shape))
    fixes = []
    if wanted in shape[1:] and axis == -1:
        other = shape[1:].index(wanted) + 1
        turned = list(shape)
        turned[other], turned[-1] = turned[-1], turned[other]
        if out := output_of(layer, tuple(turned)):
            fixes.append(
                Fix(
                    f"the {wanted} stand on axis {other}: np.swapaxes(x, {other}, -1) makes {tuple(turned)}",
                    f"output {out}",
                )
            )
    if out := output_of(layer, fits):
        fixes.append(Fix(f"give {wanted} on axis {axis}: {fits}", f"output {out}"))
    if out := output_of(layer, shape):
        fixes.append(Fix(f"a new layer for {came}: its weights are made at its first call", f"output {out}"))
    return ErrorExplanation(
        "input/channels",
        f"{who(layer, name)} has weights for {wanted} on axis {axis} and got {came}.",
        f"input {shape}",
        expected=f"axis {axis} of length {wanted}, such as {fits}",
        fixes=tuple(fixes[:2]),
    )


def _width(layer):
    """How many numbers a recurrent layer gives a step: of a Bidirectional as many as its two layers together."""
    return layer.output.shape[-1] if getattr(layer, "_inbound_nodes", ()) else getattr(layer, "units", None)


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
