"""What people believe of pooling: of its windows, its channels, and the numbers that are left.

The axes are counted from the input, so that the same beliefs serve pooling over steps and over height and width.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, parameters, product, shape
from shapewise.layers.axes import names
from shapewise.layers.call import LayerCall
from shapewise.layers.windows import output_length, zeros_added
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import afterwards, computed, instead, shape_of, weights_of


def padded(case):
    """Places are added at both ends."""
    return case["padding"] == "same"


def like_windows(case, kind, *filters):
    """A convolution with the same windows."""
    return case.like(kind, *filters, case["pool_size"], keep=("strides", "padding"))


def other_pooling(mode, case):
    """The same windows, and another number kept of each."""
    return like_windows(case, f"{mode}Pooling{case.ndim}D")


def over_the_channels_as_well(mode, case):
    """The channels as one more axis that the window slides over, and a window that reaches over all of them."""
    *lengths, channels = case.lengths
    windows = zip(lengths, case.each("pool_size"), case.each("strides"), strict=True)
    out = [output_length(n, k, strides=s, padding=case["padding"]).value for n, k, s in windows]
    moves = {"strides": (*case.each("strides"), channels)}
    size = (*case.each("pool_size"), channels)
    pool = case.like(f"{mode}Pooling{case.ndim + 1}D", size, **moves, keep=("padding",))
    return LayerCall("Reshape", (*case.lengths, 1)), pool, LayerCall("Reshape", (*out, 1))


def pool_size_comes_out(case):
    """The lengths of the window, as those of the output."""
    axes = names(len(case.input_shape))[1:-1]
    lengths = {axis: Number(size, "pool_size") for axis, size in zip(axes, case.each("pool_size"), strict=True)}
    return shape(batch=case.input_shape[0], **lengths, channels=case.channels)


def cells_of_the_window(case):
    """A weight for each cell of the window."""
    return parameters(Labelled("window", product(*(Number(size, "pool_size") for size in case.each("pool_size")))))


def odd_first(before, after):
    """The odd added place at the start."""
    return after, before


def all_last(before, after):
    """All added places at the end."""
    return 0, before + after


def moves_of_the_window(case):
    """One window fewer along each axis."""
    right = case.derive("output_shape")
    axes = names(len(case.input_shape))[1:-1]
    lengths = {axis: Number(n - 1) for axis, n in zip(axes, right.value[1:-1], strict=True)}
    return shape(batch=case.input_shape[0], **lengths, channels=case.channels)


def cells(case, x, added=np.nan, arrange=None):
    """What every window holds at its first cell, its second, and so on; `added` where a place was added.

    `arrange` is ``(before, after) -> (before, after)``: how many places are added at each end.
    """
    sizes, strides = case.each("pool_size"), case.each("strides")
    out = case.run(x).shape
    for axis, (n, k, s) in enumerate(zip(np.shape(x)[1:-1], sizes, strides, strict=True), start=1):
        widths = [(0, 0)] * np.ndim(x)
        before_and_after = zeros_added(n, k, strides=s, padding=case["padding"])
        widths[axis] = arrange(*before_and_after) if arrange else before_and_after
        x = np.pad(np.asarray(x, dtype=float), widths, constant_values=added)
    found = []
    for offsets in np.ndindex(*sizes):
        place = tuple(slice(o, o + s * (n - 1) + 1, s) for o, s, n in zip(offsets, strides, out[1:-1], strict=True))
        found.append(x[(slice(None), *place)])
    return np.stack(found)


def first_of_the_window(case, x):
    """The first number of each window; an added place holds none."""
    numbers = cells(case, x)
    first = np.argmin(np.isnan(numbers), axis=0)
    return np.take_along_axis(numbers, first[np.newaxis], axis=0)[0]


def of_windows(mode):
    """What is believed of the windows, the channels and the weights of one way of pooling: ``"Max"``."""
    return {
        "has-weights": (
            "pooling learns a window of weights and a bias for every channel",
            "Pooling only picks or averages numbers: there is nothing for training to change.",
            "ask the layer for get_weights().",
            weights_of(lambda case: like_windows(case, f"DepthwiseConv{case.ndim}D")),
        ),
        "mixes-channels": (
            "pooling learns to mix the channels, as a convolution does",
            "Pooling looks at each channel by itself and learns nothing; a convolution sums over all channels.",
            "change one channel of the input and count the output channels that move.",
            weights_of(lambda case: like_windows(case, f"Conv{case.ndim}D", case.channels)),
        ),
        "window-is-weights": (
            "the cells of the window are weights",
            "The window only says which numbers belong together; it has no numbers of its own.",
            "ask the layer for get_weights().",
            computed(count=cells_of_the_window),
        ),
        "halves-the-channels": (
            "pooling halves the channels as well",
            "The window slides over the steps, or over height and width; it leaves the channels alone.",
            "name the axes of the input and mark those that the window slides over.",
            shape_of(
                lambda case: like_windows(case, f"Conv{case.ndim}D", case.channels // 2),
                where=lambda case: case.channels and case.channels > 1,
            ),
        ),
        "one-over-all-channels": (
            "each window keeps one number for all channels together",
            "Every channel keeps its own number: as many channels come out as went in.",
            "write down the window of channel 0 and that of channel 1, and look for the number of each.",
            shape_of(lambda case: over_the_channels_as_well(mode, case), where=lambda case: case.known),
        ),
        "rest-rounded-up": (
            "what is left over at the end gets a window too",
            'With padding="valid" the whole window must fit; padding="same" is what rounds up.',
            "lay the windows on the input one after the other: is the last one whole?",
            instead(padding="same"),
        ),
        "rest-dropped": (
            "what is left over at the end is dropped",
            'That is padding="valid"; with padding="same" the last window may reach beyond the end.',
            "count the windows that begin inside the input.",
            instead(padding="valid"),
        ),
        "moves-by-one": (
            "the window moves by one place, as in a convolution",
            "Pooling moves by pool_size unless strides says otherwise; a convolution is what moves by 1 by default.",
            "write down where the second window starts.",
            instead(strides=1),
        ),
        "one-window-forgotten": (
            "only the moves of the window are counted, not its first position",
            "The first position counts too: a window that moves m times has been at m + 1 places.",
            "count by hand: how often does a window of 2 fit into 4 steps?",
            computed(
                lambda case, x: case.run(x)[(slice(None), *[slice(-1)] * case.ndim)],
                shape=moves_of_the_window,
                where=lambda case: not padded(case) and case.known,
            ),
        ),
        "strides-ignored": (
            "the windows lie end to end, whatever strides says",
            "strides is how far the window moves, whatever the length of the window.",
            "write down where the second window starts.",
            instead(strides=None),
        ),
        "always-halves": (
            "pooling halves whatever it gets",
            "How much the map shrinks depends on strides, pool_size and padding.",
            "put the numbers of this layer into the rule.",
            shape_of(
                lambda case: case.again(pool_size=2, strides=None),
                where=lambda case: 2 not in (case["pool_size"], case["strides"]),
            ),
        ),
        "pool-size-comes-out": (
            "pool_size is the size of the output",
            "pool_size is the size of the window; the size of the output is how often the window fits.",
            "draw the first window on the input.",
            computed(shape=pool_size_comes_out),
        ),
        "whole-map": (
            "one number per channel is left",
            "That is global pooling; this layer keeps one number per window.",
            "count the windows.",
            shape_of(lambda case: LayerCall(f"Global{mode}Pooling{case.ndim}D")),
        ),
        "always-quarters": (
            "a window of 2 x 2 leaves a quarter of the numbers",
            "That is so when height and width are even; otherwise what is left over is dropped, or gets windows too.",
            "write down height, width and channels of the output, then multiply.",
        ),
    }


def of_numbers(over):
    """What is believed of the numbers that are left; `over` is what is done with a window: ``np.nanmax``."""
    return {
        "adds-up": (
            "the numbers of a window are added up",
            "Pooling keeps the largest number or the mean; a depthwise convolution with weights of 1 is what sums.",
            "compare one of your numbers with those of its window.",
            computed(lambda case, x: np.nansum(cells(case, x), axis=0)),
        ),
        "channels-share": (
            "the channels of a window are compared with one another",
            "Pooling looks at each channel by itself, so each keeps its own number.",
            "change the last channel of the input: only the last output channel may move.",
            afterwards(lambda y: np.broadcast_to(over(y, axis=-1, keepdims=True), y.shape)),
        ),
        "takes-the-first": (
            "the first number of each window is kept",
            "That would be strides alone; pooling looks at the whole window.",
            "change the last number of a window and see whether the output can move.",
            computed(first_of_the_window),
        ),
        "added-zeros-count": (
            "the places that padding adds hold zeros that count",
            "In pooling, an added place holds no number: it is never the largest, and the mean does not count it.",
            "try a window of negative numbers at the end, or of ones.",
            computed(lambda case, x: over(cells(case, x, added=0.0), axis=0), where=padded),
        ),
        "odd-place-first": (
            "the odd place that padding adds comes before the first number",
            "Keras adds places at both ends, and the odd one at the end.",
            "write down which numbers the first window holds.",
            computed(lambda case, x: over(cells(case, x, arrange=odd_first), axis=0), where=padded),
        ),
        "added-at-the-end": (
            "all places that padding adds come after the last number",
            "Keras adds places at both ends, half of them each; only the odd one is at the end.",
            "write down which numbers the first window holds.",
            computed(lambda case, x: over(cells(case, x, arrange=all_last), axis=0), where=padded),
        ),
    }


TAKES_THE_MEAN = {
    "takes-the-mean": (
        "the mean of each window is kept",
        "MaxPooling keeps the largest number as it is; it adds and divides nothing.",
        "look for your number in the window: is it there?",
        computed(lambda case, x: np.nanmean(cells(case, x), axis=0), by=lambda case: other_pooling("Average", case)),
    ),
}
TAKES_THE_LARGEST = {
    "takes-the-largest": (
        "the largest number of each window is kept",
        "AveragePooling divides the sum of the window by how many numbers it holds; no single number has to survive.",
        "add the numbers of the first window and divide by how many they are.",
        computed(lambda case, x: np.nanmax(cells(case, x), axis=0), by=lambda case: other_pooling("Max", case)),
    ),
}
MAX = of_windows("Max") | TAKES_THE_MEAN | of_numbers(np.nanmax)
AVERAGE = of_windows("Average") | TAKES_THE_LARGEST | of_numbers(np.nanmean)
BELIEFS = (
    *beliefs_of("max_pooling", ("MaxPooling1D", "MaxPooling2D"), MAX),
    *beliefs_of("average_pooling", ("AveragePooling1D", "AveragePooling2D"), AVERAGE),
)
