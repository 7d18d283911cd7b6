"""Skip connections of other sizes: where the odd size comes from, and how to lay one on the other."""

from __future__ import annotations

from shapewise.errors.trials import attempt, output_of, who
from shapewise.reading import keras


def differs_in_place(one, two):
    """Whether two shapes are pictures, series or volumes with other lengths along them.

    Examples
    --------
    >>> differs_in_place((None, 25, 25, 2), (None, 24, 24, 2)), differs_in_place((None, 8), (None, 9))
    (True, False)
    """
    return (
        len(one) == len(two) > 2
        and None not in (*one[1:], *two[1:])
        and one[1:-1] != two[1:-1]
        and len(one) in (3, 4, 5)
    )


def odd_size(scene, one, two):
    """Where the smaller one lost an entry: the layer that halved an odd length; empty if that is not known."""
    call = scene.layer_call("Add", "Concatenate", "Subtract", "Multiply", "Average", "Maximum", "Minimum")
    given = call[1][0] if call and call[1] and isinstance(call[1][0], (list, tuple)) else ()
    smaller = min(
        (tensor for tensor in given if hasattr(tensor, "_keras_history")), key=lambda t: t.shape[1] or 0, default=None
    )
    found = _lost(smaller) if smaller is not None else None
    if found is None:
        return ""
    layer, before, after = found
    parts = before / max(1, round(before / after))
    if layer.__class__.__name__.startswith("Conv") and "valid" == getattr(layer, "padding", ""):
        return f'{who(layer)}: {before} steps become {after}, since padding is "valid"'
    return f"{who(layer)}: {before} / {before // after} = {parts:g}, rounded down to {after}: here the odd size {before} loses one"


def _lost(tensor):
    """The nearest layer behind a tensor that made a length smaller and not evenly: layer, length before, after."""
    for _ in range(200):
        layer = tensor._keras_history.operation
        node = layer._inbound_nodes[tensor._keras_history.node_index]
        if not node.input_tensors:
            return None
        before = node.input_tensors[0]
        if (
            len(before.shape) == len(tensor.shape) > 2
            and isinstance(before.shape[1], int)
            and isinstance(tensor.shape[1], int)
        ):
            n, m = before.shape[1], tensor.shape[1]
            if 0 < m < n and n % m:
                return layer, n, m
        tensor = before
    return None


def fit_sizes(one, two, merge):
    """Padding, cropping or resizing, and another number of channels, tried on both shapes."""
    sizes = [sorted(pair) for pair in zip(one[1:-1], two[1:-1], strict=True)]
    small, large = (one, two) if one[1:-1] < two[1:-1] else (two, one)
    ndim, last = len(sizes), small[-1]
    which = "first" if small is one else "second"
    other = "second" if small is one else "first"
    channels = merge is keras.layers.Add and one[-1] != two[-1]
    gaps = tuple((0, b - a) for a, b in sizes)
    ratio = sizes[0][1] / sizes[0][0]
    gap = gaps[0] if ndim == 1 else gaps
    if ratio < 1.5 and not channels and all(large[i + 1] >= small[i + 1] for i in range(ndim)):
        for kind, on, shape in (("Cropping", other, large), ("ZeroPadding", which, small)):
            layer = getattr(keras.layers, f"{kind}{ndim}D")(gap)
            rest = small if kind == "Cropping" else large
            yield attempt(
                f"keras.layers.{kind}{ndim}D({gap}) on the {on}",
                lambda layer=layer, shape=shape, rest=rest: output_of(merge(), output_of(layer, shape), rest),
                "output",
            )
    if ndim == 2:
        if not channels:
            size = large[1:3]
            yield attempt(
                f"keras.layers.Resizing{size} on the {which}",
                lambda: output_of(merge(), output_of(keras.layers.Resizing(*size), small), large),
                "output",
            )
    if ratio >= 1.5 and ratio == int(ratio) and all(b == a * int(ratio) for a, b in sizes):
        conv = getattr(keras.layers, f"Conv{ndim}D")(last, 1, strides=int(ratio))
        yield attempt(
            f"keras.layers.Conv{ndim}D({last}, 1, strides={int(ratio)}) on the {other}: as a residual block does",
            lambda: output_of(merge(), output_of(conv, large), small),
            "output",
        )
