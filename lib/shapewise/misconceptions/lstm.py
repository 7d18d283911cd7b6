"""What people believe of an LSTM: of its units, as of every recurrent layer; of its gates, states and memory."""

from __future__ import annotations

import numpy as np

from shapewise.layers.activations import activate
from shapewise.layers.lstm_cell import GATES, lstm_gates
from shapewise.layers.recurrent import blocks, over_steps, zeros
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import always, computed, instead, weights, weights_of
from shapewise.misconceptions.recurrent import same_units, shared

#: sums so large that a sigmoid of them is 1, or 0
OPEN, SHUT = 60.0, -60.0


def forwards(case):
    """The first step is read first."""
    return not case["go_backwards"]


def units_leave_steps_out(case):
    """There are more steps than units."""
    return forwards(case) and case["units"] < case.lengths[0]


def at_each_end(case, x, run):
    """What `run` gives for the input up to a step: for each step, or for the last alone."""
    ends = range(1, x.shape[1] + 1) if case["return_sequences"] else [x.shape[1]]
    outputs = [run(x[:, :end]) for end in ends]
    return np.stack(outputs, axis=1) if case["return_sequences"] else outputs[-1]


def windows(case, x, weights, width):
    """Each output from the last `width` steps alone, with a state that begins at zero before them."""
    return at_each_end(case, x, lambda seen: case.run(seen[:, -width:], *weights, return_sequences=False))


def cell_of_each_step(case, x, *weights):
    """The cell in place of the output; the layer itself goes on as it should."""
    return at_each_end(case, x, lambda seen: case.run(seen, *weights, return_sequences=False, return_state=True)[2])


def in_order(*gates):
    """The blocks of the weights read in another order."""
    places = [GATES.index(gate) for gate in gates]
    return weights(lambda *arrays: [np.concatenate([blocks(a, 4)[p] for p in places], axis=-1) for a in arrays])


def gate_always(name, level, where=always):
    """A gate that is always open or always shut, whatever comes in."""

    def change(kernel, recurrent_kernel, bias=None):
        bias = np.zeros(kernel.shape[-1]) if bias is None else bias
        changed = [blocks(array, 4) for array in (kernel, recurrent_kernel, bias)]
        for array, value in zip(changed, (0.0, 0.0, level)):
            array[GATES.index(name)] = np.full_like(array[GATES.index(name)], value)
        return [np.concatenate(array, axis=-1) for array in changed]

    return weights(change, where=lambda case: case["recurrent_activation"] == "sigmoid" and where(case))


def with_step(act):
    """A step of its own: ``act(LSTMStep, old cell, activation, recurrent_activation) -> (output, cell)``."""

    def numbers(case, x, kernel, recurrent_kernel, bias=None):
        functions = case["activation"], case["recurrent_activation"]

        def step(x_now, output, cell):
            return act(lstm_gates(x_now, output, cell, kernel, recurrent_kernel, bias, *functions), cell, *functions)

        x, start = np.asarray(x, dtype=float), zeros(x, len(recurrent_kernel))
        flow = {name: case[name] for name in ("return_sequences", "go_backwards")}
        return over_steps(step, x, (start, start), **flow)

    return numbers


def not_squashed(step, cell, activation, recurrent_activation):
    """The output without the activation of the cell."""
    return step.gates["output"] * step.cell, step.cell


def gate_for_candidate(step, cell, activation, recurrent_activation):
    """The candidate with the activation of the gates."""
    new = step.kept + step.gates["input"] * activate(step.sums["candidate"], recurrent_activation)
    return step.gates["output"] * activate(new, activation), new


def bare_gates(step, cell, activation, recurrent_activation):
    """The sums of the gates, without the function that brings them between 0 and 1."""
    new = step.sums["forget"] * cell + step.sums["input"] * step.gates["candidate"]
    return step.sums["output"] * activate(new, activation), new


def forget_what_is_added(step, cell, activation, recurrent_activation):
    """What the input gate does not add is kept, as in a GRU."""
    new = (1 - step.gates["input"]) * cell + step.added
    return step.gates["output"] * activate(new, activation), new


def show_the_old_cell(step, cell, activation, recurrent_activation):
    """The output gate lets the cell of the step before out."""
    return step.gates["output"] * activate(cell, activation), step.cell


TABLE = shared("LSTM", GATES) | {
    "three-gates": (
        "a unit has three gates, as in a GRU",
        "The candidate for the cell has weights as well, like the three gates: that makes one block more.",
        "count the blocks in layer.cell.kernel: its last axis over units.",
        weights_of(lambda case: same_units("GRU", case)),
    ),
    "second-layer-sees-the-input": (
        "a second layer sees the features of the first layer's input",
        "It sees the first layer's output: as many features as the first has units.",
        "write down the output shape of the first layer: it is the input shape of the second.",
    ),
    "one-state": (
        "one number for every unit is kept from step to step",
        "Every unit keeps two: its output, which enters all gates of the next step, and its cell, which stays inside.",
        "make the layer with return_state=True and count the arrays it gives.",
    ),
    "states-of-all-steps": (
        "the states of all steps are kept",
        "Each step overwrites the states of the step before: only the latest ones are kept.",
        "look at the shapes that return_state=True gives: is the number of steps in them?",
    ),
    "gates-counted-together": (
        "the four gates of a unit count as one",
        "Each gate has its own weights; a unit has those of all four.",
        "take one column of the kernel: whose weights are they?",
    ),
    "only-the-last-steps-count": (
        "an output depends on as many steps as there are units, and on none before",
        "The states are handed on at every step, so earlier steps still count, if more faintly; units is their width.",
        "change the input a bit more than units steps back, and look at the last output.",
        computed(lambda case, x, *weights: windows(case, x, weights, case["units"]), where=units_leave_steps_out),
    ),
    "steps-stand-alone": (
        "every step starts from zero",
        "Both states are handed to the next step; only the first step starts with zeros.",
        "see where your states are set to zero: once, or at every step?",
        computed(lambda case, x, *weights: windows(case, x, weights, 1), where=forwards),
    ),
    "output-not-fed-back": (
        "the gates see the input alone",
        "The previous step's output enters every gate, through the recurrent kernel.",
        "look for recurrent_kernel in your sums.",
        weights(lambda kernel, recurrent, *bias: (kernel, np.zeros_like(recurrent), *bias)),
    ),
    "gates-in-another-order": (
        "the blocks of the weights are input, forget, output, candidate",
        "Keras keeps them as input, forget, candidate, output.",
        "check which of your blocks gets the tanh.",
        in_order("input", "forget", "output", "candidate"),
    ),
    "forget-before-input": (
        "the blocks of the weights begin with the forget gate",
        "Keras keeps them as input, forget, candidate, output.",
        "see which gate your first block is.",
        in_order("forget", "input", "candidate", "output"),
    ),
    "cell-not-squashed": (
        "the output is the output gate times the cell",
        "The cell goes through the activation before the output gate is applied to it.",
        "look at your last line: where is the tanh?",
        computed(with_step(not_squashed)),
    ),
    "candidate-like-a-gate": (
        "the candidate goes through a sigmoid like the gates",
        "The candidate is content, not a gate: it goes through the activation, tanh unless you say otherwise.",
        "see which function your third block goes through.",
        computed(with_step(gate_for_candidate)),
    ),
    "gates-not-squashed": (
        "the gates are their sums",
        "Every gate goes through a sigmoid first, so that it lies between 0 and 1.",
        "print your gates: do they lie between 0 and 1?",
        computed(with_step(bare_gates)),
    ),
    "forgets-what-it-adds": (
        "what the input gate does not add is kept, as in a GRU",
        "An LSTM has a forget gate of its own: what is kept and what is added are decided apart.",
        "look at your line for the cell: where is the forget gate?",
        computed(with_step(forget_what_is_added)),
    ),
    "old-cell-is-shown": (
        "the output is made of the cell that the step before left",
        "The cell is changed first; the output gate then lets the new one out.",
        "look at your last line: which cell is in it, the old or the new one?",
        computed(with_step(show_the_old_cell)),
    ),
    "one-unit-per-class": (
        "an LSTM needs one unit for each class",
        "Units are the numbers that it keeps, as many as you like; the classes are the business of the layer "
        "behind it.",
        "make the units twice as many: how many numbers come out of the last layer?",
    ),
    "nothing-forgotten": (
        "the old cell is kept whole",
        "The old cell is multiplied by the forget gate before anything is added.",
        "look at your line for the cell: what is the old cell multiplied by?",
        gate_always("forget", OPEN),
    ),
    "cell-not-kept": (
        "the cell holds what this step adds, and nothing of the old one",
        "The new cell is what the forget gate keeps of the old one, plus what this step adds.",
        "look at your line for the cell: where is the old one?",
        gate_always("forget", SHUT),
    ),
    "input-gate-left-out": (
        "the whole candidate is added",
        "The candidate is multiplied by the input gate before it is added to the cell.",
        "look at your line for the cell: what is the candidate multiplied by?",
        gate_always("input", OPEN),
    ),
    "output-gate-left-out": (
        "the squashed cell is the output",
        "The output gate decides for each unit how much of the squashed cell comes out.",
        "look at your last line: which gate is missing?",
        gate_always("output", OPEN, where=lambda case: case["activation"] != "softmax"),
    ),
    "softmax-gives-probabilities": (
        "an LSTM with softmax gives probabilities",
        "The softmax is multiplied by the output gate, number by number, and every output gate is below 1.",
        "add up one row of the layer's output.",
        gate_always("output", OPEN, where=lambda case: case["activation"] == "softmax"),
    ),
    "cell-is-the-output": (
        "the cell is what comes out",
        "There are two states: the cell stays inside, the output is what the output gate lets through.",
        "see which of your two states you return.",
        computed(cell_of_each_step, where=forwards),
    ),
    "steps-backwards": (
        "the last step is read first",
        "The steps are read from the first to the last, unless go_backwards=True.",
        "see which step your loop begins with.",
        instead(go_backwards=lambda case: not case["go_backwards"]),
    ),
}
BELIEFS = beliefs_of("lstm", "LSTM", TABLE)
