"""A row of numbers, folded into rows: the thread through it stays whole; beside it a transpose, where the thread is cut."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Derivation, Number
from shapewise.pictures.paper.arithmetic import data
from shapewise.pictures.paper.blocks import block, column
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, line, marked, touch
from shapewise.pictures.paper.style import number_text

#: numbers that can be read in one row, and the room below it
MOST, DOWN, LOW = 16, 30, 26

CONTROLS = (
    Control("rows", 1, 8, changes="how many rows the numbers are folded into"),
    Control("columns", 1, 6, changes="how long a row is"),
)


def fold(row, target_shape) -> Film:
    """A row of numbers as Reshape folds it, and as a transpose would fill it.

    Parameters
    ----------
    row : array
        ``(numbers,)``.
    target_shape : tuple of int
        ``(rows, columns)``, as for ``keras.layers.Reshape``.

    Returns
    -------
    Film
        Its moments: "folded", row after row; "columns", all of the first column first, which is another order.

    Raises
    ------
    ValueError
        For another shape of numbers, or more than can be read.

    Examples
    --------
    >>> print(fold(np.arange(12), (6, 2))["folded"].arithmetic)
    row 1, column 0, from place: 1 x 2 + 0 = 2
    """
    x = data(row)
    if x.ndim != 1 or len(target_shape) != 2 or x.size != np.prod(target_shape):
        raise ValueError(f"the picture folds a row into two axes: got {x.shape} and {tuple(target_shape)}.")
    if x.size > MOST:
        raise ValueError(f"the picture writes every number in one row: got {x.size}; expected at most {MOST}.")
    return FoldFilm(x.reshape(target_shape))


def small(*, rows=6, columns=2):
    """The places of a row as its numbers.

    Parameters
    ----------
    rows, columns : int
        Up to 8 and 6, at most 16 numbers together.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(rows=2, columns=3).table.tolist()
    [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]
    """
    check(CONTROLS, rows=rows, columns=columns)
    if rows * columns > MOST:
        raise ValueError(
            f"{rows} rows of {columns} are {rows * columns} numbers: expected at most {MOST}. Take fewer of one "
            "of them."
        )
    return FoldFilm(np.arange(rows * columns, dtype=float).reshape(rows, columns))


@dataclass(frozen=True, repr=False)
class FoldFilm(Film):
    """The moments of a table that was a row."""

    table: np.ndarray

    title, strip, sliders = "A row of numbers, folded", ("folded", "columns"), CONTROLS

    @property
    def arguments(self):
        rows, columns = self.table.shape
        return {"rows": rows, "columns": columns}

    def rebuilt(self, *, rows, columns):
        row = laid_over(self.table.reshape(1, -1), small(rows=rows, columns=columns).table.reshape(1, -1))
        return FoldFilm(row.reshape(rows, columns))

    @property
    def facts(self):
        rows, columns = self.table.shape
        numbers = Number(rows, "rows") * Number(columns, "columns")
        return {"numbers": Derivation("numbers", (("numbers", numbers),))}

    def scenes(self):
        return [(kind, {}) for kind in self.strip]

    def show_folded(self):
        rows, columns = self.table.shape
        title = f"Reshape(({rows}, {columns})): the thread is folded, row after row"
        return self._moment("folded", title, self.table, np.arange(self.table.size).reshape(rows, columns), columns)

    def show_columns(self):
        rows, columns = self.table.shape
        title = f"Reshape(({columns}, {rows})), then Permute((2, 1)): the thread is cut, column after column"
        places = np.arange(self.table.size).reshape(columns, rows).T
        return self._moment("columns", title, self.table.ravel()[places], places, rows)

    def _memory(self):
        return block("in memory", "input", self.table.reshape(1, -1), head=LOW, name="the row")

    def _moment(self, how, title, folded, places, together):
        """The row in runs of `together`, and the table that it becomes."""
        on = Stage.of(column(self._memory(), DOWN, block("output", "output", folded, head=LOW), level="left"))
        runs = range(0, self.table.size, together)
        drawn = [cells(on["in memory"], 0, slice(n, n + together), thin=n > 0) for n in runs]
        rows, columns = self.table.shape
        r, c = (min(1, rows - 1), 0) if how == "folded" else (0, min(1, columns - 1))
        first, size, second = (r, columns, c) if how == "folded" else (c, rows, r)
        place = Number(first) * Number(size) + Number(second)
        worked = line(f"row {r}, column {c}, from place", place, "place")
        run = range(first * together, (first + 1) * together)  # the piece that is worked out, here and there
        went = [(row, column) for row, column in np.ndindex(folded.shape) if places[row, column] in run]
        shown = [marked(on["in memory"], [(0, n) for n in run], "kept"), marked(on["output"], went, "kept")]
        return on.moment(how, title, shown, worked, drawn, list(self._touches(on, folded, places)))

    def _touches(self, on, folded, places):
        for r, c in np.ndindex(folded.shape):
            text = f"output[{r}, {c}] = {number_text(folded[r, c])}, from place {places[r, c]}"
            yield touch(on["output"], r, c, (on["in memory"], [(0, int(places[r, c]))]), text=text)
