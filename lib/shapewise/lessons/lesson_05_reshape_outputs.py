"""Lesson 05."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="05_reshape_outputs",
    title="68 points: which layers make an output of 68 x 2?",
    belief="68 x 2 outputs are something else than 136.",
    kind="measure",
    minutes=35,
    questions=("Q16",),
    asked_as=(
        "landmarks, keypoints, x and y coordinates",
        "output a matrix, several numbers for each point",
        "regression with multiple outputs",
    ),
    teaches=("Dense", "Flatten", "Reshape", "Permute", "Conv2D", "GlobalAveragePooling2D", "MaxPooling2D"),
    removes=("points/*", "reshape/columns-first", "reshape/has-weights"),
    believed=("reshape/has-weights", "reshape/columns-first"),
    mixed=(
        Question("points-in-a-row", (LayerCall("Dense", 30), LayerCall("Reshape", (10, 3))), (None, 8)),
        Question("points-folded-again", LayerCall("Reshape", (12, 5)), (None, 60)),
        Question("points-of-a-table", (LayerCall("Reshape", (4, 6)), LayerCall("Dense", 2)), (None, 24)),
    ),
    vote=Vote(
        "`Reshape((4, 2))` gets the row 10, 11, 12, 13, 14, 15, 16, 17. Which number is the second coordinate of "
        "point 1?",
        13,
        {
            15: "reshape/columns-first",
            11: "points/coordinate-of-the-next-point",
            "none of them": "points/another-output",
        },
        because="point 0 takes the first two numbers, point 1 the next two",
    ),
)
