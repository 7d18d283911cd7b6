"""What people believe of the size of pictures and of their channels: what it costs in weights."""

from __future__ import annotations

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import weights_of

TABLE = {
    "weights-grow-with-the-picture": (
        "every pixel has weights of its own, so that larger pictures need more of them",
        "A kernel slides over the picture with the same weights everywhere. A Dense behind Flatten is what has "
        "weights for each pixel.",
        "build the layer for two sizes and compare count_params().",
        weights_of(
            lambda case: (LayerCall("Flatten"), LayerCall("Dense", case["filters"], use_bias=case["use_bias"])),
            where=lambda case: case.known and case["groups"] == 1,
        ),
    ),
    "three-times-all": (
        "three channels make everything three times as large",
        "Only the kernel grows with the channels: the biases and whatever follows count filters.",
        "write down kernel, biases and the Dense behind them, and ask each whether it knows the channels.",
    ),
    "size-is-fixed": (
        "a network takes pictures of one size only",
        "Convolutions and global pooling take any size. A Dense behind Flatten is what fixes it.",
        "give None as height and width of the Input.",
    ),
    "one-channel-is-copied": (
        "a picture of one channel is copied into three",
        "Nothing is copied: a network that is built for one channel has a smaller first kernel, one that has "
        "three refuses it.",
        "compare the shapes of the first kernel.",
    ),
    "head-does-not-grow": (
        "a Dense behind Flatten has as many weights for any size",
        "It has a weight for each place of each map, and larger pictures give larger maps.",
        "write down the shape that Flatten gets, and multiply.",
    ),
    "largest-for-the-mean": (
        "global pooling keeps the largest number of each map, whatever its name says",
        "GlobalAveragePooling keeps the mean; the largest is what GlobalMaxPooling keeps.",
        "pool a map of 1, 3, 5 and 7 with both.",
    ),
    "first-channel-kept": (
        "the weights for the first channel are enough for a grey picture",
        "A grey picture is one with three equal channels: what the three kernels see adds up, so their weights do.",
        "run a grey picture through both networks and compare.",
    ),
    "channels-averaged": (
        "the weights for the three channels are averaged",
        "The channels are added up, so for equal channels the weights are added up as well.",
        "run a grey picture through both networks and compare.",
    ),
}
BELIEFS = beliefs_of("input_size", "Conv2D", TABLE)
