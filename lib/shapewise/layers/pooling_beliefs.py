"""What people believe of pooling, and which layers would make each belief true.

The axes are counted from the input, so that the same beliefs serve pooling over steps and over height and width.
"""

from __future__ import annotations

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.call import LayerCall
from shapewise.layers.pooling_values import LESSON, options_of, short, values_of, window_of
from shapewise.layers.windows import output_length
from shapewise.misconceptions.belief import Belief

_NAMES = {1: ("steps",), 2: ("height", "width")}


def _pooling(mode, input_shape, config, **changes):
    """The layer itself with some arguments changed; None if nothing is."""
    ndim, sizes, strides = window_of(input_shape, config)
    padding = config.get("padding", "valid")
    other_sizes, other_strides = changes.get("sizes", sizes), changes.get("strides", strides)
    other_padding = changes.get("padding", padding)
    if (other_sizes, other_strides, other_padding) == (sizes, strides, padding):
        return None
    options = options_of(other_sizes, other_strides, other_padding)
    return (LayerCall(f"{mode}Pooling{ndim}D", short(other_sizes), **options),)


def _convolution(input_shape, config, filters):
    ndim, sizes, strides = window_of(input_shape, config)
    options = options_of(sizes, strides, config.get("padding", "valid"), always=True)
    return (LayerCall(f"Conv{ndim}D", filters, short(sizes), **options),)


def _depthwise(input_shape, config):
    ndim, sizes, strides = window_of(input_shape, config)
    options = options_of(sizes, strides, config.get("padding", "valid"), always=True)
    return (LayerCall(f"DepthwiseConv{ndim}D", short(sizes), **options),)


def _with_channels_as_an_axis(mode, input_shape, config):
    """The window reaches over all channels: what was the last axis is one more that the window slides over."""
    ndim, sizes, strides = window_of(input_shape, config)
    channels, padding = input_shape[-1], config.get("padding", "valid")
    if None in input_shape[1:]:
        return None
    out = [
        output_length(n, k, strides=s, padding=padding).value for n, k, s in zip(input_shape[1:-1], sizes, strides, strict=True)
    ]
    options = options_of(sizes, strides, padding)
    if "strides" in options:
        options["strides"] = (*strides, channels)
    pool = LayerCall(f"{mode}Pooling{ndim + 1}D", (*sizes, channels), **options)
    return LayerCall("Reshape", (*input_shape[1:], 1)), pool, LayerCall("Reshape", (*out, 1))


def _pool_size_comes_out(input_shape, config):
    ndim, sizes, _ = window_of(input_shape, config)
    lengths = {name: Number(size, "pool_size") for name, size in zip(_NAMES[ndim], sizes, strict=True)}
    return shape(batch=input_shape[0], **lengths, channels=input_shape[-1])


def _cells_of_the_window(input_shape, config):
    _, sizes, _ = window_of(input_shape, config)
    return count(Labelled("window", product(*(Number(size, "pool_size") for size in sizes))))


def _padded_otherwise(wanted):
    """The computation with the other padding; nothing to say where it is that already."""
    return lambda forward, x, **options: (
        None if options.get("padding", "valid") == wanted else forward(x, **options | {"padding": wanted})
    )


def _shaped(mode):
    """The beliefs about shapes and counts."""
    family = f"{mode.lower()}_pooling"
    return (
        Belief(
            code=f"{family}/has-weights",
            claim="pooling learns a window of weights and a bias for every channel",
            because="Pooling only chooses or averages: there is nothing in it that training could change.",
            next_step="ask the layer for get_weights().",
            lesson=LESSON,
            about=("parameters",),
            layers=_depthwise,
        ),
        Belief(
            code=f"{family}/mixes-channels",
            claim="pooling learns to mix the channels, as a convolution does",
            because="Pooling looks at every channel by itself and learns nothing; a convolution sums over all of them.",
            next_step="change one channel of the input and count the output channels that move.",
            lesson=LESSON,
            about=("parameters",),
            layers=lambda input_shape, config: _convolution(input_shape, config, input_shape[-1]),
        ),
        Belief(
            code=f"{family}/window-is-weights",
            claim="the cells of the window are weights",
            because="The window only says which numbers are compared; no number of its own lies in it.",
            next_step="ask the layer for get_weights().",
            lesson=LESSON,
            about=("parameters",),
            parameters=_cells_of_the_window,
        ),
        Belief(
            code=f"{family}/halves-the-channels",
            claim="pooling halves the channels as well",
            because="The window slides over the length, or over height and width; the channels stand outside it.",
            next_step="name the axes of the input and mark those that the window slides over.",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: (
                _convolution(input_shape, config, input_shape[-1] // 2) if input_shape[-1] and input_shape[-1] > 1 else None
            ),
        ),
        Belief(
            code=f"{family}/one-over-all-channels",
            claim="one number is kept of each window, over all channels together",
            because="Every channel keeps its own number: as many channels come out as went in.",
            next_step="write down the window of channel 0 and that of channel 1, and look for the number of each.",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: _with_channels_as_an_axis(mode, input_shape, config),
        ),
        Belief(
            code=f"{family}/rest-rounded-up",
            claim="what is left over at the end gets a window of its own",
            because='Without padding a window must fit as a whole; only padding="same" rounds up.',
            next_step="lay the windows on the input one after the other: is the last one whole?",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: _pooling(mode, input_shape, config, padding="same"),
            forward=_padded_otherwise("same"),
        ),
        Belief(
            code=f"{family}/rest-dropped",
            claim="what is left over at the end is dropped",
            because='That is padding="valid"; with padding="same" the last window may reach beyond the end.',
            next_step="count the windows that begin inside the input.",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: _pooling(mode, input_shape, config, padding="valid"),
            forward=_padded_otherwise("valid"),
        ),
        Belief(
            code=f"{family}/moves-by-one",
            claim="the window moves by one place, as in a convolution",
            because="Pooling moves by pool_size unless strides says otherwise; only convolutions begin with strides of 1.",
            next_step="write down where the second window starts.",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: _pooling(mode, input_shape, config, strides=(1,) * (len(input_shape) - 2)),
            forward=lambda forward, x, **options: forward(x, **options | {"strides": 1}),
        ),
        Belief(
            code=f"{family}/strides-ignored",
            claim="the windows lie end to end, whatever strides says",
            because="strides is how far the window moves; the length of the window does not decide that.",
            next_step="write down where the second window starts.",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: _pooling(mode, input_shape, config, strides=window_of(input_shape, config)[1]),
            forward=lambda forward, x, **options: forward(x, **options | {"strides": None}),
        ),
        Belief(
            code=f"{family}/always-halves",
            claim="pooling halves whatever it gets",
            because="By how much the map shrinks follows from strides; it is half only where they are 2.",
            next_step="put the numbers of this layer into the rule.",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: (
                _pooling(mode, input_shape, config, sizes=(2,) * (len(input_shape) - 2), strides=(2,) * (len(input_shape) - 2))
                if set(window_of(input_shape, config)[1]) != {2}
                else None
            ),
        ),
        Belief(
            code=f"{family}/pool-size-comes-out",
            claim="pool_size is the size of what comes out",
            because="pool_size is the size of the window that slides; how often it fits is the size of what comes out.",
            next_step="draw the first window on the input.",
            lesson=LESSON,
            about=("output_shape",),
            output_shape=_pool_size_comes_out,
        ),
        Belief(
            code=f"{family}/whole-map",
            claim="one number is left of every channel",
            because="That is global pooling; this layer keeps one number of every window.",
            next_step="count the windows.",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: (LayerCall(f"Global{mode}Pooling{len(input_shape) - 2}D"),),
        ),
        Belief(
            code=f"{family}/always-quarters",
            claim="a window of 2 x 2 leaves a quarter of the numbers",
            because="That holds where both sides are even; a rest is dropped, or gets windows of its own.",
            next_step="write down height, width and channels of the output, then multiply.",
            lesson=LESSON,
            about=(),
        ),
    )


OF_MAX = (*_shaped("Max"), *values_of("Max"))
OF_AVERAGE = (*_shaped("Average"), *values_of("Average"))
