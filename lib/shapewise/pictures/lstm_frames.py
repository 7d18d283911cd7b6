"""What there is to see of an LSTM, frame by frame, as data: units downwards, timesteps to the right.

This file claims: the weights are drawn once, beside the grid, and are the same in every frame; what enters them at a
step is the input of that step and the column of the step before; and every block keeps its place.
"""

from __future__ import annotations

from shapewise.derivation import Derivation, Function, Number, product
from shapewise.layers.lstm_cell import GATES
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Line, Outline
from shapewise.pictures.paper.style import HEAD, ROW, overhang

#: width of a cell for a number with decimals, and for a weight; room between the gates, and from block to block
VALUE, WEIGHT, BETWEEN, APART = 46, 27, 22, 40
#: room for the words beside what enters, and beside a grid
BESIDE, SIDE = 92, 92

MOMENTS = ("weights", "step", "sequences")


class LSTMFrames:
    """Builds the frames of one :class:`~shapewise.pictures.lstm_numbers.LSTMNumbers`."""

    def __init__(self, call):
        self.call = call
        self.steps, self.features, self.units = call.sizes
        self.columns = self.features + self.units + (call.bias is not None)
        self.enter_x = BESIDE
        self.weights_x = self.enter_x + VALUE + APART
        self.gate_wide, self.gate_high = WEIGHT * self.columns, ROW * self.units
        self.cell_x = self.weights_x + 2 * self.gate_wide + BETWEEN + APART + 12
        self.grid_x = self.cell_x + VALUE + 22 + SIDE + overhang(VALUE * self.steps)
        self.input_y = HEAD
        self.grid_y = self.input_y + ROW * self.features + HEAD + 12
        self.width = self.grid_x + VALUE * self.steps + overhang(VALUE * self.steps) + 8
        entering = HEAD + ROW * (self.features + self.units + 1) + 24
        self.height = max(self.grid_y + self.gate_high + 46, self.gate_y(2) + self.gate_high + 12, entering)

    def gate_y(self, place):
        """The upper edge of a gate's weights: two gates stand above two."""
        return HEAD + (place // 2) * (self.gate_high + 58)

    # the moments of the storyboard

    def show_weights(self, step=0):
        """Nothing has entered yet: an empty grid, and the weights."""
        title = f"The weights of {self.units} units: four gates, drawn once and used at every step"
        return self._frame(
            "weights", title, [*self._entering(None), *self._weights(), self._cell(None), self._input(), self._grid(0)],
            self.call.parameters(),
        )  # fmt: skip

    def show_step(self, step=0):
        """One step: what enters, the same weights, the column that fills."""
        before = f"the column of step {step - 1}" if step else "a state of zeros"
        title = f"Step {step}: its input and {before} enter the same weights; column {step} fills"
        opened = self.call.steps[step]
        output = Number(float(opened.gates["output"][0, 0])) * Function("tanh", (Number(float(opened.cell[0, 0])),))
        outlines = [self._column(self._input(), step), self._column(self._grid(0), step)]
        if step:
            outlines.append(self._column(self._grid(0), step - 1, thin=True))
        return self._frame(
            "step", title,
            [*self._entering(step), *self._weights(), self._cell(step), self._input(), self._grid(step + 1)],
            Derivation("value", (("unit 0, output gate x tanh(cell)", output),)),
            outlines, self._ways(step),
        )  # fmt: skip

    def show_sequences(self, step=0):
        """What comes out: the last column, or the whole grid."""
        grid, x = self._grid(self.steps), self.weights_x + self.gate_wide
        last = Grid(
            "last step", "output", rows_of(self.call.y[0, -1:].T), x, self.grid_y, cell=VALUE,
            rows=Axis("units", 1, self.units), shape=(Axis("batch", 0, 1), Axis("units", 1, self.units)),
        )  # fmt: skip
        every = Grid(**{**grid.__dict__, "name": "every step"})
        right, under = self.grid_x + VALUE * (self.steps - 0.5), self.grid_y + self.gate_high
        way = ((right, under + 6), (right, under + 20), (x + VALUE / 2, under + 20), (x + VALUE / 2, under + 6))
        parts = (
            ("return_sequences=False, numbers", Number(self.units)),
            ("return_sequences=True, numbers", product(Number(self.steps), Number(self.units))),
        )
        title = "Without return_sequences the last column alone comes out; with it the whole grid, steps first"
        return self._frame(
            "sequences", title, [self._input(), last, every], Derivation("value", parts),
            [self._column(grid, self.steps - 1)], [Line(way, arrow=True)],
            [
                Label("return_sequences=False", x + VALUE / 2, under + 34),
                Label("return_sequences=True", self.grid_x + VALUE * self.steps / 2, under + 34),
            ],
        )  # fmt: skip

    # the blocks

    def _frame(self, key, title, grids, arithmetic, outlines=(), lines=(), labels=()):
        lines, labels = list(lines), list(labels)
        for grid in grids:
            if grid.role == "weights":
                for text, left, right in self._parts(grid):
                    lines.append(Line(((left + 3, grid.y - 7), (right - 3, grid.y - 7))))
                    labels.append(Label(text, (left + right) / 2, grid.y - 16))
        return Frame(key, title, tuple(grids), arithmetic, tuple(outlines), tuple(lines), tuple(labels), self.width, self.height)

    def _axes(self, last):
        size = self.features if last == "features" else self.units
        return Axis("batch", 0, len(self.call.x)), Axis("steps", 1, self.steps), Axis(last, 2, size)

    def _input(self, changed=None):
        axes = self._axes("features")
        x = self.call.x if changed is None else changed
        return Grid(
            "input", "input", rows_of(x[0].T), self.grid_x, self.input_y, cell=VALUE, rows=axes[2], columns=axes[1],
            shape=axes,
        )  # fmt: skip

    def _grid(self, full):
        axes = self._axes("units")
        values = tuple(
            tuple(float(self.call.y[0, step, unit]) if step < full else None for step in range(self.steps))
            for unit in range(self.units)
        )
        return Grid("output", "output", values, self.grid_x, self.grid_y, cell=VALUE, rows=axes[2], columns=axes[1], shape=axes)

    def _entering(self, step):
        """The input of a step and the output of the step before it, one above the other, and the 1 of the bias."""
        x, before = self.call.entering(step) if step is not None else ([None] * self.features, [None] * self.units)
        now = "x, an input" if step is None else f"x of step {step}"
        last = "h, last output" if step is None else f"h of step {step - 1}" if step else "h, zeros"
        grids, y = [], HEAD
        for name, role, values in ((now, "input", x), (last, "output", before), ("1 for the bias", "between", [1])):
            if role == "between" and self.call.bias is None:
                continue
            rows = tuple((None if value is None else float(value),) for value in values)
            kind = {"input": "feature", "output": "unit", "between": "one"}[role]
            names = tuple(f"{kind} {row}" for row in range(len(rows)))
            grids.append(Grid(name, role, rows, self.enter_x, y, cell=VALUE, name_at="left", row_names=names))
            y += ROW * len(rows) + 12
        return grids

    def _weights(self):
        grids = []
        for place, gate in enumerate(GATES):
            name = gate if gate == "candidate" else f"{gate} gate"
            names = tuple(f"unit {unit}" for unit in range(self.units))
            x = self.weights_x + (place % 2) * (self.gate_wide + BETWEEN)
            grids.append(
                Grid(
                    name, "weights", rows_of(self.call.weights_of(gate)), x, self.gate_y(place), cell=WEIGHT, row_names=names,
                    head_at=self.gate_y(place) + 17,
                )
            )  # fmt: skip
        return grids

    def _parts(self, grid):
        """Which columns of a gate's weights meet x, h and b: the letter, and from where to where."""
        ends = [grid.x, grid.x + WEIGHT * self.features, grid.x + WEIGHT * (self.features + self.units), grid.x + grid.width]
        parts = list(zip("xhb", ends, ends[1:]))
        return parts if self.call.bias is not None else parts[:2]

    def _cell(self, step):
        values = [None] * self.units if step is None else self.call.steps[step].cell[0]
        rows = tuple((None if value is None else float(value),) for value in values)
        names = tuple(f"unit {unit}" for unit in range(self.units))
        return Grid("cell", "between", rows, self.cell_x, self.grid_y, cell=VALUE, row_names=names, subtitle=("kept inside",))

    def _column(self, grid, step, thin=False):
        return Outline(grid.column_x(step), grid.y, grid.cell, grid.height, thin=thin)

    def _ways(self, step):
        """From what enters into the weights, on to the cell, and into the column."""
        upper, lower = (self.gate_y(place) + self.gate_high / 2 for place in (0, 2))
        middle, under = self.grid_y + self.gate_high / 2, self.grid_y + self.gate_high
        column, cell = self.grid_x + VALUE * (step + 0.5), self.cell_x + VALUE / 2
        bar, right = self.weights_x - 20, self.weights_x + 2 * self.gate_wide + BETWEEN
        lines = [Line(((grid.x + VALUE + 5, _middle(grid)), (bar, _middle(grid)))) for grid in self._entering(step)]
        ends = [*(_middle(grid) for grid in self._entering(step)), upper, lower]
        lines.append(Line(((bar, min(ends)), (bar, max(ends)))))
        lines += [Line(((bar, level), (self.weights_x - 4, level)), arrow=True) for level in (upper, lower)]
        bar = right + 18
        lines += [Line(((right + 4, level), (bar, level))) for level in (upper, lower)]
        lines.append(Line(((bar, upper), (bar, max(lower, middle)))))
        lines.append(Line(((bar, middle), (self.cell_x - 3, middle)), arrow=True))
        return [*lines, Line(((cell, under + 3), (cell, under + 20), (column, under + 20), (column, under + 6)), arrow=True)]


def _middle(grid):
    return grid.y + grid.height / 2


def frame_of(call, key, step=0):
    """One frame of a call: `key` is one of :data:`MOMENTS`.

    Raises
    ------
    ValueError
        If there is no such frame or step.
    """
    if key not in MOMENTS:
        raise ValueError(f"there is no frame {key!r}: expected one of {', '.join(MOMENTS)}.")
    if not 0 <= step < call.sizes[0]:
        raise ValueError(f"there is no step {step}: expected step from 0 to {call.sizes[0] - 1}.")
    return getattr(LSTMFrames(call), f"show_{key}")(step)


def walk(call):
    """Every frame that there is to step through, in order, as ``(key, step)``."""
    return [("weights", 0), *(("step", step) for step in range(call.sizes[0])), ("sequences", 0)]


def rows_of(array):
    """An array with two axes as plain numbers."""
    return tuple(tuple(float(value) for value in row) for row in array)
