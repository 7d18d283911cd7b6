"""Lesson 13."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="13_stride_or_pooling",
    title="Stride or pooling: both halve, and only one learns",
    belief="Both halve it, so they are the same.",
    questions=("Q23",),
    kind="surprise",
    removes=("conv2d/*", "depthwise_conv2d/*", "max_pooling/*", "average_pooling/*", "global_max_pooling/*", "global_average_pooling/*"),
)
