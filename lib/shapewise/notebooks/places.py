"""Where the notebooks of a lesson are: one slug, the same name in every folder."""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from pathlib import Path

SLUG = re.compile(r"\d\d_[a-z0-9]+(_[a-z0-9]+)*")


def lessons(root: Path) -> list[Path]:
    """The lessons in course/, in the order of their numbers."""
    return sorted(root.glob("course/*.ipynb"))


def solutions(root: Path) -> list[Path]:
    """The exercises with their solutions, one notebook a lesson."""
    return sorted(root.glob("solutions/*/*.ipynb"))


def assignments(root: Path) -> list[Path]:
    """The generated exercises, one notebook a lesson."""
    return sorted(root.glob("assignments/*/*.ipynb"))


def places_of(root: Path, slug: str) -> dict[str, Path]:
    """The four places of a lesson: its course notebook, its solution, its assignment, its test submissions."""
    return {
        "course": root / "course" / f"{slug}.ipynb",
        "solutions": root / "solutions" / slug / f"{slug}.ipynb",
        "assignments": root / "assignments" / slug / f"{slug}.ipynb",
        "submissions": root / "tests" / "submissions" / slug,
    }


def chosen(paths: list[Path], slugs: list[str]) -> list[Path]:
    """Those of `paths` that `slugs` name; no slugs: all of them.

    Raises
    ------
    ValueError
        If a slug names none of the paths.
    """
    known = {path.stem: path for path in paths}
    for slug in slugs:
        if slug not in known:
            near = difflib.get_close_matches(slug, known, n=1, cutoff=0.3)
            hint = f" Did you mean {near[0]}?" if near else ""
            names = ", ".join(known) or "none yet"
            raise ValueError(f"there is no notebook for {slug!r}; expected one of: {names}.{hint}")
    return [known[slug] for slug in slugs] if slugs else paths


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Put `content` into `path` in one step, and only if it differs; say whether it did."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)  # mkstemp makes it readable by its owner alone
        os.replace(name, path)
    except BaseException as error:
        os.unlink(name)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk does not say of what
        raise
    return True
