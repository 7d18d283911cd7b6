"""What cannot be an answer is refused in words by the visible check of every exercise, and raises nothing else."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from shapewise import check
from shapewise.exercises import exercises
from shapewise.exercises.quantities import Corrections, Quantities
from shapewise.reading import keras


def raises(*sizes):
    raise ZeroDivisionError("division by zero")


def gives(value):
    """A function that gives this, whatever it is called with."""
    return lambda *sizes: value


NONSENSE = {
    "a text": "17",
    "nothing": None,
    "dots": ...,
    "a fraction": 2.5,
    "no number": float("nan"),
    "a negative number": -3,
    "True": True,
    "a list with a text": [1, "a"],
    "no axis at all": (),
    "a set": {1, 2},
    "an array": np.ones((2, 3)),
    "a layer": keras.layers.Dense(3),
    "a class": keras.layers.Dense,
    "a function that raises": raises,
    "a function that gives nothing": gives(None),
    "a function that gives a text": gives("a"),
    "a function that gives dots": gives(...),
}
EXERCISES = [one for several in exercises().values() for one in several]


def how_many(one) -> int:
    """How many answers an exercise takes."""
    if isinstance(one.kind, Quantities):
        return len(one.kind.of(SimpleNamespace(**one.sizes[0])))
    return 2 if isinstance(one.kind, Corrections) else 1


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_what_cannot_be_an_answer_is_refused_in_words(one):
    for what, given in NONSENSE.items():
        with pytest.raises(check.WrongAnswer, match=r"\w+") as refused:
            check.exercise(one.name, *[given] * how_many(one))
        message = str(refused.value)
        assert message.rstrip().endswith((".", "?", "]")), what
        assert not re.search(r"Traceback|object at 0x|<function|<class", message), what
