"""Lesson 07."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="07_filters_and_kernel_size",
    title="Conv1D(100, 4): which number is the window?",
    belief="The filter is the window, so filters says how long it is.",
    kind="build",
    minutes=35,
    questions=("Q12",),
    asked_as=(
        "difference between filters and kernel_size",
        "number of filters, Conv1D(100, 4): what is each argument",
        "n-grams of word vectors",
    ),
    removes=("conv1d/filters-is-the-length", "conv1d/one-step-at-a-time", "conv1d/filters-alike", "filters/*"),
    vote=Question("filters-vote", LayerCall("Conv1D", 4, 6), (None, 30, 5), ("output_shape",)),
    mixed=(
        Question("filters-seven-words", LayerCall("Conv1D", 7, 2), (None, 25, 10)),
        Question("filters-long-window", LayerCall("Conv1D", 4, 9), (None, 60, 3)),
        Question("filters-two-layers", (LayerCall("Conv1D", 6, 3), LayerCall("Conv1D", 2, 5)), (None, 30, 4)),
    ),
)
