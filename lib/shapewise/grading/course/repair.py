"""A submission put back into the order of its assignment: what is the student's stays, what is not is the author's.

This file matches: whatever was done to the cells of a notebook (copied, deleted, split, retyped, moved, stripped of
their metadata), the result has every test of the assignment exactly once, as its author wrote it, after the answer it
tests; every line of the student's code is still there, in the student's order; and each repair is said in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from shapewise.grading.course.assignment import SourceCell, SourceNotebook
from shapewise.grading.judging.names import find_names

#: In place of an answer cell that was left as it was handed out, where the answer was written above it.
LEFT_OUT = "# left out: this cell was as handed out, and its answer stands in another"


@dataclass
class Cell:
    """A cell to run: the student's, or (with `test`) the author's."""

    source: str
    cell_type: str
    id: str
    nbgrader: dict = field(default_factory=dict)
    #: its grade id, if it is a test of the author's
    test: str | None = None

    def to_dict(self) -> dict:
        kept = {"source": self.source, "cell_type": self.cell_type, "id": self.id, "nbgrader": self.nbgrader}
        return {**kept, "test": self.test}


def repair(submitted: list[dict], original: SourceNotebook) -> tuple[list[Cell], list[str]]:
    """The cells to run, and what was repaired.

    Parameters
    ----------
    submitted : list of dict
        As :func:`shapewise.grading.course.cells.read_cells` gives them.
    original : SourceNotebook
        The assignment.
    """
    findings: list[str] = []
    matches = _match_cells(submitted, original, findings)
    cells: list[tuple[int, Cell]] = []  # with its rank: the place of its author's cell, or of the one before it
    places: dict[int, int] = {}  # place in the assignment -> place in `cells`
    for index, given in enumerate(submitted):
        place = matches.get(index)
        if place is None:
            if not _is_leftover(given, original, findings):
                cells.append((-1, Cell(given["source"], given["cell_type"], given["id"] or "")))
            continue
        places[place] = len(cells)
        cells.append((place, _restore(given, original.cells[place], findings)))
    for place in range(len(original.cells)):
        _place(place, original, cells, places, findings)
    for place, cell in enumerate(original.cells):
        if cell.is_test:
            _follow_the_answer(place, original, cells, places, findings)
    ordered = [cell for _, cell in cells]
    _give_ids(ordered)
    return ordered, findings


def _match_cells(submitted: list[dict], original: SourceNotebook, findings: list[str]) -> dict[int, int]:
    """Which submitted cell is which of the assignment: index -> place. By its grade id, its id, or its text."""
    by_grade_id = {cell.grade_id: place for place, cell in enumerate(original.cells) if cell.grade_id}
    by_id = {cell.id: place for place, cell in enumerate(original.cells)}
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for index in reversed(range(len(submitted))):  # of copies the last is meant, as nbgrader has it
        place = by_grade_id.get(_text(submitted[index]["nbgrader"].get("grade_id")))
        if place is not None and place not in taken:
            matches[index] = place
            taken.add(place)
        elif place is not None:
            submitted[index]["copy_of"] = place
            findings.append(f"cell {original.cells[place].grade_id} was there more than once; the last one counts")
    for index, given in enumerate(submitted):
        place = by_id.get(given["id"])
        if index not in matches and place is not None and place not in taken and "copy_of" not in given:
            matches[index] = place
            taken.add(place)
            if original.cells[place].grade_id:
                findings.append(
                    f"cell {original.cells[place].grade_id} had lost its nbgrader metadata; it was put back"
                )
    released = {cell.released.strip(): place for place, cell in enumerate(original.cells) if cell.released.strip()}
    for index, given in enumerate(submitted):
        place = released.get(given["source"].strip())
        if index not in matches and place is not None and place not in taken and "copy_of" not in given:
            matches[index] = place
            taken.add(place)
            if original.cells[place].grade_id:
                findings.append(
                    f"cell {original.cells[place].grade_id} had lost its nbgrader metadata; it was put back"
                )
    return matches


def _text(value) -> str | None:
    return value if isinstance(value, str) else None


def _is_leftover(given: dict, original: SourceNotebook, findings: list[str]) -> bool:
    """Whether an unmatched cell is a copy or a piece of one of the author's: it is not run twice."""
    if "copy_of" in given:
        return original.cells[given["copy_of"]].is_locked
    if given["nbgrader"].get("grade_id"):
        findings.append(
            f"a cell had the unknown nbgrader id {given['nbgrader']['grade_id']!r}; it was run as plain code"
        )
    text = given["source"].strip()
    if len(text) < 20:
        return False
    for cell in original.cells:
        if cell.is_locked and text in cell.released:
            findings.append(f"a piece of cell {cell.grade_id} stood alone; the whole cell was put back")
            return True
    return False


def _restore(given: dict, cell: SourceCell, findings: list[str]) -> Cell:
    """A submitted cell that is one of the assignment's: the author's text where it is locked, the author's marking."""
    kind = given["cell_type"]
    if not cell.nbgrader:
        # A code cell of the author's that was made text would define nothing for the tests.
        return Cell(given["source"], "code" if cell.cell_type == "code" else kind, cell.id)
    if kind != cell.cell_type:
        findings.append(f"cell {cell.grade_id} was made {kind}; it is {cell.cell_type} again")
    if cell.is_locked and given["source"].strip() not in (cell.released.strip(), cell.source.strip()):
        findings.append(f"cell {cell.grade_id} was changed; the original was run")
    differs = [key for key in ("points", "grade", "solution") if key in given["nbgrader"]]
    differs = [key for key in differs if given["nbgrader"][key] != cell.nbgrader.get(key)]
    if differs:
        findings.append(f"cell {cell.grade_id} had another {', '.join(differs)}; the original was used")
    source = cell.source if cell.is_locked else given["source"]
    return Cell(source, cell.cell_type, cell.id, dict(cell.nbgrader), cell.grade_id if cell.is_test else None)


def _lacks_a_line(source: str, original: str) -> bool:
    lines = {line.strip() for line in source.splitlines()}
    return any(line.strip() and line.strip() not in lines for line in original.splitlines())


def _place(place: int, original: SourceNotebook, cells: list, places: dict[int, int], findings: list[str]) -> None:
    """Put the author's cell at `place` where it belongs, if it is missing or stands before the answer it tests."""
    cell = original.cells[place]
    here = places.get(place)
    if here is not None and cell.is_test:
        answer = max((places[p] for p in range(place) if p in places and original.cells[p].is_solution), default=-1)
        if here < answer:
            _, moved = cells.pop(here)
            _shift(places, here, -1)
            _insert(answer, place, moved, cells, places)  # the answer has moved down by one
            findings.append(f"cell {cell.grade_id} stood before the answer it tests; it was moved")
        return
    if here is not None:
        if cell.cell_type == "code" and not cell.nbgrader and _lacks_a_line(cells[here][1].source, cell.source):
            findings.append(f"the cell {cell.id} of the assignment had lost a line; the original was run before it")
            cells.insert(here, (-1, Cell(cell.source, "code", cell.id)))
            _shift(places, here - 1, 1)
        return
    lower = max((places[earlier] for earlier in range(place) if earlier in places), default=-1)
    if cell.is_grade or (cell.is_locked and cell.nbgrader):
        findings.append(f"cell {cell.grade_id} was missing; it was put back")
        test = cell.grade_id if cell.is_test else None
        _insert(lower + 1, place, Cell(cell.source, cell.cell_type, cell.id, dict(cell.nbgrader), test), cells, places)
    elif cell.is_solution:
        # Its stub is not put back: it could replace what the student defined in another cell.
        findings.append(
            f"answer cell {cell.grade_id} was missing or not recognisable; other cells were run as they are"
        )
    elif cell.cell_type == "code":
        findings.append(f"the cell {cell.id} of the assignment was missing; it was put back")
        _insert(lower + 1, place, Cell(cell.source, "code", cell.id), cells, places)


def _follow_the_answer(
    place: int, original: SourceNotebook, cells: list, places: dict[int, int], findings: list[str]
) -> None:
    """Put a test after the cell that defines what it asks for, where the cell that should does not.

    Students write all answers into one cell, or below the tests. An answer cell that is as it was handed out would undo
    what was written above it, and is not run.
    """
    cell = original.cells[place]
    answers = [p for p in range(place) if original.cells[p].is_solution]
    wanted = find_names(cell.source)[1] & {name for p in answers for name in original.cells[p].assigns}
    untouched = {places[p] for p in answers if p in places and _is_as_released(cells[places[p]][1], original.cells[p])}
    others = {p for p in range(len(original.cells)) if original.cells[p].is_test}
    defined = [
        set() if index in untouched or rank in others or one.cell_type != "code" else find_names(one.source)[0] & wanted
        for index, (rank, one) in enumerate(cells)
    ]
    here = places[place]
    missing = wanted - set().union(*defined[:here])
    last = None
    for index in range(here + 1, len(cells)):
        if defined[index] & missing:
            missing, last = missing - defined[index], index
    if last is not None:
        _, moved = cells.pop(here)
        _shift(places, here, -1)
        _insert(last, place, moved, cells, places)
        findings.append(f"what cell {cell.grade_id} asks for stands below it; it was moved there")
        return
    for index in sorted(untouched):
        if index < here and any(names & find_names(cells[index][1].source)[0] for names in defined[:index]):
            cells[index][1].source = LEFT_OUT
            findings.append(
                f"answer cell {cells[index][1].nbgrader['grade_id']} was as handed out; its answer stands in another"
            )


def _is_as_released(cell: Cell, original: SourceCell) -> bool:
    return cell.source.strip() == original.released.strip()


def _insert(index: int, place: int, cell: Cell, cells: list, places: dict[int, int]) -> None:
    _shift(places, index - 1, 1)
    cells.insert(index, (place, cell))
    places[place] = index


def _shift(places: dict[int, int], after: int, by: int) -> None:
    """The cells behind index `after` have moved."""
    for place, index in places.items():
        if index > after:
            places[place] = index + by


def _give_ids(cells: list[Cell]) -> None:
    """Give every cell an id of its own."""
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        name = re.sub(r"[^A-Za-z0-9_-]", "-", cell.id)[:50]
        if not name or name in taken:
            name = f"cell-{number}"
        while name in taken:
            name += "x"
        taken.add(name)
        cell.id = name
