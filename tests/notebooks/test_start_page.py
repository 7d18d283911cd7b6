"""The page on which the lab opens: made from the journal, every link of it leads somewhere, and it waits for nobody's Keras."""

import json
import re
import subprocess
import sys

import pytest

from shapewise.lessons import lessons
from shapewise.misconceptions.predicting import belief
from shapewise.notebooks.learners_copy import bring_up_to_date
from shapewise.notebooks.start_page import start_page, write_start_page

CODE = "conv1d/channels-kept-apart"
FIRST, SECOND, *_ = lessons()


@pytest.fixture
def page(root, tmp_path, monkeypatch):
    """The page of a learner with this journal."""
    journal = tmp_path / "progress.jsonl"
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(journal))

    def made(*entries):
        journal.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
        return start_page(root)

    return made


def answered(lesson, question, correct=True, beliefs=(), considered=()):
    return {
        "lesson": lesson,
        "question": question,
        "correct": correct,
        "beliefs": beliefs,
        "considered": considered,
        "answers": {},
    }


def test_a_new_learner_goes_on_with_the_introduction_and_finds_every_lesson(page):
    text = page()
    assert text.index("**Go on:**") < text.index("course/00_start_here.ipynb") < text.index("## ")
    for one in lessons():
        assert f"| [{one.number} {one.title}](course/{one.slug}.ipynb) |" in text
        assert not one.belief or f'"{one.belief}"' in text
    assert "done" not in text


def test_what_was_begun_and_what_is_done_is_seen(page):
    text = page(answered(FIRST.slug, "first"), answered(SECOND.slug, "somewhere"))
    rows = dict(re.findall(r"^\| \[(\d\d) (.*)$", text, re.MULTILINE))
    assert "| done |" in rows[FIRST.number]
    assert "| begun |" in rows[SECOND.number]
    assert f"1 of {len(lessons())} lessons are done." in text
    assert f"**Go on:** [{SECOND.number} " in text


def test_passed_exercises_and_their_points_are_counted(page):
    text = page(*[{"event": "passed", "exercise": name} for name in ("conv1d-predict", "conv1d-forward")])
    assert "[2 of 5 passed](assignments/06_conv1d_channels/06_conv1d_channels.ipynb), 5 of 10 points" in text
    assert "[0 of 4 passed](assignments/03_flatten_images/03_flatten_images.ipynb), 0 of 10 points" in text


def test_a_belief_that_is_there_links_to_its_lesson_and_one_that_is_gone_says_so(page):
    claim = belief(CODE).claim[1:]
    assert "](course/06_conv1d_channels.ipynb) shows why not" in page(
        answered("06_conv1d_channels", "a", False, [CODE])
    )
    gone = page(
        answered("06_conv1d_channels", "a", False, [CODE]), answered("06_conv1d_channels", "b", True, (), [CODE])
    )
    assert claim in gone
    assert "have answered right since" in gone


def test_a_second_look_is_offered_where_one_is_due(page, root, tmp_path):
    assert "second look" not in page()
    assert "**A second look:** [three questions](recall.ipynb) on one belief" in page(
        {**answered("06_conv1d_channels", "a", False, [CODE]), "time": "2026-03-01T12:00:00+00:00"}
    )
    write_start_page(root, tmp_path)
    sources = [cell["source"] for cell in json.loads((tmp_path / "recall.ipynb").read_text())["cells"]]
    assert ["recall()"] in sources


def test_every_link_leads_to_a_file_of_the_copy(page, root, tmp_path):
    page(answered("06_conv1d_channels", "a", False, [CODE]))
    copy = tmp_path / "learning"
    bring_up_to_date(root, copy)
    links = re.findall(r"\]\(([^)]+)\)", write_start_page(root, copy).read_text())
    assert len(links) > 2 * len(lessons()) - 3
    assert [link for link in links if not (copy / link).exists()] == []


def test_the_page_is_made_without_keras(root):
    code = f"import sys; from pathlib import Path; from shapewise.notebooks.start_page import start_page; start_page(Path({str(root)!r})); "
    code += "print({'keras', 'tensorflow'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout == "set()\n", done.stderr
