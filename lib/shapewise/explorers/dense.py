"""Dense to play with: its rows, features and units, and one number of the input to change.

This file claims: the arrays are small whole numbers that depend on their place alone, so that a longer input
begins like the shorter one; the outputs are :func:`shapewise.layers.dense.forward`, which is tested against Keras.
"""

from __future__ import annotations

from functools import partial

import ipywidgets as widgets
import numpy as np

from shapewise.explorers.explorer import Explorer
from shapewise.layers import dense
from shapewise.pictures.dense_frames import frame_of
from shapewise.pictures.dense_numbers import DenseNumbers

#: the largest value of every slider; sizes begin at 1, places at 0
MOST = {"rows": 4, "features": 4, "units": 3, "row": 3, "feature": 3}


def explore_dense(*, rows=4, features=3, units=2, row=1, feature=2):
    """Dense frame by frame, and Flatten + Dense beside it, with sliders for the input, the units and what is changed.

    Parameters
    ----------
    rows, features, units : int
        At the start: up to 4, 4 and 3.
    row, feature : int
        Which number of the input grows by 1 in the last frame, counted from 0.

    Returns
    -------
    DenseExplorer
        Shows itself; without a kernel it is its first frame.

    Raises
    ------
    ValueError
        If a start value is outside its slider, or there is no such row or feature.

    Examples
    --------
    >>> explorer = explore_dense()
    >>> explorer.settings["rows"].value = 2
    >>> print(explorer.facts(**explorer.values)["parameters of Dense"])
    parameters: kernel 3 x 2 + bias 2 = 8
    """
    start = {"rows": rows, "features": features, "units": units, "row": row, "feature": feature}
    for name, value in start.items():
        least = _least(name)
        if not least <= value <= MOST[name]:
            raise ValueError(f"{name} {value} is outside its slider: expected {name} from {least} to {MOST[name]}.")
    return DenseExplorer(**start)


class DenseExplorer(Explorer):
    """The settings of a Dense, and its frames."""

    def __init__(self, **start):
        words = {"row": "+1 in row", "feature": "+1 in feature"}
        super().__init__(
            {
                name: widgets.IntSlider(
                    value, min=_least(name), max=MOST[name], description=words.get(name, name), continuous_update=False,
                    style={"description_width": "8em"},
                )
                for name, value in start.items()
            }
        )  # fmt: skip

    def facts(self, *, rows, features, units, row, feature):
        """Output shapes and parameter counts of Dense, and of Flatten + Dense."""
        shape, flat = (1, rows, features), (1, rows * features)
        return {
            "output of Dense": dense.output_shape(shape, units=units),
            "parameters of Dense": dense.parameters(shape, units=units),
            "output of Flatten + Dense": dense.output_shape(flat, units=units),
            "parameters of Flatten + Dense": dense.parameters(flat, units=units),
        }

    def frames(self, *, rows, features, units, row, feature):
        """A frame for every row, then all rows, Flatten + Dense, and the change."""
        calls = small_calls(rows=rows, features=features, units=units)
        for name, value, most in (("row", row, rows), ("feature", feature, features)):
            if value >= most:
                raise ValueError(f"there is no {name} {value} to change: expected {name} from 0 to {most - 1}.")
        each = [partial(frame_of, *calls, "row", one) for one in range(rows)]
        return [*each, *(partial(frame_of, *calls, key, row, feature) for key in ("rows", "flatten", "change"))]


def small_calls(*, rows, features, units):
    """A Dense, and one behind Flatten, on small whole numbers; no weight and no bias is 0.

    >>> of_rows, of_all = small_calls(rows=2, features=2, units=1)
    >>> of_rows.y[0].tolist(), of_all.y[0].tolist()
    ([[8.0], [13.0]], [19.0])
    """
    r, f = np.ogrid[:rows, :features]
    x = np.array([2, 1, 3, 1, 4, 2, 1, 3])[(3 * r + f) % 8][None].astype(float)
    bias = np.array([4.0, -2.0, 1.0])[:units]
    f, u = np.ogrid[:features, :units]
    kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(f + 3 * u) % 7].astype(float)
    f, u = np.ogrid[: rows * features, :units]
    big_kernel = np.array([1, 2, -1, 3, 1, -2, 2])[(f + 2 * u) % 7].astype(float)
    flat = x.reshape(1, -1)
    return (
        DenseNumbers.of(x, kernel, bias, dense.forward(x, kernel, bias)),
        DenseNumbers.of(flat, big_kernel, bias, dense.forward(flat, big_kernel, bias)),
    )


def _least(name):
    return 0 if name in ("row", "feature") else 1
