"""What ``from shapewise import check`` gives: the check of an exercise by its name, and checks to write others with."""

from __future__ import annotations

from dataclasses import replace

from shapewise import exercises as room
from shapewise.answers import checks, context
from shapewise.answers.checks import (
    WrongAnswer,
    check_function,
    check_layer,
    check_numbers,
    check_output_shape,
    check_parameters,
    check_value,
)
from shapewise.answers.matching import Diagnosis
from shapewise.exercises import record
from shapewise.exercises.unwritten import Unwritten

__all__ = [
    "WrongAnswer",
    "check_function",
    "check_layer",
    "check_numbers",
    "check_output_shape",
    "check_parameters",
    "check_value",
    "exercise",
]


def exercise(name, *answers, numbers=1):
    """Check the answer to an exercise.

    Parameters
    ----------
    name : str
        The exercise, as its heading and the cell under the answer name it.
    *answers
        What you wrote: a function, a layer, values.
    numbers : {1, 2}
        1: the numbers that a learner is shown. 2: others, with which the work is graded.

    Raises
    ------
    WrongAnswer
        With the reason.
    ValueError
        If there is no exercise of that name.

    Examples
    --------
    >>> exercise("conv1d-predict", (17, 6), 78, (46, 8), 288)
    conv1d-predict: right. See solution("conv1d-predict") for a model solution and its reasons.
    """
    checks.settle(f"exercise {name}", judge(room.exercise(name), answers, numbers), keep=True)
    if numbers == 1 and context.current().tell is None:
        record.passed(name)
        print(f'{name}: right. See solution("{name}") for a model solution and its reasons.')


def judge(one, answers, numbers=1) -> Diagnosis:
    """Whether the answers to an exercise are right, for each of the sizes that are tried; if not, why."""
    if missing := next((answer for answer in answers if isinstance(answer, Unwritten)), None):
        message = f"{missing.name}: nothing is written here yet, or the cell with your answer was not run."
        return Diagnosis("unwritten", None, False, (), message)
    found, now = None, context.current()
    for place, n in enumerate(one.tried(numbers, now.class_seed)):
        found = one.kind.judge(answers, n, (getattr(n, "seed", place), *now.seeds))
        if not found and place and numbers == 1 and vars(n):
            found = replace(found, message=f"right for the first sizes, but not for {_listed(n)}: {found.message}")
        if not found:
            return found if numbers == 1 else without_numbers(found)
    return found


def _listed(n):
    return ", ".join(f"{name}={value}" for name, value in vars(n).items() if name != "seed")


def without_numbers(found: Diagnosis) -> Diagnosis:
    """What a hidden check says: the belief, but neither its numbers nor those of the answer."""
    if found.kind in ("unwritten", "numpy"):
        return found
    if found:
        return replace(found, answer=None, near=(), message="It is right for other numbers as well.")
    message = f"it is not right for other numbers than those of the visible check.{_reasons(found)}"
    return replace(found, answer=None, near=(), message=message)


def _reasons(found: Diagnosis) -> str:
    from shapewise.misconceptions.predicting import belief

    beliefs = [belief(code) for code in found.beliefs]
    return "".join(f" {one.because} Next: {one.next_step} [{one.code}]" for one in beliefs)
