"""What people believe of the numbers inside an LSTM: of its gates, its two states, and what it remembers.

Each belief is carried out: with the layer's own `forward` where other weights are enough, otherwise by a step of its own.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.activations import activate
from shapewise.layers.lstm_cell import GATES, lstm_gates
from shapewise.layers.recurrent import blocks, over_steps, zeros
from shapewise.misconceptions.belief import Belief

LESSON = "18_lstm_units"
#: a sum so large that a sigmoid of it is 1
OPEN = 60.0


def last_steps_only(forward, x, kernel, recurrent_kernel, bias=None, **options):
    """Each output from the last `units` steps alone, with a state that begins at zero before them."""
    units = len(recurrent_kernel)
    if options.get("go_backwards") or units >= x.shape[1]:  # with so many units it leaves no step out
        return None
    return _windowed(forward, x, kernel, recurrent_kernel, bias, options, units)


def _windowed(forward, x, kernel, recurrent_kernel, bias, options, width):
    one = options | {"return_sequences": False}
    ends = range(1, x.shape[1] + 1) if options.get("return_sequences") else [x.shape[1]]
    outputs = [forward(x[:, max(0, end - width) : end], kernel, recurrent_kernel, bias, **one) for end in ends]
    return np.stack(outputs, axis=1) if options.get("return_sequences") else outputs[-1]


def _stand_alone(forward, x, kernel, recurrent_kernel, bias=None, **options):
    return None if options.get("go_backwards") else _windowed(forward, x, kernel, recurrent_kernel, bias, options, 1)


def _gate_always(name, level):
    """A gate that is always open (`level` 60) or always shut (-60)."""

    def believed(forward, x, kernel, recurrent_kernel, bias=None, **options):
        if options.get("recurrent_activation", "sigmoid") != "sigmoid":
            return None
        bias = np.zeros(kernel.shape[-1]) if bias is None else bias
        place = GATES.index(name)
        weights = [blocks(array, 4) for array in (kernel, recurrent_kernel, bias)]
        for array, value in zip(weights, (0.0, 0.0, level)):
            array[place] = np.full_like(array[place], value)
        return forward(x, *(np.concatenate(array, axis=-1) for array in weights), **options)

    return believed


def _in_order(*order):
    """The blocks of the weights read in another order."""

    def believed(forward, x, *weights, **options):
        return forward(x, *(np.concatenate([blocks(array, 4)[place] for place in order], axis=-1) for array in weights), **options)

    return believed


def _with_step(act):
    """A step of its own: ``act(step, old output, old cell, activations) -> (output, cell)`` from an LSTMStep."""

    def believed(forward, x, kernel, recurrent_kernel, bias=None, **options):
        functions = options.get("activation", "tanh"), options.get("recurrent_activation", "sigmoid")

        def step(x_now, output, cell, *_):
            opened = lstm_gates(x_now, output, cell, kernel, recurrent_kernel, bias, *functions)
            return act(opened, cell, *functions)

        x = np.asarray(x, dtype=float)
        start = zeros(x, len(recurrent_kernel))
        flow = {name: options[name] for name in ("return_sequences", "go_backwards") if name in options}
        return over_steps(step, x, (start, start), **flow)

    return believed


def _not_squashed(step, cell, activation, recurrent_activation):
    return step.gates["output"] * step.cell, step.cell


def _gate_for_candidate(step, cell, activation, recurrent_activation):
    new = step.kept + step.gates["input"] * activate(step.sums["candidate"], recurrent_activation)
    return step.gates["output"] * activate(new, activation), new


def _cell_given(forward, x, *weights, **options):
    """The cell in place of the output; the layer itself goes on as it should."""
    if options.get("go_backwards"):
        return None
    alone = options | {"return_sequences": False, "return_state": True}
    ends = range(1, x.shape[1] + 1) if options.get("return_sequences") else [x.shape[1]]
    cells = [forward(x[:, :end], *weights, **alone)[2] for end in ends]
    return np.stack(cells, axis=1) if options.get("return_sequences") else cells[-1]


def _only_if_softmax(wanted, believed):
    return lambda forward, x, *weights, **options: (
        believed(forward, x, *weights, **options) if (options.get("activation") == "softmax") is wanted else None
    )


def _of_values(code, claim, because, next_step, forward):
    return Belief(f"lstm/{code}", claim, because, next_step, LESSON, ("value",), forward=forward)


BELIEFS = (
    _of_values(
        "only-the-last-steps-count",
        "an output is made from as many steps as there are units, and nothing from before them",
        "The states are handed on at every step, so that every earlier step is felt; units is only how wide they are.",
        "change the input at step 0 and look at the last output.",
        last_steps_only,
    ),
    _of_values(
        "steps-stand-alone",
        "every step begins anew",
        "Both states of a step are handed to the next one; only the first step begins with zeros.",
        "see where your states are set to zero: once, or at every step?",
        _stand_alone,
    ),
    _of_values(
        "output-not-fed-back",
        "the gates see the input alone",
        "The output of the step before enters every gate, through the recurrent kernel.",
        "look for recurrent_kernel in your sums.",
        lambda forward, x, kernel, recurrent_kernel, bias=None, **options: forward(
            x, kernel, np.zeros_like(recurrent_kernel), bias, **options
        ),
    ),
    _of_values(
        "gates-in-another-order",
        "the blocks of the weights are input, forget, output, candidate",
        "Keras keeps them as input, forget, candidate, output.",
        "check which block gets the tanh.",
        _in_order(0, 1, 3, 2),
    ),
    _of_values(
        "forget-before-input",
        "the blocks of the weights begin with the forget gate",
        "Keras keeps them as input, forget, candidate, output.",
        "see which gate your first block is.",
        _in_order(1, 0, 2, 3),
    ),
    _of_values(
        "cell-not-squashed",
        "the output is the output gate times the cell",
        "The cell goes through the activation before the output gate is applied to it.",
        "look at your last line: where is the tanh?",
        _with_step(_not_squashed),
    ),
    _of_values(
        "candidate-like-a-gate",
        "the candidate goes through a sigmoid like the gates",
        "The candidate is content, not a gate: it goes through the activation, tanh unless you say otherwise.",
        "see which function your third block goes through.",
        _with_step(_gate_for_candidate),
    ),
    _of_values(
        "nothing-forgotten",
        "the old cell is kept whole",
        "The old cell is multiplied by the forget gate before anything is added.",
        "look at your line for the cell: what is the old cell multiplied by?",
        _gate_always("forget", OPEN),
    ),
    _of_values(
        "cell-not-kept",
        "the cell holds what this step adds, and nothing of the old one",
        "The new cell is what the forget gate leaves of the old one, plus what this step adds.",
        "look at your line for the cell: where is the old one?",
        _gate_always("forget", -OPEN),
    ),
    _of_values(
        "input-gate-left-out",
        "the candidate is added whole",
        "The candidate is multiplied by the input gate before it is added to the cell.",
        "look at your line for the cell: what is the candidate multiplied by?",
        _gate_always("input", OPEN),
    ),
    _of_values(
        "output-gate-left-out",
        "the squashed cell is the output",
        "The output gate decides, unit by unit, how much of the squashed cell comes out.",
        "look at your last line: which gate has not been used?",
        _only_if_softmax(False, _gate_always("output", OPEN)),
    ),
    _of_values(
        "softmax-gives-probabilities",
        "an LSTM with softmax gives probabilities",
        "The softmax is multiplied by the output gate, number by number, and every output gate is below 1.",
        "add up one row of the layer's output.",
        _only_if_softmax(True, _gate_always("output", OPEN)),
    ),
    _of_values(
        "cell-is-the-output",
        "the cell is what comes out",
        "There are two states: the cell stays inside, the output is what the output gate lets through.",
        "see which of your two states you return.",
        _cell_given,
    ),
    _of_values(
        "steps-backwards",
        "the last step is read first",
        "The steps are read from the first to the last, unless go_backwards=True.",
        "see which step your loop begins with.",
        lambda forward, x, *weights, **options: forward(x, *weights, **options | {"go_backwards": not options.get("go_backwards")}),
    ),
)
