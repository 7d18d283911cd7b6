"""A convolution and a pooling over the same height and width, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import conv2d, pooling
from shapewise.layers.windows import zeros_added

#: more rows or columns than these cannot be read
MOST = {"input": 8, "output": 4, "channels": 3, "filters": 4}


@dataclass(frozen=True)
class MapNumbers:
    """Both layers at work on one input of height and width; `x`, `y` and `pool` have their batch axis."""

    x: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray
    pool: np.ndarray
    strides: tuple[int, int]
    kind: str = "MaxPooling2D"

    def check(self):
        """Refuse what cannot be read.

        Raises
        ------
        ValueError
            If a map or the number of maps is too large.
        """
        sizes = {
            "input": max(self.x.shape[1:3]), "output": max(self.y.shape[1:3]),
            "channels": self.x.shape[3], "filters": self.y.shape[3],
        }  # fmt: skip
        for name, size in sizes.items():
            if size > MOST[name]:
                raise ValueError(
                    f"the picture writes every number: got {size} for {name}; expected at most {MOST[name]}."
                )
        return self

    @property
    def keeps(self):
        """What the pooling keeps of a window, in a word."""
        return "largest" if self.kind.startswith("Max") else "mean"

    @property
    def size(self):
        """Height and width of a window."""
        return self.kernel.shape[:2]

    def pooled(self, padding):
        """The pooling's output for channel 0 with a padding."""
        options = {"pool_size": self.size, "strides": self.strides, "padding": padding}
        return pooling.forward(self.kind, self.x[:1, ..., :1], **options)[0, ..., 0]

    def lengths(self, padding):
        """The pooling's output height with a padding, worked out."""
        options = {"pool_size": self.size, "strides": self.strides, "padding": padding}
        return pooling.output_shape(self.kind, (None, *self.x.shape[1:]), **options).parts[1][1]

    @property
    def facts(self):
        """Output shapes and parameter counts of both."""
        shape, filters = self.x.shape, self.y.shape[3]
        return {
            "convolution's output": conv2d.output_shape(
                shape, filters=filters, kernel_size=self.size, strides=self.strides
            ),
            "pooling's output": pooling.output_shape(self.kind, shape, pool_size=self.size, strides=self.strides),
            "convolution's parameters": conv2d.parameters(
                shape, filters=filters, kernel_size=self.size, use_bias=self.bias is not None
            ),
            "pooling's parameters": pooling.parameters(self.kind, shape, pool_size=self.size, strides=self.strides),
        }

    @property
    def ends(self):
        """Places that "same" adds: before and after the height, before and after the width."""
        return [
            zeros_added(n, k, strides=s, padding="same") for n, k, s in zip(self.x.shape[1:3], self.size, self.strides)
        ]


def small_maps(*, size, channels, filters, window, strides, keeps):
    """Both layers on maps of small whole numbers.

    >>> small_maps(size=4, channels=1, filters=1, window=2, strides=2, keeps="largest").pool[0, ..., 0].tolist()
    [[9.0, 7.0], [9.0, 9.0]]
    """
    x = np.arange(size * size * channels).reshape(1, size, size, channels) * 7 % 10.0
    kernel = np.arange(window * window * channels * filters).reshape(window, window, channels, filters) % 5 - 2.0
    bias, kind = np.arange(filters) + 1.0, {"largest": "MaxPooling2D", "mean": "AveragePooling2D"}[keeps]
    y = conv2d.forward(x, kernel, bias, strides=strides)
    pool = pooling.forward(kind, x, pool_size=window, strides=strides)
    return MapNumbers(x, kernel, bias, y, pool, (strides, strides), kind).check()
