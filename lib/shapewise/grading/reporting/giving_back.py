"""Feedback on one submission, as soon as it is graded: its page, the exchange, and a folder that the student can see."""

from __future__ import annotations

import logging
import os
import stat
import time
from pathlib import Path

from shapewise.grading.course.arriving import GIVEN_UP, Look, look_at
from shapewise.grading.course.claims import try_claim
from shapewise.grading.course.folder import Course
from shapewise.notebooks.places import write_atomically
from shapewise.notebooks.releasing import quietly


class GiveBack:
    """Makes feedback and puts it where it is looked for.

    Parameters
    ----------
    course : Course
        The course.
    return_to : str, optional
        A folder with ``{student}`` in its path, into which pages are copied as well.

    Raises
    ------
    ValueError
        If ``{student}`` is not in the path: everybody would see everybody's feedback.
    """

    def __init__(self, course: Course, return_to: str | None = None):
        if return_to is not None and "{student}" not in return_to:
            raise ValueError(
                f"--return-to {return_to} is one folder for all: expected {{student}} in it, as in "
                f"/srv/feedback/{{student}}"
            )
        self.course = course
        self.return_to = return_to
        self.api = _api(course)
        self.exchange = Path(_exchange_root(self.api)) / self.api.coursedir.course_id
        self._collected: set[str] = set()

    def describe(self) -> str:
        """Where submissions come from besides, and where feedback goes, for the first line of a watcher."""
        inbound = f", and what comes into {self.inbound}" if self.inbound.is_dir() else ""
        return f"{inbound}; feedback goes to {self.return_to or self.course.folder('feedback', '*', '*')}"

    @property
    def inbound(self) -> Path:
        """Where the exchange keeps what was handed in."""
        return self.exchange / "inbound"

    def collect(self, assignments: tuple[str, ...]) -> None:
        """Collect what is new and whole in the exchange; nothing where there is none."""
        if not self.inbound.is_dir():
            return
        new = {path: look_at(path) for path in self.inbound.iterdir() if path.name not in self._collected}
        whole = [path for path, look in new.items() if _is_whole(look)]
        claim = try_claim(self.course.root / "grading" / ".collect.claim") if whole else None
        if claim is None:
            return
        with claim:
            for assignment in {path.name.split("+")[1] for path in whole if path.name.count("+") >= 2} & set(
                assignments
            ):
                _quietly(lambda assignment=assignment: self.api.collect(assignment, update=True))
        self._collected |= {path.name for path in whole}

    def is_missing(self, assignment: str, student: str) -> bool:
        """Whether a page is missing, or older than the marks it shows."""
        graded = list(self.course.folder("autograded", student, assignment).glob("*.ipynb"))
        folder = self.course.folder("feedback", student, assignment)
        for notebook in graded:
            page = folder / f"{notebook.stem}.html"
            if not page.is_file() or page.stat().st_mtime < notebook.stat().st_mtime:
                return True
        return False

    def give(self, assignment: str, student: str) -> Path:
        """Make the pages of a submission and give them back; the folder in which the student finds them.

        Raises
        ------
        ValueError
            If nbgrader cannot make a page.
        """
        _done(_quietly(lambda: self.api.generate_feedback(assignment, student, force=True)))
        folder = self.course.folder("feedback", student, assignment)
        if self.inbound.is_dir():
            _done(_quietly(lambda: self.api.release_feedback(assignment, student)))
        if self.return_to is None:
            return folder
        target = _own_folder(Path(self.return_to.replace("{student}", student))) / assignment
        for page in folder.glob("*.html"):
            write_atomically(target / page.name, page.read_text("utf-8"))
        return target


def _own_folder(folder: Path) -> Path:
    """The folder, made if need be; refused if somebody else could have put a link to other files in its place.

    Raises
    ------
    ValueError
        If it is a link, or belongs to another user.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = folder.lstat()
    me = os.geteuid() if hasattr(os, "geteuid") else found.st_uid
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != me:
        raise ValueError(
            f"{folder} is a link or belongs to another user: feedback is only copied into folders of your own"
        )
    return folder


def _is_whole(look: Look) -> bool:
    """Whether everything is there: nbgrader writes the secret last; an older one writes none, and is given time."""
    names = {name for name, *_ in look}
    if "submission_secret.txt" in names:
        return True
    last = max((changed for _, _, changed, _ in look), default=0)
    return "timestamp.txt" in names and time.time_ns() - last > GIVEN_UP * 1e9


def _api(course: Course):
    """nbgrader with the settings of the course, and of the machine where the course has none."""
    from jupyter_core.paths import jupyter_config_path
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import Config
    from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

    config = Config()
    for folder in reversed(jupyter_config_path()):
        try:
            config.merge(PyFileConfigLoader("nbgrader_config.py", path=folder).load_config())
        except ConfigFileNotFound:
            continue
    config.merge(course.config)
    return NbGraderAPI(config=config)


def _exchange_root(api) -> str:
    from nbgrader.exchange.default import Exchange

    return Exchange(config=api.config).root


def _quietly(act):
    return quietly(act, logging.CRITICAL)


def _done(result: dict) -> None:
    if not result["success"]:
        lines = (result.get("error") or result.get("log") or "nbgrader gave no reason").strip().splitlines()
        raise ValueError(lines[-1])
