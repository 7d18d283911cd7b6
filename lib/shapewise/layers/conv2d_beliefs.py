"""What people believe of a strided Conv2D, and which layers would make each belief true."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers.call import LayerCall
from shapewise.layers.options import CONVOLUTION, options_of, short
from shapewise.layers.windows import each
from shapewise.misconceptions.belief import Belief

LESSON = "13_stride_or_pooling"


def _conv2d(config, **changes):
    """The layer itself with some arguments changed; None if nothing is."""
    changed = config | changes
    if options_of(changed, *CONVOLUTION) == options_of(config, *CONVOLUTION):
        return None
    return (LayerCall("Conv2D", config["filters"], short(config["kernel_size"]), **options_of(changed, *CONVOLUTION)),)


def _depthwise(config, **multiplier):
    if config.get("groups", 1) != 1:
        return None
    options = options_of(config, "strides", "padding", "dilation_rate", "use_bias")
    return (LayerCall("DepthwiseConv2D", short(config["kernel_size"]), **multiplier, **options),)


def _pooling(input_shape, config):
    if set(each(config.get("dilation_rate", 1), 2)) != {1}:
        return None
    strides, size = short(config.get("strides", 1)), short(config["kernel_size"])
    options = options_of(config, "padding") | ({} if strides == size else {"strides": strides})
    return (LayerCall("MaxPooling2D", size, **options),)


def _one_channel_of_weights(input_shape, config):
    if config.get("groups", 1) != 1 or input_shape[-1] == 1:
        return None
    tall, wide = each(config["kernel_size"], 2)
    filters = Number(config["filters"], "filters")
    kernel = Labelled("kernel", product(Number(tall, "kernel_height"), Number(wide, "kernel_width"), filters))
    return count(kernel, Labelled("bias", filters)) if config.get("use_bias", True) else count(kernel)


def _grouped(input_shape, config):
    """Where the filters can be shared out among the channels, each of them sees one channel only."""
    channels = input_shape[-1]
    return _conv2d(config, groups=channels) if channels and config["filters"] % channels == 0 else None


def _sees_one_stride(config):
    return set(each(config.get("strides", 1), 2)) == {1}


def _padded(wanted):
    return lambda forward, x, kernel, bias=None, **options: (
        None if options.get("padding", "valid") == wanted else forward(x, kernel, bias, **options | {"padding": wanted})
    )


def _apart(forward, x, kernel, bias=None, **options):
    """Every channel with its part of every filter, side by side; channel 0 with all filters first."""
    if options.get("groups", 1) != 1 or kernel.shape[2] == 1:
        return None
    return np.concatenate([forward(x[..., [c]], kernel[:, :, [c]], bias, **options) for c in range(kernel.shape[2])], axis=-1)


def _largest(forward, x, kernel, bias=None, **options):
    """The largest number of each window, channel by channel: the window laid on each of its cells in turn."""
    channels, lowest = np.shape(x)[-1], np.min(x)
    cells = []
    for i, j in np.ndindex(*kernel.shape[:2]):
        only = np.zeros((*kernel.shape[:2], channels, channels))
        only[i, j] = np.eye(channels)
        cells.append(forward(x - lowest, only, None, **options | {"groups": 1, "activation": None}))
    return np.max(cells, axis=0) + lowest  # raised above 0 in between, so that no added zero is the largest


BELIEFS = (
    Belief(
        code="conv2d/one-result-per-channel",
        claim="the filters keep the channels apart, so that as many come out as went in",
        because="Every filter sums over all channels; how many channels come out is the number of filters.",
        next_step="compare the last axis of the output with the argument filters.",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=lambda input_shape, config: _depthwise(config),
    ),
    Belief(
        code="conv2d/channels-kept-apart",
        claim="every filter is run over each channel by itself and the results stand side by side",
        because="At each place one filter adds up the window of all channels and gives one number.",
        next_step="count the numbers that a single filter gives at one place.",
        lesson=LESSON,
        about=("output_shape", "parameters", "value"),
        layers=lambda input_shape, config: _depthwise(config, depth_multiplier=config["filters"]),
        forward=_apart,
    ),
    Belief(
        code="conv2d/is-a-pooling",
        claim="a convolution with strides is a pooling: it keeps the largest of each window and learns nothing",
        because="It multiplies the window by weights and adds up over all channels; the weights are learned.",
        next_step="ask the layer for get_weights().",
        lesson=LESSON,
        about=("parameters", "value"),
        layers=_pooling,
        forward=_largest,
    ),
    Belief(
        code="conv2d/weights-of-one-channel",
        claim="a filter has one weight for each cell of the window, height times width",
        because="A filter is as deep as its input: it has a weight for each cell of the window in every channel.",
        next_step="look at layer.kernel.shape: which axis belongs to the channels?",
        lesson=LESSON,
        about=("parameters",),
        layers=_grouped,
        parameters=_one_channel_of_weights,
    ),
    Belief(
        code="conv2d/bias-forgotten",
        claim="there is no bias",
        because="Every filter has a bias of its own, one number added to each of its results, unless use_bias=False.",
        next_step="add one number for each filter.",
        lesson=LESSON,
        about=("parameters", "value"),
        layers=lambda input_shape, config: _conv2d(config, use_bias=False),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, kernel, None, **options),
    ),
    Belief(
        code="conv2d/moves-by-kernel-size",
        claim="the windows lie end to end, as in pooling",
        because="A convolution moves by strides, and strides is 1 unless you say otherwise; only pooling begins with pool_size.",
        next_step="write down where the second window starts.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: (
            _conv2d(config, strides=each(config["kernel_size"], 2)) if _sees_one_stride(config) else None
        ),
        forward=lambda forward, x, kernel, bias=None, **options: (
            forward(x, kernel, bias, **options | {"strides": kernel.shape[:2]}) if _sees_one_stride(options) else None
        ),
    ),
    Belief(
        code="conv2d/strides-ignored",
        claim="the window moves by one place at a time",
        because="It moves by strides, across and down, and the places between are passed over.",
        next_step="write down at which column each window of the first row starts.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: _conv2d(config, strides=1),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, kernel, bias, **options | {"strides": 1}),
    ),
    Belief(
        code="conv2d/rest-rounded-up",
        claim="what is left over at the end gets a window of its own",
        because='Without padding a window must fit as a whole; only padding="same" rounds up.',
        next_step="lay the windows on the input one after the other: is the last one whole?",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: _conv2d(config, padding="same"),
        forward=_padded("same"),
    ),
    Belief(
        code="conv2d/rest-dropped",
        claim="no zeros are added, and what is left over at the end is dropped",
        because='That is padding="valid"; padding="same" adds zeros, so that the last window fits as well.',
        next_step="write the input down with its zeros, then count the windows.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: _conv2d(config, padding="valid"),
        forward=_padded("valid"),
    ),
    Belief(
        code="conv2d/as-many-filters-keep-apart",
        claim="a convolution with as many filters as channels keeps the channels apart",
        because="Every filter sums over all channels, however many filters there are: none sees a single channel.",
        next_step="change one channel of the input and count the output channels that move.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="conv2d/always-quarters",
        claim="strides of 2 leave a quarter of the numbers",
        because="The filters make the output's channels, and an odd length is no multiple of 2: count places times filters.",
        next_step="write down height, width and channels of the output, then multiply.",
        lesson=LESSON,
        about=(),
    ),
)
