"""One call of a Conv1DTranspose in numbers: the stamps, what they add up to, and how many lie on each place.

This file claims: `y` is what the layer returned; what a picture cannot show is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import conv1d, conv_transpose
from shapewise.layers.windows import one
from shapewise.pictures.conv1d_numbers import small_arrays
from shapewise.pictures.paper.film import as_batch, laid_over

#: more places than these cannot be read
MOST_STEPS, MOST_PLACES = 8, 22


@dataclass(frozen=True)
class StampsNumbers:
    """The arrays of one call, with one channel and one filter; `kernel` is ``(kernel_size, 1, 1)``."""

    x: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray
    strides: int = 1
    padding: str = "valid"

    @classmethod
    def of(cls, x, kernel, bias, y, config):
        """The numbers, once it is sure that they can be drawn.

        Raises
        ------
        ValueError
            For several channels or filters, a dilation, an activation or a size that the picture does not show.
        """
        if np.ndim(x) != 3:
            raise ValueError(
                f"Conv1DTranspose needs 3 axes (batch, steps, channels): got {np.ndim(x)} in {np.shape(x)}."
            )
        if kernel.shape[1:] != (1, 1):
            filters, channels = kernel.shape[1:]
            raise ValueError(f"the picture has room for one channel and one filter: got {channels} and {filters}.")
        if config.get("activation") not in (None, "linear"):
            raise ValueError(
                f'the picture does not show activation="{config["activation"]}": draw the layer without it.'
            )
        call = cls(x, kernel, bias, y, one(config.get("strides", 1)), config.get("padding", "valid"))
        for what, size, most in (("steps", call.steps, MOST_STEPS), ("places", call.places, MOST_PLACES)):
            if size > most:
                raise ValueError(f"the picture writes every number: got {size} {what}; expected at most {most}.")
        return call

    def resized(self, *, strides, padding, **sizes):
        """The call with other sizes and options: its own numbers as far as they reach, then small whole ones."""
        small = small_arrays(channels=1, filters=1, **sizes)
        x, kernel, bias = map(laid_over, (self.x[:1], self.kernel, self.bias), small)
        config = {"strides": strides, "padding": padding}
        y = conv_transpose.forward(x, kernel, bias, **config)
        return self.of(as_batch(x, len(self.x)), kernel, bias, as_batch(y, len(self.x)), config)

    @property
    def steps(self):
        return self.x.shape[1]

    @property
    def size(self):
        """kernel_size."""
        return len(self.kernel)

    @property
    def places(self):
        """How many places the stamps cover, before anything is cut off."""
        return (self.steps - 1) * self.strides + max(self.size, self.strides)

    @property
    def kept(self):
        """The places that come out: all, or with "same" as many as steps times strides."""
        if self.padding == "valid":
            return range(self.places)
        first = max(self.size - self.strides, 0) // 2
        return range(first, first + self.steps * self.strides)

    def columns(self, step):
        """The places that the stamp of a step covers."""
        return range(step * self.strides, step * self.strides + self.size)

    @property
    def stamps(self):
        """A row for each step: its number times the kernel, at its place; None elsewhere."""
        rows = [[None] * self.places for _ in range(self.steps)]
        for step, row in enumerate(rows):
            for place, weight in zip(self.columns(step), self.kernel[:, 0, 0]):
                row[place] = float(self.x[0, step, 0] * weight)
        return rows

    @property
    def sums(self):
        """What the stamps add up to at each place, without the bias."""
        return [sum(value for value in column if value is not None) for column in zip(*self.stamps)]

    @property
    def counts(self):
        """How many stamps lie on each place."""
        return [sum(value is not None for value in column) for column in zip(*self.stamps)]

    @property
    def back(self):
        """The output, convolved with the same kernel: as long as the input."""
        kernel = np.swapaxes(self.kernel, 1, 2)
        return conv1d.forward(self.y, kernel, None, strides=self.strides, padding=self.padding)

    @property
    def length(self):
        """How long the output is, as an expression."""
        shape = conv_transpose.output_shape(
            self.x.shape, filters=1, kernel_size=self.size, strides=self.strides, padding=self.padding
        )
        return shape.parts[1][1]
