"""A class that nobody has to wait for: students with answers out of the bank, handed in as a class hands in.

Some answer rightly, some hold a belief and answer by it wherever an exercise asks, some damage their notebook, hand in
late,
twice or nothing. The same seed gives the same class.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from shapewise.grading.course.names import NAMES, Person
from shapewise.notebooks.answer_bank import Answer, read_answers
from shapewise.notebooks.places import write_atomically

#: Share of the class that hands in so; the others hand in once, whole and in time.
MANNERS = {"late": 0.1, "damaged": 0.1, "twice": 0.075, "empty": 0.05}
#: Shares of an assignment's beliefs, where none are given: the first is held most.
BELIEFS = (0.35, 0.2, 0.1)
#: Of an exercise, for somebody who holds no belief: a slip of the day.
SLIP = 0.08
DUE = datetime(2027, 1, 20, 12, 0)


@dataclass
class Pupil:
    """A student of the class: who, in what manner, and with which beliefs."""

    person: Person
    manner: str = "in time"
    beliefs: list[str] = field(default_factory=list)


def make_class(
    root: Path,
    assignment: str,
    *,
    students: int = 40,
    seed: int = 0,
    shares: Mapping[str, float] | None = None,
    replace: bool = False,
) -> dict[str, Pupil]:
    """Hand in an assignment for a class; folder -> who that is.

    Parameters
    ----------
    root : Path
        The course folder.
    assignment : str
        Its name.
    students : int
        How many, from 1 to 400.
    seed : int
        Of everything that is drawn.
    shares : mapping of str to float, optional
        Belief -> the share of the class that holds it; default: some of those that the bank knows.
    replace : bool
        Whether what is in the folders of these students may be replaced.

    Raises
    ------
    ValueError
        If there is no bank for the assignment, a belief is not in it, or something was handed in already.
    """
    notebook = _read_released(root, assignment)
    bank = read_answers(root, assignment)
    known = sorted({answer.code for answers in bank.values() for answer in answers if answer.code})
    if not bank:
        raise ValueError(f"tests/submissions/{assignment} holds no answers, and a class is made of those")
    if not 1 <= students <= len(NAMES):
        raise ValueError(f"a class of {students}: expected 1 to {len(NAMES)} students")
    chance = random.Random(f"{seed} {assignment}")
    if shares is None:
        shares = dict(zip(chance.sample(known, min(len(known), len(BELIEFS))), BELIEFS, strict=False))
    for code, share in shares.items():
        if code not in known:
            raise ValueError(
                f"the bank of {assignment} has no answer by the belief {code!r}; it has: {', '.join(known)}"
            )
        if not 0 <= share <= 1:
            raise ValueError(f"the share {share} of {code} is none: expected 0 to 1")
    pupils = _draw_pupils(students, seed, shares, chance)
    submitted = root / "grading" / "submitted"
    there = sorted(path.parent.name for path in submitted.glob(f"*/{assignment}"))
    if there and not replace:
        raise ValueError(
            f"{len(there)} have handed in {assignment} already ({', '.join(there[:3])} ...): a made-up class "
            "among them would "
            "be graded with them. Use another copy of the course; or --replace, which replaces those of the same name."
        )
    for name, pupil in pupils.items():
        shutil.rmtree(submitted / name / assignment, ignore_errors=True)
        _hand_in(submitted / name / assignment, assignment, notebook, bank, pupil, chance)
    return pupils


def _read_released(root: Path, assignment: str) -> dict:
    path = root / "assignments" / assignment / f"{assignment}.ipynb"
    if not path.is_file():
        known = ", ".join(sorted(one.name for one in (root / "assignments").glob("*") if one.is_dir())) or "none yet"
        raise ValueError(f"there is no assignment {assignment!r} in assignments/; expected one of: {known}")
    return json.loads(path.read_text("utf-8"))


def _draw_pupils(students: int, seed: int, shares: Mapping[str, float], chance: random.Random) -> dict[str, Pupil]:
    """Who is in the class; the people depend on the seed alone, so that they are the same in every assignment."""
    people = random.Random(seed).sample(NAMES, students)
    pupils = [Pupil(person) for person in people]
    free = list(pupils)
    chance.shuffle(free)
    for manner, share in MANNERS.items():
        for _ in range(round(share * students)):
            free.pop().manner = manner
    writing = [pupil for pupil in pupils if pupil.manner != "empty"]
    for code, share in shares.items():
        for pupil in chance.sample(writing, min(round(share * students), len(writing))):
            pupil.beliefs.append(code)
    return {pupil.person.folder: pupil for pupil in pupils}


def _hand_in(
    folder: Path, assignment: str, released: dict, bank: Mapping[str, tuple[Answer, ...]], pupil: Pupil, chance
) -> None:
    folder.mkdir(parents=True)
    when = DUE - timedelta(minutes=chance.randint(5, 4000))
    if pupil.manner == "late":
        when = DUE + timedelta(minutes=chance.randint(5, 3000))
    answered = released if pupil.manner == "empty" else _answer(released, bank, pupil, chance)
    if pupil.manner == "twice":  # the first try lies beside the second, as downloads do
        first = _answer(released, bank, Pupil(pupil.person, beliefs=pupil.beliefs), chance)
        (folder / f"{assignment}-Copy1.ipynb").write_text(json.dumps(first), "utf-8")
    text, name = json.dumps(answered, ensure_ascii=False), assignment
    if pupil.manner == "damaged":
        text, name = _damage(answered, assignment, chance)
    (folder / f"{name}.ipynb").write_text(text, "utf-8")
    (folder / "timestamp.txt").write_text(f"{when:%Y-%m-%d %H:%M:%S} UTC\n", "utf-8")


def _answer(released: dict, bank: Mapping[str, tuple[Answer, ...]], pupil: Pupil, chance: random.Random) -> dict:
    """The notebook with an answer in each cell: by a belief that is held, by a slip, or right."""
    notebook = json.loads(json.dumps(released))
    for cell in notebook["cells"]:
        answers = bank.get((cell["metadata"].get("nbgrader") or {}).get("grade_id", ""), ())
        if not answers:
            continue
        believed = [answer for answer in answers if answer.code in pupil.beliefs]
        slips = [answer for answer in answers if not answer.right and not answer.code]
        right = [answer for answer in answers if answer.right]
        pool = believed or (slips if slips and chance.random() < SLIP else right)
        cell["source"] = chance.choice(pool).source
    return notebook


def _damage(notebook: dict, assignment: str, chance: random.Random) -> tuple[str, str]:
    """The text of a damaged notebook, and the name that its file has then."""
    kind = chance.choice(["tests deleted", "marks lost", "cut off", "renamed", "crash"])
    cells = notebook["cells"]
    if kind == "tests deleted":
        notebook["cells"] = [cell for cell in cells if not (cell["metadata"].get("nbgrader") or {}).get("grade")]
    elif kind == "marks lost":
        for cell in cells:
            cell["metadata"] = {}
    elif kind == "crash":
        place = next(index for index, cell in enumerate(cells) if cell["cell_type"] == "code") + 1
        more = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": None}
        cells.insert(place, {**more, "source": "import os\nos._exit(1)"})
    text = json.dumps(notebook, ensure_ascii=False)
    if kind == "cut off":
        text = text[: int(len(text) * 0.8)]
    return text, f"{assignment} (final)" if kind == "renamed" else assignment


def write_roster(root: Path, pupils: Mapping[str, Pupil]) -> Path:
    """Write who is in the class, as `nbgrader db student import` reads it; the file."""
    import csv
    import io

    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["id", "first_name", "last_name", "email"])
    for folder, pupil in sorted(pupils.items()):
        table.writerow([folder, pupil.person.first, pupil.person.last, f"{pupil.person.address}@example.org"])
    path = root / "grading" / "class.csv"
    write_atomically(path, text.getvalue())
    return path
