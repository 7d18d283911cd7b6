"""An answer that is not there is said to be unwritten, in a notebook too."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from shapewise.exercises import unwritten
from shapewise.exercises.checking import WrongAnswer

CELL = 'from shapewise import check\ncheck.exercise("conv1d-keep-apart", keep_apart)'


def test_missing_names_are_those_that_the_check_is_given():
    assert unwritten.missing_names(CELL, {}) == ["keep_apart"]
    assert unwritten.missing_names(CELL, {"keep_apart": 1}) == []
    assert unwritten.missing_names('check.exercise("a", len, b, numbers=2)', {}) == ["b"]
    assert unwritten.missing_names("print(keep_apart)", {}) == []
    assert unwritten.missing_names('check.exercise("a", (', {}) == []


def test_in_a_block_missing_names_are_stood_in_for_and_then_gone():
    names = {}
    with unwritten.stood_in(CELL, names):
        assert names == {"keep_apart": unwritten.Unwritten("keep_apart")}
    assert names == {}


@pytest.fixture
def shell(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")
    one = InteractiveShell()
    unwritten.install(one)
    unwritten.install(one)  # %load_ext twice
    return one


def test_a_notebook_says_that_nothing_is_written_and_forgets_the_stand_in(shell):
    error = shell.run_cell(CELL).error_in_exec
    assert isinstance(error, WrongAnswer)
    assert "keep_apart: nothing is written here yet, or the cell with your answer was not run" in str(error)
    assert "keep_apart" not in shell.user_ns
    assert isinstance(shell.run_cell("keep_apart").error_in_exec, NameError)


def test_an_answer_that_is_there_is_left_alone(shell):
    shell.run_cell("def keep_apart(*sizes):\n    raise NotImplementedError()")
    assert "keep_apart: nothing is written here yet" in str(shell.run_cell(CELL).error_in_exec)
    assert "keep_apart" in shell.user_ns
