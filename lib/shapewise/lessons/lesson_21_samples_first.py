"""Lesson 21."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="21_samples_first",
    title="Seven pictures, one target: what is a sample?",
    belief="The network will notice that 7 images belong together.",
    kind="surprise",
    questions=("Q11", "Q24"),
    asked_as=(
        "Data cardinality is ambiguous, the same number of samples",
        "reshape or transpose, swapaxes",
        "several images for one label, group images into one training example, video frames",
    ),
    teaches=("Dense", "Dense.activation", "Flatten", "Conv2D", "Conv3D", "MaxPooling3D", "LSTM", "RepeatVector"),
    removes=("samples/*",),
    believed=("samples/noticed-by-itself", "samples/reshape-regroups"),
    mixed=(
        Question("samples-one-by-one", LayerCall("Conv3D", 5, (2, 2, 1)), (None, 12, 12, 6, 1), ("output_shape",)),
        Question("samples-with-colours", LayerCall("Conv3D", 8, (2, 2, 1)), (None, 10, 14, 5, 2)),
    ),
    vote=Vote(
        "Seven pictures of one film go through a model for single pictures. You change one of them. How many of "
        "the seven answers move?",
        1,
        {
            7: "samples/noticed-by-itself",
            0: "the target is the same, so the answer is",
            3: "a picture meets its neighbours",
        },
        because="each sample goes through the model alone",
    ),
)
