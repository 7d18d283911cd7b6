"""Lesson 22."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="22_weights_and_the_batch",
    title="A layer of my own: which axes can its weights have?",
    belief="One weight per entry of my data matrix.",
    kind="build",
    questions=("Q29",),
    asked_as=(
        "custom layer, add_weight, build, call",
        "Hadamard, elementwise product, trainable scale",
        "Shapes used to initialize variables must be fully-defined",
    ),
    teaches=(
        "Layer",
        "LayerNormalization",
        "LayerNormalization.axis",
        "Dense",
        "DepthwiseConv1D",
        "DepthwiseConv1D.use_bias",
        "EinsumDense",
        "Embedding",
    ),
    removes=("weights/*",),
    believed=("weights/every-entry-of-the-data",),
    mixed=(
        Question("weights-normalized", LayerCall("LayerNormalization"), (None, 12, 20), ("parameters",)),
        Question("weights-of-pictures", LayerCall("LayerNormalization"), (None, 9, 9, 4), ("parameters",)),
    ),
    vote=Vote(
        "100 samples of shape `(10, 64)` go into a layer that multiplies each entry by a weight of its own. How "
        "many weights can it have?",
        640,
        {
            64000: "weights/every-entry-of-the-data",
            64: "weights/rows-share",
            410240: "weights/everything-to-everything",
        },
        because="10 x 64: a weight for each entry of a sample, and the same for all samples",
    ),
)
