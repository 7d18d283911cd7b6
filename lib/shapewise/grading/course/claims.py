"""Who is grading what: two graders on one folder share the work, and write the gradebook one after the other.

A claim is a lock of the operating system on a small file, so it ends with the process that holds it, however that ends;
what is left of the file then holds nobody up.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # on Windows nobody is kept out: there grading in parallel is up to the instructor
    fcntl = None

#: Between two looks at a claim that somebody else holds.
PAUSE = 0.1


class Claim:
    """A claim that this process holds."""

    def __init__(self, path: Path, descriptor: int):
        self._path, self._descriptor = path, descriptor

    def release(self) -> None:
        """Give it up; a second time does nothing."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_) -> None:
        self.release()


def try_claim(path: Path) -> Claim | None:
    """A claim on what `path` stands for; None if another grader holds it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = try_claim(Path(folder) / "ada.claim")
    ...     second = try_claim(Path(folder) / "ada.claim")
    ...     first.release()
    ...     third = try_claim(Path(folder) / "ada.claim")
    ...     second is None, third is None
    (True, False)
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        with contextlib.suppress(FileNotFoundError):
            if fcntl is None or os.fstat(descriptor).st_ino == path.stat().st_ino:
                return Claim(path, descriptor)
        os.close(descriptor)  # it was given up, and its file taken away, between the two calls


@contextlib.contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold a claim, after waiting until nobody else does."""
    while (claim := try_claim(path)) is None:
        time.sleep(PAUSE)
    with claim:
        yield
