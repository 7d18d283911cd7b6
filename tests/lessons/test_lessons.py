"""The lessons as data: in reading order, and every belief has a lesson that removes it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from lessons.test_nothing_given_away import SAYS_NOTHING_BELOW
from shapewise.answers.drawing import beliefs_missing, layer_of
from shapewise.layers.call import LayerCall
from shapewise.lessons import Question, lesson, lessons, lessons_treating, where_to_read
from shapewise.lessons.lesson import KINDS, Lesson
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.notebooks.index import title_and_belief
from shapewise.notebooks.prose import numbers_in
from shapewise.reading import read

COURSE = Path(__file__).parents[2] / "course"
CODES = sorted(beliefs_by_code())


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


def test_who_believes_something_is_sent_to_the_first_lesson_on_it_and_to_the_current_one_where_it_treats_it(
    monkeypatch,
):
    def read_in_order(*lessons):
        found = tuple(Lesson(slug, slug, removes=codes) for slug, codes in lessons)
        monkeypatch.setattr("shapewise.lessons.lessons", lambda: found)

    read_in_order(("01_a", ("x/one",)), ("02_b", ("x/one", "x/two")), ("03_c", ("x/one", "x/*")))
    assert where_to_read(["x/one"]) == where_to_read(["x/one"], current="01_a") == ("01_a",)
    assert where_to_read(["x/one"], current="03_c") == ("01_a", "03_c")
    assert where_to_read(["x/two", "x/one"], current="03_c") == ("02_b", "01_a", "03_c")
    assert where_to_read(["x/other"], current="02_b") == ("03_c",)
    assert where_to_read(["nothing/believed"], current="02_b") == ()


MIXED = [(one, question) for one in lessons() for question in one.mixed]


@pytest.mark.parametrize(("one", "question"), MIXED, ids=[question.name for _, question in MIXED])
def test_a_mixed_question_can_be_missed_by_a_belief_of_its_lesson_and_no_title_answers_it(one, question):
    assert any(one.treats(code) or one.treats_family(code) for code in beliefs_missing(question))
    layer = layer_of(question)
    facts = read(layer, question.input_shape)
    for other in lessons():
        answers = [facts.parameters, *facts.output_shape[1:]]
        assert not set(numbers_in(other.title)) & {str(answer) for answer in answers if answer >= SAYS_NOTHING_BELOW}


def test_every_lesson_fits_the_time_that_the_readme_promises():
    assert max(one.minutes for one in lessons()) <= 45


def test_mixed_questions_have_names_of_their_own_and_a_lesson_has_two_or_three_or_none_yet():
    names = [question.name for _, question in MIXED]
    assert len(set(names)) == len(names)
    assert {len(one.mixed) for one in lessons()} <= {0, 2, 3}


def rows_of_one_kind(lessons):
    """The runs of four lessons of one kind whose numbers follow one another: where a lesson is still missing, none."""
    found = []
    for place in range(len(lessons) - 3):
        four = lessons[place : place + 4]
        follow = int(four[-1].number) - int(four[0].number) == 3
        if follow and four[0].kind and len({one.kind for one in four}) == 1:
            found.append([one.slug for one in four])
    return found


def test_no_more_than_three_lessons_in_a_row_are_of_one_kind():
    assert rows_of_one_kind(lessons()) == []


def test_four_lessons_of_one_kind_would_be_seen():
    four = [Lesson(f"0{number}_x", "", kind="build") for number in (1, 2, 3, 4)]
    assert rows_of_one_kind(four) == [["01_x", "02_x", "03_x", "04_x"]]
    assert rows_of_one_kind([*four[:3], Lesson("05_x", "", kind="build")]) == []
    assert rows_of_one_kind([*four[:3], Lesson("04_x", "", kind="measure")]) == []


def untaught(one):
    """Layers and arguments of a lesson's mixed questions that neither it nor a lesson before it teaches."""
    taught = {name for other in lessons() if other.slug <= one.slug for name in other.teaches}
    used = set()
    for question in one.mixed:
        for call in question.layers:
            tree = ast.parse(str(call), mode="eval").body
            used |= {tree.func.id, *(f"{tree.func.id}.{given.arg}" for given in tree.keywords)}
    return used - taught


@pytest.mark.parametrize("one", lessons(), ids=lambda one: one.slug)
def test_mixed_questions_ask_of_nothing_that_no_lesson_has_taught(one):
    assert untaught(one) == set()


def test_a_mixed_question_on_what_comes_later_would_be_seen():
    question = Question("early", LayerCall("LSTM", 3, go_backwards=True), (None, 5, 2))
    assert untaught(replace(lessons()[0], mixed=(question,))) == {"LSTM", "LSTM.go_backwards"}
