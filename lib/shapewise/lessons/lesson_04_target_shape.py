"""Lesson 04."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="04_target_shape",
    title="The loss falls: do my shapes fit?",
    belief="It trains, so the shapes must fit.",
    kind="debugging",
    questions=("Q06",),
    asked_as=(
        "target and output must have the same rank (ndim)",
        "labels y with the wrong shape",
        "the loss falls but predictions are all the same",
        "mse, broadcasting",
    ),
    teaches=(
        "Dense",
        "Dense.activation",
        "Dense.use_bias",
        "Conv1D",
        "Conv1D.activation",
        "Flatten",
        "GlobalAveragePooling1D",
    ),
    removes=("target/*",),
    mixed=(
        Question(
            "target-behind-steps", (LayerCall("Conv1D", 6, 3), LayerCall("Dense", 1)), (None, 15, 2), ("output_shape",)
        ),
        Question("target-one-unit", LayerCall("Dense", 1), (None, 7, 5)),
    ),
    vote=Vote(
        "Outputs `[[[1], [1]], [[2], [2]], [[4], [4]]]`, targets `[1, 2, 4]`: what is the mean squared error?",
        3.11,
        {
            0: "target/paired-if-it-runs",
            56: "target/squares-added-up",
            "it raises an error": "target/only-equal-shapes-run",
        },
        because="each of the six outputs meets all three targets",
    ),
)
