"""Exercises as data agree with their notebooks, and their sizes tell every known wrong answer from the right one."""

import re

import pytest

import bank
from exercises.solved import answers, solved
from shapewise import exercises
from shapewise.answers.context import Context, judging
from shapewise.exercises import checking
from shapewise.notebooks import places
from shapewise.notebooks.canonical import read

ALL = [(slug, one) for slug, several in exercises.exercises().items() for one in several]
NAMES = [one.name for _, one in ALL]
HEADING = re.compile(r"## \d+\. .+ \((?P<stars>[★☆]{3}), (?P<minutes>\d+) minutes, (?P<points>\d+) points?\)")


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")


def test_every_notebook_has_its_file_and_every_file_its_notebook():
    assert set(exercises.exercises()) == {path.stem for path in places.solutions(bank.ROOT)}


@pytest.mark.parametrize("slug", exercises.exercises())
def test_the_exercises_are_the_solution_cells_in_their_order_with_their_points(slug):
    cells = [(one.cell, sum(one.points.values())) for one in bank.exercises(slug)]
    assert [(one.name, one.points) for one in exercises.exercises()[slug]] == cells
    assert sum(points for _, points in cells) == 10


@pytest.mark.parametrize("slug", exercises.exercises())
def test_headings_say_stars_minutes_and_points_of_what_stands_under_them(slug):
    known = {one.name: one for one in exercises.exercises()[slug]}
    heads, under = [], []
    for cell in read(bank.ROOT / "solutions" / slug / f"{slug}.ipynb").cells:
        if cell.source.startswith("## "):
            heads.append(cell.source.splitlines()[0])
            under.append([])
        elif cell.id in known:
            under[-1].append(known[cell.id])
    assert 3 <= len(heads) <= 5
    for head, several in zip(heads, under, strict=True):
        found = HEADING.fullmatch(head)
        assert found, f"{head!r} does not say stars, minutes and points"
        stars = max(one.stars for one in several)
        assert found["stars"] == "★" * stars + "☆" * (3 - stars), head
        assert int(found["minutes"]) == sum(one.minutes for one in several), head
        assert int(found["points"]) == sum(one.points for one in several), head
    title = read(bank.ROOT / "solutions" / slug / f"{slug}.ipynb").cells[0].source
    assert f"about {sum(one.minutes for one in known.values())} minutes" in title


def without_marks(source):
    """A solution cell without its marks, and without the lines that are replaced in it."""
    lines = [line for line in source.splitlines() if "### " not in line]
    return [line for line in lines if line.strip() and not re.fullmatch(r"[\w ,=]+ = \.\.\.( *#.*)?", line)]


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_the_solution_that_is_shown_is_the_one_of_the_notebook(slug, one):
    cell = next(exercise for exercise in bank.exercises(slug) if exercise.cell == one.name)
    assert without_marks(one.solution) == without_marks(cell.solution)


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_three_hints_lead_to_the_solution_and_none_is_it(slug, one):
    assert len(set(one.hints)) == 3
    assert all(hint.strip()[-1] in ".?" for hint in (*one.hints, one.because))
    last = one.solution.strip().splitlines()[-1].strip()
    assert all(last not in hint for hint in one.hints)


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_sizes_that_are_tried_tell_all_known_wrong_answers_from_the_right_one(slug, one):
    for n in (*one.tried(1), *one.tried(2)):
        assert one.kind.is_fair(n), n


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
@pytest.mark.parametrize("class_seed", [0, *(pytest.param(seed, marks=pytest.mark.everything) for seed in (1, 2))])
def test_a_class_draws_sizes_of_its_own_and_the_solution_is_right_for_them(slug, one, class_seed):
    if not one.ranges:
        assert one.tried(2, class_seed) == one.tried(2)
        return
    drawn = one.drawn(class_seed)
    assert drawn == one.drawn(class_seed), "regrading would give other marks"
    assert len(drawn) == len(one.hidden)
    assert all(one.kind.is_fair(n) for n in drawn)
    names = solved(slug)
    with judging(Context(class_seed=class_seed)):
        found = checking.judge(one, [names[name] for name in answers(slug, one.name)], numbers=2)
    assert found, found.message


def test_classes_differ():
    one = exercises.exercise("conv1d-keep-apart")
    assert len({str(one.drawn(seed)) for seed in range(8)}) > 4


def test_a_belief_that_leads_to_the_right_number_makes_sizes_unfair():
    one = exercises.exercise("conv1d-find-the-errors")
    n = one.tried(1)[0]
    n.channels = n.kernel_size  # then a window as wide as the channels has the right size
    assert not one.kind.is_fair(n)


def test_numbers_that_are_neither_seen_nor_hidden_are_refused():
    with pytest.raises(ValueError, match="numbers=3 is not known: expected 1"):
        exercises.exercise("conv1d-forward").tried(3)


def test_an_exercise_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(ValueError, match="there is no exercise 'conv1d-keepapart': expected one of conv1d-predict"):
        exercises.exercise("conv1d-keepapart")
