"""What the pictures of recurrent layers share: what they cannot show is refused by name."""

from __future__ import annotations

import numpy as np

#: the largest numbers of steps, features and units that can be read
MOST = {"steps": 10, "features": 4, "units": 5}


def refuse_options(config, **shown):
    """Refuse a layer with an option that the picture does not show.

    Raises
    ------
    ValueError
        With the option as it is, and as it should be.
    """
    for option, value in shown.items():
        if config.get(option, value) != value:
            raise ValueError(
                f"the picture does not show {option}={config[option]!r}: expected {value!r}. Draw a layer that has it."
            )


def checked_sizes(kind, x, units, most=MOST):
    """Steps, features and units, once it is sure that they can be read.

    Raises
    ------
    ValueError
        For another number of axes, or for more numbers than can be read.

    Examples
    --------
    >>> checked_sizes("LSTM", np.ones((1, 5, 2)), 3)
    {'steps': 5, 'features': 2, 'units': 3}
    """
    if np.ndim(x) != 3:
        raise ValueError(
            f"{kind} needs 3 axes (batch, steps, features): got {np.ndim(x)} in {np.shape(x)}. "
            f"For a single sample write x[None]."
        )
    sizes = {"steps": x.shape[1], "features": x.shape[2], "units": units}
    for name, size in sizes.items():
        if size > most[name]:
            raise ValueError(
                f"the picture writes every number: got {size} {name}; expected at most {most[name]}. "
                f"Draw a smaller layer."
            )
    return sizes
