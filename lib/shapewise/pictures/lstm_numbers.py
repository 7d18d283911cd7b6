"""One call of an LSTM in numbers: what went in, the weights, and every step opened.

This file claims: `y` is what the layer returned at every step; the gates are computed here from the same weights.
What a picture cannot show is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import lstm
from shapewise.layers.lstm_cell import GATES, LSTMStep, lstm_gates
from shapewise.pictures.paper.film import as_batch, laid_over
from shapewise.pictures.recurrent_numbers import checked_sizes, refuse_options


@dataclass(frozen=True)
class LSTMNumbers:
    """The arrays of one call: `x` and `y` with all samples and steps, the weights (bias or None), the opened steps."""

    x: np.ndarray
    kernel: np.ndarray
    recurrent_kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray
    steps: tuple[LSTMStep, ...]

    @classmethod
    def of(cls, x, kernel, recurrent_kernel, bias, y=None, config=None):
        """The numbers, once it is sure that they can be drawn; without `y` it is computed.

        Raises
        ------
        ValueError
            For an option or a size that the picture does not show.
        """
        refuse_options(config or {}, activation="tanh", recurrent_activation="sigmoid", go_backwards=False)
        sizes = checked_sizes("LSTM", x, len(recurrent_kernel))
        steps, states = [], (np.zeros((len(x), sizes["units"])),) * 2
        for now in range(sizes["steps"]):
            steps.append(lstm_gates(x[:, now], *states, kernel, recurrent_kernel, bias))
            states = steps[-1].output, steps[-1].cell
        y = np.stack([step.output for step in steps], axis=1) if y is None else y
        return cls(x, kernel, recurrent_kernel, bias, y, tuple(steps))

    def resized(self, **sizes):
        """The call with other sizes: its own numbers as far as they reach, then small whole ones."""
        own = (self.x[:1], *map(by_gate, (self.kernel, self.recurrent_kernel, self.bias)))
        x, *weights = map(laid_over, own, small_arrays(**sizes))
        return self.of(as_batch(x, len(self.x)), *map(in_a_row, weights))

    @property
    def sizes(self):
        """steps, features, units."""
        return self.x.shape[1], self.x.shape[2], len(self.recurrent_kernel)

    def weights_of(self, gate):
        """Everything that one gate has: a row for every unit; its columns are features, units, bias."""
        units, place = len(self.recurrent_kernel), GATES.index(gate)
        part = slice(place * units, (place + 1) * units)
        rows = [self.kernel[:, part], self.recurrent_kernel[:, part]]
        if self.bias is not None:
            rows.append(self.bias[None, part])
        return np.concatenate(rows).T

    def entering(self, step):
        """What enters the weights at a step: the input, and the output of the step before, zeros at first."""
        before = self.y[0, step - 1] if step else np.zeros(len(self.recurrent_kernel))
        return self.x[0, step], before

    def old_cell(self, step, unit):
        """The cell of a unit before a step."""
        return float(self.steps[step - 1].cell[0, unit]) if step else 0.0

    def raised(self, feature):
        """The same layer on the same input with 1 added to a feature of step 0."""
        x = np.array(self.x, dtype=float)
        x[:, 0, feature] += 1
        return LSTMNumbers.of(x, self.kernel, self.recurrent_kernel, self.bias)

    def parameters(self):
        """The parameter count, worked out."""
        return lstm.parameters(self.x.shape, units=len(self.recurrent_kernel), use_bias=self.bias is not None)


def by_gate(weights):
    """Weights with their last axis cut into gates and units."""
    return weights if weights is None else weights.reshape(*weights.shape[:-1], len(GATES), -1)


def in_a_row(weights):
    """Weights as Keras keeps them: the units of all gates on one axis."""
    return weights if weights is None else weights.reshape(*weights.shape[:-2], -1)


def small_arrays(*, units, steps, features):
    """Small whole numbers as input and weights by gate: input -2 to 3, weights -1 to 1, a bias that is never 0.

    They depend on their place alone, so that a longer input begins like the shorter one.
    """
    s, f = np.ogrid[:steps, :features]
    x = np.array([1, -1, 2, 0, 1, -2, 1, 3])[(s + 3 * f) % 8][None].astype(float)
    f, g, u = np.ogrid[:features, : len(GATES), :units]
    kernel = np.array([1, 0, -1, 1, 1, -1, 0])[(2 * f + 3 * g + 4 * u) % 7].astype(float)
    h, g, u = np.ogrid[:units, : len(GATES), :units]
    recurrent = np.array([1, 0, 1, -1, 0, 1, -1])[(3 * h + g + 2 * u) % 7].astype(float)
    g, u = np.ogrid[: len(GATES), :units]
    return x, kernel, recurrent, np.array([1, 2, 1, -1, 1])[(g + 2 * u) % 5].astype(float)


def small_call(**sizes):
    """An LSTM on small whole numbers.

    >>> small_call(units=1, steps=2, features=1).y[0, :, 0].round(2)
    array([0.07, 0.35])
    """
    x, *weights = small_arrays(**sizes)
    return LSTMNumbers.of(x, *map(in_a_row, weights))
