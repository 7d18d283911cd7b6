"""Attention: queries, keys and values whose widths or lengths do not go together, and masks of other axes."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, changed, output_of, those_that_work, who
from shapewise.reading import keras

_KINDS = ("MultiHeadAttention", "GroupQueryAttention", "Attention", "AdditiveAttention")
_LISTS = ("Attention", "AdditiveAttention")


def one_input(scene, found):
    """Attention called on one series alone."""
    layer, shapes = _called(scene)
    kind = (
        type(layer).__name__
        if layer is not None
        else ("Attention" if "list of inputs" in scene.text else "MultiHeadAttention")
    )
    if layer is None and "value" not in scene.text and "list of inputs" not in scene.text:
        return None
    several = isinstance(shapes[0], list) if shapes else False
    shape = (shapes[0][0] if several else shapes[0]) if shapes else (None, 3, 4)
    alone = "layer([x, x])" if kind in _LISTS else "layer(x, x)"
    two = "layer([query, value])" if kind in _LISTS else "layer(query, value)"
    return ErrorExplanation(
        "call/attention",
        f"{who(layer, kind) if layer is not None else kind} asks one series about another: it takes a query and a "
        "value.",
        "a list of inputs as one argument" if several else "one input",
        expected=f"two inputs: {two}",
        fixes=those_that_work(
            attempt(
                f"{alone}, for a series that asks about itself",
                lambda: _output(layer, kind, shape, shape),
                f"for x of {shape} the output is",
            )
        ),
    )


def key_and_value(scene, found):
    """A key and a value of different lengths."""
    layer, shapes = _called(scene)
    value, key = (_shape(found[name]) for name in ("value", "key"))
    return _lengths(layer, "MultiHeadAttention", shapes[0] if shapes else value, value, key)


def _lengths(layer, kind, query, value, key):
    call = "layer([query, value])" if kind in _LISTS else "layer(query, value)"
    return ErrorExplanation(
        "attention/lengths",
        f"{_who(layer, kind)} looks values up by their keys, one key for each value: {value[1]} values, {key[1]} keys.",
        f"value {value}, key {key}",
        expected=f"a key of {value[1]} steps, such as the value itself",
        fixes=those_that_work(
            attempt(f"{call}: the value is its own key", lambda: _output(layer, kind, query, value), "output"),
        ),
    )


def numbers(scene, found):
    """The mistakes that Keras meets only where the numbers are multiplied: widths, lengths, batches, masks."""
    layer, args, named = scene.layer_call(*_KINDS) or (None, (), {})
    if layer is None:
        return None
    kind = type(layer).__name__
    given = list(args[0]) if kind in _LISTS and args and isinstance(args[0], (list, tuple)) else list(args)
    given += [named[name] for name in ("value", "key")[len(given) - 1 :] if named.get(name) is not None]
    shapes = [_shape_of(one) for one in given[:3]]
    if len(shapes) < 2 or None in shapes:
        return None
    query, value = shapes[:2]
    key = shapes[2] if len(shapes) > 2 else value
    if key[1] != value[1]:
        return _lengths(layer, kind, query, value, key)
    if query[0] != value[0]:
        return _batches(layer, query, value)
    mask = named.get("attention_mask", named.get("mask"))
    if mask is not None:
        return _mask(layer, kind, query, value, mask)
    if kind in _LISTS and query[-1] != key[-1]:
        return _widths(layer, kind, query, key)
    return _built_for_others(layer, query, value)


def _batches(layer, query, value):
    return ErrorExplanation(
        "attention/batch",
        f"{who(layer)} lets each sample ask about its own values: {query[0]} samples of queries, {value[0]} of values.",
        f"query {query}, value {value}",
        expected="the same number on axis 0",
    )


def _widths(layer, kind, query, key):
    width = query[-1]
    return ErrorExplanation(
        "attention/widths",
        f"{who(layer)} compares each query with each key number by number: {width} numbers in a query, {key[-1]} "
        "in a key.",
        f"query {query}, key {key}",
        expected="the same length on the last axis of both",
        fixes=those_that_work(
            attempt(
                f"a Dense({width}) on the value, and so on the key",
                lambda: _output(layer, kind, query, output_of(keras.layers.Dense(width), key)),
                "output",
            ),
            attempt(
                f"MultiHeadAttention(1, {width}), which learns to bring both to {width}",
                lambda: _output(keras.layers.MultiHeadAttention(1, width), "MultiHeadAttention", query, key),
                "output",
            ),
        ),
    )


def _mask(layer, kind, query, value, mask):
    masks = (
        [_shape_of(one) for one in mask if one is not None] if isinstance(mask, (list, tuple)) else [_shape_of(mask)]
    )
    came = next((one for one in masks if one is not None), None)
    pair = (query[1], value[1])
    if kind in _LISTS:
        wanted, how = (
            (query[0], value[1]),
            f"mask=[None, mask] with a mask of shape {(query[0], value[1])}: one entry a value",
        )
    else:
        wanted, how = (query[0], *pair), f"attention_mask of shape {(query[0], *pair)}: queries before values"
    trial = None
    if kind not in _LISTS and came and came[-2:] == pair[::-1] and came != wanted:
        trial = attempt(
            "np.swapaxes(mask, -1, -2): queries before values",
            lambda: _output(
                layer, kind, query, value, attention_mask=keras.KerasTensor((*came[:-2], *pair), dtype="bool")
            ),
            "output",
        )
    elif kind not in _LISTS and came and len(came) == 2 and came == (value[0], value[1]):
        trial = attempt(
            "mask[:, None, :]: the same values for every query",
            lambda: _output(
                layer, kind, query, value, attention_mask=keras.KerasTensor((came[0], 1, came[1]), dtype="bool")
            ),
            "output",
        )
    return ErrorExplanation(
        "attention/mask",
        f"{who(layer)} has {pair[0]} queries and {pair[1]} values, and the mask has the shape {came}.",
        f"query {query}, value {value}, mask {came}",
        expected=how,
        fixes=those_that_work(trial),
    )


def _built_for_others(layer, query, value):
    wanted = getattr(layer, "_query_shape", None) or (layer.get_build_config() or {}).get("shapes_dict", {}).get(
        "query_shape"
    )
    if not wanted or wanted[-1] == query[-1]:
        return None
    fresh = changed(layer, name=f"{layer.name}_2")
    return ErrorExplanation(
        "attention/built",
        f"{who(layer)} was built for queries of {wanted[-1]} numbers, and got {query[-1]}.",
        f"query {query}",
        expected=f"{wanted[-1]} on the last axis",
        fixes=those_that_work(
            attempt(
                f"a Dense({wanted[-1]}) before it",
                lambda: _output(
                    layer,
                    type(layer).__name__,
                    *(output_of(keras.layers.Dense(wanted[-1]), one) for one in (query, value)),
                ),
                "output",
            ),
            attempt("a new layer for it", lambda: _output(fresh, type(layer).__name__, query, value), "output"),
        ),
    )


def _called(scene):
    """The attention layer that was called, and the shapes of what it was called on."""
    layer, args, _ = scene.layer_call(*_KINDS) or (None, (), {})
    return layer, [[_shape_of(x) for x in one] if isinstance(one, (list, tuple)) else _shape_of(one) for one in args]


def _output(layer, kind, query, value, **named):
    layer = (
        layer
        if layer is not None
        else (keras.layers.MultiHeadAttention(1, 2) if kind not in _LISTS else keras.layers.Attention())
    )
    fresh = type(layer).from_config(layer.get_config())
    a, b = keras.KerasTensor(query), keras.KerasTensor(value)
    return tuple((fresh([a, b], **named) if type(layer).__name__ in _LISTS else fresh(a, b, **named)).shape)


def _who(layer, kind):
    return who(layer) if layer is not None else kind


def _shape_of(one):
    shape = getattr(one, "shape", None)
    return tuple(shape) if shape is not None else None


def _shape(text):
    return tuple(None if n == "None" else int(n) for n in re.findall(r"None|\d+", text))


KNOWN = (
    Known(
        "call/attention",
        r"^missing a required argument: 'value'|^Attention layer must be called on a list of inputs"
        r"|^Attention layer accepts inputs list of length 2 or 3.*Received length: 1",
        one_input,
    ),
    Known(
        "attention/lengths",
        r"All dimensions of `value` and `key`, except the last one, must be equal\. Received: "
        r"value_shape=(?P<value>\([^)]*\)) and key_shape=(?P<key>\([^)]*\))",
        key_and_value,
    ),
    Known(
        "attention/widths",
        r"Matrix size-incompatible|Incompatible shapes: \[|Expected dimension \d+ at axis \d+ of the input|must be broadcastable"
        r"|the requested shape requires a multiple of",
        numbers,
    ),
)
