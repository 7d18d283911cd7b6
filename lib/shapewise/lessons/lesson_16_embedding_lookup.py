"""Lesson 16."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="16_embedding_lookup",
    title="Embedding: which vectors come out?",
    belief="One vector for every word of the vocabulary comes out.",
    kind="build",
    minutes=40,
    questions=("Q21",),
    asked_as=(
        "word vectors, tokens, vocabulary size",
        "InvalidArgumentError: indices is not in [0, 263), index out of range",
        "input_dim, output_dim, input_length, mask_zero",
        "one-hot encoding or word numbers",
    ),
    teaches=("Embedding", "Dense", "Dense.activation", "GlobalAveragePooling1D"),
    removes=("embedding/*",),
    vote=Question("embedding-vote", LayerCall("Embedding", 50, 8), (None, 6), asks=("output_shape",)),
    mixed=(
        Question("embedding-sentence", LayerCall("Embedding", 200, 16), (None, 9)),
        Question("embedding-long", LayerCall("Embedding", 30, 11), (None, 14), asks=("output_shape",)),
        Question(
            "embedding-mean",
            (LayerCall("Embedding", 60, 7), LayerCall("GlobalAveragePooling1D"), LayerCall("Dense", 13)),
            (None, 21),
        ),
    ),
)
