"""A convolution and a pooling over the same windows of the same input, in numbers.

This file claims: `conv.y` and `pool` are what the layers returned; both look through windows of the same length,
strides and padding. What a picture cannot show is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers import conv1d, pooling
from shapewise.layers.windows import each
from shapewise.pictures.conv1d_numbers import Conv1DNumbers
from shapewise.pictures.paper.arithmetic import data
from shapewise.pictures.paper.film import as_batch

#: what a pooling keeps of a window -> its class
KINDS = {"largest": "MaxPooling1D", "mean": "AveragePooling1D"}


@dataclass(frozen=True)
class PoolingNumbers:
    """Both layers at work on one input.

    Parameters
    ----------
    conv : Conv1DNumbers
        The convolution, its input and its output.
    pool : array
        What the pooling gave, ``(batch, steps, channels)``.
    kind : str
        The pooling's Keras class name.
    """

    conv: Conv1DNumbers
    pool: np.ndarray
    kind: str = "MaxPooling1D"

    @classmethod
    def computed(cls, x, kernel, bias, *, strides, padding="valid", kind="MaxPooling1D"):
        """The numbers as the layers' own rules give them."""
        config = {"strides": strides, "padding": padding}
        y = conv1d.forward(x, kernel, bias, **config)
        pool = pooling.forward(kind, x, pool_size=len(kernel), **config)
        return cls(Conv1DNumbers.of(x, kernel, bias, y, config), pool, kind)

    def resized(self, *, window, keeps, **arguments):
        """Both layers in other sizes: their own numbers as far as they reach, then small whole ones."""
        conv = self.conv.resized(kernel_size=window, **arguments)
        options = {"pool_size": window, "strides": conv.strides, "padding": conv.padding}
        pool = pooling.forward(KINDS[keeps], conv.x[:1], **options)
        return PoolingNumbers(conv, as_batch(pool, len(conv.x)), KINDS[keeps])

    def on(self, x, padding=None):
        """The same two layers on another input, or with another padding."""
        padding = self.conv.padding if padding is None else padding
        return self.computed(
            x, self.conv.kernel, self.conv.bias, strides=self.conv.strides, padding=padding, kind=self.kind
        )

    @property
    def keeps(self):
        """What the pooling keeps of a window, in a word."""
        return "largest" if self.kind.startswith("Max") else "mean"

    @property
    def left_over(self):
        """Steps at the end that no window covers."""
        last = self.conv.columns(self.conv.windows - 1)[-1]
        return tuple(range(last + 1, len(self.conv.padded)))

    def seen(self, window):
        """What the window holds, a row a channel, None where a place was added; and which of it is kept."""
        before, after = self.conv.zeros
        real = range(before, len(self.conv.padded) - after)
        columns = self.conv.columns(window)
        values = tuple(
            tuple(float(self.conv.padded[column, channel]) if column in real else None for column in columns)
            for channel in range(self.conv.x.shape[2])
        )
        kept = []
        for channel, row in enumerate(values):
            if self.keeps == "largest":
                numbers = [-np.inf if value is None else value for value in row]
                kept.append((channel, int(np.argmax(numbers)), "kept"))
        added = [(c, k, "added") for c, row in enumerate(values) for k, value in enumerate(row) if value is None]
        return values, (*kept, *added)

    def with_channel_0_changed(self):
        """Both layers on the same input with 1 added to every number of channel 0."""
        x = np.array(self.conv.x, dtype=float)
        x[..., 0] += 1
        return self.on(x)

    def with_a_rest(self):
        """Both layers on an input whose last window does not come out even, as far as there can be one."""
        x = self.conv.x
        steps, (size, *_), strides = x.shape[1], self.conv.sizes, self.conv.strides
        while (steps - size) % strides == 0 and strides > 1 and steps > size + 1:
            steps -= 1
        return self.on(x[:, :steps], "valid"), self.on(x[:, :steps], "same")


def check_pair(conv, pool):
    """Refuse two layers that do not look through the same windows.

    Parameters
    ----------
    conv, pool : Facts
        What was read of the layers.

    Raises
    ------
    ValueError
        If one is of another kind, or windows, strides or padding differ.
    """
    ndim = int(conv.kind[-2]) if conv.kind in ("Conv1D", "Conv2D") else 0
    if not ndim:
        raise ValueError(f"this picture begins with a convolution: got a {conv.kind} layer. Use Conv1D or Conv2D.")
    if pool.kind not in (f"MaxPooling{ndim}D", f"AveragePooling{ndim}D"):
        raise ValueError(
            f"beside {conv.kind} stands MaxPooling{ndim}D or AveragePooling{ndim}D: got a {pool.kind} layer."
        )
    for ours, theirs in (("kernel_size", "pool_size"), ("strides", "strides"), ("padding", "padding")):
        a, b = conv.config.get(ours), pool.config.get(theirs)
        a, b = (a, b) if ours == "padding" else (each(a, ndim), each(b, ndim))
        if a != b:
            raise ValueError(f"the two must look through the same windows: got {ours} {a} and {theirs} {b}.")
    for option in ("dilation_rate", "groups"):
        if set(each(conv.config.get(option, 1), ndim)) != {1}:
            raise ValueError(f"the picture does not show {option}: got {conv.config[option]}; expected 1.")
    if conv.config.get("activation") not in (None, "linear"):
        raise ValueError(
            f'the picture does not show activation="{conv.config["activation"]}": draw the layer without it.'
        )


def small_pair(*, steps, channels, filters, window, strides, padding, keeps):
    """Both layers on small whole numbers: input 0 to 5, weights -2 to 3 without 0, a bias that is never 0.

    >>> pair = small_pair(steps=4, channels=1, filters=1, window=2, strides=2, padding="valid", keeps="largest")
    >>> pair.conv.y[0, :, 0], pair.pool[0, :, 0]
    (array([8., 6.]), array([3., 5.]))
    """
    s, c = np.ogrid[:steps, :channels]
    x = np.array([1, 3, 5, 0, 4, 2, 1, 3])[(s + 3 * c) % 8][None].astype(float)
    k, c, f = np.ogrid[:window, :channels, :filters]
    kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(k + 2 * c + 3 * f) % 7].astype(float)
    bias = np.array([1.0, -1.0, 2.0, -3.0])[np.arange(filters) % 4]
    return PoolingNumbers.computed(x, kernel, bias, strides=strides, padding=padding, kind=KINDS[keeps])


def read_pair(conv, pool, x):
    """The facts of the convolution, the input, and what both layers give for it.

    Raises
    ------
    ValueError
        For two layers that do not look through the same windows.
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    check_pair(reading.read(conv, x.shape), reading.read(pool, x.shape))
    ran = reading.run(conv, x), reading.run(pool, x)  # builds a layer that was not
    return reading.read(conv, x.shape), x, ran
