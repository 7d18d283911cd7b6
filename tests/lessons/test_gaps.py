"""A gap that a learner fills in takes no name that the lesson has given to something else: what comes after would use it."""

import ast
from pathlib import Path

import pytest

from shapewise.lessons import lessons
from shapewise.notebooks.canonical import read
from shapewise.notebooks.skeleton import parse

COURSE = Path(__file__).parents[2] / "course"


def names_in(target):
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def is_open(value):
    """Whether dots stand here: alone, or several of them."""
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return all(isinstance(part, ast.Constant) and part.value is ... for part in parts)


def taken_twice(sources):
    """Names of gaps that an earlier cell, or an earlier line, has given to something."""
    given, twice = set(), []
    for source in sources:
        for node in ast.walk(parse(source)):
            if isinstance(node, ast.Assign):
                names = set().union(*map(names_in, node.targets))
                twice += sorted(names & given) if is_open(node.value) else []
                given |= names
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                given.add(node.name)
    return twice


@pytest.mark.parametrize("slug", [one.slug for one in lessons()])
def test_a_gap_has_a_name_of_its_own(slug):
    cells = read(COURSE / f"{slug}.ipynb").cells
    assert taken_twice(cell.source for cell in cells if cell.cell_type == "code") == []


def test_a_name_that_is_taken_twice_would_be_seen():
    assert taken_twice(["place = [1, 2]", "place = ...  # your turn"]) == ["place"]
    assert taken_twice(["film = 1", "film, channel = ..., ..."]) == ["film"]
    assert taken_twice(["place = ...", "goes_to = ..."]) == []
