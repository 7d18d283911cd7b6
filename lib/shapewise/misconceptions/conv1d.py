"""What people believe of Conv1D: of its channels, its windows, its bias, its kernel."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number, parameters, shape
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import bias_of_the_input, largest_of_the_window, no_bias, one_bias, pooling_instead
from shapewise.misconceptions.mistakes import (
    another,
    bias,
    computed,
    instead,
    kernel,
    the,
    weights,
    weights_of,
)

#: what a depthwise convolution has as well
SHARED = ("strides", "padding", "dilation_rate", "use_bias", "activation")


def ungrouped(case):
    """Every filter sees all channels."""
    return case["groups"] == 1


def unpadded(case):
    """No zeros are added."""
    return case["padding"] == "valid"


def step_by_step(case):
    """The window moves by one step, and covers neighbouring steps."""
    return case["strides"] == 1 == case["dilation_rate"]


def depthwise(case, **multiplier):
    """Every channel by itself, with the same windows; there is none with padding="causal"."""
    if case["padding"] == "causal":
        return None
    return case.like("DepthwiseConv1D", case["kernel_size"], **multiplier, keep=SHARED)


def strip_over_features(case):
    """A filter without depth, moved over every feature: a picture of height steps, width channels, depth 1."""
    steps, channels = case.lengths
    if steps is None or case["padding"] == "causal":
        return None
    down = {name: (case[name], 1) for name in ("strides", "dilation_rate")}
    strip = (case["kernel_size"], 1)
    conv = case.like("Conv2D", case["filters"], strip, **down, keep=("padding", "use_bias", "activation"))
    return LayerCall("Reshape", (steps, channels, 1)), conv


def apart(case, x, kernel, *bias):
    """What each channel gives with its part of every filter."""
    return [case.run(x[..., [c]], kernel[:, [c]], *bias) for c in range(kernel.shape[1])]


def side_by_side(case, x, *weights):
    """The channels' results on one axis; channel 0 with all filters first."""
    return np.concatenate(apart(case, x, *weights), axis=-1)


def one_below_the_other(case, x, *weights):
    """The channels' results on an axis of their own."""
    return np.stack(apart(case, x, *weights), axis=2)


def channels_as_steps(case):
    """The layer on the input with its two axes exchanged."""
    return LayerCall("Permute", (2, 1)), case.layer


def moves_of_the_window(case):
    """``(n - k) // s``: the window at the very start is not counted."""
    steps = case.input_shape[1]
    if not unpadded(case) or steps is None:
        return None
    reach = case["dilation_rate"] * (case["kernel_size"] - 1) + 1
    windows = (Number(steps, "steps") - Number(reach, "kernel_size")) // Number(case["strides"], "strides")
    return shape(batch=case.input_shape[0], steps=windows, channels=Number(case["filters"], "filters"))


def window_longer_by_one(case):
    """The layer for which that is right, where it slides step by step."""
    return case.again(kernel_size=case["kernel_size"] + 1) if unpadded(case) and step_by_step(case) else None


def dense_on_each_step(case):
    """Dense, which sees one step; no layer does that in groups."""
    return case.like("Dense", case["filters"], keep=("use_bias", "activation")) if ungrouped(case) else None


def first_windows(case, x, *weights):
    """As many results as strides leave, of windows that follow one another step by step."""
    if case["strides"] == 1:
        return None
    return case.run(x, *weights, strides=1)[:, : case.run(x, *weights).shape[1]]


def weights_for_every_window(case):
    """The whole layer once for each window."""
    windows = Number(case.derive("output_shape").value[1], "windows")
    return parameters(windows * case.derive("parameters").parts[0][1])


TABLE = {
    "channels-kept-apart": (
        "every filter is run over each channel by itself and the results stand side by side",
        "Conv1D adds the channels up: at each step one filter gives one number, however many channels it sees.",
        "count the numbers that a single filter gives at one step.",
        another(lambda case: depthwise(case, depth_multiplier=case["filters"]), side_by_side, where=ungrouped),
    ),
    "feature-axis-kept": (
        "a filter is a strip of kernel_size numbers, and the feature axis stays an axis",
        "A filter of Conv1D is as deep as the input: it spans all channels at once, so that axis is used up.",
        "look at layer.kernel.shape: which axis belongs to the channels?",
        another(strip_over_features, one_below_the_other, where=ungrouped),
    ),
    "one-filter-per-feature": (
        "every channel has one filter of its own, whatever filters says",
        "You choose how many filters there are, and every filter sees all channels.",
        "compare the last axis of the output with the argument filters.",
        another(depthwise, where=ungrouped),
    ),
    "filters-is-the-length": (
        "filters is the length of the window and kernel_size the number of windows learned",
        "It is the other way round: kernel_size is how many steps one window spans, filters how many are learned.",
        "read the layer aloud: how many filters, each how many steps long?",
        instead(filters=the("kernel_size"), kernel_size=the("filters"), where=ungrouped),
    ),
    "windows-do-not-overlap": (
        "the windows are laid end to end",
        "The window moves by strides, and strides is 1 unless you say otherwise: neighbours overlap.",
        "write down where the second window starts.",
        instead(strides=the("kernel_size"), where=step_by_step),
    ),
    "one-window-forgotten": (
        "only the moves of the window are counted, not its first position",
        "The first position counts too: a window that moves m times has been at m + 1 places.",
        "count by hand: how often does a window of 2 fit into 3 steps?",
        computed(
            lambda case, x, *weights: case.run(x, *weights)[:, :-1],
            shape=moves_of_the_window,
            by=window_longer_by_one,
        ),
    ),
    "length-kept": (
        "the output is as long as the input",
        'With padding="valid" each window must fit inside; "same" and "causal" keep the length while strides is 1.',
        "put the last window on the input: at which step does it start?",
        instead(padding="same", strides=1, where=unpadded),
    ),
    "padding-ignored": (
        "no zeros are added",
        'padding="same" adds zeros at both ends, "causal" at the start, so that more windows fit.',
        "write the input down with its zeros, then count the windows.",
        instead(padding="valid"),
    ),
    "strides-ignored": (
        "the window moves by one step at a time",
        "It moves by strides: the positions in between are skipped.",
        "write down at which step each window starts.",
        instead(strides=1, where=lambda case: case["padding"] != "same"),  # with it, see conv1d_padding
    ),
    "strides-shorten-only": (
        "strides shortens the output, but the window still moves one step at a time",
        "strides is how far the window moves: the second window starts at step strides, so fewer windows fit.",
        "write down at which step each window starts.",
        computed(first_windows),
    ),
    "dilation-ignored": (
        "the window covers neighbouring steps only",
        "dilation_rate spreads the window: it skips dilation_rate - 1 steps between two that it sees.",
        "write down which steps the first window sees.",
        instead(dilation_rate=1),
    ),
    "slides-along-channels": (
        "the window slides along the channels and adds up the steps",
        "The window slides along axis 1, the steps; the last axis is what it adds up.",
        "name the axes of the input before you count: (batch, steps, channels).",
        another(channels_as_steps, where=lambda case: ungrouped(case) and case.known),
    ),
    "bias-forgotten": (
        "there is no bias",
        "Every filter has a bias of its own, one number added to each of its results, unless use_bias=False.",
        "add one number for each filter.",
        no_bias(),
    ),
    "bias-for-each-channel": (
        "every channel of the input has a bias",
        "A bias belongs to a filter: it is added once to the sum over the window and all channels.",
        "compare the shape of layer.bias with the argument filters.",
        bias_of_the_input("channels", ungrouped),
    ),
    "weights-for-every-window": (
        "every place of the window has weights of its own",
        "One filter runs over all places with the same weights: how many windows there are does not matter to the "
        "count.",
        "build the layer for a longer input and compare the counts.",
        computed(count=weights_for_every_window, where=lambda case: ungrouped(case) and case.known),
    ),
    "one-step-at-a-time": (
        "a filter sees one step only and adds up its channels",
        "A filter spans kernel_size steps and all channels: it mixes neighbouring steps as well.",
        "change one step of the input and see which steps of the output move.",
        weights_of(
            dense_on_each_step,
            lambda case, x, kernel, *bias: case.run(x, kernel[:1], *bias),
            where=lambda case: case["kernel_size"] > 1,
        ),
    ),
    "channels-averaged": (
        "the channels are averaged",
        "They are added up, each with its own weights: nothing is divided by the number of channels.",
        "put ones into the input and the kernel: the result is kernel_size x channels, not kernel_size.",
        kernel(lambda k: k / k.shape[1]),
    ),
    "window-averaged": (
        "all products of a window are averaged",
        "They are summed, and the sum is not divided by anything.",
        "put ones into the input and the kernel: the result is kernel_size x channels, not 1.",
        kernel(lambda k: k / (k.shape[0] * k.shape[1])),
    ),
    "plain-sum": (
        "the window is added up without weights",
        "Every number is multiplied by its own weight in the kernel before it is added.",
        "multiply the window and the kernel cell by cell, then add.",
        kernel(np.ones_like),
    ),
    "first-channel-only": (
        "only the first channel is seen",
        "A filter has weights for every channel, and all of them are added up.",
        "change a number in the last channel: the output must move.",
        computed(lambda case, x, kernel, *bias: case.run(x[..., :1], kernel[:, :1], *bias), where=ungrouped),
    ),
    "bias-per-channel": (
        "the bias is added once for every channel",
        "All channels are summed first; the bias is added once, to that sum.",
        "add the partial sums of the channels, and the bias last.",
        bias(lambda b, k: b * k.shape[1]),
    ),
    "bias-per-step": (
        "the bias is added once for every step of the window",
        "The whole window is summed first; the bias is added once, to that sum.",
        "move the bias out of the loop over the steps of the window.",
        bias(lambda b, k: b * k.shape[0]),
    ),
    "one-bias-for-all": (
        "all filters share one bias",
        "Every filter has a bias of its own: there are as many as there are filters.",
        "compare the shape of layer.bias with the argument filters.",
        one_bias(ungrouped),
    ),
    "bias-per-product": (
        "the bias is added to every product",
        "All products of a window are summed first; the bias is added once, to that sum.",
        "move the bias out of the loops over the window.",
        bias(lambda b, k: b * k.shape[0] * k.shape[1]),
    ),
    "is-a-pooling": (
        "a convolution with strides is a pooling: it keeps the largest number of each channel and learns nothing",
        "A convolution multiplies the window by weights and adds up over all channels; the weights are learned.",
        "ask the layer for get_weights().",
        weights_of(pooling_instead, largest_of_the_window),
    ),
    "relu-built-in": (
        "negative results become 0",
        "Conv1D leaves its sums as they are, unless you give it an activation.",
        "look for a result below 0: Conv1D keeps it.",
        instead(activation="relu", where=lambda case: case["activation"] in (None, "linear")),
    ),
    "kernel-flipped": (
        "the kernel is flipped, as in the convolution of a maths textbook",
        "Keras lays the kernel on the window as it is: kernel[0] meets the earliest step (a cross-correlation).",
        "see which row of the kernel meets the first step of the window.",
        kernel(lambda k: k[::-1]),
    ),
    "kernel-axes-swapped": (
        "the kernel is stored as (channels, kernel_size, filters)",
        "Its axes are (kernel_size, channels, filters); a reshape does not swap axes, it scrambles the weights.",
        "print kernel.shape and name its axes.",
        kernel(lambda k: k.reshape(k.shape[1], k.shape[0], -1).transpose(1, 0, 2)),
    ),
    "filters-alike": (
        "every filter has the weights of the first",
        "Each filter has its own block of weights, kernel[:, :, i], so each output channel is a different sum.",
        "compare kernel[:, :, 0] with kernel[:, :, 1].",
        weights(lambda k, *bias: (np.repeat(k[..., :1], k.shape[2], axis=2), *bias) if k.shape[2] > 1 else None),
    ),
    "window-is-channels-wide": (
        "a window is as long as there are channels",
        "A window is kernel_size steps long and spans all channels: kernel_size x channels products.",
        "draw the window on the input: how many steps, how many channels?",
    ),
    "all-filters-in-one-sum": (
        "the weights of all filters go into one sum",
        "Every filter has its own sum, with its own kernel_size x channels weights.",
        "look at kernel[:, :, 0]: that is one filter.",
    ),
    "bias-is-a-product": (
        "the bias is one of the products",
        "It is added as it is: no input multiplies it.",
        "count the numbers in the window: each is multiplied once.",
    ),
    "more-filters-keep-apart": (
        "enough filters keep the channels apart by themselves",
        "More filters give more mixtures of all channels. (Only as many groups as channels keep them apart.)",
        "change one channel of the input and count the outputs that move.",
    ),
    "filters-counted-per-channel": (
        "filters is the number of results per channel",
        "filters is the length of the output's last axis, and each of its numbers mixes all channels.",
        "compare the last axis of your output with the one that is asked for.",
    ),
}
BELIEFS = beliefs_of("conv1d", "Conv1D", TABLE)
