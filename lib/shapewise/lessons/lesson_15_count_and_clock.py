"""Lesson 15."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="15_count_and_clock",
    title="Fewer operations: is it as many times faster?",
    belief="Nine times fewer operations, nine times faster.",
    kind="measure",
    minutes=40,
    questions=("Q09",),
    asked_as=("depthwise separable, MobileNet", "FLOPs, multiply-adds", "speed, slow, latency, GPU"),
    teaches=(
        "Conv2D", "Conv2D.padding", "Conv2D.use_bias", "Conv2D.groups",
        "DepthwiseConv2D", "DepthwiseConv2D.padding", "DepthwiseConv2D.use_bias",
        "SeparableConv2D", "SeparableConv2D.padding", "SeparableConv2D.use_bias",
    ),
    removes=("separable_conv2d/*",),
    vote=Vote(
        "A 3 x 3 convolution from 32 to 32 channels is replaced by a separable one. How many times fewer "
        "multiply-adds does it need?",
        7.02,
        {
            9: "separable_conv2d/nine-times",
            32: "separable_conv2d/second-half-forgotten",
            1: "the same numbers come out, so the same work is done",
        },
        because="9 x 32 x 32 products at a place become 9 x 32 + 32 x 32",
    ),
    mixed=(
        Question("clock-many-filters", LayerCall("SeparableConv2D", 48, 5), (None, 20, 18, 6)),
        Question("clock-a-half", LayerCall("SeparableConv2D", 10, 3, padding="same"), (None, 9, 7, 16)),
    ),
)  # fmt: skip
