"""What people believe of the shape and the parameters of an LSTM, and which layers would make each belief true."""

from __future__ import annotations

from shapewise.layers import lstm_slips
from shapewise.layers.lstm_cell import GATES
from shapewise.layers.recurrent import count_of
from shapewise.layers.recurrent_beliefs import LESSON, again, common
from shapewise.misconceptions.belief import Belief


def _count(input_shape, config):
    return count_of("LSTM", input_shape, config["units"], config.get("use_bias", True), gates=len(GATES))


BELIEFS = (
    *common("lstm", "LSTM", _count, GATES),
    Belief(
        code="lstm/three-gates",
        claim="a unit has three gates, as in a GRU",
        because="The candidate for the cell has weights like the gates that open and close: with it there is one block more.",
        next_step="count the blocks in layer.cell.kernel: its last axis over units.",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: again("GRU", config),
    ),
    Belief(
        code="lstm/second-layer-sees-the-input",
        claim="a second layer sees the features that went into the first",
        because="It sees what the first one gives: as many features as the first has units.",
        next_step="write down the output shape of the first layer; it is the second one's input shape.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="lstm/one-state",
        claim="one number for every unit is kept from step to step",
        because="Every unit keeps two: its output, which enters all gates of the next step, and its cell, which stays inside.",
        next_step="make the layer with return_state=True and count the arrays it gives.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="lstm/states-of-all-steps",
        claim="the states of all steps are kept",
        because="Each step takes the place of the one before it: only the states of a single step are kept.",
        next_step="look at the shapes that return_state=True gives: is the number of steps in them?",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="lstm/gates-counted-together",
        claim="all four gates of a unit are one",
        because="Each gate has weights of its own; together the four make the weights of the unit.",
        next_step="take one column of the kernel: whose weights are they?",
        lesson=LESSON,
        about=(),
    ),
    *lstm_slips.BELIEFS,
)
