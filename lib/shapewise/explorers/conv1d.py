"""Conv1D to play with: six sliders, and the picture that follows them.

This file claims: the arrays are small whole numbers that depend on their place alone, so that a longer input
begins like the shorter one; the output is :func:`shapewise.layers.conv1d.forward`, which is tested against Keras.
"""

from __future__ import annotations

from functools import partial

import ipywidgets as widgets
import numpy as np

from shapewise.explorers.explorer import Explorer
from shapewise.layers import conv1d
from shapewise.pictures.conv1d_apart import kept_apart
from shapewise.pictures.conv1d_frames import frame_of, walk
from shapewise.pictures.conv1d_numbers import MOST_CELLS, Conv1DNumbers

#: the largest value of every slider; the smallest is 1
MOST = {"steps": 10, "channels": 4, "filters": 4, "kernel_size": 4, "strides": 3}


def explore_conv1d(*, steps=6, channels=3, filters=2, kernel_size=2, strides=1, padding="valid"):
    """Conv1D frame by frame, with sliders for its input and its arguments.

    Parameters
    ----------
    steps, channels : int
        Of the input, at the start: up to 10 and 4.
    filters, kernel_size, strides : int
        Of the layer, at the start: up to 4, 4 and 3.
    padding : {"valid", "same", "causal"}
        Of the layer, at the start.

    Returns
    -------
    Conv1DExplorer
        Shows itself; without a kernel it is its first frame.

    Raises
    ------
    ValueError
        If a start value is outside its slider, or the window does not fit the steps.

    Examples
    --------
    >>> explorer = explore_conv1d()
    >>> explorer.settings["filters"].value = 3
    >>> print(explorer.facts(**explorer.values)["output"])
    steps: (6 - 2) // 1 + 1 = 5
    channels: 3
    """
    start = {"steps": steps, "channels": channels, "filters": filters, "kernel_size": kernel_size, "strides": strides}
    for name, value in start.items():
        if not 1 <= value <= MOST[name]:
            raise ValueError(f"{name} {value} is outside its slider: expected {name} from 1 to {MOST[name]}.")
    return Conv1DExplorer(**start, padding=padding)


class Conv1DExplorer(Explorer):
    """The settings of a Conv1D, and its frames."""

    def __init__(self, *, padding, **start):
        settings = {
            name: widgets.IntSlider(value, min=1, max=MOST[name], description=name, continuous_update=False)
            for name, value in start.items()
        }
        settings["padding"] = widgets.Dropdown(
            options=("valid", "same", "causal"), value=padding, description="padding"
        )
        super().__init__(settings)

    def facts(self, *, steps, channels, filters, kernel_size, strides, padding):
        """The output shape and the parameter count."""
        shape = (1, steps, channels)
        return {
            "output": conv1d.output_shape(
                shape, filters=filters, kernel_size=kernel_size, strides=strides, padding=padding
            ),
            "parameters": conv1d.parameters(shape, filters=filters, kernel_size=kernel_size),
        }

    def frames(self, **settings):
        """Every frame, and the belief beside them at the end."""
        call = small_call(**settings)
        frames = [partial(frame_of, call, key, window, filter) for key, window, filter in walk(call)]
        if call.sizes[1] * call.y[0].size <= MOST_CELLS:
            frames.append(partial(kept_apart, call))
        return frames


def small_call(*, steps, channels, filters, kernel_size, strides, padding):
    """A Conv1D on small whole numbers: input 1 to 4, weights -2 to 3 without 0, a bias that is never 0.

    >>> small_call(steps=4, channels=1, filters=1, kernel_size=2, strides=1, padding="valid").y[0, :, 0]
    array([5., 8., 6.])
    """
    s, c = np.ogrid[:steps, :channels]
    x = np.array([2, 1, 3, 1, 4, 2, 1, 3])[(s + 3 * c) % 8][None].astype(float)
    k, c, f = np.ogrid[:kernel_size, :channels, :filters]
    kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(k + 2 * c + 3 * f) % 7].astype(float)
    bias = np.array([1.0, -1.0, 2.0, -3.0])[np.arange(filters) % 4]
    config = {"strides": strides, "padding": padding}
    return Conv1DNumbers.of(x, kernel, bias, conv1d.forward(x, kernel, bias, **config), config)
