"""Courses and classes made for the tests: right answers, wrong ones by belief, and notebooks damaged in every way."""

import copy
import json
import shutil
from pathlib import Path

import bank
from shapewise.grading.judging.names import find_names

SLUG = "06_conv1d_channels"
#: An assignment that no lesson has: one notebook with the exercises of all lessons.
ALL = "all-lessons"


def exercises(assignment):
    """The exercises of a lesson, or of all."""
    return [one for slug in (bank.slugs() if assignment == ALL else [assignment]) for one in bank.exercises(slug)]


def make_course(root, folder, assignments=(SLUG,)):
    """A course of its own in `folder`, with some assignments of the project, or one that joins them."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / "nbgrader_config.py", folder)
    for assignment in assignments:
        for step in ("solutions", "assignments"):
            target = folder / step / assignment
            if assignment == ALL:
                target.mkdir(parents=True)
                (target / f"{ALL}.ipynb").write_text(json.dumps(joined(root, step)), "utf-8")
            else:
                shutil.copytree(root / step / assignment, target)
    return folder


def joined(root, step):
    """The code cells of all exercises in one notebook; what one lesson's answers define is gone before the next."""
    cells, defined, notebook = [], set(), {}
    for number, slug in enumerate(bank.slugs()):
        clear = f"for name in {sorted(defined)!r}:\n    globals().pop(name, None)"
        cells.append({**code(clear, f"clear-{number}")})
        notebook = json.loads((root / step / slug / f"{slug}.ipynb").read_text("utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                is_graded = bool(cell["metadata"].get("nbgrader"))
                cells.append(cell if is_graded else {**cell, "id": f"{cell['id']}-{number}"})
        for exercise in bank.exercises(slug):
            defined |= find_names(exercise.solution)[0]
    return {**notebook, "cells": cells}


def released(root, assignment=SLUG):
    if assignment == ALL:
        return joined(root, "assignments")
    return json.loads((root / "assignments" / assignment / f"{assignment}.ipynb").read_text("utf-8"))


def answered(root, answers=None, assignment=SLUG):
    """A notebook with right answers everywhere, but for `answers`: grade id -> code.

    The right ones are the bank's: none calls what another cell defines, so that a wrong answer costs its own points.
    """
    notebook = released(root, assignment)
    right = {exercise.cell: first_right(exercise).source for exercise in exercises(assignment)}
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
        code = {**right, **(answers or {})}.get(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        if code is not None:
            cell["source"] = code
    return notebook


def hand_in(course, student, notebook, slug=SLUG, name=None):
    """Put a notebook (a dict, bytes, or None for none) where `nbgrader collect` would."""
    folder = course / "grading" / "submitted" / student / slug
    folder.mkdir(parents=True, exist_ok=True)
    if notebook is not None:
        data = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        (folder / f"{name or slug}.ipynb").write_bytes(data)
    return folder


# ---------------------------------------------------------------- damage


def at(notebook, name):
    """The place of the cell with this grade id."""
    for index, cell in enumerate(notebook["cells"]):
        if name in (cell["metadata"].get("nbgrader", {}).get("grade_id"), cell.get("id")):
            return index
    raise KeyError(name)


def is_test(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade", False)


def code(source, name="extra"):
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def tests_copied(notebook):
    notebook["cells"] += [copy.deepcopy(cell) for cell in notebook["cells"] if is_test(cell)]


def answer_copied(notebook):
    place = at(notebook, "conv1d-predict")
    first = copy.deepcopy(notebook["cells"][place])
    first["source"] = "shape_a = parameters_a = shape_b = parameters_b = 0"
    notebook["cells"].insert(place, first)


def tests_deleted(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if not is_test(cell)]


def markings_lost(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def markings_and_ids_lost(notebook):
    markings_lost(notebook)
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"new-{number}"


def markings_empty(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {"nbgrader": {}}


def markings_of_wrong_types(notebook):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader"):
            cell["metadata"]["nbgrader"] = {"grade_id": 7, "points": "many", "grade": "yes"}


def tests_made_text(notebook):
    for cell in notebook["cells"]:
        if is_test(cell):
            cell["cell_type"] = "markdown"


def answer_made_raw(notebook):
    notebook["cells"][at(notebook, "conv1d-forward")]["cell_type"] = "raw"


def setup_made_text(notebook):
    notebook["cells"][at(notebook, "setup")]["cell_type"] = "markdown"


def answer_split(notebook):
    place = at(notebook, "conv1d-predict")
    lines = notebook["cells"][place]["source"].splitlines(keepends=True)
    notebook["cells"][place]["source"] = "".join(lines[:2])
    notebook["cells"].insert(place + 1, code("".join(lines[2:]), "second-half"))


def test_split(notebook):
    place = at(notebook, "conv1d-predict-test")
    cell = notebook["cells"][place]
    text = "".join(cell["source"])
    cut = text.index("check.exercise")
    cell["source"] = text[:cut]
    notebook["cells"].insert(place + 1, code(text[cut:], "second-half"))


def tests_emptied(notebook):
    for cell in notebook["cells"]:
        if is_test(cell):
            cell["source"] = "pass"


def setup_deleted(notebook):
    del notebook["cells"][at(notebook, "setup")]


def setup_changed(notebook):
    notebook["cells"][at(notebook, "setup")]["source"] = "import keras"


def test_moved_up(notebook):
    test = notebook["cells"].pop(at(notebook, "conv1d-predict-test"))
    notebook["cells"].insert(0, test)


def points_changed(notebook):
    for cell in notebook["cells"]:
        if is_test(cell):
            cell["metadata"]["nbgrader"]["points"] = 100


def id_changed(notebook):
    notebook["cells"][at(notebook, "conv1d-predict-test")]["metadata"]["nbgrader"]["grade_id"] = "something-else"


def made_version_3(notebook):
    cells = [
        {**cell, "input": cell.pop("source")} if cell["cell_type"] == "code" else cell for cell in notebook["cells"]
    ]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}).encode()


def answers_moved_to(name, stubs_stay):
    """All answers in one cell: that of an exercise, or one below everything."""

    def damage(notebook):
        places = [i for i, cell in enumerate(notebook["cells"]) if cell["metadata"].get("nbgrader", {}).get("solution")]
        stubs = {cell["id"]: "".join(cell["source"]) for cell in read_released()["cells"]}
        answers = "\n\n".join(notebook["cells"][place]["source"] for place in places)
        for place in places:
            notebook["cells"][place]["source"] = stubs[notebook["cells"][place]["id"]]
        if name is None:
            notebook["cells"].append(code(answers, "all-answers"))
        else:
            notebook["cells"][at(notebook, name)]["source"] = answers
        if not stubs_stay:
            gone = [place for place in places if notebook["cells"][place]["id"] != name]
            notebook["cells"] = [
                cell for place, cell in enumerate(notebook["cells"]) if place not in gone and not is_test(cell)
            ]

    return damage


def read_released():
    return released(Path(__file__).parents[2])


def in_utf_16(notebook):
    return json.dumps(notebook, ensure_ascii=False).encode("utf-16")


def in_a_list(notebook):
    return json.dumps([notebook]).encode()


def only_its_cells(notebook):
    return json.dumps(notebook["cells"]).encode()


def with_byte_order_mark(notebook):
    return b"\xef\xbb\xbf" + json.dumps(notebook, indent=1).replace("\n", "\r\n").encode()


def cut_off(notebook):
    text = json.dumps(notebook)
    return text[: text.index("def corrected")].encode()


def deeply_nested(notebook):
    return b'{"cells": ' + b"[" * 200_000


def extra(source, before="predict-task"):
    """A cell of the student's own, before a cell of the assignment."""

    def damage(notebook):
        notebook["cells"].insert(at(notebook, before), code(source))

    return damage


def replaced(name, source):
    def damage(notebook):
        notebook["cells"][at(notebook, name)]["source"] = source

    return damage


def becomes(data):
    return lambda notebook: data


ENDLESS = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass"
FOUND = "wrong = [1, 3, 5]\n"
EXITS_WHEN_TESTED = f"{FOUND}def corrected(*sizes):\n    import os\n    os._exit(3)"
#: name -> (damage, points of 10, part of a finding or None). What is damaged is a right submission.
DAMAGED = {
    "tests-copied": (tests_copied, 10, "more than once"),
    "answer-copied": (answer_copied, 10, "more than once"),
    "tests-deleted": (tests_deleted, 10, "was missing; it was put back"),
    "markings-lost": (markings_lost, 10, "lost its nbgrader metadata"),
    "markings-empty": (markings_empty, 10, "lost its nbgrader metadata"),
    "markings-and-ids-lost": (markings_and_ids_lost, 10, "lost its nbgrader metadata"),
    "markings-of-wrong-types": (markings_of_wrong_types, 10, "lost its nbgrader metadata"),
    "tests-made-text": (tests_made_text, 10, "was made markdown; it is code again"),
    "answer-made-raw": (answer_made_raw, 10, "was made raw; it is code again"),
    "setup-made-text": (setup_made_text, 10, None),
    "answer-split": (answer_split, 10, None),
    "test-split": (test_split, 10, "stood alone"),
    "tests-emptied": (tests_emptied, 10, "was changed; the original was run"),
    "setup-deleted": (setup_deleted, 10, "setup of the assignment was missing"),
    "setup-changed": (setup_changed, 10, "had lost a line"),
    "test-moved-up": (test_moved_up, 10, "stood before the answer"),
    "points-changed": (points_changed, 10, "had another points"),
    "id-changed": (id_changed, 10, "conv1d-predict-test"),
    "version-3": (made_version_3, 10, None),
    "byte-order-mark": (with_byte_order_mark, 10, None),
    "answers-below-everything": (answers_moved_to(None, stubs_stay=True), 10, "stands below it; it was moved there"),
    "answers-in-a-cell-of-their-own": (answers_moved_to(None, stubs_stay=False), 10, "was missing; it was put back"),
    "answers-in-the-first": (answers_moved_to("conv1d-predict", stubs_stay=True), 10, "its answer stands in another"),
    "answers-in-the-last": (answers_moved_to("conv1d-find-the-errors", stubs_stay=False), 10, "it was moved there"),
    "utf-16": (in_utf_16, 10, "is written in UTF-16"),
    "list-of-a-notebook": (in_a_list, 10, "is a list, not a notebook"),
    "list-of-cells": (only_its_cells, 10, "is a list, not a notebook"),
    "half-characters": (extra("name = '\udce4\ud800'"), 10, "held halves of characters"),
    "cut-off": (cut_off, 8, "broken after"),
    "empty": (becomes(b""), 0, "the file is empty"),
    "not-a-notebook": (becomes(b"[1, 2]"), 0, "no notebook"),
    "not-json": (becomes(b"\xff\xfe\x00 PK"), 0, "no cell could be read"),
    "nested": (deeply_nested, 0, "no cell could be read"),
    "no-cells": (becomes(b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'), 0, "empty"),
    "cells-of-wrong-types": (becomes(b'{"cells": [1, null, {"source": 3}]}'), 0, "were no cells"),
    "missing": (becomes(None), 0, "is missing"),
    "endless-loop": (replaced("conv1d-find-the-errors", "while True:\n    pass"), 8, "stopped after"),
    "endless-when-tested": (
        replaced("conv1d-find-the-errors", f"{FOUND}def corrected(*s):\n    while True: pass"),
        8,
        "stopped",
    ),
    "endless-catching-all": (extra(ENDLESS), 10, "did not stop when interrupted"),
    "crash": (extra("import os; os._exit(1)"), 10, "ended its kernel"),
    "crash-late": (replaced("conv1d-find-the-errors", "import os; os.abort()"), 8, "ended its kernel"),
    "crash-when-tested": (replaced("conv1d-find-the-errors", EXITS_WHEN_TESTED), 8, "conv1d-find-the-errors-test"),
    "memory": (extra("hoard = []\nwhile True:\n    hoard.append(bytearray(1 << 29))"), 10, "GB of memory"),
    "flood": (extra("while True:\n    print('more' * 1000)"), 10, "characters of output"),
    "long-line": (extra("print('x' * 30_000_000)"), 10, None),
    "exit": (extra("import sys; sys.exit()"), 10, None),
    "input": (extra("name = input()"), 10, None),
    "stderr": (extra("import sys, warnings\nprint('!', file=sys.stderr)\nwarnings.warn('!')"), 10, None),
    "stderr-when-tested": (
        replaced(
            "conv1d-find-the-errors",
            f"{FOUND}import sys\ndef corrected(steps, channels, filters, kernel_size):\n    print('!', "
            "file=sys.stderr)\n"
            "    return kernel_size * channels, filters, steps - kernel_size + 1",
        ),
        10,
        None,
    ),
    "syntax-error": (replaced("conv1d-find-the-errors", "def corrected(:"), 8, None),
    "nothing-written": (replaced("conv1d-find-the-errors", "raise NotImplementedError()"), 8, None),
}


def damaged(root, name):
    """The damaged notebook: a dict, bytes, or None."""
    notebook = answered(root)
    result = DAMAGED[name][0](notebook)
    return result if name == "missing" or isinstance(result, bytes) else notebook


def hand_in_damaged(root, course, student, name):
    return hand_in(course, student, damaged(root, name))


def first_right(exercise):
    return next(answer for answer in bank.answers(exercise.slug, exercise.cell) if answer.right)


def banked(slug=SLUG):
    """Every answer of the project's bank to the exercises of a lesson."""
    return [answer for exercise in bank.exercises(slug) for answer in bank.answers(slug, exercise.cell)]


def believers(assignment, number=None):
    """Students with one wrong answer for each belief that the bank's answers to a lesson show, and one all right.

    Student -> solution cell -> answer; nobody's answer stands on another one's, and each of a student's may be wrong.
    With a `number`, so many of these students, with answers from the whole of the bank.
    """
    right, wrong = {}, {}
    for exercise in exercises(assignment):
        right[exercise.cell] = first_right(exercise)
        answers = bank.answers(exercise.slug, exercise.cell)
        found = list({answer.code: answer for answer in answers if answer.code}.values())
        wrong[exercise.cell] = found if number is None else found[:: max(len(found) // number, 1)][:number]
    count = max(map(len, wrong.values()))
    students = {
        f"believer{n:02d}": {cell: (wrong[cell][n:] or [right[cell]])[0] for cell in right} for n in range(count)
    }
    return {**students, "sound": right}


def copy_renamed(root, course, student):
    hand_in(course, student, answered(root), name="my homework (2)")
