"""The blocks of an LSTM: what enters, the weights of four gates, the cell, the input over the output."""

from __future__ import annotations

import numpy as np

from shapewise.layers.lstm_cell import GATES
from shapewise.pictures.paper.blocks import axes, block, column, instead, row, table, words
from shapewise.pictures.paper.places import around, bend, bracket, cells, lead_below, span_over
from shapewise.pictures.paper.stage import Stage, block_of, touch
from shapewise.pictures.paper.style import LOW_HEAD, number_text

#: width of a cell for a number with decimals, and for a weight; room for the lines between blocks
VALUE, WEIGHT, WAYS = 52, 27, 14
INPUT, OUTPUT = "batch steps features", "batch steps units"


def gate_names():
    """The names of the four gates, in Keras' order."""
    return [gate if gate == "candidate" else f"{gate} gate" for gate in GATES]


def entering(call):
    """Keys of what enters at a step."""
    return ("x", "h", "one") if call.bias is not None else ("x", "h")


def array_block(name, role, array, names, key=None, **look):
    """An input or output: its first sample with steps to the right."""
    down = names.split()[-1]
    return block(
        key or name, role, array[0].T, axes(names, array.shape), right="steps", down=down, name=name, cell=VALUE, **look
    )


def stage_of(call, step=None):
    """What enters a step and its cell, or both empty; in the place of the cell the last step comes out."""
    features, units = call.sizes[1:]
    names = tuple(f"unit {unit}" for unit in range(units))
    kept = np.full(units, np.nan) if step is None else call.steps[step].cell[0]
    look = {"cell": WEIGHT, "row_names": names, "head": LOW_HEAD}
    gates = [block(name, "weights", call.weights_of(gate), **look) for name, gate in zip(gate_names(), GATES)]
    cell = block("cell", "between", kept[:, None], cell=VALUE, row_names=names, subtitle=("kept inside",), led_to=True)
    last = axes("batch units", (1, units))
    last_step = block("last step", "output", call.y[0, -1:].T, last, down="units", cell=VALUE)
    output = array_block("output", "output", call.y, OUTPUT, led_to=True)
    every = array_block("every step", "output", call.y, OUTPUT)
    out = table(
        [None, array_block("input", "input", call.x, INPUT)],
        [instead(cell, last_step), instead(output, every)],
        [words("last", "return_sequences=False"), words("every", "return_sequences=True")],
    )
    return Stage.of(row(entering_blocks(call, step), WAYS, table(gates[:2], gates[2:], gap=22), WAYS, out))


def entering_blocks(call, step, gap=20):
    """The input of a step, the output of the step before, and the 1 of the bias, one below the other."""
    x, before = (np.full(n, np.nan) for n in call.sizes[1:]) if step is None else call.entering(step)
    now = "x, an input" if step is None else f"x of step {step}"
    last = "h, last output" if step is None else f"h of step {step - 1}" if step else "h, zeros"
    look = {"cell": VALUE, "name_at": "left", "room": ("h, last output",)}
    found = []
    for key, name, role, values, noun in (
        ("x", now, "input", x, "feature"),
        ("h", last, "output", before, "unit"),
        ("one", "1 for the bias", "between", [1], "one"),
    ):
        if key in entering(call):
            names = tuple(f"{noun} {n}" for n in range(len(values)))
            found.append(block(key, role, [[value] for value in values], name=name, row_names=names, **look))
    return column(*found, gap=gap, level="left")


def parts_of(call, grid):
    """Which columns of a gate's weights meet x, h and the bias."""
    features, units = call.sizes[1:]
    ends = [0, features, features + units, features + units + 1]
    parts = list(zip("xhb", ends, ends[1:]))[: 2 if call.bias is None else 3]
    return [one for letter, start, end in parts for one in span_over(grid, slice(start, end), letter)]


def ways_of(on, step):
    """From what enters into all weights, on to the cell, and into the column of the step."""
    enters = around(*(cells(on[one]) for one in ("x", "h", "one") if one in on))
    weights = around(*(cells(on[name]) for name in gate_names()))
    out = cells(on["output"], columns=step)
    return [
        bracket(enters, "right"), bracket(weights, "left"), bend(enters, weights, near=10, far=12),
        bracket(weights, "right"), bend(weights, cells(on["cell"]), near=10), lead_below(cells(on["cell"]), out),
    ]  # fmt: skip


def step_touches(call, on, output):
    """What each number of the output was made of: its step's input, the column before it, its unit's weights."""
    features, units = call.sizes[1:]
    for unit, values in enumerate(output.values):
        for step in (s for s, value in enumerate(values) if value is not None):
            lit = [(on["input"], block_of(range(features), [step]))]
            lit += [(output, block_of(range(units), [step - 1]))] if step else []
            lit += [(on[name], block_of([unit], range(len(on[name].values[0])))) for name in gate_names()]
            gate, cell = call.steps[step].gates["output"][0, unit], call.steps[step].cell[0, unit]
            text = f"output gate {number_text(gate)} x tanh(cell {number_text(cell)}) = {number_text(values[step])}"
            yield touch(output, unit, step, *lit, text=text)
