"""Inside an LSTM: the four gates of one unit at one step; and how far a change at step 0 is felt."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Function, Labelled, Number
from shapewise.pictures.lstm_blocks import INPUT, OUTPUT, VALUE, array_block
from shapewise.pictures.paper.arithmetic import factors, moved
from shapewise.pictures.paper.blocks import block, lowered, row, table
from shapewise.pictures.paper.places import (
    around,
    cells,
    into,
    lead,
    out_of,
    over,
    sign,
    sign_between,
    turn_into,
)  # fmt: skip
from shapewise.pictures.paper.stage import Stage, block_of, lines, marked, touch
from shapewise.pictures.paper.style import ROW, number_text

#: the gates from top to bottom: what is kept of the old cell, what is added to it, what is shown of it
ORDER = ("forget", "input", "candidate", "output")
#: width of a product's cell, space between the gates, room for a sign, for a function's name, and for both
PRODUCT, GAP, A_SIGN, A_NAME, BOTH = 60, ROW / 2, 40, 32, 70


def gates_opened(call, step=0, unit=0):
    """The frame in which the four gates of one unit at one step are worked out, down to cell and output.

    Parameters
    ----------
    call : LSTMNumbers
    step, unit : int

    Returns
    -------
    Frame
    """
    opened, on = call.steps[step], _opened_stage(call, step, unit)
    old, cell, output = (cells(on[one]) for one in ("old cell", "cell", "output"))
    forget, new, candidate, shown = (cells(on["gates"], place) for place in range(4))
    kept = sign_between(forget, old, "×")
    added = sign("×", x=kept, y=around(new, candidate))
    plus, times = sign_between(kept, added, "+"), sign_between(cell, output, "×")
    pairs = (forget, kept), (old, kept), (new, added), (candidate, added), (kept, plus), (added, plus), (cell, times)
    ways = [into(*pair) for pair in pairs]
    ways += [out_of(plus, cell), turn_into(shown, times), out_of(times, output)]
    activated = [(cells(on["sums"], place), cells(on["gates"], place)) for place in range(4)]
    ways += [lead(*pair, near=3, far=4) for pair in activated]
    names = [over(*pair, "tanh" if gate == "candidate" else "sigmoid") for pair, gate in zip(activated, ORDER)]
    names.append(over(cell, times, "tanh"))
    gate = {name: Labelled(name, Number(float(opened.gates[name][0, unit]))) for name in ORDER}
    total = gate["forget"] * Labelled("old cell", Number(call.old_cell(step, unit))) + gate["input"] * gate["candidate"]
    result = gate["output"] * Function("tanh", (Number(float(opened.cell[0, unit])),))
    title = f"Unit {unit} at step {step}, opened: four sums, four gates, one cell, one output"
    drawn = [output, *ways, *names, kept, added, plus, times]
    worked = lines([("cell", total), ("output", result)])
    return on.moment("gates", title, list(on.grids), worked, drawn, list(_touches(on)))


def _opened_stage(call, step, unit):
    """Products, sums and gates, a row for each gate; then the old cell, the cell, the output."""
    opened, (x, before) = call.steps[step], call.entering(step)
    enters = np.concatenate([x, before, [1.0]])[: len(x) + len(before) + (call.bias is not None)]
    weights = np.stack([call.weights_of(gate)[unit] for gate in ORDER])
    names, one = tuple(gate if gate == "candidate" else f"{gate} gate" for gate in ORDER), (f"unit {unit}",)
    sums, gates = ([[values[gate][0, unit]] for gate in ORDER] for values in (opened.sums, opened.gates))
    rows, alone = {"gap": GAP, "row_names": names}, {"cell": VALUE, "row_names": one, "head": 24}
    level = 0.75 * (ROW + GAP) / ROW  # between the old cell's product and that of the candidate
    notes, entering = factors([enters] * 4, weights), ("what enters × weight",)
    look = {"notes": notes, "cell": PRODUCT, "subtitle": entering, "row_labels": names}
    return Stage.of(row(
        block("products", "between", weights * enters, **look, **rows),
        block("sums", "between", sums, cell=VALUE, subtitle=("added up",), **rows),
        A_NAME,
        block("gates", "between", gates, cell=VALUE, subtitle=("activated",), **rows),
        A_SIGN,
        block("old cell", "between", [[call.old_cell(step, unit)]], **alone),
        lowered(block("cell", "between", [[opened.cell[0, unit]]], **alone), level),
        BOTH,
        lowered(block("output", "output", [[call.y[0, step, unit]]], **alone), level),
    ))  # fmt: skip


def _touches(on):
    """What each number was made of: a sum of products, a gate of its sum, the cell of three gates and the old one."""

    def number(name, place=0):
        return number_text(on[name].values[place][0])

    wide = range(len(on["products"].values[0]))
    for place, gate in enumerate(ORDER):
        terms = " + ".join(number_text(value) for value in on["products"].values[place])
        yield touch(
            on["sums"], place, 0, (on["products"], block_of([place], wide)), text=f"{terms} = {number('sums', place)}"
        )
        name = "tanh" if gate == "candidate" else "sigmoid"
        yield touch(
            on["gates"],
            place,
            0,
            (on["sums"], [(place, 0)]),
            text=f"{name}({number('sums', place)}) = {number('gates', place)}",
        )
    products = f"{number('gates', 0)} x {number('old cell')} + {number('gates', 1)} x {number('gates', 2)}"
    lit = (on["gates"], block_of(range(3), [0])), (on["old cell"], [(0, 0)])
    yield touch(on["cell"], 0, 0, *lit, text=f"{products} = {number('cell')}")
    lit = (on["gates"], [(3, 0)]), (on["cell"], [(0, 0)])
    yield touch(on["output"], 0, 0, *lit, text=f"{number('gates', 3)} x tanh({number('cell')}) = {number('output')}")


def change_felt(call, after, feature=0):
    """The frame in which the input at step 0 is raised by one: which columns of the output move.

    A number counts as moved if it reads differently: what cannot be seen is not marked.

    Parameters
    ----------
    call, after : LSTMNumbers
        Before and after.
    feature : int
        Which feature of step 0 was raised.

    Returns
    -------
    Frame
    """
    steps, _, units = call.sizes
    places = moved(call.y[0].T, after.y[0].T)
    arrays = ("input", call.x, after.x, INPUT, "input, changed"), ("output", call.y, after.y, OUTPUT, "output, moved")
    rows = [
        [array_block(role, role, before, names), array_block(name, role, now, names, named=False)]
        for role, before, now, names, name in arrays
    ]
    on = Stage.of(table(*rows, gap=60, below=12))
    columns = sorted({step for _, step in places})
    title = f"The input at step 0 is raised by 1: {len(columns)} of {steps} columns move"
    felt = ", the last one too" if steps - 1 in columns else "; at the last step it is too little for these digits"
    parts = [
        (f"unit {u} at step {steps - 1}, moved by", Number(float(after.y[0, -1, u])) - Number(float(call.y[0, -1, u])))
        for u in range(units)
    ]
    shown = [
        "input",
        "output",
        marked(on["input, changed"], [(feature, 0)], "changed"),
        marked(on["output, moved"], places, "moved"),
    ]
    return on.moment("change", title + felt, shown, lines(parts), [cells(on["output, moved"], columns=steps - 1)])
