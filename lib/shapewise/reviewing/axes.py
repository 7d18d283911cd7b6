"""Axes in the wrong place: a series on the channel axis, time or channels at the wrong end, a reshape for a transpose."""

from __future__ import annotations

import math

import numpy as np

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import RECURRENT, where

_ALONG_STEPS = ("Conv1D", "SeparableConv1D", "DepthwiseConv1D", "MaxPooling1D", "AveragePooling1D", *RECURRENT)
_PICTURES = ("Conv2D", "SeparableConv2D", "DepthwiseConv2D", "MaxPooling2D", "AveragePooling2D")
#: more channels than any measured thing has: they are samples or steps
_TOO_MANY_CHANNELS = 10_000
#: how alike neighbours are along a time axis, and how unlike along another, as a share of the largest similarity 1
_SMOOTH, _ROUGH = 0.8, 0.4
#: reshapes of more numbers than this are not followed number by number
_FOLLOWED = 2_000_000


def series_as_channels(subject):
    """One step of many channels."""
    for facts in _first(subject, _ALONG_STEPS):
        _, steps, channels = facts.input_shape
        if steps != 1 or channels is None or channels < 2:
            continue
        if facts.kind in RECURRENT:
            units = facts.config["units"]
            consequence = (
                f"there is no second step: the {units} x {units} recurrent weights of every gate are never used"
            )
        else:
            consequence = f"the window has one place to stand; {facts.parameters} weights, and no step has a neighbour"
        yield Finding(
            "axes/series-as-channels",
            f"one step of {channels} channels",
            where(facts),
            consequence,
            f"if the {channels} are steps in time: x of shape (samples, {channels}, 1), np.swapaxes(x, 1, 2), "
            f"and Input(({channels}, 1))",
        )


def time_axis_last(subject):
    """Steps on the last axis, where the channels belong."""
    for facts in _first(subject, _ALONG_STEPS):
        batch, steps, channels = facts.input_shape
        if steps in (None, 1) or channels is None:
            continue
        reason = ""
        if channels >= _TOO_MANY_CHANNELS and channels > 10 * steps:
            reason = f"{channels} channels are more than anything measured has: are they samples or steps?"
        elif facts in subject.first_layers() and subject.x_shape and subject.x_shape[1:] == (steps, channels):
            along_steps, along_channels = (_similarity(subject.x, axis) for axis in (1, 2))
            if along_channels > _SMOOTH and along_steps < _ROUGH:
                reason = (
                    f"in x, neighbours along the last axis are alike (correlation {along_channels:.2f}) and neighbours "
                    f"along axis 1 are not ({along_steps:.2f}): the last axis is time"
                )
        if reason:
            yield Finding(
                "axes/time-last",
                f"{steps} steps of {channels} channels look like {channels} steps of {steps} channels",
                where(facts),
                f"{reason}; {facts.parameters} weights in this layer",
                f"np.swapaxes(x, 1, 2) and Input(({channels}, {steps})); if the last axis holds samples, x.T[..., "
                "None]",
            )


def channels_first(subject):
    """Pictures with their channels in front, as PyTorch has them."""
    for facts in _first(subject, _PICTURES):
        batch, height, width, channels = facts.input_shape
        if height in (1, 3) and None not in (width, channels) and width > 4 and channels > 4:
            if facts.config.get("data_format", "channels_last") != "channels_last":
                continue
            yield Finding(
                "axes/channels-first",
                f"a picture {height} high, {width} wide, with {channels} channels",
                where(facts),
                f"the layer takes the {channels} columns for channels: {facts.parameters} weights, output "
                f"{facts.output_shape}",
                f"np.moveaxis(x, 1, -1) and Input(({width}, {channels}, {height}))",
            )


def reshape_for_transpose(subject):
    """A Reshape to the same lengths in another order."""
    for facts in subject.all_facts:
        if facts.kind != "Reshape" or isinstance(facts.input_shape, list):
            continue
        before, after = facts.input_shape[1:], facts.output_shape[1:]
        long_before, long_after = [n for n in before if n != 1], [n for n in after if n != 1]
        if None in before or long_before == long_after or sorted(long_before) != sorted(long_after):
            continue
        order = _order(before, after)
        size = math.prod(before)
        moved = "its numbers"
        if size <= _FOLLOWED:
            numbers = np.arange(size).reshape(before)
            wrong = int((numbers.reshape(after) != numbers.transpose(order)).sum())
            moved = f"{wrong} of {size} numbers"
        yield Finding(
            "axes/reshape-for-transpose",
            f"a reshape of {before} to {after} keeps the numbers in their order and does not turn the axes",
            where(facts),
            f"{moved} stand elsewhere than after a transpose: rows are cut in the middle",
            f"keras.layers.Permute({tuple(axis + 1 for axis in order)})",
        )


def _order(before, after):
    """The axes of `before` in the order of `after`."""
    left = list(range(len(before)))
    order = []
    for length in after:
        axis = next(axis for axis in left if before[axis] == length)
        left.remove(axis)
        order.append(axis)
    return tuple(order)


def _similarity(x, axis):
    """The correlation of neighbours along an axis, over at most 200 samples; 0 where it has no meaning."""
    x = np.asarray(x)[:200]
    if x.dtype.kind not in "fiu" or x.shape[axis] < 8:
        return 0.0
    x = x.astype(float)
    a, b = np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel()
    if a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def _first(subject, kinds):
    """The layers of these kinds that see the model's input, or see it after layers that leave its axes alone."""
    for facts in subject.all_facts:
        if facts.kind in kinds and subject.from_input(facts) and not isinstance(facts.input_shape, list):
            yield facts


CHECKS = (series_as_channels, time_axis_last, channels_first, reshape_for_transpose)
