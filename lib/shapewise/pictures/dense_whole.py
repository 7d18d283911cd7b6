"""Dense beside Flatten + Dense: every number into every sum; and what moves in either when one number is changed."""

from __future__ import annotations

from shapewise.pictures.paper.arithmetic import count_of, moved, sum_text
from shapewise.pictures.paper.blocks import axes, block, cell_for, lowered, row
from shapewise.pictures.paper.places import beside, cells, into, lead, out_of, over, sign_before
from shapewise.pictures.paper.stage import Stage, block_of, line, lines, touch
from shapewise.pictures.paper.style import CELL, ROW, number_text

#: the axes of input and output, and those that run another way than usual
ROWS, OUT, MARKS = "batch rows features", "batch rows units", {"features": "→", "units": "→"}
#: width of a cell with its change above it; room for the lines; how far apart two sums stand at least, and two rows
CHANGE, FLATTEN, LINES, FAN, PITCH, APART = 48, 60, 10, 90, 84, 8
#: height of a cell where many stand below one another
LOW = 24
#: room for the words +1; how far before the output the lines of a sum run together
FOR_PLUS_1, SIGN = 16, 104


def flatten(call, whole, input_block):
    """The frame with Flatten + Dense: every number of the input has a line into every number that comes out.

    Parameters
    ----------
    call, whole : DenseNumbers
    input_block : Block
        The input as it stands before Dense.

    Returns
    -------
    Frame
    """
    features, units = whole.features, whole.units
    kernel, gap = axes("features units", whole.kernel.shape, units="→"), max(LOW * features / units, PITCH) - ROW
    flat_axes, out_axes = axes("batch features", whole.x.shape), axes("batch units", whole.y.shape)
    flat = block("flat", "input", whole.x[:1].T, flat_axes, down="features", tall=LOW, axes_over=True)
    names = _names("feature", features)
    weights = block("kernel", "weights", whole.kernel, kernel, right="units", row_names=names, tall=LOW)
    output = block("output", "output", whole.y[:1].T, out_axes, down="units", gap=gap, side="right")
    bias = CELL
    if whole.bias is not None:
        names = _names("unit", units)
        bias = lowered(block("bias", "weights", whole.bias[:, None], gap=gap, name_at="right", row_names=names), 0.9)
    on = Stage.of(row(row(input_block, FLATTEN, flat, LINES, weights), FAN, bias, output, level="middle"))
    pluses = [sign_before(cells(on["output"], unit), "+", SIGN) for unit in range(units)]
    drawn = [*pluses, *(out_of(plus, cells(on["output"], unit)) for unit, plus in enumerate(pluses))]
    for feature in range(features):
        drawn.append(lead(cells(on["flat"], feature), cells(on["kernel"], feature), arrow=False))
        drawn += [into(cells(on["kernel"], feature), plus) for plus in pluses]
    if whole.bias is not None:
        drawn += [into(cells(on["bias"], unit), plus) for unit, plus in enumerate(pluses)]
    first = cells(on["input"], 0), cells(on["flat"], 0)
    each = f"{'each of ' * (units > 1)}{count_of(units, 'number')}"
    title = f"Flatten + Dense({units}): {count_of(features, 'line')} into {each}"
    drawn += [lead(*first, near=8, far=26), over(*first, "Flatten")]
    count = line("weights of Flatten + Dense", whole.weights, "parameters")
    return on.moment("flatten", title, list(on.grids), count, drawn, list(_touches(on, whole)))


def change(call, whole, row_changed, feature):
    """The frame in which one number of the input grows by 1.

    A number counts as moved if it reads differently: what cannot be seen is not marked.
    """
    before, flat_before = call.y[0], whole.y[:1].T
    after = call.changed(row_changed, feature)
    flat_after = whole.changed(row_changed * call.features + feature)[:, None]
    x = call.x[0].copy()
    x[row_changed, feature] += 1
    seen, out, flat = (
        axes(ROWS, call.x.shape, **MARKS),
        axes(OUT, call.y.shape, **MARKS),
        axes("batch units", whole.y.shape),
    )
    notes, flat_notes = _changes(before, after), _changes(flat_before, flat_after)
    cell = cell_for(after, flat_after, notes=(*notes, *flat_notes), least=CHANGE)
    on = Stage.of(row(
        block("input", "input", x, seen, down="rows", right="features", behind="batch", gap=APART),
        FOR_PLUS_1,
        block("Dense", "output", after, out, down="rows", right="units", notes=notes, cell=cell, gap=APART),
        block("Flatten + Dense", "output", flat_after, flat, down="units", side="right", notes=flat_notes, cell=cell),
        gap=60,
    ))  # fmt: skip
    places, flat_places = moved(before, after), moved(flat_before, flat_after)
    outlines = [cells(on["input"], row_changed, feature)]
    outlines += [cells(on["Dense"], r) for r in sorted({r for r, _ in places})]
    outlines += [cells(on["Flatten + Dense"])] if flat_places else []
    counts = f"in Dense {len(places)} of {after.size} numbers move, in Flatten + Dense {len(flat_places)} of {flat_after.size}"
    title = f"input[0, {row_changed}, {feature}] grows by 1: {counts}"
    weights = [("weights of Dense", call.weights), ("of Flatten + Dense", whole.weights)]
    plus = beside(cells(on["input"], row_changed), "+1")
    return on.moment("change", title, list(on.grids), lines(weights, "parameters"), [*outlines, plus])


def _touches(on, whole):
    features = range(whole.features)
    for unit in range(whole.units):
        bias = None if whole.bias is None else whole.bias[unit]
        lit = [(on["flat"], block_of(features, [0])), (on["kernel"], block_of(features, [unit]))]
        lit += [] if bias is None else [(on["bias"], [(unit, 0)])]
        text = sum_text(whole.x[0], whole.kernel[:, unit], bias, whole.y[0, unit])
        yield touch(on["output"], unit, 0, *lit, text=text)


def _names(noun, number):
    return tuple(f"{noun} {n}" for n in range(number))


def _changes(before, after):
    """Each number as it was, and its change."""
    return tuple(
        tuple(f"{number_text(a)}{'−' if b < a else '+'}{number_text(abs(b - a))}" for a, b in zip(*pair))
        for pair in zip(before, after)
    )
