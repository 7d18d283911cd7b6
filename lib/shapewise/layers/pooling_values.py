"""What people believe of the numbers that pooling gives, and the computation that each belief leads to."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.layers.windows import each, zeros_added
from shapewise.misconceptions.belief import Belief

LESSON = "13_stride_or_pooling"


def window_of(input_shape, config):
    """How many axes the window slides over, its length and its step along each."""
    ndim = len(input_shape) - 2
    sizes = each(config.get("pool_size", 2), ndim)
    return ndim, sizes, each(config.get("strides") or sizes, ndim)


def short(numbers):
    """One number where all are the same, as it would be written."""
    return numbers[0] if len(set(numbers)) == 1 else tuple(numbers)


def options_of(sizes, strides, padding, always=False):
    """Strides and padding as they would be written; pooling needs no strides where they are the pool size."""
    options = {} if strides == sizes and not always else {"strides": short(strides)}
    return options if padding == "valid" else options | {"padding": padding}


def _all_channels(mode):
    """The largest, or the mean, over window and channels, written into every channel."""
    over = np.max if mode == "Max" else np.mean

    def believed(forward, x, **options):
        y = forward(x, **options)
        return np.broadcast_to(over(y, axis=-1, keepdims=True), y.shape)

    return believed


def _other_pooling(mode):
    """Maximum for mean, mean for maximum: `forward` of the other kind, by the parts of a window one after the other."""

    def believed(forward, x, **options):
        parts = np.stack(list(_cells(forward, x, options)))
        return np.nanmean(parts, axis=0) if mode == "Max" else np.nanmax(parts, axis=0)

    return believed


def _cells(forward, x, options, added=np.nan, first="after"):
    """What every window holds at its first cell, its second, and so on; `added` where a place was added."""
    ndim, sizes, strides = window_of(np.shape(x), options)
    shape_out = forward(x, **options).shape
    for axis, (n, k, s) in enumerate(zip(np.shape(x)[1:-1], sizes, strides, strict=True), start=1):
        widths = [(0, 0)] * np.ndim(x)
        before, after = zeros_added(n, k, strides=s, padding=options.get("padding", "valid"))
        widths[axis] = (after, before) if first == "before" else (before, after)
        x = np.pad(np.asarray(x, dtype=float), widths, constant_values=added)
    for offsets in np.ndindex(*sizes):
        place = tuple(slice(o, o + s * (n - 1) + 1, s) for o, s, n in zip(offsets, strides, shape_out[1:-1], strict=True))
        yield x[(slice(None), *place)]


def _odd_place_first(mode):
    over = np.nanmax if mode == "Max" else np.nanmean

    def believed(forward, x, **options):
        if options.get("padding", "valid") != "same":
            return None
        return over(np.stack(list(_cells(forward, x, options, first="before"))), axis=0)

    return believed


def _zeros_count(mode):
    over = np.max if mode == "Max" else np.mean

    def believed(forward, x, **options):
        if options.get("padding", "valid") != "same":
            return None
        return over(np.stack(list(_cells(forward, x, options, added=0.0))), axis=0)

    return believed


def values_of(mode):
    """The beliefs about the numbers."""
    family = f"{mode.lower()}_pooling"
    other = "Average" if mode == "Max" else "Max"
    told = {
        "Max": (
            "max_pooling/takes-the-mean",
            "the mean of each window is kept",
            "MaxPooling keeps the largest number as it is; nothing is added or divided.",
            "look for your number in the window: is it there?",
        ),
        "Average": (
            "average_pooling/takes-the-largest",
            "the largest number of each window is kept",
            "AveragePooling adds the window up and divides; no single number has to survive.",
            "add the numbers of the first window and divide by how many they are.",
        ),
    }[mode]
    code, claim, because, next_step = told

    def the_other(input_shape, config):
        ndim, sizes, strides = window_of(input_shape, config)
        options = options_of(sizes, strides, config.get("padding", "valid"))
        return (LayerCall(f"{other}Pooling{ndim}D", short(sizes), **options),)

    return (
        Belief(code, claim, because, next_step, LESSON, ("value",), layers=the_other, forward=_other_pooling(mode)),
        Belief(
            code=f"{family}/adds-up",
            claim="the numbers of a window are added up",
            because="A sum over the window is what a convolution with weights of 1 gives, channel by channel.",
            next_step="compare one of your numbers with those of its window.",
            lesson=LESSON,
            about=("value",),
            forward=lambda forward, x, **options: np.nansum(np.stack(list(_cells(forward, x, options))), axis=0),
        ),
        Belief(
            code=f"{family}/channels-share",
            claim="the channels of a window are compared with one another",
            because="Every channel is looked at by itself, so that each keeps a number of its own.",
            next_step="change the last channel of the input: only the last output channel may move.",
            lesson=LESSON,
            about=("value",),
            forward=_all_channels(mode),
        ),
        Belief(
            code=f"{family}/takes-the-first",
            claim="the first number of each window is kept",
            because="Skipping places is all that strides would do; pooling looks at the whole window.",
            next_step="change the last number of a window and see whether the output can move.",
            lesson=LESSON,
            about=("value",),
            forward=lambda forward, x, **options: next(_cells(forward, x, options)),
        ),
        Belief(
            code=f"{family}/added-zeros-count",
            claim="the places that padding adds hold zeros that count",
            because="In pooling an added place holds no number: it is never the largest, and a mean is not divided by it.",
            next_step="try a window of negative numbers at the end, or of ones.",
            lesson=LESSON,
            about=("value",),
            forward=_zeros_count(mode),
        ),
        Belief(
            code=f"{family}/odd-place-first",
            claim="the odd place that padding adds stands before the first number",
            because="Keras shares the added places out evenly, and the odd one goes to the end.",
            next_step="write down which numbers the first window holds.",
            lesson=LESSON,
            about=("value",),
            forward=_odd_place_first(mode),
        ),
    )
