"""One call of a Conv1D in numbers: what went in, the weights, what came out, and the sums in between.

This file claims: products and partial sums are computed here from the input and the kernel; `y` is what the
layer returned. What a picture cannot show is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shapewise.layers import conv1d
from shapewise.layers.windows import one, pad, zeros_added
from shapewise.pictures.paper.film import as_batch, laid_over

#: more cells than this in one array cannot be read
MOST_CELLS = 100


@dataclass(frozen=True)
class Conv1DNumbers:
    """The arrays of one call: `x` and `y` with their batch axis, `kernel`, `bias` (or None), and the options."""

    x: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray
    strides: int = 1
    padding: str = "valid"
    dilation_rate: int = 1
    activation: str = "linear"

    @classmethod
    def of(cls, x, kernel, bias, y, config):
        """The numbers, once it is sure that they can be drawn.

        Raises
        ------
        ValueError
            For groups, an activation or a size that the picture does not show.
        """
        if one(config.get("groups", 1)) != 1:
            raise ValueError(f"the picture does not show groups: got groups {config['groups']}; expected groups=1.")
        activation = config.get("activation") or "linear"
        if activation not in ("linear", "relu"):
            raise ValueError(
                f'the picture does not show activation="{activation}": expected None or "relu". '
                f"Draw the layer without its activation; that changes each output number by itself."
            )
        if np.ndim(x) != 3:
            raise ValueError(
                f"Conv1D needs 3 axes (batch, steps, channels): got {np.ndim(x)} in {np.shape(x)}. "
                f"For a single sample write x[None]."
            )
        for name, array in (("input", x[0]), ("kernel", kernel), ("output", y[0])):
            if array.size > MOST_CELLS:
                raise ValueError(
                    f"the picture writes every number: got {array.size} in the {name} {array.shape}; "
                    f"expected at most {MOST_CELLS}. Draw a layer with fewer steps, channels or filters."
                )
        strides, dilation_rate = one(config.get("strides", 1)), one(config.get("dilation_rate", 1))
        return cls(x, kernel, bias, y, strides, config.get("padding", "valid"), dilation_rate, activation)

    def resized(self, *, strides, padding, **sizes):
        """The call with other sizes and options: its own numbers as far as they reach, then small whole ones."""
        x, kernel, bias = map(laid_over, (self.x[:1], self.kernel, self.bias), small_arrays(**sizes))
        config = {
            "strides": strides, "padding": padding, "dilation_rate": self.dilation_rate, "activation": self.activation,
        }  # fmt: skip
        y = conv1d.forward(x, kernel, bias, **config)
        return self.of(as_batch(x, len(self.x)), kernel, bias, as_batch(y, len(self.x)), config)

    @property
    def sizes(self):
        """kernel_size, channels, filters."""
        return self.kernel.shape

    @property
    def windows(self):
        """How many positions the block takes."""
        return self.y.shape[1]

    @property
    def reach(self):
        """How many steps the block covers from its first to its last."""
        return self.dilation_rate * (len(self.kernel) - 1) + 1

    @cached_property
    def zeros(self):
        """How many zeros are added before and after the steps."""
        return zeros_added(
            self.x.shape[1], len(self.kernel), strides=self.strides, padding=self.padding,
            dilation_rate=self.dilation_rate,
        )  # fmt: skip

    @cached_property
    def padded_batch(self):
        """The input with the zeros that are added."""
        return pad(
            self.x, len(self.kernel), strides=self.strides, padding=self.padding, dilation_rate=self.dilation_rate
        )

    @property
    def padded(self):
        """The first sample with the zeros that are added: ``(steps, channels)``."""
        return self.padded_batch[0]

    @property
    def added(self):
        """The columns of the padded input that are zeros."""
        before, after = self.zeros
        return (*range(before), *range(len(self.padded) - after, len(self.padded)))

    @property
    def absent(self):
        """How many steps there would have to be for one more window; 0 where padding makes room for all."""
        return max(0, self.windows * self.strides + self.reach - len(self.padded)) if self.padding == "valid" else 0

    def steps_of(self, window):
        """The steps that a window lies on, in words."""
        steps = [column - self.zeros[0] for column in self.columns(window)]
        steps = [str(step) for step in steps if 0 <= step < self.x.shape[1]]
        if len(steps) < 2:
            return f"step {steps[0]}" if steps else "added zeros"
        return f"steps {', '.join(steps[:-1])} and {steps[-1]}"

    def columns(self, window):
        """The columns of the padded input that a window covers."""
        return [window * self.strides + self.dilation_rate * offset for offset in range(len(self.kernel))]

    def factors(self, window, filter):
        """Input and weight of every product: two arrays ``(kernel_size, channels)``."""
        return self.padded[self.columns(window)], self.kernel[:, :, filter]

    def partial_sums(self, window, filter):
        """One sum of products for every channel."""
        seen, weights = self.factors(window, filter)
        return (seen * weights).sum(axis=0)

    def derivation(self, kind):
        """The layer's output shape or parameter count, worked out."""
        kernel_size, _, filters = self.sizes
        if kind == "parameters":
            return conv1d.parameters(
                self.x.shape, filters=filters, kernel_size=kernel_size, use_bias=self.bias is not None
            )
        return conv1d.output_shape(
            self.x.shape, filters=filters, kernel_size=kernel_size, strides=self.strides, padding=self.padding,
            dilation_rate=self.dilation_rate,
        )  # fmt: skip


def small_arrays(*, steps, channels, filters, kernel_size):
    """Small whole numbers as input, kernel and bias: input 1 to 4, weights -2 to 3 without 0, a bias that is never 0.

    They depend on their place alone, so that a longer input begins like the shorter one.
    """
    s, c = np.ogrid[:steps, :channels]
    x = np.array([2, 1, 3, 1, 4, 2, 1, 3])[(s + 3 * c) % 8][None].astype(float)
    k, c, f = np.ogrid[:kernel_size, :channels, :filters]
    kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(k + 2 * c + 3 * f) % 7].astype(float)
    return x, kernel, np.array([1.0, -1.0, 2.0, -3.0])[np.arange(filters) % 4]


def small_call(*, strides, padding, **sizes):
    """A Conv1D on small whole numbers.

    >>> small_call(steps=4, channels=1, filters=1, kernel_size=2, strides=1, padding="valid").y[0, :, 0]
    array([5., 8., 6.])
    """
    x, kernel, bias = small_arrays(**sizes)
    config = {"strides": strides, "padding": padding}
    return Conv1DNumbers.of(x, kernel, bias, conv1d.forward(x, kernel, bias, **config), config)
