"""What a student reads: the belief behind a wrong answer and its lesson, and nothing of a hidden test."""

import nbformat
import pytest

from shapewise.misconceptions.predicting import belief
from shapewise.answers.matching import MIME
from shapewise.grading.reporting.feedback import NameBeliefs

CODE = "conv1d/channels-kept-apart"
SOURCE = "check.one()\n### BEGIN HIDDEN TESTS\nsecret = 41\nassert answer == secret\n### END HIDDEN TESTS\n"


def cell_with(*outputs):
    given = {"grade": True, "grade_id": "a-test", "solution": False, "locked": True, "points": 1}
    return nbformat.v4.new_code_cell(SOURCE, metadata={"nbgrader": given}, outputs=list(outputs))


def verdict(correct):
    found = {"correct": correct, "beliefs": [] if correct else [CODE], "message": "900 keeps <9> channels apart."}
    found["lessons"] = [] if correct else ["06_conv1d_channels"]
    return nbformat.v4.new_output("display_data", data={"text/plain": "", MIME: found})


def error():
    trace = ["\x1b[31mAssertionError", "----> 4 assert answer == secret", "secret = 41"]
    return nbformat.v4.new_output("error", ename="AssertionError", evalue="not equal", traceback=trace)


def page_of(*outputs, **settings):
    cell, _ = NameBeliefs(**settings).preprocess_cell(cell_with(*outputs), {}, 0)
    return cell


@pytest.mark.parametrize("outputs", [(), (error(),), (verdict(False), error()), (verdict(True), error())])
def test_nothing_of_a_hidden_test_is_left(outputs):
    cell = page_of(*outputs)
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))
    assert "secret" not in text
    assert "check.one()" in cell.source


def test_a_hidden_test_without_an_end_is_hidden_to_the_end():
    cell = cell_with()
    cell.source = "x\n### BEGIN HIDDEN TESTS\nsecret = 41"
    assert "secret" not in NameBeliefs().preprocess_cell(cell, {}, 0)[0].source


def test_a_wrong_answer_is_told_its_belief_once_and_its_lesson():
    cell = page_of(verdict(False), error())
    (output,) = cell.outputs
    page = output.data["text/html"]
    assert belief(CODE).claim in page.replace("&#x27;", "'").replace("&quot;", '"')
    assert "900 keeps &lt;9&gt; channels apart." in page
    assert '<a href="../../../../course/06_conv1d_channels.ipynb">' in page


def test_lessons_are_where_the_course_says():
    cell = page_of(verdict(False), lesson_url="https://hub.example.org/{lesson}")
    assert 'href="https://hub.example.org/06_conv1d_channels"' in cell.outputs[0].data["text/html"]


def test_an_error_without_a_diagnosis_keeps_its_message():
    assert page_of(error()).outputs[0].traceback == ["AssertionError: not equal"]


def test_an_unknown_belief_is_left_out():
    output = verdict(False)
    output.data[MIME]["beliefs"] = ["no/such-belief"]
    assert "would follow from" not in page_of(output).outputs[0].data["text/html"]


def test_a_students_own_cell_is_left_alone():
    cell = nbformat.v4.new_code_cell("x", outputs=[error()])
    assert NameBeliefs().preprocess_cell(cell, {}, 0)[0].outputs == [error()]
