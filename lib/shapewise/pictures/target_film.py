"""Outputs and targets under a loss that lines shapes up: the pairs that were meant, and the pairs that are averaged."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shapewise.derivation import Derivation, Number, product
from shapewise.pictures.paper.arithmetic import count_of, plain
from shapewise.pictures.paper.blocks import axes, block, row, table
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, block_of, lines, touch
from shapewise.pictures.paper.style import number_text

#: more samples, and more outputs a sample, than this cannot be read
MOST_SAMPLES, MOST_STEPS = 6, 2
#: how many updates of training are shown
UPDATES = 4
#: what a target's shape can be: one axis, or as many as the output has
FORMS = ("(n,)", "(n, 1, 1)")
#: width and height of a cell with its difference above it; the room over a block whose axes have no name; between
#: blocks
WIDE, TALL, LOW, ROOM = 56, 36, 26, 40

CONTROLS = (
    Control("samples", 1, MOST_SAMPLES, changes="how many samples a batch has"),
    Control("steps", 1, MOST_STEPS, changes="how many numbers come out for a sample"),
    Control("target", options=FORMS, changes="the shape of the targets"),
)


def targets(outputs, targets) -> Film:
    """What mse averages for outputs of three axes: the pairs that were meant, and the pairs that are made.

    Parameters
    ----------
    outputs : array
        ``(batch, steps, 1)``, as a Dense(1) gives it that works on every step.
    targets : array
        ``(batch,)`` or ``(batch, 1, 1)``: one number for each sample.

    Returns
    -------
    Film
        Its moments: "meant", each output beside the target of its sample; "pairs", what is really averaged;
        "trained", the outputs after some updates that lower it; "constant", one number in the place of all outputs.

    Raises
    ------
    ValueError
        For other shapes, or more numbers than can be read.

    Examples
    --------
    >>> film = targets([[[1], [1]], [[2], [2]], [[4], [4]]], [1, 2, 4])
    >>> print(film["pairs"].arithmetic)
    differences: 3 x 2 x 3 = 18
    mse: 56 / 18 = 3.111
    """
    y, wanted = np.asarray(outputs, dtype=float), np.asarray(targets, dtype=float)
    if y.ndim != 3 or y.shape[-1] != 1:
        raise ValueError(f"the picture shows outputs of shape (batch, steps, 1): got {y.shape}.")
    if wanted.shape not in ((len(y),), (len(y), 1, 1)):
        raise ValueError(
            f"the picture shows one target for each sample: got {wanted.shape}; expected ({len(y)},) or "
            f"({len(y)}, 1, 1)."
        )
    if len(y) > MOST_SAMPLES or y.shape[1] > MOST_STEPS:
        raise ValueError(
            f"the picture writes every number: got {len(y)} samples of {y.shape[1]} outputs; "
            f"expected at most {MOST_SAMPLES} of {MOST_STEPS}. Draw the first few."
        )
    return TargetFilm(y, wanted)


def small(*, samples=3, steps=2, target=FORMS[0]):
    """Outputs that are right, each the target of its sample.

    Parameters
    ----------
    samples, steps : int
        Up to 6 and 2.
    target : {"(n,)", "(n, 1, 1)"}
        The shape of the targets.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(samples=1).facts["mse"].value
    0.0
    """
    check(CONTROLS, samples=samples, steps=steps, target=target)
    wanted = np.array([1.0, 2.0, 4.0, 3.0, 6.0, 2.0])[:samples]
    outputs = np.repeat(wanted[:, None, None], steps, axis=1)
    return TargetFilm(outputs, wanted if target == FORMS[0] else wanted[:, None, None])


@dataclass(frozen=True, repr=False)
class TargetFilm(Film):
    """The moments of one batch: `outputs` is ``(batch, steps, 1)``, `targets` ``(batch,)`` or ``(batch, 1, 1)``."""

    outputs: np.ndarray
    targets: np.ndarray

    title, strip, sliders = "What mse averages", ("meant", "pairs", "constant"), CONTROLS

    @property
    def arguments(self):
        samples, steps, _ = self.outputs.shape
        return {"samples": samples, "steps": steps, "target": FORMS[self.targets.ndim > 1]}

    def rebuilt(self, *, samples, steps, target):
        other = small(samples=samples, steps=steps, target=target)
        wanted = laid_over(self.targets.ravel(), other.targets.ravel()).reshape(other.targets.shape)
        return TargetFilm(laid_over(self.outputs, other.outputs), wanted)

    @property
    def facts(self):
        return {
            "differences": Derivation("differences", (("differences", self._count),)),
            "mse": self._mse(self.outputs),
        }

    def scenes(self):
        trained = [("trained", {"update": n}) for n in range(UPDATES)]
        return [("meant", {}), ("pairs", {}), *trained, ("constant", {})]

    @property
    def places(self):
        return {"update": UPDATES}

    @property
    def _partners(self):
        """The targets that an output meets, as a row for each output."""
        own = np.repeat(self.targets.ravel(), self.steps)[:, None]
        flat = self.targets.reshape(1, -1) if self._squared else own
        return np.broadcast_to(flat, (self.outputs.size, flat.shape[1]))

    @property
    def _squared(self):
        """Whether the targets lie along another axis than the samples of the outputs."""
        return self.targets.ndim == 1

    @property
    def steps(self):
        return self.outputs.shape[1]

    @property
    def _count(self):
        samples, steps, _ = self.outputs.shape
        sizes = product(Number(samples, "samples"), Number(steps, "steps"))
        return sizes * Number(self._partners.shape[1], "targets")

    def _squares(self, outputs):
        return (outputs.reshape(-1, 1) - self._partners) ** 2

    def _mse(self, outputs):
        squares = self._squares(outputs)
        total = Number(plain(np.round(squares.sum(), 6)), "sum of the squares")
        return Derivation("mse", (("mse", total / Number(squares.size, "differences")),))

    def show_meant(self):
        own = np.repeat(self.targets.ravel(), self.steps)[:, None]
        squares = (self.outputs.reshape(-1, 1) - own) ** 2
        on = Stage.of(row(
            self._outputs(self.outputs), ROOM,
            block("its target", "input", own, tall=TALL, head=LOW), ROOM,
            block("squared difference", "between", squares, cell=WIDE, tall=TALL, head=LOW),
        ))  # fmt: skip
        total = Number(plain(np.round(squares.sum(), 6)), "sum of the squares") / Number(squares.size, "differences")
        title = f"What you mean: {count_of(squares.size, 'output')}, each beside the target of its own sample"
        return on.moment("meant", title, list(on.grids), lines([("what you mean", total)]))

    def show_pairs(self):
        made = count_of(self._squares(self.outputs).size, "pair")
        meant = count_of(self.outputs.size, "output")
        meets = "every target" if self._squared else "its own target"
        what = f"{meant}, {made}: each meets {meets}"
        return self._moment("pairs", f"What mse averages: {what}", self.outputs)

    def trained(self, updates):
        """The outputs after updates against the gradient of mse, with a rate that halves the way to what it asks for."""
        asked_for = self._partners.mean(axis=1).reshape(self.outputs.shape)
        return asked_for + (self.outputs - asked_for) / 2**updates

    def show_trained(self, update=0):
        outputs, updates = self.trained(update + 1), count_of(update + 1, "update")
        if np.allclose(outputs, self.outputs):
            title = f"Training, {updates}: every answer stays as it is"
        else:
            where = "the mean of all targets" if self._squared else "its own target"
            title = f"Training, {updates}: mse falls, and every answer nears {where}"
        return self._moment("trained", title, outputs)

    def show_constant(self):
        mean = float(self.targets.mean())
        outputs = np.full_like(self.outputs, mean)
        change = self._mse(outputs).value - self._mse(self.outputs).value
        word = "as low" if abs(change) < 1e-9 else "lower" if change < 0 else "higher"
        title = f"One number for every sample, {number_text(mean)}, the mean target: mse is {word}"
        return self._moment("constant", title, outputs)

    def _moment(self, key, title, outputs):
        squares, samples = self._squares(outputs), len(outputs)
        look = {"cell": WIDE, "tall": TALL, "head": LOW, "notes": self._notes(outputs)}
        made, square = self._outputs(outputs), block("squared differences", "between", squares, **look)
        if self._squared:
            on = Stage.of(table((None, ROOM, self._targets()), (made, ROOM, square)))
        else:
            on = Stage.of(row(made, ROOM, self._targets(), ROOM, square))
        at = [slice(s * self.steps, (s + 1) * self.steps) for s in range(samples)]
        own = [cells(on["squared differences"], one, s if self._squared else 0) for s, one in enumerate(at)]
        touches = [
            touch(on["squared differences"], r, c, (on["outputs"], block_of([r], [0])),
                  (on["targets"], [(0, c) if self._squared else (r // self.steps, 0)]),
                  text=f"({note})² = {number_text(squares[r, c])}")
            for r, notes in enumerate(self._notes(outputs)) for c, note in enumerate(notes)
        ]  # fmt: skip
        return on.moment(
            key, title, list(on.grids), lines([("differences", self._count), *self._mse(outputs).parts]), own, touches
        )

    def _notes(self, outputs):
        partners = self._partners
        return tuple(
            tuple(f"{number_text(y)}−{number_text(t)}" for t in row) for y, row in zip(outputs.ravel(), partners)
        )

    def _outputs(self, outputs):
        samples, steps, _ = outputs.shape
        named = axes("batch steps channels", outputs.shape)
        names = [f"sample {s}" + (f", step {t}" if steps > 1 else "") for s in range(samples) for t in range(steps)]
        look = {"cell": WIDE, "tall": TALL, "head": LOW, "row_labels": tuple(names), "row_names": tuple(names)}
        one = block("outputs", "output", outputs.reshape(-1, 1), **look)
        return replace(one, grid=replace(one.grid, shape=tuple(named.values())))

    def _targets(self):
        if self._squared:
            named = axes("batch", self.targets.shape, batch="→")
            return block("targets", "input", self.targets[None], named, right="batch", cell=WIDE)
        names = tuple(f"sample {s}" for s in range(len(self.targets)))
        named = axes("batch steps channels", self.targets.shape)
        column = block(
            "targets", "input", self.targets[:, 0], cell=WIDE, tall=TALL * self.steps, head=LOW, row_names=names
        )
        return replace(column, grid=replace(column.grid, shape=tuple(named.values())))
