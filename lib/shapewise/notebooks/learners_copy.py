"""A learner's own copy of the course, in a folder that git ignores: lessons without outputs, exercises, the journal.

Bringing the copy up to date never changes or removes a notebook that the learner has written in. What was written is
seen by
its cells: running a notebook, and with it its outputs, is not writing.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from shapewise.notebooks import places
from shapewise.notebooks.canonical import canonical_text, read
from shapewise.notebooks.reading_order import NEXT

#: In the copy: which files it was given, and what was in them.
RECORD = ".copied.json"
JOURNAL = "progress.jsonl"


@dataclass
class Update:
    """What bringing a copy up to date has done: paths in it, by what became of them.

    Parameters
    ----------
    new, replaced, removed : list of str
        Files that were written, written anew, or taken away; in none of them was anything the learner's.
    kept : dict of str to str
        A file that has changed in the course, and that the learner has written in -> the new one, which is beside it.
    left : list of str
        Files that the course no longer has, and that the learner has written in.
    """

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """What a learner needs to know of it; nothing at all where nothing of theirs is concerned."""
        said = [
            f"{path} has changed in the course. You have written in yours, so it stays as it is; the new one is "
            f"{beside}."
            for path, beside in self.kept.items()
        ]
        said += [f"{path} is no longer part of the course. You have written in it, so it stays." for path in self.left]
        return said

    def __str__(self):
        counts = [f"{len(paths)} {what}" for what, paths in _counted(self) if paths]
        return "\n".join([f"Your copy of the course is up to date: {', '.join(counts) or 'nothing new'}.", *self.lines])


def _counted(update):
    return (
        ("new", update.new),
        ("replaced", update.replaced),
        ("removed", update.removed),
        ("kept as you wrote them", update.kept),
    )


def bring_up_to_date(root: Path, copy: Path) -> Update:
    """Write into `copy` what the course in `root` has and the learner has not written over.

    It may be stopped at any moment: the next call goes on from there.

    Parameters
    ----------
    root : Path
        The project's folder.
    copy : Path
        The learner's folder; made if it is not there. Its folders are called as those of the project, so that every
        link
        from one notebook to another holds in it too.
    """
    copy.mkdir(parents=True, exist_ok=True)
    for started in copy.rglob(".*.ipynb.*"):  # by an update that was killed while it wrote
        started.unlink()
    if (root / JOURNAL).exists() and not (copy / JOURNAL).exists():
        shutil.copyfile(root / JOURNAL, copy / JOURNAL)
    record, update, course = _Record(copy / RECORD), Update(), released(root)
    for name, text in course.items():
        _bring(copy, name, text, record, update)
    for name in sorted(set(record.copied) - set(course)):
        path = copy / name
        if path.exists() and record.is_written_in(path, name):
            update.left.append(name)
        else:
            path.unlink(missing_ok=True)
            update.removed.append(name)
        record.forget(name)
    return update


def put_back(root: Path, copy: Path, slug: str) -> list[str]:
    """Give a learner a lesson and its exercises as they were in the beginning, and keep what they wrote.

    Parameters
    ----------
    root, copy : Path
        The project's folder, and the learner's.
    slug : str
        Of the lesson.

    Returns
    -------
    list of str
        For each notebook, what became of it.

    Raises
    ------
    ValueError
        If the course has no such lesson.
    """
    course = {name: text for name, text in released(root).items() if Path(name).stem == slug}
    if not course:
        known = ", ".join(path.stem for path in places.lessons(root))
        raise ValueError(f"there is no lesson {slug!r}: expected one of {known}")
    record, said = _Record(copy / RECORD), []
    for name, text in course.items():
        path = copy / name
        if path.exists() and written(_text(path)) != written(text):
            kept = _free(path, "yours")
            path.replace(kept)
            said.append(f"{name} is as it was in the beginning; yours is {kept.relative_to(copy).as_posix()}")
        else:
            said.append(f"{name} is as it was in the beginning; you had written nothing in it")
        places.write_atomically(path, text)
        record.note(name, written(text))
    return said


def released(root: Path) -> dict[str, str]:
    """The notebooks of a learner's copy as the course has them now: path -> text, without outputs."""
    notebooks = places.lessons(root) + places.assignments(root)
    return {path.relative_to(root).as_posix(): canonical_text(read(path), "assignments") for path in notebooks}


def _bring(copy, name, text, record, update):
    """Bring one file up to date, and note what became of it."""
    path, now = copy / name, written(text)
    if not path.exists():
        places.write_atomically(path, text)
        update.new.append(name)
        record.note(name, now)
        return
    _renew_last_line(path, text)
    if written(_text(path)) == now:  # as it is, or written by an update that was stopped before it could note so
        record.note(name, now)
    elif not record.is_written_in(path, name):
        places.write_atomically(path, text)
        update.replaced.append(name)
        record.note(name, now)
    elif now not in (
        record.copied.get(name),
        record.offered.get(name),
    ):  # else it is the learner's, and the course has nothing new
        beside = _beside(path, now)
        places.write_atomically(beside, text)
        update.kept[name] = beside.relative_to(copy).as_posix()
        record.offer(name, now)


def _renew_last_line(path, text):
    """Let the last line of a lesson, which nobody writes by hand, lead to the lesson that comes next by now."""
    try:
        mine, new = json.loads(_text(path)), json.loads(text)
        before, after = ("".join(notebook["cells"][-1]["source"]) for notebook in (mine, new))
    except (IndexError, KeyError, TypeError, ValueError):
        return
    if before != after and NEXT.sub("", before) == NEXT.sub("", after):
        mine["cells"][-1]["source"] = after
        places.write_atomically(path, json.dumps(mine, indent=1, ensure_ascii=False) + "\n")


def written(text: str | None) -> str:
    """What stands in the cells of a notebook, as a fingerprint: outputs, the last line and what an editor adds do not count."""
    try:
        cells = json.loads(text)["cells"]
        said = [[cell["cell_type"], NEXT.sub("", "".join(cell["source"]))] for cell in cells]
    except (KeyError, TypeError, ValueError):  # no notebook any more: then all of it was written
        said = text
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _text(path):
    return path.read_text(encoding="utf-8", errors="replace")


def _free(path, word):
    """The first free name beside a notebook: ``06_x-yours.ipynb``, ``06_x-yours-2.ipynb``."""
    number, beside = 1, path.with_name(f"{path.stem}-{word}.ipynb")
    while beside.exists():
        number += 1
        beside = path.with_name(f"{path.stem}-{word}-{number}.ipynb")
    return beside


def _beside(path, now):
    """The first free name for a new version, or that of the same version, written by an update that was stopped."""
    number, beside = 1, path.with_name(f"{path.stem}-new.ipynb")
    while beside.exists() and written(_text(beside)) != now:
        number += 1
        beside = path.with_name(f"{path.stem}-new-{number}.ipynb")
    return beside


class _Record:
    """What the copy was given: file -> fingerprint; saved after every file, so that nothing is lost when it is stopped."""

    def __init__(self, path: Path):
        self.path = path
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            self.copied, self.offered = dict(kept["copied"]), dict(kept["offered"])
        except (FileNotFoundError, KeyError, TypeError, ValueError):
            # none yet, or damaged: then everything that is not as released counts as the learner's
            self.copied, self.offered = {}, {}

    def is_written_in(self, path, name) -> bool:
        """Whether the file has something else in its cells than it was given."""
        return written(_text(path)) != self.copied.get(name)

    def note(self, name, fingerprint):
        """The file has been given this."""
        if self.copied.get(name) != fingerprint or name in self.offered:
            self.copied[name] = fingerprint
            self.offered.pop(name, None)
            self.save()

    def offer(self, name, fingerprint):
        """This was put beside the file."""
        self.offered[name] = fingerprint
        self.save()

    def forget(self, name):
        """The course has this file no longer."""
        self.copied.pop(name, None)
        self.offered.pop(name, None)
        self.save()

    def save(self):
        text = json.dumps({"copied": self.copied, "offered": self.offered}, indent=1, sort_keys=True)
        places.write_atomically(self.path, text + "\n")
