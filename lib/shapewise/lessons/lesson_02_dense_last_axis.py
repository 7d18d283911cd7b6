"""Lesson 02."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="02_dense_last_axis",
    title="Dense: what happens to my rows?",
    belief="Dense flattens what it gets.",
    kind="surprise",
    minutes=40,
    questions=("Q17",),
    asked_as=(
        "Dense on 3D input",
        "a fully connected layer on every row or timestep, after a Conv1D or LSTM",
        "the last dimension",
    ),
    teaches=("Dense", "Flatten", "Reshape", "EinsumDense", "EinsumDense.bias_axes"),
    removes=(
        *("dense/flattened", "dense/axis-added", "flatten/last-axis-left"),  # by name, for lesson 03 names them as well
        *("dense/*", "einsum_dense/*", "reshape/*", "flatten/*", "time_distributed/*"),
    ),
    vote=Question("dense-vote", LayerCall("Dense", 2), (None, 4, 3), ("parameters",)),
    mixed=(
        Question("dense-steps", LayerCall("Dense", 10), (None, 20, 5)),
        Question("dense-three-axes", LayerCall("Dense", 6), (None, 3, 7, 2)),
        Question("dense-after-flatten", (LayerCall("Flatten"), LayerCall("Dense", 3)), (None, 6, 5)),
    ),
)
