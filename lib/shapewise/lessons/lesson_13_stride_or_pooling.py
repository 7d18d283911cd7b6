"""Lesson 13."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="13_stride_or_pooling",
    title="Stride or pooling: does it matter which one I take?",
    belief="Both halve it, so they are the same.",
    questions=("Q23",),
    asked_as=("downsample, subsampling", "MaxPooling or strided convolution", "AveragePooling"),
    kind="measure",
    teaches=(
        "Flatten", "Dense", "Conv1D", "Conv1D.strides", "Conv2D", "Conv2D.strides", "Conv2D.padding",
        "MaxPooling1D", "MaxPooling2D", "MaxPooling2D.strides", "MaxPooling2D.padding", "AveragePooling2D",
        "DepthwiseConv2D", "DepthwiseConv2D.strides",
    ),
    removes=(
        "conv1d/is-a-pooling", "conv2d/*", "depthwise_conv2d/*", "max_pooling/*", "average_pooling/*",
        "global_max_pooling/*", "global_average_pooling/*",
    ),
    vote=Vote(
        "`Conv1D(3, 2, strides=2)` gets eight steps with two channels. Channel 0 of the input changes. How many "
        "channels of the "
        "output move?",
        3,
        {
            1: "conv1d/is-a-pooling",
            2: "as many channels come out as went in, and all of them move",
            0: "a change of one channel is lost when the map is halved",
        },
        because="every filter adds up both channels",
    ),
    mixed=(
        Question("halving-odd-map", LayerCall("Conv2D", 12, 2, strides=2, padding="same"), (None, 9, 6, 10)),
        Question("halving-thirds", LayerCall("MaxPooling2D", 3), (None, 11, 8, 5)),
        Question("halving-twice", (LayerCall("Conv2D", 6, 3, strides=2), LayerCall("MaxPooling2D", 2)), (None, 15, 13, 4)),
    ),
)  # fmt: skip
