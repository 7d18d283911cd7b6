"""Numbers that have names are judged one by one, and told where only their order is wrong."""

import pytest

from shapewise.answers.quantities import judge_numbers

ASKED = {"rows": 4, "columns": 7, "cells": 28}


def test_numbers_in_their_order_are_right():
    assert judge_numbers((4, 7, 28), ASKED)


@pytest.mark.parametrize("answer", [(7, 4, 28), [28, 4, 7], (4, 28, 7)])
def test_numbers_that_have_changed_places_are_told_so(answer):
    found = judge_numbers(answer, ASKED)
    assert not found
    assert (
        found.message
        == "the numbers are right, in another order: they are asked for in this one: rows, columns, cells."
    )


def test_a_belief_that_gives_one_of_them_comes_first():
    found = judge_numbers((7, 4, 28), ASKED, {"rows": {7: "reshape/columns-first"}})
    assert found.beliefs == ("reshape/columns-first",)


@pytest.mark.parametrize("answer", [(7, 7, 28), (7, 4, 29), (7, 4.5, 28)])
def test_other_numbers_are_not_said_to_be_exchanged(answer):
    assert "another order" not in judge_numbers(answer, ASKED).message
