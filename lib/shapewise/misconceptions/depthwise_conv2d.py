"""What people believe of DepthwiseConv2D."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import no_bias
from shapewise.misconceptions.mistakes import another, instead, weights_of


def convolution(case, filters):
    """A Conv2D with the same windows."""
    keep = ("strides", "padding", "dilation_rate", "use_bias", "activation")
    return case.like("Conv2D", filters, case["kernel_size"], keep=keep)


TABLE = {
    "channels-added-up": (
        "the channels are added up, as in Conv2D",
        "Every channel has its own filters, and their results stay apart.",
        "change one channel of the input: how many channels of the output change?",
        another(lambda case: convolution(case, case["depth_multiplier"])),
    ),
    "channels-mixed-anew": (
        "each output channel is made from all input channels",
        "Each output channel sees one input channel only; mixing them is the second half of SeparableConv2D.",
        "look at the shape of the kernel: which axis pairs input with output channels?",
        weights_of(lambda case: convolution(case, case.channels * case["depth_multiplier"])),
    ),
    "multiplier-ignored": (
        "as many channels come out as go in",
        "Every channel gives depth_multiplier results.",
        "look at the argument depth_multiplier.",
        instead(depth_multiplier=1),
    ),
    "bias-forgotten": (
        "there is no bias",
        "Every output channel has a bias, unless use_bias=False.",
        "add one number for every channel that comes out.",
        no_bias(),
    ),
}
BELIEFS = beliefs_of("depthwise_conv2d", "DepthwiseConv2D", TABLE)
