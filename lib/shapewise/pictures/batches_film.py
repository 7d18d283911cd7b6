"""Samples cut into batches: the pack of samples, where fit cuts it, and the same weights for each batch."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice

import numpy as np

from shapewise.derivation import Number, ceil
from shapewise.layers import dense as rule
from shapewise.pictures.paper.arithmetic import count_of, data, sum_text
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import around, bend, beside, bracket, cells
from shapewise.pictures.paper.stage import Stage, block_of, empty, filled, line, lines, touch

#: more samples cannot be read; height of a cell; room for the words beside a batch, and for the lines
MOST, LOW, FOR_WORDS, WAYS = 12, 24, 110, 60


def batches(layer, x, batch_size=32) -> Film:
    """The samples of `x` as `fit` and `predict` cut them, each batch through the same Dense.

    The weights are those of the layer, as in `predict`; `fit` would change them after each batch, and mix the samples
    first.

    Parameters
    ----------
    layer : keras.layers.Dense
        Built or not.
    x : array
        ``(samples, features)``.
    batch_size : int
        As given to ``fit``.

    Returns
    -------
    Film
        Its moments: "cut", and "batch" for each `batch`.

    Raises
    ------
    TypeError, ValueError
        For another layer, another number of axes, or more samples than can be read.

    Examples
    --------
    >>> from shapewise.reading import keras, small_integers, with_small_weights
    >>> layer = with_small_weights(keras.layers.Dense(1), (None, 3))
    >>> batches(layer, small_integers((10, 3)), batch_size=4).facts["updates in an epoch"].value
    3
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    if x.ndim != 2 or not 1 <= len(x) <= MOST or batch_size < 1:
        raise ValueError(
            f"the picture shows up to {MOST} samples (samples, features) and batches of at least 1: "
            f"got shape {x.shape}, batch_size {batch_size}."
        )
    y = reading.run(layer, x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "Dense" or len(facts.weights) < 2 or facts.config.get("activation") not in (None, "linear"):
        raise ValueError(f"the picture sends batches through a Dense with a bias: got {facts.kind}({facts.config}).")
    return BatchesFilm(x, *facts.weights, y, batch_size)


SLIDERS = (
    Control("samples", 1, MOST, changes="how many samples there are"),
    Control("batch_size", 1, MOST, changes="how many of them go into a batch"),
)


def small(*, samples=10, batch_size=4):
    """Samples of three features and a Dense(1), in small whole numbers.

    >>> small(batch_size=5).facts["updates in an epoch"].value
    2
    """
    check(SLIDERS, samples=samples, batch_size=batch_size)
    x = _pack(samples)
    kernel, bias = np.array([[1.0], [2.0], [-1.0]]), np.array([3.0])
    return BatchesFilm(x, kernel, bias, x @ kernel + bias, batch_size)


def _pack(samples):
    return np.array(list(islice(cycle([2, 1, 3, 1, 4, 2, 0, 3]), 3 * samples)), dtype=float).reshape(samples, 3)


@dataclass(frozen=True, repr=False)
class BatchesFilm(Film):
    """The moments of one epoch."""

    x: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray
    y: np.ndarray
    batch_size: int

    title = "Samples, batches, and the same weights"
    sliders = SLIDERS

    @property
    def starts(self):
        """Where the batches begin."""
        return range(0, len(self.x), self.batch_size)

    @property
    def strip(self):
        last = len(self.starts) - 1
        return ("cut", "batch", *([f"batch batch={last}"] if last else []))

    @property
    def places(self):
        return {"batch": len(self.starts)}

    @property
    def arguments(self):
        return {"samples": len(self.x), "batch_size": self.batch_size}

    def rebuilt(self, *, samples, batch_size):
        more = np.concatenate([self.x, np.resize(self.x, (samples, self.x.shape[1]))])[:samples]
        return BatchesFilm(more, self.kernel, self.bias, rule.forward(more, self.kernel, self.bias), batch_size)

    @property
    def facts(self):
        updates = ceil(Number(len(self.x), "samples") / Number(self.batch_size, "batch_size"))
        weights = rule.parameters(self.x.shape, units=self.kernel.shape[1])
        return {"updates in an epoch": line("updates in an epoch", updates), "parameters": weights}

    def scenes(self):
        return [("cut", {}), *(("batch", {"batch": n}) for n in range(len(self.starts)))]

    def show_cut(self, batch=0):
        on, sizes = self._stage(), ", ".join(str(len(self._rows(n))) for n in range(len(self.starts)))
        title = (
            f"{count_of(len(self.x), 'sample').capitalize()}, batch_size={self.batch_size}: axis 0 is cut into {sizes}"
        )
        drawn = [self._batch(on["x"], n) for n in range(len(self.starts))]
        words = [beside(place, f"batch {n}") for n, place in enumerate(drawn)]
        shown = ["x", "kernel", "bias", empty(on["output"])]
        return on.moment("cut", title, shown, self.facts["updates in an epoch"], [*drawn, *words])

    def show_batch(self, batch=0):
        on, rows = self._stage(), self._rows(batch)
        output = filled(on["output"], lambda r, _: r <= rows[-1])
        came, weights = self._batch(on["x"], batch), around(cells(on["kernel"]), cells(on["bias"]))
        gone = self._batch(on["output"], batch)
        ways = [bracket(weights, "left"), bracket(weights, "right")]
        ways += [bend(came, weights, far=12), bend(weights, gone, near=10)]
        same = "the weights" if batch == 0 else "the same weights"
        title = f"Batch {batch}: {count_of(len(rows), 'sample')} through {same}; fit then makes one update"
        done = lines([("updates that fit has made by then", Number(batch + 1)), *self.facts["parameters"].parts])
        touches = [
            touch(
                output, r, u, (on["x"], block_of([r], range(self.x.shape[1]))),
                (on["kernel"], block_of(range(len(self.kernel)), [u])), (on["bias"], [(0, u)]),
                text=sum_text(self.x[r], self.kernel[:, u], self.bias[u], self.y[r, u]),
            )
            for r in range(rows[-1] + 1) for u in range(self.kernel.shape[1])
        ]  # fmt: skip
        return on.moment("batch", title, ["x", "kernel", "bias", output], done, [came, gone, *ways], touches)

    def _rows(self, batch):
        """The samples of a batch, counted from 0."""
        return range(len(self.x))[self.starts[batch] :][: self.batch_size]

    def _batch(self, grid, batch):
        rows = self._rows(batch)
        return cells(grid, slice(rows[0], rows[-1] + 1))

    def _stage(self):
        """The samples, the weights, what comes out."""
        names = tuple(f"sample {n}" for n in range(len(self.x)))
        x, out = (
            axes("batch features", self.x.shape, batch="↓", features="→"),
            axes("batch units", self.y.shape, batch="↓", units="→"),
        )
        weights = axes("features units", self.kernel.shape, units="→")
        kernel = block("kernel", "weights", self.kernel, weights, down="features", right="units", axes_over=True)
        bias = block("bias", "weights", self.bias[None], head=24, row_names=("bias",))
        return Stage.of(row(
            block("x", "input", self.x, x, down="batch", right="features", tall=LOW, row_names=names),
            FOR_WORDS, column(kernel, bias), WAYS,
            block("output", "output", self.y, out, down="batch", right="units", side="right", tall=LOW, row_names=names),
        ))  # fmt: skip
