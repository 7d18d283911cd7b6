"""Lesson 08."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="08_kernel_of_one",
    title="A kernel of size 1: what can it do?",
    belief="A kernel of size 1 is one number.",
    kind="measure",
    minutes=35,
    questions=("Q07",),
    asked_as=("1x1 convolution, pointwise convolution", "kernel_size=1", "bottleneck, reduce the number of channels"),
    removes=("kernel_of_one/*",),
    believed=("conv1d/feature-axis-kept",),
    vote=Question("kernel-of-one-vote", LayerCall("Conv1D", 5, 1), (None, 20, 8), ("parameters",)),
    mixed=(
        Question("kernel-of-one-widens", LayerCall("Conv1D", 32, 1), (None, 15, 3)),
        Question("kernel-of-one-squeezes", (LayerCall("Conv1D", 4, 1), LayerCall("Conv1D", 10, 3)), (None, 30, 50)),
        Question("kernel-of-one-last", LayerCall("Conv1D", 2, 1), (None, 40, 9)),
    ),
)
