"""Lesson 01."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

#: how an LSTM counts its weights is the matter of a later lesson
_ASKED = (
    "what is the shape of its output, and how many parameters does it have? "
    "(An LSTM has 4 x (features + units + 1) x units of them.)"
)

LESSON = Lesson(
    slug="01_batch_axis",
    title="What is None, and who chooses the batch?",
    belief="My data is one batch of 100.",
    kind="measure",
    minutes=30,
    questions=("Q26",),
    asked_as=(
        "None in model.summary()",
        "does batch_size change the number of weights",
        "epoch, iteration, steps_per_epoch",
        "the first dimension of the shape",
    ),
    teaches=("Dense", "Flatten", "LSTM", "LSTM.return_sequences", "Masking"),
    removes=("batch/*", "lstm/batch-as-features", "simple_rnn/batch-as-features", "gru/batch-as-features"),
    believed=("batch/all-in-one", "batch/fixed-by-the-data"),
    mixed=(
        Question("batch-of-32", LayerCall("LSTM", 5), (32, 20, 1), text=_ASKED),
        Question("batch-of-7", LayerCall("LSTM", 4), (7, 50, 5), text=_ASKED),
        Question("batch-of-64", LayerCall("LSTM", 5, return_sequences=True), (64, 300, 1), text=_ASKED),
    ),
    vote=Vote(
        "100 samples, `model.fit(x, y)` and nothing else: how many updates does one epoch make?",
        4,
        {1: "batch/all-in-one", 100: "batch/one-by-one", 3: "batch/rest-left-out"},
        because="batches of 32, 32, 32 and 4",
    ),
)
