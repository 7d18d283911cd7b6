"""Temporary folders of processes that were killed: whoever comes next takes them away."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: folders are made, and nothing is swept
    fcntl = None

#: Descriptors of the folders that this process has made: each is locked for as long as the process lives.
_held: dict[str, int] = {}


def make_folder(prefix: str) -> str:
    """A new temporary folder; those of the same `prefix` whose makers have ended are removed first.

    Examples
    --------
    >>> folder = make_folder("shapewise-example-")
    >>> os.path.isdir(folder)
    True
    >>> remove_folder(folder)
    """
    sweep(prefix)
    while True:
        folder = tempfile.mkdtemp(prefix=prefix)
        if fcntl is None:
            return folder
        with contextlib.suppress(FileNotFoundError):  # swept before it was locked
            descriptor = os.open(folder, os.O_RDONLY)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.isdir(folder):
                _held[folder] = descriptor
                return folder
            os.close(descriptor)


def remove_folder(folder: str) -> None:
    """Remove a folder of :func:`make_folder`, with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder in _held:
        os.close(_held.pop(folder))


def sweep(prefix: str) -> None:
    """Remove this user's folders of a prefix that no living process holds."""
    if fcntl is None:
        return
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with contextlib.suppress(OSError):  # another's, or gone already
            if path.is_symlink() or path.stat().st_uid != os.getuid() or str(path) in _held:
                continue
            descriptor = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(descriptor)
