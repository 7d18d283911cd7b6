"""A learner's copy: what was written in it is never changed, whatever the course does and whenever the copying is stopped."""

import json

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from shapewise.notebooks import canonical_text, learners_copy, places
from shapewise.notebooks.canonical import read
from shapewise.notebooks.learners_copy import bring_up_to_date, put_back

SLUG = "06_conv1d_channels"
LESSON, EXERCISES = "course/06_a.ipynb", "assignments/06_a/06_a.ipynb"


class Folders:
    """A course, and a learner's copy of it."""

    def __init__(self, tmp_path):
        self.root, self.copy = tmp_path, tmp_path / "learning"

    def course(self, **lessons):
        """Make the course: slug -> the text of its lesson; each with exercises."""
        for path in [*places.lessons(self.root), *places.assignments(self.root)]:
            path.unlink()
        for slug, text in lessons.items():
            self.put(self.root / f"course/{slug}.ipynb", text)
            self.put(self.root / f"assignments/{slug}/{slug}.ipynb", f"exercises of {text}")

    def put(self, path, text, output="2"):
        shown = [new_output("execute_result", data={"text/plain": output}, execution_count=1)]
        cells = [new_markdown_cell(text, id="a"), new_code_cell("1 + 1", id="b", outputs=shown)]
        places.write_atomically(path, canonical_text(new_notebook(cells=cells), "course"))

    def update(self):
        return bring_up_to_date(self.root, self.copy)

    def says(self, name):
        return read(self.copy / name).cells[0].source

    def files(self):
        return sorted(path.relative_to(self.copy).as_posix() for path in self.copy.rglob("*.ipynb"))


@pytest.fixture
def folders(tmp_path):
    made = Folders(tmp_path)
    made.course(**{"06_a": "one"})
    return made


def test_a_copy_has_lessons_without_outputs_and_exercises_under_the_same_names(folders):
    assert str(folders.update()) == "Your copy of the course is up to date: 2 new."
    assert folders.files() == [EXERCISES, LESSON]
    assert read(folders.copy / LESSON).cells[1].outputs == []
    assert folders.says(EXERCISES) == "exercises of one"
    assert str(folders.update()) == "Your copy of the course is up to date: nothing new."


def test_a_new_lesson_comes_and_a_changed_one_that_was_only_run_is_replaced(folders):
    folders.update()
    folders.put(folders.copy / LESSON, "one", output="run by the learner")
    folders.course(**{"06_a": "two", "07_b": "new"})
    update = folders.update()
    assert update.new == ["course/07_b.ipynb", "assignments/07_b/07_b.ipynb"]
    assert update.replaced == [LESSON, EXERCISES]
    assert folders.says(LESSON) == "two"
    assert update.lines == []


def test_a_lesson_that_was_run_and_has_not_changed_keeps_its_outputs(folders):
    folders.update()
    folders.put(folders.copy / LESSON, "one", output="run by the learner")
    before = (folders.copy / LESSON).read_bytes()
    folders.update()
    assert (folders.copy / LESSON).read_bytes() == before


def test_what_the_learner_wrote_stays_and_the_changed_lesson_comes_beside_it_once(folders):
    folders.update()
    folders.put(folders.copy / LESSON, "mine")
    before = (folders.copy / LESSON).read_bytes()
    assert str(folders.update()) == "Your copy of the course is up to date: nothing new."
    folders.course(**{"06_a": "two"})
    update = folders.update()
    assert update.kept == {LESSON: "course/06_a-new.ipynb"}
    assert update.lines == [
        "course/06_a.ipynb has changed in the course. You have written in yours, so it stays as it is; "
        "the new one is course/06_a-new.ipynb."
    ]
    assert (folders.copy / LESSON).read_bytes() == before
    assert folders.says("course/06_a-new.ipynb") == "two"
    assert folders.update().kept == {}
    folders.put(folders.copy / "course/06_a-new.ipynb", "mine too")
    folders.course(**{"06_a": "three"})
    assert folders.update().kept == {LESSON: "course/06_a-new-2.ipynb"}
    assert [folders.says(name) for name in (LESSON, "course/06_a-new.ipynb", "course/06_a-new-2.ipynb")] == [
        "mine",
        "mine too",
        "three",
    ]


def test_who_takes_over_the_changed_lesson_gets_the_next_change_again(folders):
    folders.update()
    folders.put(folders.copy / LESSON, "mine")
    folders.course(**{"06_a": "two"})
    folders.update()
    (folders.copy / "course/06_a-new.ipynb").replace(folders.copy / LESSON)
    assert str(folders.update()) == "Your copy of the course is up to date: nothing new."
    folders.course(**{"06_a": "three"})
    assert LESSON in folders.update().replaced


def test_a_lesson_that_the_course_drops_goes_unless_something_was_written_in_it(folders):
    folders.course(**{"06_a": "one", "07_b": "other"})
    folders.update()
    folders.put(folders.copy / EXERCISES, "my answers")
    folders.course(**{"07_b": "other"})
    update = folders.update()
    assert (update.removed, update.left) == ([LESSON], [EXERCISES])
    assert update.lines == [
        "assignments/06_a/06_a.ipynb is no longer part of the course. You have written in it, so it stays."
    ]
    assert folders.says(EXERCISES) == "my answers"
    assert folders.update().lines == []


@pytest.mark.parametrize("text", ["as released", "mine"])
def test_a_last_line_that_leads_to_a_new_lesson_is_all_that_changes_then(folders, text):
    def end(path, line):
        notebook = read(path)
        notebook.cells.append(new_markdown_cell(f"Bye.{line}", id="last"))
        places.write_atomically(path, canonical_text(notebook, "course"))

    folders.course(**{"06_a": "as released"})
    end(folders.root / LESSON, "\n\nNext: [X](09_x.ipynb)")
    folders.update()
    folders.put(folders.copy / LESSON, text, output="run by the learner")
    end(folders.copy / LESSON, "\n\nNext: [X](09_x.ipynb)")
    released = read(folders.root / LESSON)
    released.cells[-1].source = "Bye.\n\nNext: [Y](07_y.ipynb)"
    places.write_atomically(folders.root / LESSON, canonical_text(released, "course"))
    assert str(folders.update()) == "Your copy of the course is up to date: nothing new."
    mine = read(folders.copy / LESSON)
    assert [cell.source for cell in mine.cells] == [text, "1 + 1", "Bye.\n\nNext: [Y](07_y.ipynb)"]
    assert mine.cells[1].outputs[0].data["text/plain"] == "run by the learner"


def test_a_notebook_that_the_learner_deleted_comes_back(folders):
    folders.update()
    (folders.copy / LESSON).unlink()
    assert folders.update().new == [LESSON]


@pytest.mark.parametrize("writes", range(12))
def test_a_copy_that_was_stopped_anywhere_is_finished_by_the_next_and_nothing_written_is_lost(
    folders, monkeypatch, writes
):
    folders.course(**{"06_a": "one", "07_b": "other"})
    folders.update()
    folders.put(folders.copy / "course/07_b.ipynb", "mine")
    folders.course(**{"06_a": "two", "07_b": "another", "08_c": "new"})
    left = [writes]

    def stopped(path, text):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return write(path, text)

    write = places.write_atomically
    monkeypatch.setattr(places, "write_atomically", stopped)
    with pytest.raises(KeyboardInterrupt, match=""):
        folders.update()
    monkeypatch.setattr(places, "write_atomically", write)
    (folders.copy / "course" / ".06_a.ipynb.x1y2").write_text("half of it")
    folders.update()
    assert (folders.says(LESSON), folders.says("course/07_b.ipynb"), folders.says("course/08_c.ipynb")) == (
        "two",
        "mine",
        "new",
    )
    assert folders.says("course/07_b-new.ipynb") == "another"
    assert not list(folders.copy.rglob(".06_a*"))
    assert len(folders.files()) == 7
    assert str(folders.update()) == "Your copy of the course is up to date: nothing new."


@pytest.mark.parametrize("damage", ["{", "[]", '{"copied": 3}', json.dumps({"copied": {LESSON: "0"}})])
def test_without_a_readable_record_everything_that_differs_is_the_learners(folders, damage):
    folders.update()
    folders.put(folders.copy / LESSON, "mine")
    (folders.copy / learners_copy.RECORD).write_text(damage)
    folders.course(**{"06_a": "two"})
    folders.update()
    assert folders.says(LESSON) == "mine"
    assert folders.says("course/06_a-new.ipynb") == "two"


def test_a_notebook_that_the_learner_broke_stays(folders):
    folders.update()
    (folders.copy / LESSON).write_text("{ mine")
    folders.course(**{"06_a": "two"})
    folders.update()
    assert (folders.copy / LESSON).read_text() == "{ mine"


def test_the_journal_kept_before_there_was_a_copy_comes_along_once(folders):
    (folders.root / "progress.jsonl").write_text("before\n")
    folders.update()
    (folders.copy / "progress.jsonl").write_text("before\nafter\n")
    folders.update()
    assert (folders.copy / "progress.jsonl").read_text() == "before\nafter\n"


def test_every_link_of_the_course_holds_in_a_copy(root, tmp_path):
    from shapewise.notebooks.prose import relative_links

    bring_up_to_date(root, tmp_path)
    for path in [*places.lessons(tmp_path), *places.assignments(tmp_path)]:
        for cell in read(path).cells:
            if cell.cell_type == "markdown":
                for target in relative_links(cell.source):
                    assert (path.parent / target).exists(), f"{path.name} links to {target}"


# ---------------------------------------------------------------- put back


def test_a_lesson_that_was_written_in_is_put_back_and_what_was_written_is_kept(root, tmp_path):
    copy = tmp_path / "learning"
    bring_up_to_date(root, copy)
    lesson, exercise = f"course/{SLUG}.ipynb", f"assignments/{SLUG}/{SLUG}.ipynb"
    first = (copy / lesson).read_text()
    for number in (1, 2):
        mine = first.replace("## Predict", f"## My words {number}")
        (copy / lesson).write_text(mine)
        said = put_back(root, copy, SLUG)
        beside = f"course/{SLUG}-yours{'' if number == 1 else '-2'}.ipynb"
        assert said[0] == f"{lesson} is as it was in the beginning; yours is {beside}"
        assert said[1] == f"{exercise} is as it was in the beginning; you had written nothing in it"
        assert (copy / lesson).read_text() == first
        assert (copy / beside).read_text() == mine
    assert str(bring_up_to_date(root, copy)).startswith("Your copy of the course is up to date: nothing new")


def test_a_lesson_that_was_deleted_comes_back(root, tmp_path):
    copy = tmp_path / "learning"
    bring_up_to_date(root, copy)
    first = (copy / f"course/{SLUG}.ipynb").read_text()
    (copy / f"course/{SLUG}.ipynb").unlink()
    put_back(root, copy, SLUG)
    assert (copy / f"course/{SLUG}.ipynb").read_text() == first


def test_a_lesson_that_there_is_not_is_answered_with_those_there_are(root, tmp_path):
    with pytest.raises(ValueError, match="there is no lesson '99': expected one of 00_start_here"):
        put_back(root, tmp_path, "99")
