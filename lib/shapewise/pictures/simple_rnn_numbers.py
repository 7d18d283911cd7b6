"""One call of a SimpleRNN in numbers: what went in, the weights, what came out at every step.

This file claims: `y` is what the layer returned at every step; what comes out of the steps in another order is computed
with :func:`shapewise.layers.simple_rnn.forward`. What a picture cannot show is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import simple_rnn
from shapewise.pictures.paper.film import as_batch, laid_over
from shapewise.pictures.recurrent_numbers import checked_sizes, refuse_options


@dataclass(frozen=True)
class SimpleRNNNumbers:
    """The arrays of one call: `x` and `y` with all samples and steps, the weights (bias or None)."""

    x: np.ndarray
    kernel: np.ndarray
    recurrent_kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray

    @classmethod
    def of(cls, x, kernel, recurrent_kernel, bias, y=None, config=None):
        """The numbers, once it is sure that they can be drawn; without `y` it is computed.

        Raises
        ------
        ValueError
            For an option or a size that the picture does not show.
        """
        refuse_options(config or {}, activation="tanh", go_backwards=False)
        checked_sizes("SimpleRNN", x, len(recurrent_kernel))
        if y is None:
            y = simple_rnn.forward(x, kernel, recurrent_kernel, bias, return_sequences=True)
        return cls(x, kernel, recurrent_kernel, bias, y)

    def resized(self, **sizes):
        """The call with other sizes: its own numbers as far as they reach, then small whole ones."""
        own = self.x[:1], self.kernel, self.recurrent_kernel, self.bias
        x, *weights = map(laid_over, own, small_arrays(**sizes))
        return self.of(as_batch(x, len(self.x)), *weights)

    @property
    def sizes(self):
        """steps, features, units."""
        return self.x.shape[1], self.x.shape[2], len(self.recurrent_kernel)

    @property
    def weights(self):
        """All weights: a row for every unit; its columns are features, units, bias."""
        rows = [self.kernel, self.recurrent_kernel, *([] if self.bias is None else [self.bias[None]])]
        return np.concatenate(rows).T

    def entering(self, step):
        """What enters the weights at a step: the input, and the output of the step before, zeros at first."""
        before = self.y[0, step - 1] if step else np.zeros(len(self.recurrent_kernel))
        return self.x[0, step], before

    def backwards(self):
        """The same layer on the same steps, the last of them first."""
        return SimpleRNNNumbers.of(self.x[:, ::-1], self.kernel, self.recurrent_kernel, self.bias)

    def parameters(self):
        """The parameter count, worked out."""
        return simple_rnn.parameters(self.x.shape, units=len(self.recurrent_kernel), use_bias=self.bias is not None)


def small_arrays(*, units, steps, features):
    """Small whole numbers as input and weights: input -2 to 3, weights -1 to 1, a bias that is never 0.

    They depend on their place alone, so that a longer input begins like the shorter one.
    """
    s, f = np.ogrid[:steps, :features]
    x = np.array([1, 0, 2, -1, 1, 3, -2, 1])[(s + 3 * f) % 8][None].astype(float)
    f, u = np.ogrid[:features, :units]
    kernel = np.array([1, -1, 0, 1, -1])[(2 * f + u) % 5].astype(float)
    h, u = np.ogrid[:units, :units]
    recurrent = np.array([-1, 1, 0, 1, 1])[(h + 3 * u) % 5].astype(float)
    return x, kernel, recurrent, np.array([1.0, -1.0, 1.0, 2.0, -1.0])[np.arange(units) % 5]


def small_call(**sizes):
    """A SimpleRNN on small whole numbers.

    >>> small_call(units=1, steps=2, features=1).y[0, :, 0].round(2)
    array([0.96, 0.04])
    """
    return SimpleRNNNumbers.of(*small_arrays(**sizes))
