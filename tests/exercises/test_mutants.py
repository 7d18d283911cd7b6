"""Every model solution, changed by machine in one place, is refused by the check that a learner sees."""

import importlib.util
import warnings
from pathlib import Path

import numpy as np
import pytest

from exercises.mutants import mutants
from exercises.solved import answers, setting
from shapewise import exercises
from shapewise.exercises import checking
from shapewise.exercises.computing import Computes
from shapewise.exercises.functions import ComputesLike

ALL = [(slug, one) for slug, several in exercises.exercises().items() for one in several]


def equivalents(slug):
    path = Path(__file__).parent / "equivalents" / f"{slug}.py"
    if not path.exists():  # then there is none
        return {}
    spec = importlib.util.spec_from_file_location(f"equivalents_{slug}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.EQUIVALENT


def accepted(slug, one):
    """The mutants of an exercise that the visible check takes for right, and how many there are in all."""
    before = setting(slug)
    for other in exercises.exercises()[slug]:
        if other is not one:
            exec(other.solution, before)
    found, number = set(), 0
    for what, source in mutants(one.solution, isinstance(one.kind, (Computes, ComputesLike))):
        number += 1
        names = dict(before)
        try:
            exec(source, names)
            given = [names[name] for name in answers(slug, one.name)]
        except Exception:  # no answer at all: a cell that stops, a name that is gone
            continue
        if checking.judge(one, given, numbers=1):
            found.add(what)
    return found, number


@pytest.mark.parametrize("slug, one", ALL, ids=[one.name for _, one in ALL])
def test_only_mutants_that_are_right_as_well_are_accepted(slug, one, capsys):
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        found, number = accepted(slug, one)
    assert found == set(equivalents(slug).get(one.name, ()))
    assert number >= 10


def test_every_equivalent_mutant_has_its_reason():
    for slug in exercises.exercises():
        reasons = [reason for several in equivalents(slug).values() for reason in several.values()]
        assert all(len(reason.split()) > 3 for reason in reasons)
        assert set(equivalents(slug)) <= {one.name for one in exercises.exercises()[slug]}


def test_a_check_that_lets_everything_pass_would_be_found(monkeypatch):
    slug, one = next((slug, one) for slug, one in ALL if one.name == "conv1d-one-number")
    monkeypatch.setattr(checking, "judge", lambda *given, **options: True)
    found, number = accepted(slug, one)
    assert len(found) > number / 2
