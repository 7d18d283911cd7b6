"""Lesson 19."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="19_return_sequences",
    title="LSTM: what does it hand to the next layer?",
    belief="An LSTM hands on every step.",
    kind="debugging",
    minutes=40,
    questions=("Q04",),
    asked_as=(
        "many to one, many to many, when to use return_sequences=True",
        "stacking recurrent layers, a second LSTM",
        "TimeDistributed, one output per timestep",
        "encoder decoder, seq2seq, attention",
    ),
    teaches=("Bidirectional", "Bidirectional.merge_mode", "RepeatVector", "Reshape", "Dense", "Dense.activation"),
    removes=(
        "bidirectional/*",
        "repeat_vector/*",
        "lstm/every-step-comes-out",
        "lstm/only-the-last-step-comes-out",
        "lstm/last-output-repeated",
    ),
    believed=("lstm/every-step-comes-out", "bidirectional/every-step-comes-out"),
    vote=Question("sequences-vote", LayerCall("LSTM", 6), (None, 15, 4), asks=("output_shape",)),
    mixed=(
        Question("sequences-one-way", LayerCall("LSTM", 11), (None, 25, 2), asks=("output_shape",)),
        Question(
            "sequences-both-ways",
            LayerCall("Bidirectional", LayerCall("LSTM", 8)),
            (None, 12, 5),
            asks=("output_shape",),
        ),
        Question(
            "sequences-head",
            (LayerCall("LSTM", 9, return_sequences=True), LayerCall("LSTM", 6), LayerCall("Dense", 13)),
            (None, 14, 4),
            asks=("output_shape",),
        ),
    ),
)
