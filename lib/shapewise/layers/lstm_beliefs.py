"""What people believe of the shape and the parameters of an LSTM, and which layers would make each belief true."""

from __future__ import annotations

from shapewise.beliefs import Belief
from shapewise.layers import lstm_slips
from shapewise.layers.recurrent import count_of
from shapewise.layers.recurrent_beliefs import LESSON, again, common, dense


def _count(input_shape, config):
    return count_of("LSTM", input_shape, config["units"], config.get("use_bias", True), gates=4)


BELIEFS = (
    *common("lstm", "LSTM", _count),
    Belief(
        code="lstm/no-gates",
        claim="a unit has one set of weights and no gates",
        because="An LSTM unit has gates, each with weights of its own: input, forget, candidate, output.",
        next_step="look at layer.cell.kernel.shape: how does its last axis compare with units?",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: again("SimpleRNN", config),
    ),
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
        code="lstm/no-recurrence",
        claim="the gates see the input alone",
        because="Every gate sees the input of this step and the outputs of all units at the step before.",
        next_step="list the weights of the layer: what is recurrent_kernel for?",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: (dense(config, 4 * config["units"]),),
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
