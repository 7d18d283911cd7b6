"""Lesson 18."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="18_lstm_units",
    title="LSTM: how far back do 3 units look?",
    belief="An LSTM with 3 units looks back 3 steps.",
    kind="surprise",
    questions=("Q13", "Q14", "Q27"),
    asked_as=(
        "number of units, hidden size, memory cells",
        "how many timesteps it remembers",
        "stateful=True, the batch size must be static",
        "number of parameters, gates",
    ),
    teaches=(
        "LSTM",
        "LSTM.return_sequences",
        "LSTM.activation",
        "Conv1D",
        "Conv1D.padding",
        "Dense",
        "Dense.activation",
    ),
    removes=("lstm/*", "gru/*", "bidirectional/*", "repeat_vector/*"),
    vote=Vote(
        "`LSTM(3)` reads 8 steps of 2 features. You change the input at one step. At how many of the 8 steps does "
        "that move the "
        "output after the last step?",
        8,
        {3: "lstm/looks-back-units-steps", 4: "lstm/looks-back-units-steps", 1: "lstm/steps-stand-alone"},
        because="the state is handed on at every step",
    ),
    mixed=(
        Question("lstm-four", LayerCall("LSTM", 4), (None, 12, 6)),
        Question(
            "lstm-two-layers",
            (LayerCall("LSTM", 5, return_sequences=True), LayerCall("LSTM", 7)),
            (None, 8, 2),
        ),
        Question("lstm-long", LayerCall("LSTM", 2), (None, 2000, 4), asks=("parameters",)),
    ),
)
