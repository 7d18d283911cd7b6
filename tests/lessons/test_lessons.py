"""The lessons as data: in reading order, and every belief has a lesson that removes it."""

from pathlib import Path

import pytest

from shapewise import layers
from shapewise.lessons import lesson, lessons, lessons_treating
from shapewise.lessons.lesson import KINDS
from shapewise.notebooks.index import title_and_belief

COURSE = Path(__file__).parents[2] / "course"
CODES = sorted({belief.code for rule in layers.rules().values() for belief in rule.beliefs})


def test_lessons_are_in_reading_order_and_are_the_notebooks_of_the_course():
    slugs = [one.slug for one in lessons()]
    assert slugs == sorted(slugs)
    assert slugs == sorted(path.stem for path in COURSE.glob("*.ipynb"))


@pytest.mark.parametrize("one", lessons(), ids=lambda one: one.slug)
def test_title_and_belief_are_those_of_the_notebook(one):
    title, belief = title_and_belief(COURSE / f"{one.slug}.ipynb")
    assert (title, belief.strip('"')) == (one.title, one.belief)
    assert one.kind in KINDS or one.number == "00"


@pytest.mark.parametrize("code", CODES)
def test_every_belief_is_removed_by_a_lesson(code):
    assert lessons_treating(code)


def test_a_belief_that_nobody_holds_has_no_lesson():
    assert lessons_treating("nothing/believed") == ()


def test_every_code_that_a_lesson_lists_is_that_of_a_belief():
    families = {f"{code.partition('/')[0]}/*" for code in CODES}
    for one in lessons():
        assert set(one.removes) <= {*CODES, *families}


def test_an_unknown_slug_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match="there is no lesson '99_nothing': expected one of 00_start_here"):
        lesson("99_nothing")
