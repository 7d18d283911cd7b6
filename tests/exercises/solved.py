"""The model solutions of the exercises, run: the names that they define, and which of them a check is given."""

from __future__ import annotations

import re

import numpy as np

import bank
from shapewise import exercises
from shapewise.reading import keras

CALL = re.compile(r'check\.exercise\("(?P<name>[\w-]+)", (?P<answers>[^)=]+?)(, numbers=2)?\)')


def setting(slug) -> dict:
    """The names that the set-up of a notebook defines."""
    return bank.namespace_of(bank.exercises(slug)[0])


def solved(slug, instead=None) -> dict:
    """The names that all solutions of a lesson define; `instead` replaces the source of some."""
    names = setting(slug)
    for one in exercises.exercises()[slug]:
        exec((instead or {}).get(one.name, one.solution), names)
    return names


def answers(slug, name) -> list[str]:
    """The names that the check under an answer is given, as the notebook has them."""
    exercise = next(one for one in bank.exercises(slug) if one.cell == name)
    (test,) = exercise.tests.values()
    return [answer.strip() for answer in CALL.search(test)["answers"].split(",")]


__all__ = ["answers", "keras", "np", "setting", "solved"]
