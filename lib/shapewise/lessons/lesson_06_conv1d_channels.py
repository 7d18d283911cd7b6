"""Lesson 06."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="06_conv1d_channels",
    title="Conv1D adds its channels up",
    belief="Conv1D convolves each feature by itself.",
    questions=("Q01", "Q19"),
    kind="surprise",
    removes=("conv1d/*", "depthwise_conv1d/*"),
)
