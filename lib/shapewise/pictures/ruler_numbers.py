"""Lengths and zeros of a Conv1D, worked out; and the same layer with PyTorch's zeros."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shapewise.derivation import Number, maximum
from shapewise.layers import conv1d
from shapewise.layers.windows import output_length
from shapewise.pictures.conv1d_numbers import Conv1DNumbers


def length_of(call):
    """How many windows there are, as an expression."""
    share = {"strides": call.strides, "padding": call.padding, "dilation_rate": call.dilation_rate}
    return output_length(call.x.shape[1], len(call.kernel), **share)


def zeros_of(call):
    """How many zeros are added, as an expression: what the last window lacks; before the first one, where it is causal."""
    k, d = Number(len(call.kernel), "kernel_size"), Number(call.dilation_rate, "dilation_rate")
    if call.padding == "valid":
        return Number(0)
    if call.padding == "causal":
        return d * (k - 1)
    reach = k if call.dilation_rate == 1 else d * (k - 1) + 1
    starts = (Number(call.windows, "windows") - 1) * Number(call.strides, "strides")
    return maximum(starts + reach - Number(call.x.shape[1], "steps"), 0)


def pytorch_padding(call):
    """The `padding` that one writes in PyTorch: half of what a window reaches beyond its first step, at each end."""
    return (call.reach - 1) // 2 if call.padding == "same" else 0


def in_pytorch(call):
    """How one asks PyTorch for the same number of windows: it has no causal zeros, so they are put there before."""
    if call.padding == "causal":
        return f"PyTorch, padding=0 after F.pad(x, ({call.zeros[0]}, 0))"
    return f"PyTorch, padding={pytorch_padding(call)}"


def pytorch_length(call):
    """PyTorch's rule for the length, as an expression.

    Source: the documentation of ``torch.nn.Conv1d``.
    """
    n, p = Number(call.x.shape[1], "steps"), Number(pytorch_padding(call), "padding")
    k, d, s = (
        Number(len(call.kernel), "kernel_size"),
        Number(call.dilation_rate, "dilation"),
        Number(call.strides, "stride"),
    )
    if call.padding == "causal":
        n, p = Number(call.x.shape[1] + call.zeros[0], "steps"), Number(0, "padding")
    return (n + p * 2 - d * (k - 1) - 1) // s + 1


@dataclass(frozen=True)
class Padded(Conv1DNumbers):
    """A call whose input had zeros put at both ends, `by_hand` of them each."""

    by_hand: int = 0

    @property
    def added(self):
        return (*range(self.by_hand), *range(len(self.padded) - self.by_hand, len(self.padded)))


def pytorch_sums(call):
    """The call with PyTorch's zeros: as many at each end, which are part of its input."""
    zeros = pytorch_padding(call)
    x = np.pad(call.x, ((0, 0), (zeros, zeros), (0, 0)))
    y = conv1d.forward(x, call.kernel, call.bias, strides=call.strides, dilation_rate=call.dilation_rate)
    return Padded(**vars(replace(call, x=x, y=y, padding="valid")), by_hand=zeros)
