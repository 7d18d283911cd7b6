"""The course that is attacked: one small assignment with canaries in its hidden tests, and a class."""

import json
import secrets
import shutil

SLUG = "90_target"
SETUP = "%load_ext shapewise\nimport keras\nimport numpy as np\nfrom shapewise import check"
STUB = "raise NotImplementedError()"
#: exercise -> (right answer, visible test, hidden test, points)
EXERCISES = {
    "shape": (
        "shape, count = (None, 17, 6), 78",
        "layer = keras.layers.Conv1D(6, 4)\ncheck.check_output_shape(shape, layer, (None, 20, 3))",
        "check.check_parameters(count, layer, (None, 20, 3))",
        3,
    ),
    "dense": (
        "def dense(x, kernel, bias):\n    return x @ kernel + bias",
        "check.check_function(dense, keras.layers.Dense(2), (2, 3))",
        "check.check_function(dense, keras.layers.Dense(4), (3, 5), seed=11)",
        3,
    ),
    "layer": (
        "def build(units):\n    return keras.layers.Dense(units)",
        "check.check_layer(build(2), keras.layers.Dense(2), (None, 3))",
        "check.check_layer(build(4), keras.layers.Dense(4), (None, 5))",
        2,
    ),
    "numbers": (
        "def corrected(steps, size):\n    return [steps - size + 1]",
        'check.check_numbers(corrected(20, 4), {"steps": 17})',
        'check.check_numbers(corrected(31, 9), {"steps": 23})',
        2,
    ),
}


def canary():
    return f"CANARY-{secrets.token_hex(8)}"


def role(name, **more):
    plain = {"grade": False, "grade_id": name, "locked": False, "schema_version": 3, "solution": False, "task": False}
    return {"nbgrader": {**plain, **more}}


def code(name, source, metadata=None):
    cell = {"cell_type": "code", "id": name, "metadata": metadata or {}, "source": source}
    return {**cell, "outputs": [], "execution_count": None}


def notebook(cells):
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def source_notebook(secret):
    """The author's notebook, with `secret` in every hidden test."""
    cells = [code("setup", SETUP)]
    for name, (right, visible, hidden, points) in EXERCISES.items():
        answer = f"### BEGIN SOLUTION\n{right}  # {secret}\n### END SOLUTION"
        cells.append(code(name, answer, role(name, solution=True)))
        test = f'"""A test."""\n{visible}\n### BEGIN HIDDEN TESTS\nsecret = "{secret}"\n{hidden}\n### END HIDDEN TESTS'
        cells.append(code(f"{name}-test", test, role(f"{name}-test", grade=True, locked=True, points=points)))
    return notebook(cells)


def submission(before="", answers=None, right=False):
    """A student's notebook: untouched or right, with a cell of its own and other answers."""
    cells = [code("setup", SETUP)]
    cells += [code("own", before)] if before else []
    for name, (solved, visible, _, points) in EXERCISES.items():
        source = (answers or {}).get(name, solved if right else STUB)
        cells.append(code(name, source, role(name, solution=True)))
        test = f'"""A test."""\n{visible}\n'
        cells.append(code(f"{name}-test", test, role(f"{name}-test", grade=True, locked=True, points=points)))
    return notebook(cells)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make_course(root, course, attacks, port, socket_name):
    """The course in `course`, with the class of `attacks` between two students who are right; its canaries, by place."""
    places = ("hidden tests", "neighbour", "gradebook folder", "environment")
    canaries = {place: canary() for place in places}
    course.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / "nbgrader_config.py", course)
    write(course / "solutions" / SLUG / f"{SLUG}.ipynb", json.dumps(source_notebook(canaries["hidden tests"])))
    write(course / "grading" / "notes.txt", canaries["gradebook folder"])
    for student in ("aa-right", "zz-right"):
        hand_in(course, student, submission(f"# {canaries['neighbour']}", right=True))
    for attack in attacks:
        filled = {"@COURSE@": str(course), "@PORT@": str(port), "@SOCKET@": socket_name}
        made = submission(
            fill(attack.code, filled), {name: fill(text, filled) for name, text in attack.answers.items()}
        )
        if attack.damage is not None:
            attack.damage(made)
        hand_in(course, str(attack), made)
    return canaries


def fill(text, values):
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def hand_in(course, student, made):
    write(course / "grading" / "submitted" / student / SLUG / f"{SLUG}.ipynb", json.dumps(made))
