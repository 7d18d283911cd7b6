"""Lesson 12."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="12_input_size_and_weights",
    title="Larger pictures: does my network need more weights?",
    belief="Bigger images need more weights.",
    questions=("Q15",),
    asked_as=(
        "image size and number of parameters, larger or smaller images than 224",
        "DenseNet, pretrained application, include_top",
        "greyscale pictures",
        "GlobalAveragePooling2D or Flatten",
    ),
    kind="surprise",
    minutes=40,
    teaches=(
        "Flatten", "Dense", "Conv2D", "Conv2D.strides", "Conv2D.activation", "GlobalAveragePooling2D", "GlobalMaxPooling2D",
        "Concatenate",
    ),
    removes=("input_size/*",),
    believed=("input_size/weights-grow-with-the-picture", "conv2d/weights-of-one-channel"),
    vote=Vote(
        "Eight filters of 3 x 3, global average pooling, `Dense(2)`: for grey pictures of 32 x 32 that is 98 "
        "weights. How many for "
        "64 x 64?",
        98,
        {
            392: "input_size/weights-grow-with-the-picture",
            196: "twice the side, twice the weights",
            "more, but it depends": "the convolution stays, the Dense at its end grows: so it would be with Flatten",
        },
        because="a kernel and a mean have no size of picture in them",
    ),
    mixed=(
        Question("size-colour", LayerCall("Conv2D", 6, 5), (None, 40, 30, 3)),
        Question(
            "size-any",
            (LayerCall("Conv2D", 4, 3), LayerCall("GlobalAveragePooling2D"), LayerCall("Dense", 5)),
            (None, 20, 24, 2),
        ),
        Question("size-large", LayerCall("Conv2D", 7, 3, strides=2), (None, 101, 81, 2), ("parameters",)),
    ),
)  # fmt: skip
