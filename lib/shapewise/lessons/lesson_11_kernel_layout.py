"""Lesson 11."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="11_kernel_layout",
    title="Conv2D: how many matrices are its weights?",
    belief="32 filters of 3 x 3 are 32 matrices.",
    kind="debugging",
    minutes=40,
    questions=("Q10", "Q20"),
    asked_as=(
        "get_weights shape of a Conv2D, what each number means",
        "visualise the filters of the first layer",
        "PyTorch weights to Keras",
        "RGB channels",
    ),
    teaches=("Conv2D", "Conv2D.groups"),
    removes=("conv2d/weights-of-one-channel", "kernel_layout/*"),
    vote=Question("kernel-layout-vote", LayerCall("Conv2D", 8, 3), (None, 20, 20, 3), ("parameters",)),
    mixed=(
        Question("kernel-layout-five", LayerCall("Conv2D", 6, 5), (None, 12, 12, 4)),
        Question("kernel-layout-depth", LayerCall("Conv2D", 3, 3), (None, 15, 9, 7)),
        Question("kernel-layout-two", (LayerCall("Conv2D", 4, 3), LayerCall("Conv2D", 2, 3)), (None, 14, 14, 3)),
    ),
)
