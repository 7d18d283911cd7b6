"""Lesson 18."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="18_lstm_units",
    title="The units of an LSTM are not timesteps",
    belief="An LSTM with 3 units looks back 3 steps.",
    questions=("Q13", "Q14", "Q27"),
    kind="surprise",
    removes=("lstm/*", "gru/*", "simple_rnn/*", "bidirectional/*", "permute/*", "repeat_vector/*"),
)
