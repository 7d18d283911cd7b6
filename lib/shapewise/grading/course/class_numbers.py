"""Numbers of a class's own, in place of the hidden ones that everybody can read in a public repository.

A seed for each assignment is kept in ``grading/class_seeds.json``, which git ignores. `shapewise grade` reads it;
nbgrader's
own autograde, which runs the cells as they stand, keeps the published numbers.
"""

from __future__ import annotations

import json
import secrets
import zlib
from pathlib import Path

from shapewise.notebooks.places import write_atomically

FILE = "class_seeds.json"
MOST = 2**31


def draw_class_numbers(root: Path, assignment: str, seed: int | None = None, *, each: bool = False) -> int:
    """Give an assignment numbers of its own from now on; the seed.

    Parameters
    ----------
    root : Path
        The course folder.
    assignment : str
        Its name.
    seed : int, optional
        From 0 to 2147483647; default: drawn.
    each : bool
        Whether each student gets others.

    Raises
    ------
    ValueError
        For a seed outside its range, or if an exercise finds no fair numbers with it.
    """
    from shapewise.exercises import exercises

    seed = secrets.randbelow(MOST) if seed is None else seed
    if not 0 <= seed < MOST:
        raise ValueError(f"the class seed {seed} is outside its range: expected 0 to {MOST - 1}.")
    for exercise in exercises().get(assignment, ()):
        exercise.tried(2, seed)
    seeds = _read(root) | {assignment: {"seed": seed, "each": each}}
    _write(root, seeds)
    return seed


def use_published_numbers(root: Path, assignment: str) -> None:
    """Take an assignment's own numbers back."""
    _write(root, {name: one for name, one in _read(root).items() if name != assignment})


def find_class_seed(root: Path, assignment: str, student: str) -> int | None:
    """The seed of a student's hidden numbers; None where the published ones are used.

    Raises
    ------
    ValueError
        If the file of seeds cannot be read: grading with other numbers than before would change marks.
    """
    kept = _read(root).get(assignment)
    if kept is None:
        return None
    return zlib.crc32(student.encode(), kept["seed"]) % MOST if kept["each"] else kept["seed"]


def _read(root: Path) -> dict:
    path = root / "grading" / FILE
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
        return {name: {"seed": int(one["seed"]), "each": bool(one["each"])} for name, one in found.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        fix = "restore it from a backup, or delete it to grade with the published numbers"
        raise ValueError(f"grading/{FILE} is damaged: {fix}.") from None


def _write(root: Path, seeds: dict) -> None:
    path = root / "grading" / FILE
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, json.dumps(seeds, indent=1, sort_keys=True) + "\n")
    path.chmod(0o600)
