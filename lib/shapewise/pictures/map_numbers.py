"""A convolution and a pooling over the same height and width, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import conv2d, pooling
from shapewise.layers.windows import zeros_added
from shapewise.pictures.paper.film import as_batch, laid_over

#: what a pooling keeps of a window -> its class
KINDS = {"largest": "MaxPooling2D", "mean": "AveragePooling2D"}

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

    @classmethod
    def called(cls, x, kernel, bias, strides, kind, samples=1):
        """Both layers called on one sample, as a batch of so many."""
        y = conv2d.forward(x, kernel, bias, strides=strides)
        pool = pooling.forward(kind, x, pool_size=kernel.shape[:2], strides=strides)
        x, y, pool = (as_batch(array, samples) for array in (x, y, pool))
        return cls(x, kernel, bias, y, pool, strides, kind).check()

    def resized(self, *, size, window, strides, keeps, **counts):
        """Both layers in other sizes: their own numbers as far as they reach; what keeps its size keeps its sides."""
        sides = self.x.shape[1:3] if size == self.x.shape[1] else (size, size)
        windows = self.size if window == self.size[0] else (window, window)
        steps = self.strides if strides == self.strides[0] else (strides, strides)
        own, small = (self.x[:1], self.kernel, self.bias), small_arrays(sides=sides, windows=windows, **counts)
        return self.called(*map(laid_over, own, small), steps, KINDS[keeps], len(self.x))

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


def small_arrays(*, sides, windows, channels, filters):
    """Small whole numbers as input, kernel and bias."""
    x = np.arange(np.prod(sides) * channels).reshape(1, *sides, channels) * 7 % 10.0
    kernel = np.arange(np.prod(windows) * channels * filters).reshape(*windows, channels, filters) % 5 - 2.0
    return x, kernel, np.arange(filters) + 1.0


def small_maps(*, size, window, strides, keeps, **counts):
    """Both layers on maps of small whole numbers.

    >>> small_maps(size=4, channels=1, filters=1, window=2, strides=2, keeps="largest").pool[0, ..., 0].tolist()
    [[8.0, 9.0], [6.0, 8.0]]
    """
    arrays = small_arrays(sides=(size, size), windows=(window, window), **counts)
    return MapNumbers.called(*arrays, (strides, strides), KINDS[keeps])
