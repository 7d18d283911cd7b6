"""Generate the students' notebooks from the solutions, as `nbgrader generate_assignment` does.

This file claims: assignments/ is what nbgrader makes of solutions/ with the settings in nbgrader_config.py, and
the same sources give the same bytes. A copy of the sources is generated in a temporary folder, without a gradebook
(`nbgrader generate_assignment --no-db`), so that a release touches no marks and takes a tenth of a second.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
from pathlib import Path

from shapewise.notebooks import places


def generate(root: Path, slug: str, into: Path) -> list[Path]:
    """Generate the assignment of `slug` in the folder `into`/slug and return its files.

    Raises
    ------
    ValueError
        If nbgrader refuses the source; the message is nbgrader's.
    """
    from nbgrader.apps import NbGraderAPI

    with tempfile.TemporaryDirectory(prefix="shapewise-", ignore_cleanup_errors=True) as name:
        course = Path(name)
        shutil.copytree(root / "solutions" / slug, course / "solutions" / slug)
        config = _settings(root)
        config.CourseDirectory.root = str(course)
        config.Exchange.root = str(course)  # nbgrader complains of a missing exchange, though none is used
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        result = quietly(lambda: NbGraderAPI(config=config).generate_assignment(slug, force=True))
        if not result["success"]:
            reason = result.get("error") or result.get("log") or "nbgrader gave no reason"
            raise ValueError(f"nbgrader could not generate {slug}: {reason.strip()}")
        made = course / "assignments" / slug
        target = into / slug
        if target.exists():
            shutil.rmtree(target)
        shutil.copytree(made, target)
    return sorted(path for path in target.rglob("*") if path.is_file())


def _settings(root: Path):
    """The settings of nbgrader_config.py, as nbgrader itself reads them."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def quietly(act, level=logging.ERROR):
    """Run `act` while nbgrader's loggers say nothing below `level`."""
    loggers = [logging.getLogger("traitlets"), logging.getLogger("nbgrader")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(level)
    try:
        return act()
    finally:
        for logger, before in zip(loggers, levels, strict=True):
            logger.setLevel(before)


def release_assignments(root: Path, slugs: list[str]) -> int:
    """Generate the named assignments, all without names, into assignments/; 1 if one of them failed."""
    failed = 0
    paths = places.chosen(places.solutions(root), slugs)
    for number, path in enumerate(paths, start=1):
        began = time.monotonic()
        print(f"[{number}/{len(paths)}] assignments/{path.stem} ...", flush=True)
        with tempfile.TemporaryDirectory(prefix="shapewise-") as name:
            try:
                files = generate(root, path.stem, Path(name))
            except ValueError as error:
                failed += 1
                print(f"    not released: {error}")
                continue
            changed = _take_over(Path(name), files, root / "assignments")
        print(f"    {len(files)} file(s), {changed} changed, {time.monotonic() - began:.1f} s")
    return 1 if failed else 0


def _take_over(source: Path, files: list[Path], target: Path) -> int:
    """Copy `files` from `source` to `target`, delete what was not generated; say how many files changed."""
    changed = 0
    wanted = {file.relative_to(source) for file in files}
    for slug in {file.parts[0] for file in wanted}:
        for old in sorted((target / slug).rglob("*")):
            if old.is_file() and old.relative_to(target) not in wanted:
                old.unlink()
                changed += 1
    for file in sorted(wanted):
        new = target / file
        data = (source / file).read_bytes()
        if not new.exists() or new.read_bytes() != data:
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(data)
            changed += 1
    return changed
