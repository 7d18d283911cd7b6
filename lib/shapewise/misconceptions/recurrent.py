"""What people believe of every recurrent layer: of its units, its steps, and what comes out.

The same ideas meet SimpleRNN, LSTM and GRU; each has them under codes of its own family.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import no_bias, weights_for_every_step
from shapewise.misconceptions.mistakes import (
    afterwards,
    another,
    computed,
    instead,
    shape_of,
    together,
    weights,
    weights_of,
)


def same_units(kind, case):
    """A recurrent layer of another kind."""
    return case.like(kind, case["units"], keep=("return_sequences", "use_bias"))


def dense(case, units):
    """A Dense layer with a bias if the recurrent one has one."""
    return case.like("Dense", units, keep=("use_bias",))


def dense_for_every_step(case):
    """A kernel for every step, and a bias."""
    bias = {"bias_axes": "tu"} if case["use_bias"] else {}
    return LayerCall("EinsumDense", "btf,tfu->btu", (case.lengths[0], case["units"]), **bias)


def window_of_units(case, **padding):
    """A window as many steps long as there are units; with padding="causal" it looks back at each step."""
    return case.like("Conv1D", case["units"], case["units"], **padding, keep=("use_bias",))


def shared(kind, gates=()):
    """The beliefs about one recurrent layer that all of them share, as a table.

    Parameters
    ----------
    kind : str
        The Keras class name.
    gates : tuple of str
        The names of the gates of its units, if they have any.
    """
    article = "An" if kind == "LSTM" else "A"
    several = ", and has several sets of weights, its gates" if gates else ""
    inside, part = ("gates and with ", "gate of every unit") if gates else ("", "unit")
    table = {
        "looks-back-units-steps": (
            "the layer looks back as many steps as it has units",
            "units is how many numbers a state holds. It is handed on at every step, however far that is.",
            "change the input a bit more than units steps back, and look at the last output.",
            together(
                shape_of(lambda case: window_of_units(case), where=lambda case: case["return_sequences"]),
                weights_of(lambda case: window_of_units(case, padding="causal")),
            ),
        ),
        "one-unit-per-step": (
            "there is one unit for every time step",
            "The same units are used at every step; how many there are is the argument units.",
            "make the input longer and see whether the output or the weights grow.",
            instead(units=lambda case: case.lengths[0], where=lambda case: case.lengths[0]),
        ),
        "one-unit-per-feature": (
            "there must be one unit for every feature",
            "You choose units: every unit sees all features, however many there are.",
            "compare the last axis of the output with the argument units.",
            instead(units=lambda case: case.channels),
        ),
        "steps-and-features-swapped": (
            "the first axis after the batch holds the features and the last the steps",
            "A recurrent layer reads (batch, steps, features): each step brings the numbers on the last axis.",
            "name the axes of the input before you count: (batch, steps, features).",
            another(lambda case: (LayerCall("Permute", (2, 1)), case.layer), where=lambda case: case.known),
        ),
        "like-dense": (
            "a unit has one weight for every feature, as in a Dense layer",
            f"{article} {kind} unit sees its own layer's last outputs as well{several}.",
            "list the shapes of layer.get_weights().",
            weights_of(lambda case: dense(case, case["units"])),
        ),
        "all-steps-at-once": (
            "all steps enter at once, each number with its own weight",
            "The steps enter one after the other and share the same weights.",
            "make the input one step longer: does the count change?",
            weights_of(lambda case: (LayerCall("Flatten"), dense(case, case["units"])), where=lambda case: case.known),
        ),
        "weights-for-every-step": (
            "every step has weights of its own",
            "All steps share one set of weights, so the number of steps does not matter to the count.",
            "build the layer for a longer input and compare the counts.",
            weights_for_every_step(),
        ),
        "dense-for-every-step": (
            "every step has a Dense layer of its own",
            f"One set of weights, with {inside}weights for the state, serves all steps.",
            "look for the number of steps in the shapes of layer.get_weights().",
            weights_of(dense_for_every_step, where=lambda case: case.known),
        ),
        "features-are-the-output": (
            "the last axis of the input shape is the output, and one feature goes in",
            "The last axis of the input is how many numbers go in at a step; how many come out is units.",
            "write down one step of the input: how many numbers does it have?",
            computed(count=lambda case: case.on(channels=1).derive("parameters")),
        ),
        "batch-as-features": (
            "the batch size is the number of features",
            "The batch is how many sequences are computed side by side; no weight depends on it.",
            "leave the batch axis out and read the rest: (steps, features).",
            computed(
                count=lambda case: case.on(channels=case.input_shape[0]).derive("parameters"),
                where=lambda case: case.input_shape[0] is not None,
            ),
        ),
        "every-step-comes-out": (
            "the outputs of all steps come out",
            "Only the output of the last step comes out, unless return_sequences=True.",
            "look at the argument return_sequences.",
            instead(return_sequences=True),
        ),
        "only-the-last-step-comes-out": (
            "only the output of the last step comes out",
            "With return_sequences=True the outputs of all steps come out, one after the other.",
            "look at the argument return_sequences.",
            instead(return_sequences=False),
        ),
        "last-output-repeated": (
            "the last output, repeated, is what came out at every step",
            "RepeatVector gives the same vector at every step; what the layer gave on the way is lost.",
            "compare the first two steps of what you hand on.",
        ),
        "units-before-steps": (
            "the units come before the steps",
            "Keras writes the steps first: (batch, steps, units). A picture with units downwards shows the transpose.",
            "name the axes of the output: which one counts the steps?",
            afterwards(
                lambda y: np.swapaxes(y, 1, 2),
                lambda case: LayerCall("Permute", (2, 1)),
                where=lambda case: case["return_sequences"] and case.known,
            ),
        ),
        "one-column-one-unit": (
            "labels in a single column ask for a single unit",
            "It gives as many numbers as it has units, whatever the labels look like; a layer after it makes classes.",
            "compare the last axis of the output with the argument units.",
            shape_of(lambda case: (case.layer, LayerCall("Dense", 1)), where=lambda case: case["units"] > 1),
        ),
        "bias-forgotten": (
            "there is no bias",
            f"Every {part} has a bias, one number added to its sum, unless use_bias=False.",
            f"add one number for every {part}.",
            no_bias(),
        ),
    }
    return table | (about_gates(article, kind, gates) if gates else {})


def about_gates(article, kind, gates):
    """The beliefs about gates that LSTM and GRU share."""
    return {
        "no-gates": (
            "a unit has one set of weights and no gates",
            f"{article} {kind} unit has gates, each with weights of its own: {', '.join(gates)}.",
            "look at layer.cell.kernel.shape: how does its last axis compare with units?",
            weights_of(lambda case: same_units("SimpleRNN", case)),
        ),
        "no-recurrence": (
            "the gates see the input alone",
            "Every gate sees the input of this step and the outputs of all units at the step before.",
            "list the weights of the layer: what is recurrent_kernel for?",
            weights_of(lambda case: dense(case, len(gates) * case["units"])),
        ),
    }


SIMPLE_RNN = shared("SimpleRNN") | {
    "has-gates": (
        "a unit has four gates, as in an LSTM",
        "A SimpleRNN has none: its last output goes through one set of weights and nothing decides what is kept.",
        "look at layer.cell.kernel.shape: how does its last axis compare with units?",
        weights_of(lambda case: same_units("LSTM", case)),
    ),
    "one-number-kept": (
        "one number is handed on from step to step",
        "The state has as many numbers as the layer has units, for each sample of the batch.",
        "make the layer with return_state=True and look at the shape of its state.",
    ),
    "steps-stand-alone": (
        "every step starts from zero",
        "The output of a step enters the next one, through the recurrent kernel; only the first step starts with "
        "zeros.",
        "look for recurrent_kernel in your sums.",
        weights(lambda kernel, recurrent, *bias: (kernel, np.zeros_like(recurrent), *bias)),
    ),
    "recurrent-kernel-turned": (
        "the recurrent kernel has a row for each unit that gets something",
        "Its rows are the units of the step before, its columns the units now: (state) @ (recurrent kernel).",
        "try a recurrent kernel that is not symmetric, with one number in it.",
        weights(lambda kernel, recurrent, *bias: (kernel, np.transpose(recurrent), *bias)),
    ),
    "not-squashed": (
        "the sum comes out as it is",
        "The sum goes through the activation at every step, tanh unless you say otherwise.",
        "look at your line for the state: where is the tanh?",
        instead(activation=None, where=lambda case: case["activation"] == "tanh"),
    ),
    "steps-backwards": (
        "the last step is read first",
        "The steps are read from the first to the last, unless go_backwards=True.",
        "see which step your loop begins with.",
        instead(go_backwards=lambda case: not case["go_backwards"]),
    ),
}
GRU = shared("GRU", ("update", "reset", "candidate")) | {
    "four-gates": (
        "a unit has four gates, as in an LSTM",
        "A GRU has an update gate, a reset gate and a candidate. It has no second state, so it needs no output gate.",
        "count the blocks in layer.cell.kernel: its last axis over units.",
        weights_of(lambda case: same_units("LSTM", case)),
    ),
    "one-bias-a-gate": (
        "every gate has a single bias",
        "With reset_after=True, Keras' default, the input and the state each have a bias of their own.",
        "look at the shape of layer.cell.bias.",
        weights_of(lambda case: case.again(reset_after=False), where=lambda case: case["use_bias"]),
    ),
}
BELIEFS = (*beliefs_of("simple_rnn", "SimpleRNN", SIMPLE_RNN), *beliefs_of("gru", "GRU", GRU))
