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


# ---------------------------------------------------------------- on Monday


def stored(course, student, scores, diagnoses=(), **more):
    """One result, as grading keeps it."""
    points = {exercise.grade_id: exercise.points for exercise in exercises_of(course, classroom.SLUG)}
    given = {
        name: {"score": scores.get(name, most), "points": most, "end": "error" if name in scores else "ok", "reason": ""}
        for name, most in points.items()
    }
    result = {"student": student, "notebook": classroom.SLUG, "scores": given, "diagnoses": list(diagnoses), "findings": []}
    path = course / "grading" / "results" / classroom.SLUG / student / f"{classroom.SLUG}.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"digest": "x", "recorded": True, "result": result | more}))


def wrong(grade_id, *codes, kind="value", message="because"):
    found = {"grade_id": grade_id, "correct": False, "kind": kind, "answer": "1", "message": message}
    return found | {"beliefs": list(codes), "lessons": ["06_conv1d_channels"] if codes else []}


@pytest.fixture
def monday(root, tmp_path):
    """A small class in which each thing that the report counts is there once or twice."""
    course = classroom.make_course(root, tmp_path / "course")
    first, second, third = [exercise.grade_id for exercise in exercises_of(course, classroom.SLUG)][:3]
    apart, kept = BELIEFS[:2]
    stored(course, "ada", {first: 0, second: 0}, [wrong(first, apart), wrong(second, apart)], times={first: 1.5})
    long = "x" * 900 + " the end of the message."
    stored(course, "bob", {first: 0, second: 0}, [wrong(first, kept, message=long), wrong(second, apart)], times={first: 2.5})
    stored(course, "cyd", {first: 0, second: 0}, [wrong(first, apart), wrong(second, kept)], times={first: 9.25})
    stored(course, "dan", {third: 0}, [wrong(third, kind="numpy")], repaired=True)
    stored(course, "eve", {}, stopped=["a-cell"], repaired=True)
    every = [exercise.grade_id for exercise in exercises_of(course, classroom.SLUG)]
    stored(course, "fay", dict.fromkeys(every, 0), [wrong(name, kind="unwritten") for name in every])
    return course, first, second, third


def test_a_belief_in_two_exercises_is_one_item_with_each_student_once(monday):
    course, first, second, _ = monday
    facts = count(course, classroom.SLUG).to_dict()
    assert [(one["belief"], one["count"], one["exercises"]) for one in facts["beliefs"]] == [
        (BELIEFS[0], 3, [first, second]),
        (BELIEFS[1], 2, [first, second]),
    ]
    page = write_report(course, classroom.SLUG)[0].read_text("utf-8")
    again = page.split("<h2>Teach again</h2>")[1].split("</ol>")[0]
    assert again.count("<li>") == 2 and "3 of 6 in" in again


def test_beliefs_of_the_same_students_go_together(monday):
    course, *_ = monday
    assert count(course, classroom.SLUG).to_dict()["together"] == [{"beliefs": list(BELIEFS[:2]), "count": 2, "of": [3, 2]}]
    assert "2 students hold both" in write_report(course, classroom.SLUG)[0].read_text("utf-8")


def test_repaired_stopped_and_empty_submissions_are_counted_and_named_when_asked(monday, tmp_path):
    course, *_ = monday
    assert count(course, classroom.SLUG).to_dict()["handed_in"] == {"repaired": 2, "stopped": 1, "empty": 1}
    named = count(course, classroom.SLUG).to_dict(names=True)["handed_in"]
    assert named == {"repaired": ["dan", "eve"], "stopped": ["eve"], "empty": ["fay"]}
    assert "<td>dan, eve</td>" in write_report(course, classroom.SLUG, names=True, out=tmp_path / "n.html")[0].read_text()
    assert "eve" not in write_report(course, classroom.SLUG)[0].read_text().replace("every", "")


def test_keras_where_numpy_was_asked_is_marked_and_is_not_an_answer_that_nobody_explains(monday):
    course, _, _, third = monday
    exercise = next(e for e in count(course, classroom.SLUG).to_dict()["exercises"] if e["exercise"] == third)
    assert (exercise["not_numpy"], exercise["unexplained"]) == (1, 0)
    assert exercise["without_verdict"] == {"unwritten": 1}
    assert "used where NumPy was asked" in write_report(course, classroom.SLUG)[0].read_text("utf-8")


def test_messages_are_whole(monday):
    course, *_ = monday
    assert "the end of the message." in write_report(course, classroom.SLUG)[0].read_text("utf-8")


def test_each_exercise_says_its_minutes_and_what_it_took_to_run(monday):
    course, first, *_ = monday
    exercise = count(course, classroom.SLUG).to_dict()["exercises"][0]
    assert (exercise["seconds"], exercise["most_seconds"]) == (2.5, 9.25)
    assert exercise["minutes"] in range(1, 30)


def test_a_result_of_an_earlier_version_is_counted_too(root, tmp_path):
    course = classroom.make_course(root, tmp_path / "course")
    planted(course, students=2)
    facts = count(course, classroom.SLUG).to_dict()
    assert facts["handed_in"] == {"repaired": 0, "stopped": 0, "empty": 0}
    assert facts["exercises"][0]["seconds"] is None
