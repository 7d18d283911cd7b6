"""A strided convolution and a pooling to play with: sliders for both, and the picture that follows them.

This file claims: the arrays are small whole numbers that depend on their place alone; the outputs are those of
:mod:`shapewise.layers.conv1d` and :mod:`shapewise.layers.pooling`, which are tested against Keras.
"""

from __future__ import annotations

from functools import partial

import ipywidgets as widgets
import numpy as np

from shapewise.explorers.explorer import Explorer
from shapewise.layers import conv1d, pooling
from shapewise.pictures.pooling_frames import frame_of, walk
from shapewise.pictures.pooling_numbers import PoolingNumbers

#: the largest value of every slider; the smallest is 1
MOST = {"steps": 10, "channels": 3, "filters": 4, "window": 4, "strides": 4}
KINDS = {"largest": "MaxPooling1D", "mean": "AveragePooling1D"}


def explore_stride_or_pooling(*, steps=8, channels=2, filters=3, window=2, strides=2, padding="valid", keeps="largest"):
    """Both layers frame by frame, with sliders for the input and for the windows that they share.

    Parameters
    ----------
    steps, channels : int
        Of the input, at the start: up to 10 and 3.
    filters : int
        Of the convolution, at the start: up to 4.
    window, strides : int
        Of both, at the start: up to 4.
    padding : {"valid", "same"}
        Of both, at the start.
    keeps : {"largest", "mean"}
        What the pooling keeps of a window, at the start.

    Returns
    -------
    StrideOrPoolingExplorer
        Shows itself; without a kernel it is its first frame.

    Raises
    ------
    ValueError
        If a start value is outside its slider, or the window does not fit the steps.

    Examples
    --------
    >>> explorer = explore_stride_or_pooling()
    >>> explorer.settings["filters"].value = 4
    >>> print(explorer.facts(**explorer.values)["convolution's parameters"])
    parameters: kernel 2 x 2 x 4 + bias 4 = 20
    >>> explorer.facts(**explorer.values)["pooling's output"].value
    (1, 4, 2)
    """
    start = {"steps": steps, "channels": channels, "filters": filters, "window": window, "strides": strides}
    for name, value in start.items():
        if not 1 <= value <= MOST[name]:
            raise ValueError(f"{name} {value} is outside its slider: expected {name} from 1 to {MOST[name]}.")
    return StrideOrPoolingExplorer(**start, padding=padding, keeps=keeps)


class StrideOrPoolingExplorer(Explorer):
    """The settings that both layers share, and their frames."""

    def __init__(self, *, padding, keeps, **start):
        settings = {
            name: widgets.IntSlider(value, min=1, max=MOST[name], description=name, continuous_update=False)
            for name, value in start.items()
        }
        settings["padding"] = widgets.Dropdown(options=("valid", "same"), value=padding, description="padding")
        settings["keeps"] = widgets.Dropdown(options=tuple(KINDS), value=keeps, description="pooling keeps")
        super().__init__(settings)

    def facts(self, *, steps, channels, filters, window, strides, padding, keeps):
        """Output shapes and parameter counts of both."""
        shape, share = (1, steps, channels), {"strides": strides, "padding": padding}
        return {
            "convolution's output": conv1d.output_shape(shape, filters=filters, kernel_size=window, **share),
            "pooling's output": pooling.output_shape(KINDS[keeps], shape, pool_size=window, **share),
            "convolution's parameters": conv1d.parameters(shape, filters=filters, kernel_size=window),
            "pooling's parameters": pooling.parameters(KINDS[keeps], shape, pool_size=window, strides=strides),
        }

    def frames(self, **settings):
        """Every frame."""
        numbers = small_pair(**settings)
        return [partial(frame_of, numbers, key, window, filter) for key, window, filter in walk(numbers)]


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
