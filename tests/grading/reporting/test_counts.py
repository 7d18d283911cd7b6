"""The class report: what was planted is what is reported, and nobody is named."""

import html
import json
import random
import re
from collections import Counter

import pytest

from grading import classroom
from shapewise.misconceptions.predicting import belief
from shapewise.grading.reporting.counts import count, exercises_of
from shapewise.grading.reporting.page import write_report

BELIEFS = ("conv1d/channels-kept-apart", "conv1d/feature-axis-kept", "conv1d/bias-forgotten")


def planted(course, students=300, seed=0):
    """Results of a class, as grading keeps them, and what was planted: (exercise, belief) -> students."""
    chance = random.Random(seed)
    exercises = exercises_of(course, classroom.SLUG)
    expected, sure = Counter(), {}
    for number in range(students):
        student = f"Surname{number:03d}"
        scores, diagnoses = {}, []
        for exercise in exercises:
            belief = chance.choice((None, None, *BELIEFS))
            points = exercise.points
            scores[exercise.grade_id] = {
                "score": 0.0 if belief else points,
                "points": points,
                "end": "error" if belief else "ok",
            }
            found = {"grade_id": exercise.grade_id, "correct": belief is None, "kind": "value", "answer": "(17, 18)"}
            found |= {
                "message": "because",
                "beliefs": [belief] if belief else [],
                "lessons": ["06_conv1d_channels"] if belief else [],
            }
            diagnoses += [found, found]  # a check may be told twice; the student counts once
            expected[exercise.grade_id, belief] += 1
        level, right = chance.randint(1, 4), chance.random() < 0.5
        pair = sure.setdefault(level, [0, 0])
        pair[0] += right
        pair[1] += 1
        result = {
            "student": student,
            "notebook": classroom.SLUG,
            "scores": scores,
            "diagnoses": diagnoses,
            "findings": [],
        }
        result["predictions"] = [{"question": "q", "confidence": level, "correct": right}]
        path = course / "grading" / "results" / classroom.SLUG / student / f"{classroom.SLUG}.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"digest": "x", "recorded": True, "result": result}))
    return expected, sure


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    return classroom.make_course(root, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def plan(course):
    return planted(course)


def test_what_was_planted_is_what_is_counted(course, plan):
    expected, sure = plan
    facts = count(course, classroom.SLUG).to_dict()
    found = {(e["exercise"], b["belief"]): b["count"] for e in facts["exercises"] for b in e["beliefs"]}
    assert found == {key: number for key, number in expected.items() if key[1]}
    for exercise in facts["exercises"]:
        assert exercise["right"] == expected[exercise["exercise"], None]
        assert exercise["wrong"] == 300 - exercise["right"]
        assert sum(belief["share"] for belief in exercise["beliefs"]) == pytest.approx(1, abs=1e-3)
    assert facts["confidence"] == {str(k): {"right": v[0], "all": v[1]} for k, v in sorted(sure.items())}


def test_three_hundred_students_are_counted_and_none_is_named(course, plan):
    page, beside = write_report(course, classroom.SLUG)
    assert json.loads(beside.read_text("utf-8"))["students"] == 300
    for path in (page, beside):
        assert "Surname" not in path.read_text("utf-8")


def test_names_are_there_when_asked_for(course, plan, tmp_path):
    page, beside = write_report(course, classroom.SLUG, names=True, out=tmp_path / "named.html")
    assert "Surname007" in page.read_text("utf-8")
    assert "Surname007" in beside.read_text("utf-8")


def test_the_page_needs_nothing_else_and_says_belief_lesson_and_command(course, plan):
    page, _ = write_report(course, classroom.SLUG)
    text = page.read_text("utf-8")
    assert not re.search(r'(src|href)="(?!#)|url\(|@import', text)
    assert belief(BELIEFS[0]).claim in html.unescape(text)
    assert f"shapewise grade {classroom.SLUG} --belief conv1d/" in text
    assert 'role="img" aria-label="Students by points: ' in text
    assert text.count("<caption>behind the") == len(exercises_of(course, classroom.SLUG))


def test_an_answer_is_text_in_the_page_and_never_markup(course, tmp_path, root):
    other = classroom.make_course(root, tmp_path / "course")
    planted(other, students=1)
    path = next(other.glob("grading/results/*/*/*.json"))
    stored = json.loads(path.read_text())
    for entry in stored["result"]["diagnoses"]:
        entry |= {
            "correct": False,
            "beliefs": ["<script>1</script>"],
            "answer": "<script>2</script>",
            "message": "<b>3</b>",
        }
    for score in stored["result"]["scores"].values():
        score["score"] = 0
    path.write_text(json.dumps(stored))
    page, _ = write_report(other, classroom.SLUG)
    assert "<script>" not in page.read_text("utf-8")


def test_an_ungraded_assignment_says_what_to_do(root, tmp_path):
    other = classroom.make_course(root, tmp_path / "course")
    with pytest.raises(ValueError, match="run `shapewise grade 06_conv1d_channels` first"):
        count(other, classroom.SLUG)
    with pytest.raises(ValueError, match="expected one of: 06_conv1d_channels"):
        count(other, "07_nothing")


def test_a_changed_step_that_no_belief_explains_is_counted_by_its_words(root, tmp_path):
    other = classroom.make_course(root, tmp_path / "course")
    planted(other, students=3)
    twice, paths = "as if there were <two> biases", sorted(other.glob("grading/results/*/*/*.json"))
    for path in paths:
        stored = json.loads(path.read_text())
        for entry in stored["result"]["diagnoses"]:
            entry |= {"correct": False, "beliefs": [], "lessons": [], "near": [twice] if path != paths[0] else []}
        for score in stored["result"]["scores"].values():
            score["score"] = 0
        path.write_text(json.dumps(stored))
    for exercise in count(other, classroom.SLUG).to_dict()["exercises"]:
        assert (exercise["near_misses"], exercise["unexplained"]) == ({twice: 2}, 1)
    page, _ = write_report(other, classroom.SLUG)
    assert "as if there were &lt;two&gt; biases" in page.read_text("utf-8")
