"""One small network on two sizes of picture, in numbers: its maps, and what each of two heads makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, parameters, product
from shapewise.layers import conv2d

#: more numbers than these in a row cannot be read
MOST_SIDE, MOST_FLAT = 7, 25


@dataclass(frozen=True)
class TwoSizesNumbers:
    """A kernel ``(k, k, 1, 1)`` and its bias on a small and a large picture, each ``(1, side, side, 1)``."""

    small: np.ndarray
    large: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray | None
    classes: int = 2

    def check(self):
        """Refuse what cannot be read.

        Raises
        ------
        ValueError
            For several channels or filters, for a picture or a map that is too large, or pictures of one size.
        """
        if self.kernel.shape[2:] != (1, 1):
            channels, filters = self.kernel.shape[2:]
            raise ValueError(f"the picture has room for one channel and one filter: got {channels} and {filters}.")
        if self.small.shape >= self.large.shape:
            raise ValueError(
                f"the second picture must be the larger: got {self.small.shape[1:3]} and {self.large.shape[1:3]}."
            )
        for x in (self.small, self.large):
            if max(x.shape[1:3]) > MOST_SIDE or self.map_of(x).size > MOST_FLAT:
                raise ValueError(
                    f"the picture writes every number: got {x.shape[1:3]}; expected at most {MOST_SIDE} x "
                    f"{MOST_SIDE} pixels and "
                    f"{MOST_FLAT} places in the map."
                )
        return self

    @property
    def both(self):
        """Both pictures by their names."""
        return {"small": self.small, "large": self.large}

    def map_of(self, x):
        """What the convolution makes of a picture: ``(height, width)``."""
        return conv2d.forward(x, self.kernel, self.bias)[0, ..., 0]

    def dense_kernel(self, features):
        """Weights of a Dense behind so many features, ``(features, classes)``: small whole numbers."""
        f, c = np.ogrid[:features, : self.classes]
        return np.array([1, 2, -1, 1, -2])[(f + 2 * c) % 5].astype(float)

    @property
    def weights_of_conv(self):
        """As an expression."""
        shape = (None, *self.small.shape[1:])
        return conv2d.parameters(
            shape, filters=1, kernel_size=self.kernel.shape[:2], use_bias=self.bias is not None
        ).parts[0][1]

    def weights_of_head(self, features, name):
        """Of a Dense behind so many features, as an expression."""
        classes = Number(self.classes, "units")
        kernel = Labelled("kernel", product(Number(features, name), classes))
        return parameters(kernel, Labelled("bias", classes)).parts[0][1]


def small_numbers(*, small, large, kernel_size, classes):
    """Both pictures and a kernel in small whole numbers, which depend on their place alone."""

    def picture(side):
        r, c = np.ogrid[:side, :side]
        return np.array([1, 0, 2, 1, 3])[(2 * r + c) % 5].astype(float).reshape(1, side, side, 1)

    r, c = np.ogrid[:kernel_size, :kernel_size]
    kernel = np.array([1, -1, 2, 1])[(r + 2 * c) % 4].astype(float).reshape(kernel_size, kernel_size, 1, 1)
    return TwoSizesNumbers(picture(small), picture(large), kernel, np.array([1.0]), classes).check()
