"""What people believe of Conv2D, of a strided one above all."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, parameters, product
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import largest_of_the_window, no_bias, pooling_instead
from shapewise.misconceptions.mistakes import another, computed, instead, the, weights_of

#: what a depthwise convolution has as well
SHARED = ("strides", "padding", "dilation_rate", "use_bias", "activation")


def ungrouped(case):
    """Every filter sees all channels."""
    return case["groups"] == 1


def depthwise(case, **multiplier):
    """Every channel by itself, with the same windows."""
    return case.like("DepthwiseConv2D", case["kernel_size"], **multiplier, keep=SHARED)


def apart(case, x, kernel, *bias):
    """What each channel gives with its part of every filter; channel 0 with all filters first."""
    return [case.run(x[..., [c]], kernel[:, :, [c]], *bias) for c in range(kernel.shape[2])]


def kernel_of_one_channel(case):
    """A weight for every cell of the window, however many channels there are."""
    tall, wide = case.each("kernel_size")
    filters = Number(case["filters"], "filters")
    kernel = Labelled("kernel", product(Number(tall, "kernel_height"), Number(wide, "kernel_width"), filters))
    return parameters(kernel, *([Labelled("bias", filters)] if case["use_bias"] else []))


TABLE = {
    "one-result-per-channel": (
        "the filters keep the channels apart, so that as many channels come out as went in",
        "Every filter sums over all channels; how many channels come out is the number of filters.",
        "compare the last axis of the output with the argument filters.",
        another(depthwise, where=ungrouped),
    ),
    "channels-kept-apart": (
        "every filter is run over each channel by itself and the results stand side by side",
        "At each place a filter sums over the window in all channels and gives one number.",
        "count the numbers that a single filter gives at one place.",
        another(
            lambda case: depthwise(case, depth_multiplier=case["filters"]),
            lambda case, x, *weights: np.concatenate(apart(case, x, *weights), axis=-1),
            where=ungrouped,
        ),
    ),
    "is-a-pooling": (
        "a convolution with strides is a pooling: it keeps the largest of each window and learns nothing",
        "A convolution multiplies the window by weights and adds up over all channels; the weights are learned.",
        "ask the layer for get_weights().",
        weights_of(pooling_instead, largest_of_the_window),
    ),
    "weights-of-one-channel": (
        "a filter has one weight for each cell of the window, height times width",
        "A filter is as deep as its input: it has a weight for each cell of the window in every channel.",
        "look at layer.kernel.shape: which axis belongs to the channels?",
        computed(
            count=kernel_of_one_channel,
            by=lambda case: case.again(groups=case.channels) if case["filters"] % case.channels == 0 else None,
            where=lambda case: ungrouped(case) and case.channels != 1,
        ),
    ),
    "bias-forgotten": (
        "there is no bias",
        "Every filter has a bias of its own, one number added to each of its results, unless use_bias=False.",
        "add one number for each filter.",
        no_bias(),
    ),
    "moves-by-kernel-size": (
        "the windows lie end to end, as in pooling",
        "A convolution moves by strides, which is 1 unless you say otherwise; pooling is what moves by its window.",
        "write down where the second window starts.",
        instead(strides=the("kernel_size"), where=lambda case: case["strides"] == 1),
    ),
    "strides-ignored": (
        "the window moves by one place at a time",
        "It moves by strides, across and down: the places in between are skipped.",
        "write down at which column each window of the first row starts.",
        instead(strides=1),
    ),
    "rest-rounded-up": (
        "what is left over at the end gets a window too",
        'With padding="valid" the whole window must fit; padding="same" is what rounds up.',
        "lay the windows on the input one after the other: is the last one whole?",
        instead(padding="same"),
    ),
    "rest-dropped": (
        "no zeros are added, and what is left over at the end is dropped",
        'That is padding="valid"; "same" adds zeros at both ends, the odd one last, so that the last window fits too.',
        "write the input down with its zeros, then count the windows.",
        instead(padding="valid"),
    ),
    "as-many-filters-keep-apart": (
        "a convolution with as many filters as channels keeps the channels apart",
        "Every filter sums over all channels, however many filters. (Only as many groups as channels keep them apart.)",
        "change one channel of the input and count the output channels that move.",
    ),
    "always-quarters": (
        "strides of 2 leave a quarter of the numbers",
        "filters decides how many channels come out, and an odd length does not halve: count places times filters.",
        "write down height, width and channels of the output, then multiply.",
    ),
}
BELIEFS = beliefs_of("conv2d", "Conv2D", TABLE)
