"""What to say when a learner's own function raises an error: where, what it means in NumPy, and with which shapes."""

from __future__ import annotations

import math
import re
import traceback

import numpy as np

from shapewise.errors import why

#: words with which a sentence may begin; anything else there is a name in the learner's code
_SMALL_WORDS = ("the", "a", "an", "arrays")


def what_happened(error, yours, arguments) -> str:
    """What happened in a learner's function, in a few sentences.

    Parameters
    ----------
    error : BaseException
        What it raised.
    yours : callable
        The function.
    arguments : sequence of array
        What it was called with.
    """
    shapes = ", ".join(str(np.shape(argument)) for argument in arguments)
    raised = (
        f"it raised {type(error).__name__}{place_of(error, yours)}: {error} (called with arrays of shapes {shapes})."
    )
    return " ".join(filter(None, [raised, in_numpy_words(error), flattened(error, arguments)]))


def in_numpy_words(error) -> str:
    """An error of NumPy in plain words; nothing for another one. What to write instead is left to the learner.

    Examples
    --------
    >>> try:
    ...     np.ones((3, 2))[2, 2]
    ... except IndexError as error:
    ...     print(in_numpy_words(error))
    The array has 2 on axis 1, 0 to 1, and was asked for 2. Expected: an index from 0 to 1 on axis 1: a loop over it is range(2), \
and each index stands in the place of its axis.
    """
    found = why(error) if isinstance(error, (IndexError, ValueError, TypeError)) else None
    if not found or not found.code.startswith("numpy/"):
        return ""
    first, _, rest = found.happened.partition(" ")
    happened = f"{first.capitalize() if first in _SMALL_WORDS else first} {rest}"
    end = "" if found.expected.endswith("?") else "."
    return f"{happened} Expected: {found.expected}{end}" if found.expected else happened


def in_keras_words(error) -> str:
    """A layer that was given too few axes, in plain words; nothing for another error. How to write it is left to the learner.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> try:
    ...     keras.Sequential([keras.Input((4,)), keras.layers.LSTM(2, name="second")])
    ... except ValueError as error:
    ...     print(in_keras_words(error))
    LSTM 'second' needs 3 axes and got 2. Expected: 3 axes: (batch, steps, channels). What does it get from the layer in front of it, \
every step or one vector?
    """
    found = why(error) if isinstance(error, ValueError) else None
    if not found or found.code != "input/number-of-axes":
        return ""
    end = (
        " What does it get from the layer in front of it, every step or one vector?"
        if "steps" in str(found.expected)
        else ""
    )
    return f"{str(found.happened).rstrip('.')}. Expected: {found.expected}.{end}"


def flattened(error, arguments) -> str:
    """A question about flattening, if the error speaks of as many numbers as two axes or more of an argument have together."""
    said = {int(number) for number in re.findall(r"(?<![\w.])\d+", str(error))}
    lengths = {length for argument in arguments for length in np.shape(argument)}
    for axes in [
        axes for argument in arguments for axes in (np.shape(argument)[1:], np.shape(argument)[:-1], np.shape(argument))
    ]:
        if len(axes) > 1 and math.prod(axes) in said - lengths:
            return f"{math.prod(axes)} is {' x '.join(map(str, axes))}: were these axes flattened into one?"
    return ""


def place_of(error, yours) -> str:
    """Where in the learner's function an error was raised, as far as it can be told."""
    if line := getattr(error, "line_of_the_answer", None):  # it was raised in another process
        return f' in the line "{line}"'
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.name == getattr(yours, "__name__", None) and frame.line:
            return f' in the line "{frame.line}"'
    return ""
