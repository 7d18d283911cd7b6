"""LSTM to play with: sliders for units, steps and features; which of them the parameter count follows.

This file claims: the arrays are small whole numbers that depend on their place alone, so that a longer input begins
like the shorter one; the outputs are those of :func:`shapewise.layers.lstm.forward`, which is tested against Keras.
"""

from __future__ import annotations

from functools import partial

import ipywidgets as widgets
import numpy as np

from shapewise.explorers.explorer import Explorer
from shapewise.layers import lstm
from shapewise.layers.lstm_cell import GATES
from shapewise.pictures.lstm_frames import frame_of, walk
from shapewise.pictures.lstm_numbers import LSTMNumbers
from shapewise.pictures.lstm_opened import change_felt, gates_opened

#: the largest value of every slider; the smallest is 1
MOST = {"units": 4, "steps": 9, "features": 3}


def explore_lstm(*, units=3, steps=5, features=2, return_sequences=False):
    """LSTM frame by frame, with sliders for its input and its units.

    Parameters
    ----------
    units, steps, features : int
        At the start: up to 4, 9 and 3.
    return_sequences : bool
        Of the layer, at the start.

    Returns
    -------
    LSTMExplorer
        Shows itself; without a kernel it is its first frame.

    Raises
    ------
    ValueError
        If a start value is outside its slider.

    Examples
    --------
    >>> explorer = explore_lstm()
    >>> explorer.settings["steps"].value = 9
    >>> print(explorer.facts(**explorer.values)["parameters"])
    parameters: 4 x (2 + 3 + 1) x 3 = 72
    """
    start = {"units": units, "steps": steps, "features": features}
    for name, value in start.items():
        if not 1 <= value <= MOST[name]:
            raise ValueError(f"{name} {value} is outside its slider: expected {name} from 1 to {MOST[name]}.")
    return LSTMExplorer(**start, return_sequences=return_sequences)


class LSTMExplorer(Explorer):
    """The settings of an LSTM, and its frames."""

    def __init__(self, *, return_sequences, **start):
        settings = {
            name: widgets.IntSlider(value, min=1, max=MOST[name], description=name, continuous_update=False)
            for name, value in start.items()
        }
        settings["return_sequences"] = widgets.Checkbox(return_sequences, description="return_sequences")
        super().__init__(settings)

    def facts(self, *, units, steps, features, return_sequences):
        """The output shape and the parameter count."""
        shape = (1, steps, features)
        return {
            "output": lstm.output_shape(shape, units=units, return_sequences=return_sequences),
            "parameters": lstm.parameters(shape, units=units),
        }

    def frames(self, *, units, steps, features, return_sequences):
        """The weights, every step, the gates of unit 0 at the last step, what comes out, and how far a change is felt."""
        call = small_call(units=units, steps=steps, features=features)
        changed = small_call(units=units, steps=steps, features=features, raised=1)
        frames = [partial(frame_of, call, key, step) for key, step in walk(call)]
        return [*frames, partial(gates_opened, call, steps - 1, 0), partial(change_felt, call, changed)]


def small_call(*, units, steps, features, raised=0):
    """An LSTM on small whole numbers: input -2 to 3, weights -1 to 1, a bias that is never 0.

    >>> small_call(units=1, steps=2, features=1).y[0, :, 0].round(2)
    array([0.07, 0.35])
    """
    s, f = np.ogrid[:steps, :features]
    x = np.array([1, -1, 2, 0, 1, -2, 1, 3])[(s + 3 * f) % 8][None].astype(float)
    x[0, 0, 0] += raised
    f, g, u = np.ogrid[:features, : len(GATES), :units]
    kernel = np.array([1, 0, -1, 1, 1, -1, 0])[(2 * f + 3 * g + 4 * u) % 7]
    h, g, u = np.ogrid[:units, : len(GATES), :units]
    recurrent = np.array([1, 0, 1, -1, 0, 1, -1])[(3 * h + g + 2 * u) % 7]
    g, u = np.ogrid[: len(GATES), :units]
    bias = np.array([1, 2, 1, -1, 1])[(g + 2 * u) % 5].astype(float)
    flat = len(GATES) * units
    return LSTMNumbers.of(x, kernel.reshape(features, flat).astype(float), recurrent.reshape(units, flat).astype(float), bias.reshape(flat))
