"""Lesson 03."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="03_flatten_images",
    title="Dense on an image: what does one output see?",
    belief="Dense can take an image as it is.",
    kind="debugging",
    minutes=35,
    questions=("Q18",),
    asked_as=("MNIST digits, 28x28 images", "Flatten before Dense", "an image classifier that does not learn"),
    teaches=("Dense.activation", "Conv2D"),
    removes=("dense/flattened", "dense/axis-added", "dense/no-flatten-needed", "flatten/last-axis-left"),
    vote=Question("image-vote", LayerCall("Dense", 10), (None, 28, 28), ("parameters",)),
    mixed=(
        Question("image-as-it-is", LayerCall("Dense", 32), (None, 14, 12)),
        Question("image-with-a-channel", LayerCall("Dense", 12), (None, 14, 14, 1)),
        Question("image-flattened", (LayerCall("Flatten"), LayerCall("Dense", 6)), (None, 9, 8, 2)),
    ),
)
