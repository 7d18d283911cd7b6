"""A window that does not fit: convolutions and pooling."""

from __future__ import annotations

import ast
import re

from shapewise.derivation import Number
from shapewise.errors.explained import ErrorExplanation, Fix, Known
from shapewise.errors.trials import attempt, changed, output_of, those_that_work, written
from shapewise.layers.windows import SPATIAL
from shapewise.reading import keras


def convolution(scene, found):
    """A kernel that is longer than the axis it slides over."""
    shape, kernel = _tuple(found["shape"]), _tuple(found["kernel"])
    ndim = len(shape) - 2
    sizes, strides, spread = kernel[:ndim], _tuple(found["strides"]), _tuple(found["dilation"])
    layer = scene.layer(
        having=lambda one: (
            _same(getattr(one, "kernel_size", None), sizes, ndim) and getattr(one, "filters", 1) is not None
        )
    )
    known_layer = layer is not None
    if layer is None:
        layer = getattr(keras.layers, f"Conv{ndim}D")(kernel[-1], sizes, strides=strides, dilation_rate=spread)
    return _explain("kernel_size", layer, known_layer, shape, sizes, strides, spread)


def pooling(scene, found):
    """A pool that is longer than the axis it slides over."""
    shape, sizes, strides = _tuple(found["shape"]), _tuple(found["pool"]), _tuple(found["strides"])
    layer = scene.layer(kind=scene.call_kind, having=lambda one: _same(one.pool_size, sizes, len(shape) - 2))
    known_layer = layer is not None
    if layer is None:
        kind = scene.call_kind if hasattr(keras.layers, scene.call_kind or "-") else f"MaxPooling{len(shape) - 2}D"
        layer = getattr(keras.layers, kind)(sizes, strides=strides)
    return _explain("pool_size", layer, known_layer, shape, sizes, strides, (1,) * len(sizes))


def _explain(window, layer, known_layer, shape, sizes, strides, spread):
    names = SPATIAL[len(sizes)]
    lengths = shape[1:-1] if getattr(layer, "data_format", "channels_last") == "channels_last" else shape[2:]
    reach = [d * (k - 1) + 1 for k, d in zip(sizes, spread)]
    misfits = [i for i, n in enumerate(lengths) if n is not None and reach[i] > n]
    if not misfits:
        return None
    bad = misfits[0]
    wide = f" spread over {reach[bad]} by dilation_rate {spread[bad]}" if spread[bad] > 1 else ""
    who = f"{type(layer).__name__} '{layer.name}'" if known_layer else f"a layer such as {written(layer)}"
    settings = f"{window} {_short(sizes)}, strides {_short(strides)}"
    if window == "kernel_size":
        settings += f", dilation_rate {_short(spread)}"
    sums = []
    for i in misfits:
        expression = (Number(lengths[i]) - Number(reach[i])) // Number(strides[i]) + 1
        sums.append(f"{names[i]}: {expression.numbers} = {expression.value}")
    fitting = tuple((n - 1) // d + 1 if n is not None else k for n, k, d in zip(lengths, sizes, spread))
    fitting = tuple(min(a, b) for a, b in zip(fitting, sizes))
    return ErrorExplanation(
        f"{'kernel' if window == 'kernel_size' else 'pool'}/does-not-fit",
        f"{who}: a window of {sizes[bad]}{wide} does not fit {_length(names[bad], lengths[bad])}.",
        f'input {shape}, {settings}, padding "valid"',
        "\n".join(sums),
        f"{window} <= {_short(fitting)}",
        _fixes(layer, window, shape, fitting, reach[bad]),
    )


def _fixes(layer, window, shape, fitting, reach):
    fixes = []
    if (
        len(fitting) == 1 and shape[-1] is not None and shape[-1] >= reach and shape[1] == 1
    ):  # a series on the channel axis
        turned = (shape[0], shape[2], shape[1])
        if out := output_of(layer, turned):
            fixes.append(
                Fix(
                    f"give the {shape[2]} as steps, not as channels: np.swapaxes(x, 1, 2) makes {turned}",
                    f"output {out}",
                )
            )
    shorter = {window: fitting}
    if window == "pool_size" and tuple(layer.strides) == tuple(layer.pool_size):
        shorter["strides"] = fitting
    for changes in (shorter, {"padding": "same"}):
        other = changed(layer, **changes)
        if out := output_of(other, shape):
            fixes.append(Fix(written(other), f"output {out}"))
    return tuple(fixes)


def groups(scene, found):
    """`groups` that do not divide the channels or the filters."""
    count = int(found["groups"])
    what, length = ("filters", int(found["filters"])) if found["filters"] else ("channels", int(found["channels"]))
    divisors = [g for g in range(1, length + 1) if length % g == 0]
    layer = scene.layer(having=lambda one: getattr(one, "groups", None) == count and what == "channels")
    who = f"{type(layer).__name__} '{layer.name}': " if layer is not None else ""
    fixes = []
    if layer is not None and found["shape"]:
        shape = _tuple(found["shape"])
        for groups in sorted((g for g in divisors if layer.filters % g == 0), key=lambda g: abs(g - count)):
            other = changed(layer, groups=groups)
            if out := output_of(other, shape):
                fixes.append(Fix(written(other), f"output {out}"))
    return ErrorExplanation(
        "kernel/groups",
        f"{who}{length} {what} cannot be divided into {count} groups of the same size.",
        f"{what} {length}, groups {count}",
        f"{length} / {count} = {length / count:.4g}, not a whole number",
        f"groups one of {', '.join(map(str, divisors))}; it must divide both channels and filters",
        tuple(fixes[:2]) or those_that_work(_nearest(divisors, count, length)),
    )


def _nearest(divisors, count, filters):
    groups = min(divisors, key=lambda g: abs(g - count))
    return attempt(
        f"groups={groups}",
        lambda: output_of(keras.layers.Conv1D(filters, 2, groups=groups), (None, 8, groups)) is not None,
    )


def _tuple(text):
    """``(5, 1, 2)``, ``[1 1]`` and ``[None 3 1]`` as tuples."""
    return tuple(ast.literal_eval(item) for item in re.findall(r"None|-?\d+", text))


def _same(given, sizes, ndim):
    given = tuple(given) if isinstance(given, (list, tuple)) else (given,) * ndim
    return given == tuple(sizes)


def _length(name, length):
    return f"{length} step{'' if length == 1 else 's'}" if name == "steps" else f"a {name} of {length}"


def _short(sizes):
    return str(sizes[0]) if len(set(sizes)) == 1 else str(tuple(sizes))


KNOWN = (
    Known(
        "kernel/does-not-fit",
        r"Computed output size would be zero or negative\. Received `inputs shape=(?P<shape>\([^`]*\))`, "
        r"`kernel shape=(?P<kernel>\([^`]*\))`, `dilation_rate=(?P<dilation>[^`]*)`, `strides=(?P<strides>[^`]*)`",
        convolution,
    ),
    Known(
        "pool/does-not-fit",
        r"Computed output size would be zero or negative\. Received: `inputs.shape=(?P<shape>[^`]*)`, "
        r"`pool_size=(?P<pool>[^`]*)`, `strides=(?P<strides>[^`]*)`",
        pooling,
    ),
    Known(
        "kernel/groups",
        r"evenly divisible by the number of groups\. Received:? groups=(?P<groups>\d+), "
        r"(?:filters=(?P<filters>\d+)|but the input has (?P<channels>\d+) channels \(full input shape is (?P<shape>[^)]*\)))",
        groups,
    ),
)
