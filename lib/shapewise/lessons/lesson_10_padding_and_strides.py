"""Lesson 10."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="10_padding_and_strides",
    title='padding="same": the same as what?',
    belief="padding same keeps the length.",
    questions=("Q02", "Q08"),
    asked_as=(
        "valid padding, causal padding",
        "output length formula, output size of a convolution",
        "strides=2, dilation_rate",
        "border_mode",
    ),
    kind="debugging",
    teaches=(
        "Conv1D", "Conv1D.strides", "Conv1D.padding", "Conv1D.dilation_rate", "Conv1D.use_bias", "ZeroPadding1D",
        "ZeroPadding1D.padding", "Conv1DTranspose", "Conv1DTranspose.strides", "Conv1DTranspose.padding", "MaxPooling1D",
        "MaxPooling1D.strides", "MaxPooling1D.padding",
    ),
    removes=(
        "conv1d/same-keeps-the-length", "conv1d/rest-rounded-up", "conv1d/zeros-as-many-as-the-kernel",
        "conv1d/strides-lengthen", "conv1d/neither-zeros-nor-strides", "conv1d/zeros-alike-at-both-ends",
        "conv1d/odd-zero-first", "conv1d/zeros-at-the-end", "conv1d/padding-ignored", "conv1d/strides-ignored",
        "conv1d/dilation-ignored",
    ),
    vote=Question("ruler-vote", LayerCall("Conv1D", 32, 5, strides=2, padding="same"), (None, 127, 1), ("output_shape",)),
    mixed=(
        Question("ruler-thirds", LayerCall("Conv1D", 8, 4, strides=3, padding="same"), (None, 50, 3)),
        Question("ruler-holes", LayerCall("Conv1D", 6, 3, dilation_rate=4), (None, 30, 2), asks=("output_shape",)),
        Question("ruler-halves", LayerCall("Conv1D", 5, 7, strides=2, padding="same"), (None, 91, 4)),
    ),
)  # fmt: skip
