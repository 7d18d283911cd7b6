"""Lesson 13."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="13_stride_or_pooling",
    title="Stride or pooling: does it matter which one I take?",
    belief="Both halve it, so they are the same.",
    questions=("Q23",),
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
)  # fmt: skip
