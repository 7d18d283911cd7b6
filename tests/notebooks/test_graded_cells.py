"""The form of the cell under an answer: what keeps it, and what is said of what does not."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from shapewise.notebooks.graded_cells import complaint

HIDDEN = "\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
CALL = 'check.exercise("a-b", x, y)'
RIGHT = f'"""Two numbers."""\n{CALL}'


def graded(source, name="a-b-test"):
    return new_code_cell(source, metadata={"nbgrader": {"grade": True, "solution": False, "grade_id": name}})


@pytest.mark.parametrize("source", [RIGHT, RIGHT + HIDDEN.format(CALL[:-1] + ", numbers=2)")])
def test_a_docstring_and_a_call_keep_the_form(source):
    assert complaint(graded(source)) is None


@pytest.mark.parametrize(
    "source, said",
    [
        (CALL, "does not begin with a docstring"),
        ('"""Nothing."""', "does not consist of a docstring and one check.exercise"),
        (RIGHT + "\nprint(x)", "does not consist of"),
        ('"""Old."""\ncheck.check_layer(x, keras.layers.Dense(2), (None, 3))', "does not consist of"),
        ('"""Its own."""\ncheck.exercise("a-b", keras.layers.Dense(2))', "does not consist of"),
        ('"""1\n2\n3"""\n' + CALL, "has 4 lines; expected at most 3"),
        ('"""Other."""\ncheck.exercise("a-c", x, y)', "checks 'a-c', though its id is 'a-b-test'"),
        (RIGHT[:-1] + ", numbers=2)", "is given numbers"),
        (RIGHT + HIDDEN.format(CALL), "hidden lines that are not the same call"),
        (RIGHT + HIDDEN.format('check.exercise("a-b", x, numbers=2)'), "hidden lines that are not the same call"),
        ('"""No Python."""\ncheck.exercise(', "is no Python"),
    ],
)
def test_anything_else_is_said(source, said):
    assert said in complaint(graded(source))


def test_other_cells_may_be_as_they_like():
    assert complaint(new_markdown_cell("print")) is None
    assert complaint(new_code_cell("print(1)")) is None
