"""What people believe of DepthwiseConv1D."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of

TABLE = {
    "multiplier-is-the-total": (
        "depth_multiplier is the number of output channels",
        "It is the number of results per channel: channels x depth_multiplier channels come out.",
        "divide the channels that should come out by those that go in.",
    ),
    "arguments-swapped": (
        "the first argument is depth_multiplier",
        "The first argument is kernel_size, how many steps a window spans.",
        "write both arguments with their names.",
    ),
}
BELIEFS = beliefs_of("depthwise_conv1d", "DepthwiseConv1D", TABLE)
