"""Mistakes that are made about many layers."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, parameters
from shapewise.misconceptions.mistakes import Mistake, always, bias, computed, instead, together


def no_bias(where=always, **changes) -> Mistake:
    """The layer without its bias, in count and numbers: ``use_bias=False``, or other arguments that do it."""
    return instead(where, lambda *weights: weights[:-1], **(changes or {"use_bias": False}))


def one_bias(where=always) -> Mistake:
    """The layer with a bias of a single number, in the count and in the numbers."""

    def count(case):
        kernel = case.derive("parameters").parts[0][1].left
        return parameters(kernel, Labelled("bias", Number(1)))

    return together(
        computed(count=count, where=lambda case: case["use_bias"] and where(case)),
        bias(lambda b, kernel: np.full_like(b, b[0])),
    )


def bias_of_the_input(name, where=always) -> Mistake:
    """A bias for each entry of the input's last axis, called `name`, in place of each of the output's."""

    def count(case):
        kernel = case.derive("parameters").parts[0][1].left
        return parameters(kernel, Labelled("bias", Number(case.channels, name)))

    return computed(count=count, where=lambda case: case["use_bias"] and case.channels is not None and where(case))


def weights_for_every_step() -> Mistake:
    """The layer anew for every step: its count, times the steps."""

    def count(case):
        return parameters(Number(case.lengths[0], "steps") * case.derive("parameters").parts[0][1])

    return computed(count=count, where=lambda case: case.lengths[0] not in (None, 1))


def pooling_instead(case):
    """A pooling with the same windows; there is none with holes in them, and none that looks back only."""
    if case["dilation_rate"] != 1 or case["padding"] == "causal":
        return None
    return case.like(f"MaxPooling{case.ndim}D", case["kernel_size"], keep=("strides", "padding"))


def largest_of_the_window(case, x, kernel, *bias):
    """The largest number of each window, channel by channel: the window laid on each of its cells in turn."""
    size, channels = kernel.shape[:-2], np.shape(x)[-1]  # with groups, a kernel holds fewer channels
    lowest, cells = np.min(x), []
    for cell in np.ndindex(*size):
        one = np.zeros((*size, channels, channels))
        one[cell] = np.eye(channels)
        cells.append(case.run(x - lowest, one, groups=1, activation=None))
    return np.max(cells, axis=0) + lowest  # raised above 0 in between, so that no added zero is the largest
