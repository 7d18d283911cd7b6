"""Damaged notebooks, put in order without running them."""

import json

import pytest

import bank
from grading import classroom
from shapewise.grading.course.assignment import read_source_assignment
from shapewise.grading.course import cells
from shapewise.grading.course.cells import MOST_CELLS, read_cells
from shapewise.grading.course.repair import repair


@pytest.fixture(scope="module")
def original(root):
    return read_source_assignment(root, classroom.SLUG).notebooks[classroom.SLUG]


def repair_damaged(root, original, name):
    notebook = classroom.damaged(root, name)
    data = notebook if isinstance(notebook, bytes) else json.dumps(notebook or {}).encode()
    cells, broken = read_cells(data)
    if not cells:
        return [], broken
    ordered, findings = repair(cells, original)
    return ordered, broken + findings


READABLE = [name for name, (_, points, _) in classroom.DAMAGED.items() if points]


@pytest.mark.parametrize("name", READABLE)
def test_every_test_is_there_once_as_its_author_wrote_it_after_its_answer(root, original, name):
    cells, _ = repair_damaged(root, original, name)
    tests = [cell for cell in cells if cell.test]
    wanted = [cell for cell in original.cells if cell.is_test]
    assert sorted(cell.test for cell in tests) == sorted(cell.grade_id for cell in wanted)
    by_id = {cell.grade_id: cell for cell in wanted}
    for cell in tests:
        assert cell.source == by_id[cell.test].source
        assert cell.nbgrader == by_id[cell.test].nbgrader
        assert cell.cell_type == "code"
    places = {cell.nbgrader.get("grade_id"): index for index, cell in enumerate(cells)}
    if name.startswith("answers-"):
        answers = next(index for index, cell in enumerate(cells) if "def one_number" in cell.source and "NotImpl" not in cell.source)
        assert all(index > answers for index, cell in enumerate(cells) if cell.test)
        return
    for answer, test in zip(bank.exercises(classroom.SLUG), wanted, strict=True):
        assert places.get(answer.cell, -1) < places[test.grade_id]


@pytest.mark.parametrize("name", READABLE)
def test_every_cell_has_an_id_of_its_own_that_nbformat_takes(root, original, name):
    cells, _ = repair_damaged(root, original, name)
    assert len({cell.id for cell in cells}) == len(cells)
    assert all(cell.id.replace("-", "").replace("_", "").isalnum() and len(cell.id) <= 64 for cell in cells)


@pytest.mark.parametrize("name", ["answer-split", "answer-copied", "markings-and-ids-lost", "test-moved-up", "crash"])
def test_no_line_of_the_student_is_lost(root, original, name):
    before = classroom.damaged(root, name)
    cells, _ = repair_damaged(root, original, name)
    after = "\n".join(cell.source for cell in cells)
    for cell in before["cells"]:
        if not classroom.is_test(cell):
            assert "".join(cell["source"]) in after


def test_an_undamaged_notebook_has_no_findings(root, original):
    cells, findings = read_cells(json.dumps(classroom.answered(root)).encode())
    ordered, repairs = repair(cells, original)
    assert findings + repairs == []
    assert [cell.id for cell in ordered] == [cell.id for cell in original.cells]


#: What is said only when a notebook is run, or when its file is looked for.
LATER = ("stopped", "interrupted", "kernel", "memory", "characters", "-test", "missing", "empty")
REPAIRED = [
    name for name, (_, _, said) in classroom.DAMAGED.items() if said and not any(word in said for word in LATER)
]


@pytest.mark.parametrize("name", REPAIRED)
def test_a_repair_is_said(root, original, name):
    _, findings = repair_damaged(root, original, name)
    assert any(classroom.DAMAGED[name][2] in finding for finding in findings)


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "empty"),
        (b"\x00\x01", "no cell could be read"),
        (b"null", "no notebook"),
        (b'{"cells": 3}', "no notebook"),
        (b'{"worksheets": [3]}', "no notebook"),
        (b'{"cells": [[[[', "no cell could be read"),
    ],
)
def test_anything_can_be_read(data, said):
    cells, findings = read_cells(data)
    assert cells == []
    assert said in findings[0]


def test_a_notebook_has_no_more_cells_than_are_read_and_a_broken_one_is_read_in_a_time_of_its_length():
    text = '{"cells": [' + ", ".join(['{"cell_type": "code", "source": "x = 1"}'] * 100_000)
    for data in (text.encode(), (text + "]}").encode()):
        cells, findings = read_cells(data)
        assert len(cells) == MOST_CELLS
        assert f"the first {MOST_CELLS} were graded" in findings[-1]


def test_what_is_between_cells_of_a_broken_file_is_read_once(monkeypatch):
    read = []
    monkeypatch.setattr(cells, "BETWEEN", Counting(cells.BETWEEN, read))
    text = '{"cells": [' + ",   ".join(['{"source": "x = 1"}'] * 500)
    assert len(read_cells(text.encode())[0]) == 500
    assert sum(read) < len(text)


class Counting:
    def __init__(self, pattern, read):
        self.pattern, self.read = pattern, read

    def match(self, text, place):
        found = self.pattern.match(text, place)
        self.read.append(len(found.group()))
        return found


def test_a_name_that_two_exercises_share_moves_no_test(root, original):
    notebook = classroom.answered(root)
    notebook["cells"].append(classroom.code("shape_a = wrong = 3", "afterwards"))
    ordered, repairs = repair(read_cells(json.dumps(notebook).encode())[0], original)
    assert repairs == []
    assert [cell.id for cell in ordered[:-1]] == [cell.id for cell in original.cells]
