"""Lesson 17."""

from shapewise.layers.call import LayerCall
from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

LESSON = Lesson(
    slug="17_rnn_three_axes",
    title="SimpleRNN: how do I feed it a vector?",
    belief="An RNN takes vectors like Dense does.",
    kind="debugging",
    minutes=40,
    questions=("Q05", "Q25"),
    asked_as=(
        "expected ndim=3, found ndim=2",
        "timesteps and features, input shape of an RNN",
        "hidden state, initial state",
        "reshape input to 3D",
    ),
    teaches=("SimpleRNN", "SimpleRNN.return_sequences", "Dense", "Dense.activation"),
    removes=("simple_rnn/*", "permute/*"),
    vote=Vote(
        "Eight measurements, one a second. `SimpleRNN(4)` gets them as `(8, 1)`. How many weights does it have?",
        24,
        {
            36: "simple_rnn/all-steps-at-once",
            52: "simple_rnn/steps-and-features-swapped",
            8: "simple_rnn/like-dense",
            192: "simple_rnn/weights-for-every-step",
        },
        because="a unit sees one number, four units of the step before, and a bias, at every step the same",
    ),
    mixed=(
        Question("rnn-six-steps", LayerCall("SimpleRNN", 5), (None, 6, 2)),
        Question("rnn-one-step", LayerCall("SimpleRNN", 6), (None, 1, 7)),
        Question(
            "rnn-chain",
            (LayerCall("SimpleRNN", 4, return_sequences=True), LayerCall("SimpleRNN", 9)),
            (None, 11, 5),
        ),
    ),
)
