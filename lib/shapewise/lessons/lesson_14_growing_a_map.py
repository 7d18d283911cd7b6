"""Lesson 14."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="14_growing_a_map",
    title="Conv2DTranspose: does it bring my map back?",
    belief="A transposed convolution undoes a convolution.",
    questions=("Q22", "Q03"),
    asked_as=(
        "upsample, deconvolution, UpSampling2D",
        "checkerboard artifacts",
        "decoder of an autoencoder, U-Net, generator",
    ),
    kind="surprise",
    minutes=45,
    teaches=(
        "Flatten", "Dense", "Reshape", "Conv1D", "Conv1D.strides", "Conv1D.use_bias", "Conv2D", "Conv2D.strides",
        "Conv2D.padding", "Conv1DTranspose", "Conv1DTranspose.strides", "Conv1DTranspose.padding",
        "Conv1DTranspose.use_bias", "Conv2DTranspose", "Conv2DTranspose.strides", "Conv2DTranspose.padding", "UpSampling2D",
        "UpSampling2D.size",
    ),
    removes=("conv_transpose/*",),
    believed=("conv_transpose/undoes", "conv_transpose/scaled-by-strides"),
    vote=Question("growing-vote", LayerCall("Conv1DTranspose", 1, 3, strides=2), (None, 4, 1), ("output_shape",)),
    mixed=(
        Question("growing-steps", LayerCall("Conv1DTranspose", 6, 5, strides=3), (None, 7, 4)),
        Question("growing-a-square", LayerCall("Conv2DTranspose", 12, 4, strides=2), (None, 7, 7, 3)),
        Question(
            "growing-and-back",
            (LayerCall("Conv1DTranspose", 5, 4, strides=3), LayerCall("Conv1D", 2, 4, strides=3)),
            (None, 9, 6),
        ),
    ),
)  # fmt: skip
