"""Lesson 20."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question

LESSON = Lesson(
    slug="20_windows",
    title="Windows: does the input shape fix my data?",
    belief="input_shape=(600, 25) says what the data are.",
    kind="build",
    minutes=40,
    questions=("Q30",),
    asked_as=(
        "sliding windows, lookback, lag",
        "forecast the next value",
        "shorter or longer sequence than trained on, variable length",
        "data leakage, train test split",
    ),
    teaches=("LSTM", "LSTM.return_sequences", "Dense", "Flatten"),
    removes=("windows/*", "lstm/weights-for-every-step"),
    vote=Question("windows-vote", LayerCall("LSTM", 4), (None, 50, 2), asks=("parameters",)),
    mixed=(
        Question("windows-lstm", LayerCall("LSTM", 5), (None, 90, 2), asks=("parameters",)),
        Question("windows-any-length", LayerCall("LSTM", 6, return_sequences=True), (None, 72, 4)),
    ),
)
