"""What people believe of Conv1D, and which layers would make each belief true."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, parameters, shape
from shapewise.layers.call import LayerCall
from shapewise.layers.options import CONVOLUTION, options_of, when
from shapewise.layers.windows import one
from shapewise.misconceptions.belief import Belief

LESSON = "06_conv1d_channels"
EVERYTHING = ("output_shape", "parameters", "value")


def _conv1d(config, **changes):
    """The layer itself with some arguments changed."""
    filters = changes.pop("filters", config["filters"])
    kernel_size = changes.pop("kernel_size", one(config["kernel_size"]))
    return (LayerCall("Conv1D", filters, kernel_size, **options_of(config | changes, *CONVOLUTION)),)


def _depthwise(config, **multiplier):
    if config.get("padding") == "causal" or config.get("groups", 1) != 1:
        return None
    options = options_of(config, "strides", "padding", "dilation_rate", "use_bias")
    return (LayerCall("DepthwiseConv1D", one(config["kernel_size"]), **multiplier, **options),)


def _strip_over_features(input_shape, config):
    """A filter without depth, moved over every feature: a picture of height steps, width channels, depth 1."""
    _, steps, channels = input_shape
    if config.get("padding") == "causal" or config.get("groups", 1) != 1 or steps is None:
        return None
    options = {"strides": (one(config.get("strides", 1)), 1), "dilation_rate": (one(config.get("dilation_rate", 1)), 1)}
    options = {name: value for name, value in options.items() if value != (1, 1)}
    conv = LayerCall(
        "Conv2D", config["filters"], (one(config["kernel_size"]), 1), **options, **options_of(config, "padding", "use_bias")
    )
    return LayerCall("Reshape", (steps, channels, 1)), conv


def _along_features(input_shape, config):
    if config.get("groups", 1) != 1 or None in input_shape[1:]:
        return None
    return (LayerCall("Permute", (2, 1)), *_conv1d(config))


def _no_last_window(input_shape, config):
    """``(n - k) // s``: the window at the very start is not counted."""
    _, steps, _ = input_shape
    if config.get("padding", "valid") != "valid" or steps is None:
        return None
    reach = one(config.get("dilation_rate", 1)) * (one(config["kernel_size"]) - 1) + 1
    windows = (Number(steps, "steps") - Number(reach, "kernel_size")) // Number(one(config.get("strides", 1)), "strides")
    return shape(batch=input_shape[0], steps=windows, channels=Number(config["filters"], "filters"))


def _window_longer_by_one(input_shape, config):
    fits = config.get("padding", "valid") == "valid" and one(config.get("strides", 1)) == 1
    return _conv1d(config, kernel_size=one(config["kernel_size"]) + 1) if fits and one(config.get("dilation_rate", 1)) == 1 else None


def _one_bias(input_shape, config):
    if not config.get("use_bias", True) or config.get("groups", 1) != 1:
        return None
    kernel = Number(one(config["kernel_size"]), "kernel_size") * Number(input_shape[-1], "channels") * Number(config["filters"], "filters")
    return parameters(Labelled("kernel", kernel), Labelled("bias", Number(1)))


def _with_relu(calls):
    return tuple(LayerCall(call.kind, *call.positional, **call.options, activation="relu") for call in calls)


def _apart(forward, x, kernel, bias=None, **options):
    """Every channel with its part of every filter, side by side; channel 0 with all filters first."""
    _alike(options)
    single = [forward(x[..., [c]], kernel[:, [c]], bias, **options) for c in range(kernel.shape[1])]
    return np.concatenate(single, axis=-1)


def _feature_axis(forward, x, kernel, bias=None, **options):
    _alike(options)
    return np.stack([forward(x[..., [c]], kernel[:, [c]], bias, **options) for c in range(kernel.shape[1])], axis=2)


def _alike(options):
    if options.get("groups", 1) != 1:
        raise ValueError("groups keep channels apart by themselves")


BELIEFS = (
    Belief(
        code="conv1d/channels-kept-apart",
        claim="every filter is run over each channel by itself and the results stand side by side",
        because="Conv1D adds the channels up: at each step one filter gives one number, however many channels it sees.",
        next_step="count the numbers that a single filter gives at one step.",
        lesson=LESSON,
        about=EVERYTHING,
        layers=lambda input_shape, config: _depthwise(config, depth_multiplier=config["filters"]),
        forward=_apart,
    ),
    Belief(
        code="conv1d/feature-axis-kept",
        claim="a filter is a strip of kernel_size numbers, and the feature axis stays an axis",
        because="A filter of Conv1D is as deep as the input: it spans all channels at once, so that axis is used up.",
        next_step="look at layer.kernel.shape: which axis belongs to the channels?",
        lesson=LESSON,
        about=EVERYTHING,
        layers=_strip_over_features,
        forward=_feature_axis,
    ),
    Belief(
        code="conv1d/one-filter-per-feature",
        claim="every channel has one filter of its own, whatever filters says",
        because="The number of filters is chosen freely, and every one of them sees every channel.",
        next_step="compare the last axis of the output with the argument filters.",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=lambda input_shape, config: _depthwise(config),
    ),
    Belief(
        code="conv1d/filters-is-the-length",
        claim="filters is the length of the window and kernel_size the number of windows learned",
        because="It is the other way round: kernel_size is how many steps one window spans, filters how many are learned.",
        next_step="read the layer aloud: how many filters, each how many steps long?",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=lambda input_shape, config: when(
            config["filters"] != one(config["kernel_size"]) and config.get("groups", 1) == 1,
            _conv1d(config, filters=one(config["kernel_size"]), kernel_size=config["filters"]),
        ),
    ),
    Belief(
        code="conv1d/windows-do-not-overlap",
        claim="the windows are laid end to end",
        because="The window moves by strides, and strides is 1 unless you say otherwise: neighbours overlap.",
        next_step="write down where the second window starts.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: when(
            one(config.get("strides", 1)) == 1 == one(config.get("dilation_rate", 1)),
            _conv1d(config, strides=one(config["kernel_size"])),
        ),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if one(options.get("strides", 1)) > 1 or one(options.get("dilation_rate", 1)) > 1
            else forward(x, kernel, bias, **options | {"strides": len(kernel)})
        ),
    ),
    Belief(
        code="conv1d/one-window-forgotten",
        claim="there are as many windows as steps between first and last start",
        because="The window at the very start counts as well: n - k moves make n - k + 1 windows.",
        next_step="count by hand: how often does a window of 2 fit into 3 steps?",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=_window_longer_by_one,
        output_shape=_no_last_window,
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, kernel, bias, **options)[:, :-1],
    ),
    Belief(
        code="conv1d/length-kept",
        claim="the output is as long as the input",
        because='Only padding="same" (or "causal") with strides 1 keeps the length; without zeros a window must fit.',
        next_step="put the last window on the input: at which step does it start?",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: when(
            config.get("padding", "valid") == "valid", _conv1d(config, padding="same", strides=1)
        ),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, kernel, bias, **options | {"padding": "same", "strides": 1})
            if options.get("padding", "valid") == "valid" else None
        ),
    ),
    Belief(
        code="conv1d/padding-ignored",
        claim="no zeros are added",
        because="padding adds zeros at the ends before the window slides, so that more windows fit.",
        next_step="write the input down with its zeros, then count the windows.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: when(config.get("padding", "valid") != "valid", _conv1d(config, padding="valid")),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if options.get("padding", "valid") == "valid" else forward(x, kernel, bias, **options | {"padding": "valid"})
        ),
    ),
    Belief(
        code="conv1d/strides-ignored",
        claim="the window moves by one step at a time",
        because="It moves by strides, and the steps between are passed over.",
        next_step="write down at which step each window starts.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: when(one(config.get("strides", 1)) > 1, _conv1d(config, strides=1)),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, kernel, bias, **options | {"strides": 1}) if one(options.get("strides", 1)) > 1 else None
        ),
    ),
    Belief(
        code="conv1d/strides-shorten-only",
        claim="strides makes the output shorter, while one window follows the other step by step",
        because="It is how far the window moves: the second window starts at step strides, and so fewer of them fit.",
        next_step="write down at which step each window starts.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, kernel, bias, **options | {"strides": 1})[:, : forward(x, kernel, bias, **options).shape[1]]
            if one(options.get("strides", 1)) > 1 else None
        ),
    ),
    Belief(
        code="conv1d/dilation-ignored",
        claim="the window covers neighbouring steps only",
        because="dilation_rate spreads the window: between two steps that it sees, dilation_rate - 1 are left out.",
        next_step="write down which steps the first window sees.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: when(one(config.get("dilation_rate", 1)) > 1, _conv1d(config, dilation_rate=1)),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, kernel, bias, **options | {"dilation_rate": 1}) if one(options.get("dilation_rate", 1)) > 1 else None
        ),
    ),
    Belief(
        code="conv1d/slides-along-channels",
        claim="the window slides along the channels and adds up the steps",
        because="The window slides along axis 1, the steps; the last axis is what it adds up.",
        next_step="name the axes of the input before you count: (batch, steps, channels).",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=_along_features,
    ),
    Belief(
        code="conv1d/bias-forgotten",
        claim="there is no bias",
        because="Every filter has a bias of its own, one number added to each of its results, unless use_bias=False.",
        next_step="add one number for each filter.",
        lesson=LESSON,
        about=("parameters", "value"),
        layers=lambda input_shape, config: when(config.get("use_bias", True), _conv1d(config, use_bias=False)),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, kernel, None, **options),
    ),
    Belief(
        code="conv1d/one-step-at-a-time",
        claim="a filter sees one step only and adds up its channels",
        because="A filter spans kernel_size steps and all channels: it mixes neighbouring steps as well.",
        next_step="change one step of the input and see which steps of the output move.",
        lesson=LESSON,
        about=("parameters", "value"),
        layers=lambda input_shape, config: when(
            one(config["kernel_size"]) > 1 and config.get("groups", 1) == 1,
            (LayerCall("Dense", config["filters"], **options_of(config, "use_bias")),),
        ),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, kernel[:1], bias, **options) if len(kernel) > 1 else None
        ),
    ),
    Belief(
        code="conv1d/channels-averaged",
        claim="the channels are averaged",
        because="They are added up, each with its own weights: nothing is divided by the number of channels.",
        next_step="put ones into the input and the kernel: the result is kernel_size x channels, not kernel_size.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, kernel / kernel.shape[1], bias, **options),
    ),
    Belief(
        code="conv1d/window-averaged",
        claim="all products of a window are averaged",
        because="They are added up, and the sum is not divided by anything.",
        next_step="put ones into the input and the kernel: the result is kernel_size x channels, not 1.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(
            x, kernel / (kernel.shape[0] * kernel.shape[1]), bias, **options
        ),
    ),
    Belief(
        code="conv1d/plain-sum",
        claim="the window is added up without weights",
        because="Every number is multiplied by its own weight in the kernel before it is added.",
        next_step="multiply the window and the kernel cell by cell, then add.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, np.ones_like(kernel), bias, **options),
    ),
    Belief(
        code="conv1d/first-channel-only",
        claim="only the first channel is seen",
        because="A filter has weights for every channel, and all of them are added up.",
        next_step="change a number in the last channel: the output must move.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x[..., :1], kernel[:, :1], bias, **options) if options.get("groups", 1) == 1 else None
        ),
    ),
    Belief(
        code="conv1d/bias-per-channel",
        claim="the bias is added once for every channel",
        because="The channels run together into one number first; the bias is added to it once.",
        next_step="add the partial sums of the channels, and the bias last.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, bias * kernel.shape[1], **options)
        ),
    ),
    Belief(
        code="conv1d/bias-per-step",
        claim="the bias is added once for every step of the window",
        because="The whole window runs together into one number first; the bias is added to it once.",
        next_step="move the bias out of the loop over the steps of the window.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, bias * kernel.shape[0], **options)
        ),
    ),
    Belief(
        code="conv1d/one-bias-for-all",
        claim="all filters share one bias",
        because="Every filter has a bias of its own: there are as many as there are filters.",
        next_step="compare the shape of layer.bias with the argument filters.",
        lesson=LESSON,
        about=("parameters", "value"),
        parameters=_one_bias,
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, np.full_like(bias, bias[0]), **options)
        ),
    ),
    Belief(
        code="conv1d/bias-per-product",
        claim="the bias is added to every product",
        because="All products of a window are added first; the bias is added to their sum once.",
        next_step="move the bias out of the loops over the window.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, bias * kernel.shape[0] * kernel.shape[1], **options)
        ),
    ),
    Belief(
        code="conv1d/relu-built-in",
        claim="negative results become 0",
        because="Conv1D passes its sums on as they are, unless it is given an activation.",
        next_step="look for a result below 0: Conv1D leaves it so.",
        lesson=LESSON,
        about=("value",),
        layers=lambda input_shape, config: when(
            config.get("activation", "linear") == "linear", _with_relu(_conv1d(config))
        ),
        forward=lambda forward, x, kernel, bias=None, **options: (
            np.maximum(forward(x, kernel, bias, **options), 0) if options.get("activation") in (None, "linear") else None
        ),
    ),
    Belief(
        code="conv1d/kernel-flipped",
        claim="the kernel is turned round, as in the convolution of a mathematics book",
        because="Keras lays the kernel on the window as it is: kernel[0] meets the earliest step (a cross-correlation).",
        next_step="see which row of the kernel meets the first step of the window.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, kernel[::-1], bias, **options),
    ),
    Belief(
        code="conv1d/kernel-axes-swapped",
        claim="the kernel is stored as (channels, kernel_size, filters)",
        because="Its axes are (kernel_size, channels, filters); a reshape does not exchange them but scrambles the weights.",
        next_step="print kernel.shape and name its axes.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(
            x, kernel.reshape(kernel.shape[1], kernel.shape[0], -1).transpose(1, 0, 2), bias, **options
        ),
    ),
    Belief(
        code="conv1d/filters-alike",
        claim="every filter has the weights of the first",
        because="Each filter is a block of its own, kernel[:, :, i], and so each output channel is another dot product.",
        next_step="compare kernel[:, :, 0] with kernel[:, :, 1].",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, np.repeat(kernel[..., :1], kernel.shape[2], axis=2), bias, **options) if kernel.shape[2] > 1 else None
        ),
    ),
    Belief(
        code="conv1d/window-is-channels-wide",
        claim="a window is as long as there are channels",
        because="A window is kernel_size steps long and spans all channels: kernel_size x channels products, not channels x channels.",
        next_step="draw the window on the input: how many steps, how many channels?",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="conv1d/all-filters-in-one-sum",
        claim="the weights of all filters go into one sum",
        because="Every filter makes a sum of its own, from its own kernel_size x channels weights.",
        next_step="look at kernel[:, :, 0]: that is one filter.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="conv1d/bias-is-a-product",
        claim="the bias is one of the products",
        because="It is added as it is, and multiplied with nothing that comes in.",
        next_step="count the numbers in the window: each is multiplied once.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="conv1d/more-filters-keep-apart",
        claim="enough filters keep the channels apart by themselves",
        because="Every filter of Conv1D adds up all channels, so more filters give more mixtures, and none of a single channel.",
        next_step="change one channel of the input and count the outputs that move.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="conv1d/filters-counted-per-channel",
        claim="filters counts the results of every channel",
        because="filters is the last axis of the whole output, and each of them is a mixture of all channels.",
        next_step="compare the last axis of your output with the one that is asked for.",
        lesson=LESSON,
        about=(),
    ),
)
