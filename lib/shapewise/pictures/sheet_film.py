"""Weights for the entries of a sample: one sheet that is laid on every sample, and a pile that has no sheet for a new one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Derivation, Number, product
from shapewise.pictures.paper.arithmetic import count_of, data
from shapewise.pictures.paper.blocks import block, column, row, table
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells, lead, sign_between
from shapewise.pictures.paper.stage import Stage, line, touch
from shapewise.pictures.paper.style import number_text

#: more samples, rows and columns than this cannot be read
MOST_SAMPLES, MOST_ROWS, MOST_COLUMNS = 3, 2, 4
#: room over a block without axes; between blocks beside each other, and below one another
LOW, ROOM, DOWN = 26, 70, 26

CONTROLS = (
    Control("samples", 1, MOST_SAMPLES, changes="how many samples a batch has"),
    Control("rows", 1, MOST_ROWS, changes="how many rows a sample has"),
    Control("columns", 1, MOST_COLUMNS, changes="how many columns a sample has"),
)


def sheet(x, weights) -> Film:
    """A layer that multiplies each entry of a sample by a weight of its own, on a batch.

    Parameters
    ----------
    x : array
        ``(samples, rows, columns)``.
    weights : array
        ``(rows, columns)``.

    Returns
    -------
    Film
        Its moments: "sheet", one sample; "batch", the same weights on all samples; "pile", a weight for each entry of
        the
        whole batch, which a new sample does not find.

    Raises
    ------
    ValueError
        For shapes that do not fit, or more numbers than can be read.

    Examples
    --------
    >>> print(sheet([[[1, 2]], [[3, 4]]], [[2, -1]])["batch"].arithmetic)
    weights: 1 x 2 = 2
    """
    x, weights = data(x), data(weights)
    if x.ndim != 3 or x.shape[1:] != weights.shape:
        raise ValueError(
            f"the picture shows samples (samples, rows, columns) and weights (rows, columns): got {x.shape} and "
            f"{weights.shape}."
        )
    if any(size > most for size, most in zip(x.shape, (MOST_SAMPLES, MOST_ROWS, MOST_COLUMNS))):
        raise ValueError(
            f"the picture writes every number: got {x.shape}; expected at most "
            f"{(MOST_SAMPLES, MOST_ROWS, MOST_COLUMNS)}."
        )
    return SheetFilm(x, weights)


def small(*, samples=3, rows=2, columns=3):
    """Samples and weights in small whole numbers.

    Parameters
    ----------
    samples, rows, columns : int
        Up to 3, 2 and 4.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(samples=2).facts["a weight for each entry of the batch"].value
    12
    """
    check(CONTROLS, samples=samples, rows=rows, columns=columns)
    s, r, c = np.ogrid[:samples, :rows, :columns]
    return SheetFilm(1.0 + (2 * s + 3 * r + c) % 5, np.array([2.0, -1.0, 3.0, 1.0, -2.0])[(3 * r + c)[0] % 5])


@dataclass(frozen=True, repr=False)
class SheetFilm(Film):
    """The moments of a batch `x`, ``(samples, rows, columns)``, and its `weights`, ``(rows, columns)``."""

    x: np.ndarray
    weights: np.ndarray

    title, strip, sliders = "One sheet for every sample", ("sheet", "batch", "pile"), CONTROLS

    @property
    def arguments(self):
        return dict(zip(("samples", "rows", "columns"), self.x.shape))

    def rebuilt(self, *, samples, rows, columns):
        other = small(samples=samples, rows=rows, columns=columns)
        return SheetFilm(laid_over(self.x, other.x), laid_over(self.weights, other.weights))

    @property
    def facts(self):
        return {
            "a weight for each entry of a sample": Derivation("parameters", (("weights", self._count),)),
            "a weight for each entry of the batch": Derivation("parameters", (("weights", self._count_of_all),)),
        }

    def scenes(self):
        return [(kind, {}) for kind in self.strip]

    @property
    def _count(self):
        rows, columns = self.weights.shape
        return product(Number(rows, "rows"), Number(columns, "columns"))

    @property
    def _count_of_all(self):
        samples, rows, columns = self.x.shape
        return product(Number(samples, "samples"), Number(rows, "rows"), Number(columns, "columns"))

    @property
    def output(self):
        """What comes out: each sample times the weights."""
        return self.x * self.weights

    def show_sheet(self):
        on = Stage.of(row(self._sample(0), ROOM, self._weights(), ROOM, self._output(0)))
        signs = [sign_between(*(cells(on[key]) for key in pair), text) for pair, text in
                 ((("sample 0", "weights"), "×"), (("weights", "output 0"), "="))]  # fmt: skip
        title = f"A weight for each entry of a sample: {count_of(self.weights.size, 'weight')}"
        return on.moment(
            "sheet",
            title,
            list(on.grids),
            line("weights", self._count, "parameters"),
            signs,
            list(self._touches(on, 1)),
        )

    def show_batch(self):
        samples = range(len(self.x))
        left, right = (column(*(make(n) for n in samples), gap=DOWN) for make in (self._sample, self._output))
        on = Stage.of(row(left, ROOM, self._weights(), ROOM, right, level="middle"))
        sheet = cells(on["weights"])
        ways = [lead(cells(on[f"sample {n}"]), sheet, arrow=False) for n in samples]
        ways += [lead(sheet, cells(on[f"output {n}"])) for n in samples]
        title = f"{count_of(len(samples), 'sample')}: the same sheet, and not one weight more".capitalize()
        worked = line("weights", self._count, "parameters")
        return on.moment("batch", title, list(on.grids), worked, ways, list(self._touches(on, len(samples))))

    def show_pile(self):
        samples = range(len(self.x))
        new = block("a new sample", "input", np.ones_like(self.weights), head=LOW)
        missing = block("no weights", "between", np.full_like(self.weights, np.nan), head=LOW)
        pairs = [(self._sample(n), ROOM, self._weights(n, f"weights of sample {n}")) for n in samples]
        on = Stage.of(table(*pairs, (new, ROOM, missing), below=DOWN))
        title = "A weight for each entry of the data: a sheet for each sample, and none for a new one"
        dashed = [cells(on["no weights"], dashed=True)]
        return on.moment("pile", title, list(on.grids), line("weights", self._count_of_all, "parameters"), dashed)

    def _sample(self, number):
        return block(f"sample {number}", "input", self.x[number], head=LOW)

    def _output(self, number):
        return block(f"output {number}", "output", self.output[number], head=LOW, cell=42)

    def _weights(self, more=0, name="weights"):
        """The sheet; in the pile, where each sample has one of its own, all but the first are made up."""
        return block(name, "weights", self.weights + more, head=LOW)

    def _touches(self, on, samples):
        for number in range(samples):
            for r, c in np.ndindex(self.weights.shape):
                lit = (on[f"sample {number}"], [(r, c)]), (on["weights"], [(r, c)])
                numbers = (
                    number_text(value)
                    for value in (self.x[number, r, c], self.weights[r, c], self.output[number, r, c])
                )
                yield touch(on[f"output {number}"], r, c, *lit, text="{} x {} = {}".format(*numbers))
