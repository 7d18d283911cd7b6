"""Thirty of thirty: each question has its lesson, its figures, its beliefs and its exercise, and the map says where."""

import re

import pytest

from shapewise.exercises import exercises
from shapewise.lessons import lessons
from shapewise.lessons.thirty import THIRTY
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.notebooks import course_map, index, places
from treated import TREATED

#: Asked by another question of the same lesson too, with other numbers: the lesson names that one.
NAMED_BY_ANOTHER = {"Q19": "Q01", "Q20": "Q10"}
ANSWERING = {number: one for one in lessons() for number in one.questions}


def words_of(root, slug):
    """The lesson with its outputs, its exercises and what they are made of, as text; counts without separators."""
    found = places.places_of(root, slug)
    paths = (found["course"], found["solutions"], root / f"lib/shapewise/exercises/exercises_{slug}.py")
    return re.sub(r"(?<=\d)[,_](?=\d{3}\b)", "", "\n".join(path.read_text(encoding="utf-8") for path in paths))


def has(text, figure):
    return re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d)", text) is not None


def test_there_are_thirty_and_each_has_one_lesson():
    assert list(THIRTY) == [f"Q{number:02d}" for number in range(1, 31)] == list(TREATED)
    answered = [number for one in lessons() for number in one.questions]
    assert sorted(answered) == sorted(THIRTY)


@pytest.mark.parametrize("number", THIRTY)
def test_a_question_is_named_in_its_lesson_or_exercises(number, root):
    slug = ANSWERING[number].slug
    assert has(words_of(root, slug), NAMED_BY_ANOTHER.get(number, number)), slug


@pytest.mark.parametrize("number", THIRTY)
def test_the_figures_of_a_question_are_reproduced_in_its_lesson_or_exercises(number, root):
    text = words_of(root, ANSWERING[number].slug)
    assert TREATED[number].figures
    assert [figure for figure in TREATED[number].figures if not has(text, figure)] == []


@pytest.mark.parametrize("number", THIRTY)
def test_a_question_has_beliefs_that_its_lesson_removes_and_an_exercise_that_can_name_one(number, root):
    one = ANSWERING[number]
    assert one.belief
    assert len(course_map.claims_treated(one)) >= 2
    assert TREATED[number].exercise in [exercise.name for exercise in exercises()[one.slug]]
    bank = places.places_of(root, one.slug)["submissions"] / f"{TREATED[number].exercise}.py"
    named = re.findall(r"# %% wrong: .* -> (.+)", bank.read_text(encoding="utf-8"))
    assert [code for code in named if code in beliefs_by_code() or code.startswith('"')]


def test_no_figure_is_found_where_it_is_not():
    assert not has("9100 weights", "910")
    assert not has("1.64", "64")
    assert has("(None, 119, 100)", "119, 100")


def test_the_map_is_made_of_the_lessons_and_leads_to_each(root):
    text = (root / course_map.NAME).read_text(encoding="utf-8")
    assert index.with_map(text) == text, "run: shapewise index"
    for one in lessons()[1:]:
        assert f"](../course/{one.slug}.ipynb)" in course_map.question_table()
        assert one.belief in course_map.belief_table()
    assert all((root / "docs" / link).exists() for link in re.findall(r"\]\(([^)]+)\)", text))


def test_a_belief_that_no_lesson_removes_would_be_missed():
    claims = {claim for one in lessons() for claim in course_map.claims_treated(one)}
    assert {one.claim for one in beliefs_by_code().values()} - claims == set()
