"""Inside an LSTM: the four gates of one unit at one step; and how far a change at step 0 is felt.

This file claims: every product, sum and gate is that of the layer's own weights; the output after the change is
computed by the layer like the one before it.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Derivation, Function, Labelled, Number
from shapewise.layers.lstm_cell import GATES
from shapewise.pictures.lstm_frames import VALUE, rows_of
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Line, Outline
from shapewise.pictures.paper.style import HEAD, ROW, number_text

#: width of a product's cell; space between the rows of the gates
PRODUCT, GAP = 60, 12


def gates_opened(call, step=0, unit=0):
    """The frame in which the four gates of one unit at one step are worked out.

    Raises
    ------
    ValueError
        If there is no such step or unit.
    """
    steps, features, units = call.sizes
    for name, value, most in (("step", step, steps), ("unit", unit, units)):
        if not 0 <= value < most:
            raise ValueError(f"there is no {name} {value}: expected {name} from 0 to {most - 1}.")
    opened = call.steps[step]
    x, before = call.entering(step)
    entering = np.concatenate([x, before, [1.0]])[: features + units + (call.bias is not None)]
    weights = np.stack([call.weights_of(gate)[unit] for gate in GATES])
    names = tuple(gate if gate == "candidate" else f"{gate} gate" for gate in GATES)
    notes = tuple(tuple(f"{number_text(a)}×{number_text(b)}" for a, b in zip(entering, row)) for row in weights)
    sums = np.array([opened.sums[gate][0, unit] for gate in GATES])
    gates = np.array([opened.gates[gate][0, unit] for gate in GATES])
    top, left = HEAD, 100
    sums_x = left + PRODUCT * len(entering) + 40
    gates_x = sums_x + VALUE + 62
    cell_x = gates_x + VALUE + 84
    output_x = cell_x + VALUE + 84
    one = (f"unit {unit}",)
    pitch, third = ROW + GAP, top + 2 * (ROW + GAP)
    grids = (
        Grid(
            "products", "between", rows_of(weights * entering), left, top, notes=notes, cell=PRODUCT, gap=GAP, row_names=names,
            subtitle=("what enters × weight",),
        ),
        Grid("sums", "between", rows_of(sums[:, None]), sums_x, top, cell=VALUE, gap=GAP, row_names=names, subtitle=("added up",)),
        Grid("gates", "between", rows_of(gates[:, None]), gates_x, top, cell=VALUE, gap=GAP, row_names=names, subtitle=("activated",)),
        Grid("old cell", "between", ((call.old_cell(step, unit),),), cell_x, top, cell=VALUE, row_names=one),
        Grid("cell", "between", ((float(opened.cell[0, unit]),),), cell_x, third, cell=VALUE, row_names=one, head_at=third + 38),
        Grid("output", "output", ((float(call.y[0, step, unit]),),), output_x, third, cell=VALUE, row_names=one, head_at=third + 38),
    )  # fmt: skip
    lines, labels = [], [Label(name, left - 10, top + row * pitch + ROW / 2, align="right") for row, name in enumerate(names)]
    for row, gate in enumerate(GATES):
        y = top + row * pitch + ROW / 2
        lines.append(Line(((sums_x + VALUE + 3, y), (gates_x - 4, y)), arrow=True))
        labels.append(Label("tanh" if gate == "candidate" else "sigmoid", (sums_x + VALUE + gates_x) / 2, y - 9, "note"))
    bar, level, last = gates_x + VALUE + 34, third + ROW / 2, top + 3 * pitch + ROW / 2
    lines += [Line(((gates_x + VALUE + 3, top + row * pitch + ROW / 2), (bar, top + row * pitch + ROW / 2))) for row in range(3)]
    lines.append(Line(((cell_x - 3, top + ROW / 2), (bar, top + ROW / 2), (bar, level))))
    lines.append(Line(((bar, level), (cell_x - 3, level)), arrow=True))
    lines.append(Line(((cell_x + VALUE + 3, level), (output_x - 6, level)), arrow=True))
    lines.append(Line(((gates_x + VALUE + 3, last), (output_x + VALUE / 2, last), (output_x + VALUE / 2, third + ROW + 6)), arrow=True))
    labels.append(Label("tanh", (cell_x + VALUE + output_x) / 2, level - 9, "note"))
    gate = {name: Number(float(value)) for name, value in zip(GATES, gates)}
    old, new = Number(call.old_cell(step, unit)), Number(float(opened.cell[0, unit]))
    cell = Labelled("forget", gate["forget"]) * Labelled("old cell", old) + Labelled("input", gate["input"]) * Labelled(
        "candidate", gate["candidate"]
    )
    output = Labelled("output", gate["output"]) * Function("tanh", (new,))
    return Frame(
        "gates",
        f"Unit {unit} at step {step}, opened: four sums, four gates, one cell, one output",
        grids,
        Derivation("value", (("cell", cell), ("output", output))),
        outlines=(Outline(output_x, third, VALUE, ROW),),
        lines=tuple(lines),
        labels=tuple(labels),
        width=output_x + VALUE + 50,
        height=top + 4 * (ROW + GAP) + 8,
    )


def change_felt(call, after, feature=0):
    """The frame in which the input at step 0 is raised by one: every column moves, the last one as well."""
    steps, features, units = call.sizes
    x, y, gap = 100, HEAD, 128
    axes = tuple(Axis(name, n, size) for n, (name, size) in enumerate(zip(("batch", "steps", "features"), call.x.shape)))
    out = tuple(Axis(name, n, size) for n, (name, size) in enumerate(zip(("batch", "steps", "units"), call.y.shape)))
    wide = max(VALUE * steps, 150)
    lower, right = y + ROW * features + HEAD + 10, x + wide + gap
    moved = tuple((u, s, "moved") for u in range(units) for s in range(steps) if after.y[0, s, u] != call.y[0, s, u])
    small = {"cell": VALUE}
    grids = (
        Grid("input", "input", rows_of(call.x[0].T), x, y, rows=axes[2], columns=axes[1], shape=axes, **small),
        Grid("output", "output", rows_of(call.y[0].T), x, lower, rows=out[2], columns=out[1], shape=out, **small),
        Grid(
            "input, changed", "input", rows_of(after.x[0].T), right, y, rows=axes[2], columns=axes[1],
            marks=((feature, 0, "changed"),), **small,
        ),
        Grid("output, moved", "output", rows_of(after.y[0].T), right, lower, rows=out[2], columns=out[1], marks=moved, **small),
    )  # fmt: skip
    parts = tuple(
        (f"unit {u} at step {steps - 1}, moved by", Number(float(after.y[0, -1, u])) - Number(float(call.y[0, -1, u])))
        for u in range(units)
    )
    columns = len({s for _, s, _ in moved})
    return Frame(
        "change",
        f"The input at step 0 is raised by 1: {columns} of {steps} columns move, the last one too",
        grids,
        Derivation("value", parts),
        outlines=(Outline(right + VALUE * (steps - 1), lower, VALUE, ROW * units),),
        width=right + wide + 30,
        height=lower + ROW * units + 10,
    )
