"""The cheat sheet of convolutions: every kind over steps, one over a map, and the rules behind them."""

from __future__ import annotations

from shapewise import layers
from shapewise.cheat_sheets.by_hand import defaults_of
from shapewise.cheat_sheets.sheet import Box, Sheet
from shapewise.cheat_sheets.windows import box, pooled, separable_sum
from shapewise.layers import conv_transpose
from shapewise.layers.call import LayerCall as Call
from shapewise.layers.windows import output_length

#: what the table of layers over maps is given
MAP = (None, 32, 32, 8)
MAPS = (
    Call("Conv2D", 16, 3),
    Call("Conv2D", 16, 3, padding="same"),
    Call("Conv2D", 16, 3, strides=2),
    Call("Conv2D", 16, 3, strides=2, padding="same"),
    Call("Conv2D", 16, 3, dilation_rate=2),
    Call("Conv2D", 16, 3, groups=2),
    Call("Conv2D", 16, 1),
    Call("DepthwiseConv2D", 3),
    Call("SeparableConv2D", 16, 3),
    Call("Conv2DTranspose", 16, 3, strides=2),
    Call("Conv2DTranspose", 16, 3, strides=2, padding="same"),
    Call("MaxPooling2D", 2),
    Call("GlobalAveragePooling2D"),
)


#: layers whose arguments are listed
DEFAULTS = ("Conv1D", "SeparableConv1D", "MaxPooling1D")


def sheet() -> Sheet:
    """The sheet."""
    return Sheet(
        "convolution",
        "Convolution in Keras",
        "Convolution",
        "Shape, weights and any number. → steps, kernel_size; ↓ channels; ❐ filters; ↗ batch; ⇓ height; ⇒ width; "
        "hatched: zeros that Keras adds; outlined: the number that is worked out, and what it sees",
        ((*_plain(), *_padding()[:2]), (*_padding()[2:], *_other()[1:]), (_other()[0], *_rules())),
    )


def _plain():
    return (
        box(
            Call("Conv1D", filters=2, kernel_size=3), (1, 6, 2), (3, 2, 2), (2,), place=(0, 1, 0),
            say="Every filter is as deep as the input: it adds up all channels, then its bias.",
        ),
        box(
            Call("Conv1D", filters=1, kernel_size=3, strides=2), (1, 6, 1), (3, 1, 1), (1,), place=(0, 1, 0),
            say="Windows begin 2 steps apart. Step 5 is in no window: it is lost.",
        ),
        box(
            Call("Conv1D", filters=1, kernel_size=3, dilation_rate=2), (1, 7, 1), (3, 1, 1), (1,), place=(0, 1, 0),
            say="A window sees every second step: 3 weights reach over 5. Keras refuses it with strides.",
        ),
        box(
            Call("MaxPooling1D", pool_size=2), (1, 7, 2), place=(0, 1, 1), hand=pooled,
            say="No weights; each channel by itself. Unless given, strides is pool_size.",
        ),
    )  # fmt: skip


def _padding():
    return (
        box(
            Call("Conv1D", filters=1, kernel_size=2, padding="same"), (1, 5, 1), (2, 1, 1), (1,), place=(0, 4, 0),
            say="As long as before, for strides=1. kernel_size - 1 zeros in all: half before, the odd one at the end.",
        ),
        box(
            Call("Conv1D", filters=1, kernel_size=3, strides=2, padding="same"), (1, 6, 1), (3, 1, 1), (1,),
            place=(0, 2, 0), say="Not as long as before. The zeros follow from strides too: here one, at the end.",
        ),
        box(
            Call("Conv1D", filters=1, kernel_size=3, padding="causal"), (1, 4, 1), (3, 1, 1), (1,), place=(0, 1, 0),
            say="All zeros come first, so that no output sees a later step. Conv2D has no causal.",
        ),
        box(
            Call("Conv2D", filters=1, kernel_size=3), (1, 4, 4, 1), (3, 3, 1, 1), (1,), place=(0, 1, 0, 0),
            say="Height and width follow the same rule, each with its own numbers.",
        ),
    )  # fmt: skip


def _other():
    return (
        box(
            Call("Conv1D", filters=2, kernel_size=3, groups=2), (1, 5, 2), (3, 1, 2), (2,), place=(0, 1, 1),
            say="Two groups: a filter sees only the channels of its group. groups divides channels and filters.",
        ),
        box(
            Call("DepthwiseConv1D", kernel_size=3), (1, 5, 2), (3, 2, 1), (2,), place=(0, 1, 1),
            say="Channels never meet: channels x depth_multiplier come out.",
        ),
        box(
            Call("SeparableConv1D", filters=2, kernel_size=2), (1, 5, 2), (2, 2, 1), (1, 2, 2), (2,), place=(0, 1, 0),
            hand=separable_sum, say="Depthwise first, then a kernel of one over all channels; one bias a filter, "
                                    "at the end.",
        ),
        box(
            Call("Conv1DTranspose", filters=1, kernel_size=3, strides=2), (1, 3, 1), (3, 1, 1), (1,), place=(0, 2, 0),
            say="Every input stamps the kernel, 2 places apart; where stamps overlap, they add up.",
        ),
    )  # fmt: skip


def _rules():
    valid = output_length(9, 3, strides=2, dilation_rate=2)
    longer = conv_transpose.output_shape((None, 4, 1), filters=1, kernel_size=3, strides=2).parts[1][1]
    return (
        Box(
            "Lengths, for each axis by itself",
            (
                ("valid", f"{valid.words}; what does not fill a window is lost"),
                ("same", "ceil(steps / strides)"),
                ("zeros of same", "max((output - 1) x strides + reach - steps, 0), half before, the odd one after"),
                ("causal", "ceil(steps / strides); reach - 1 zeros, all before"),
                ("reach", "dilation_rate x (kernel_size - 1) + 1"),
                ("transposed, valid", f"{longer.words}"),
                ("transposed, same", "steps x strides; what is too long is cut off, the odd one at the end"),
            ),
        ),
        Box(
            "Weights: no length of the input is in them",
            (
                ("Conv", "kernel (kernel_size, channels / groups, filters), bias (filters,)"),
                ("Depthwise", "(kernel_size, channels, depth_multiplier), bias (channels x depth_multiplier,)"),
                (
                    "Separable",
                    "depthwise as above, pointwise (1, channels x depth_multiplier, filters), bias (filters,)",
                ),
                ("Transposed", "(kernel_size, filters, channels), bias (filters,); pooling: none"),
            ),
        ),
        Box(f"Over maps, for an input {MAP}", table=(("layer", "output", "weights"), *map(_row, MAPS))),
        Box("Arguments, and what Keras takes for one that is left out", tuple(map(defaults_of, DEFAULTS))),
        Box(
            "PyTorch says it otherwise",
            (
                ("names", "in_channels, out_channels (filters), kernel_size, stride, padding, dilation, groups"),
                ("data", "(batch, channels, steps) or (batch, channels, height, width)"),
                (
                    "weight",
                    "(filters, channels / groups, kernel_size); transposed (channels, filters / groups, kernel_size)",
                ),
                ("padding=p", "p zeros at each end; (steps + 2 x p - dilation x (kernel_size - 1) - 1) // stride + 1"),
                (
                    "padding='same'",
                    "for stride 1 only. With strides, Keras' odd zero is at the end: same length, other numbers",
                ),
                ("transposed, padding=p", "cuts p places at each end; output_padding adds places at the end"),
            ),
        ),
    )


def _row(call):
    """A layer of the table with its shape and its count."""
    rule = layers.rule(call.kind)
    config = rule.config(call)
    shape = rule.apply(rule.output_shape, MAP, config=config).value
    return str(call), str(shape).replace("None, ", ""), f"{rule.apply(rule.parameters, MAP, config=config).value:,}"
