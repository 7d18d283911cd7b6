"""Lesson 09."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="09_which_axis_is_time",
    title="Conv1D: which axis is time?",
    belief="The series goes where it fits.",
    kind="debugging",
    questions=("Q28",),
    asked_as=(
        "Computed output size would be zero or negative",
        "Negative dimension size caused by subtracting",
        "expand_dims: which axis",
        "softmax with one output",
    ),
    teaches=(
        "Conv1D",
        "Conv1D.padding",
        "Conv1D.activation",
        "GlobalMaxPooling1D",
        "Dense",
        "Dense.activation",
        "Flatten",
    ),
    removes=("axis/*", "conv1d/slides-along-channels"),
    believed=("axis/goes-where-it-fits",),
    mixed=(
        Question("time-one-step", LayerCall("Conv1D", 2, 1), (None, 1, 60), ("parameters",)),
        Question("time-eight-sensors", LayerCall("Conv1D", 2, 5), (None, 60, 8)),
    ),
    vote=Vote(
        'A series of 1000 values goes into `Conv1D(1, 3, padding="same")` with the shape `(1, 1000)`: how many '
        "weights has it, "
        "bias included?",
        3001,
        {
            4: "axis/goes-where-it-fits",
            1001: "the window is as long as the steps, so it has length 1",
            3000: "there is no bias",
        },
        because="one step of 1000 channels: 3 x 1000 + 1",
    ),
)
