"""One call of a Dense layer in numbers, and of Flatten + Dense on the same input.

This file claims: `y` is what a layer returned; what comes out of a changed input is computed with
:func:`shapewise.layers.dense.forward`. What a picture cannot show is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers import dense
from shapewise.pictures.paper.film import as_batch, laid_over

#: more cells than this in one column cannot be read
MOST_FLAT, MOST_WIDE = 16, 6


@dataclass(frozen=True)
class DenseNumbers:
    """The arrays of one call: `x` and `y` with their batch axis, `kernel`, and `bias` (or None)."""

    x: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray

    @classmethod
    def of(cls, x, kernel, bias, y, activation=None):
        """The numbers, once it is sure that they can be drawn.

        Raises
        ------
        ValueError
            For an activation, another number of axes or a size that the picture does not show.
        """
        if activation not in (None, "linear"):
            raise ValueError(
                f'the picture does not show activation="{activation}": expected None. '
                f"Draw the layer without its activation; that changes each output number by itself."
            )
        if not 2 <= np.ndim(x) <= 3:
            raise ValueError(f"the picture shows 3 axes (batch, rows, features): got {np.ndim(x)} in {np.shape(x)}.")
        if np.ndim(x) == 3 and np.size(x[0]) > MOST_FLAT or np.shape(kernel)[-1] > MOST_WIDE:
            raise ValueError(
                f"the picture writes every number: got rows x features {np.size(x[0])} and units "
                f"{np.shape(kernel)[-1]}; expected at most {MOST_FLAT} and {MOST_WIDE}. Draw a layer with fewer."
            )
        return cls(x, kernel, bias, y)

    @classmethod
    def called(cls, x, kernel, bias, samples=1):
        """The numbers of a layer that is called on one sample, as a batch of so many."""
        return cls.of(as_batch(x, samples), kernel, bias, as_batch(dense.forward(x, kernel, bias), samples))

    @property
    def rows(self):
        """How many rows a sample has."""
        return self.x.shape[1]

    @property
    def features(self):
        """How many numbers a row has, which are the rows of the kernel."""
        return len(self.kernel)

    @property
    def units(self):
        """How many numbers come out for a row."""
        return self.kernel.shape[1]

    def changed(self, *place):
        """What comes out for the first sample once 1 is added at a place of it."""
        x = np.array(self.x, dtype=float)
        x[(0, *place)] += 1
        return dense.forward(x, self.kernel, self.bias)[0]

    @property
    def weights(self):
        """The parameter count as an expression."""
        kernel = Labelled("kernel", product(Number(self.features, "features"), Number(self.units, "units")))
        if self.bias is None:
            return count(kernel).parts[0][1]
        return count(kernel, Labelled("bias", Number(self.units, "units"))).parts[0][1]


def small_arrays(*, rows, features, units):
    """Small whole numbers: the input, the kernel of a Dense, that of one behind Flatten, the bias; no weight is 0."""
    r, f = np.ogrid[:rows, :features]
    x = np.array([2, 1, 3, 1, 4, 2, 1, 3])[(3 * r + f) % 8][None].astype(float)
    f, u = np.ogrid[:features, :units]
    kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(f + 3 * u) % 7].astype(float)
    f, u = np.ogrid[: rows * features, :units]
    big_kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(f + 2 * u) % 7].astype(float)
    return x, kernel, big_kernel, np.array([4.0, -2.0, 1.0, 3.0])[np.arange(units) % 4]


def resized(call, whole, *, rows, features, units):
    """A Dense, and one behind Flatten (or None), in other sizes: their own numbers as far as they reach."""
    x, kernel, _, bias = small_arrays(rows=rows, features=features, units=units)
    x, kernel, bias = map(laid_over, (call.x[:1], call.kernel, call.bias), (x, kernel, bias))
    found = DenseNumbers.called(x, kernel, bias, len(call.x))
    if whole is None:
        return found, None
    units = whole.units if units == call.units else units
    *_, small, bias = small_arrays(rows=rows, features=features, units=units)
    own, small = whole.kernel.reshape(call.rows, call.features, -1), small.reshape(rows, features, -1)
    kernel, bias = laid_over(own, small).reshape(rows * features, -1), laid_over(whole.bias, bias)
    return found, DenseNumbers.called(x.reshape(1, -1), kernel, bias, len(call.x))


def small_calls(*, rows, features, units):
    """A Dense, and one behind Flatten, on small whole numbers.

    >>> of_rows, of_all = small_calls(rows=2, features=2, units=1)
    >>> of_rows.y[0].tolist(), of_all.y[0].tolist()
    ([[8.0], [13.0]], [19.0])
    """
    x, kernel, big_kernel, bias = small_arrays(rows=rows, features=features, units=units)
    return DenseNumbers.called(x, kernel, bias), DenseNumbers.called(x.reshape(1, -1), big_kernel, bias)
