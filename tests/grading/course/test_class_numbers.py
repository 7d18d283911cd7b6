"""A class with numbers of its own: an answer learnt from the published ones fails, a right one passes, and marks stay."""

import json

import pytest

from grading import classroom
from shapewise.exercises import exercise
from shapewise.grading.batch import Options, grade
from shapewise.grading.course.class_numbers import draw_class_numbers, find_class_seed, use_published_numbers
from shapewise.grading.course.gradebook import load_result, result_path
from shapewise.grading.course.folder import Course

SLUG = classroom.SLUG
FROM_THE_TABLE = """wrong = [1, 3, 5]


def corrected(steps, channels, filters, kernel_size):
    return {table}[steps, channels, filters, kernel_size]
"""


@pytest.fixture
def course(root, tmp_path):
    return classroom.make_course(root, tmp_path / "course")


def scores(course, student):
    found = load_result(result_path(Course(course), SLUG, student, SLUG))["result"]["scores"]
    return {name: one["score"] for name, one in found.items()}


def test_a_seed_gives_the_same_numbers_and_another_gives_others():
    one = exercise("conv1d-forward")
    assert one.tried(2, 5) == one.tried(2, 5) != one.tried(2, 6)
    assert one.tried(2, 5) != one.tried(2)


def test_a_class_has_one_seed_and_each_student_another_where_that_is_wished(course):
    assert find_class_seed(course, SLUG, "ada") is None
    assert draw_class_numbers(course, SLUG, 7) == 7
    assert find_class_seed(course, SLUG, "ada") == find_class_seed(course, SLUG, "bob") == 7
    draw_class_numbers(course, SLUG, 7, each=True)
    seeds = [find_class_seed(course, SLUG, name) for name in ("ada", "bob", "ada")]
    assert seeds[0] == seeds[2] != seeds[1]
    use_published_numbers(course, SLUG)
    assert find_class_seed(course, SLUG, "ada") is None


def test_a_drawn_seed_is_kept_where_only_its_owner_reads(course):
    seed = draw_class_numbers(course, SLUG)
    path = course / "grading" / "class_seeds.json"
    assert json.loads(path.read_text()) == {SLUG: {"seed": seed, "each": False}}
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("seed", [-2, 2**31])
def test_a_seed_outside_its_range_is_refused(course, seed):
    with pytest.raises(ValueError, match="expected 0 to 2147483647"):
        draw_class_numbers(course, SLUG, seed)


@pytest.mark.parametrize("text", ["", "[]", '{"x": 3}', "{"])
def test_a_damaged_file_is_said_before_anybody_gets_other_marks(course, text):
    (course / "grading").mkdir(exist_ok=True)
    (course / "grading" / "class_seeds.json").write_text(text)
    if text == "[]":
        text = "a list"
    with pytest.raises(ValueError, match="class_seeds.json is damaged"):
        find_class_seed(course, SLUG, "ada")


@pytest.mark.slow
def test_answers_from_the_published_table_fail_and_right_ones_pass_and_grading_again_gives_the_same(root, course):
    published = exercise("conv1d-find-the-errors")
    table = {}
    for n in (*published.tried(1), *published.tried(2)):
        size = (n.steps, n.channels, n.filters, n.kernel_size)
        table[size] = (n.kernel_size * n.channels, n.filters, n.steps - n.kernel_size + 1)
    learnt = {"find-the-errors-solution": FROM_THE_TABLE.format(table=table)}
    cells = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in classroom.released(root)["cells"]]
    name = next(one for one in cells if one and "find-the-errors" in one and not one.endswith("-test"))
    learnt = {name: learnt["find-the-errors-solution"]}
    classroom.hand_in(course, "ada", classroom.answered(root))
    classroom.hand_in(course, "eve", classroom.answered(root, learnt))
    grade(course, Options(SLUG, jobs=2), print)
    test = next(one for one in scores(course, "eve") if "find-the-errors" in one)
    assert scores(course, "eve")[test] == 2, "the table is enough for the published numbers"
    draw_class_numbers(course, SLUG, 11)
    for _ in range(2):
        grade(course, Options(SLUG, jobs=2, again=True), print)
        assert scores(course, "eve")[test] == 0
        assert sum(scores(course, "ada").values()) == 10
