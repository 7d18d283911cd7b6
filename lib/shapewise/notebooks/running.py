"""Execute lessons in place and store what came out, in canonical form.

This file claims: running a lesson twice gives the same bytes. The kernel works in an empty folder of its own,
without the user's IPython settings, so that nothing on the machine can change what is stored.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from shapewise import quiet
from shapewise.markup import strip_ansi
from shapewise.notebooks import places
from shapewise.notebooks.canonical import canonical_text, read

#: Seconds for a lesson on two cores, most of them TensorFlow's import; the estimate until one was measured.
USUAL_SECONDS = 20
CELL_TIMEOUT_SECONDS = 300


def execute(notebook: NotebookNode) -> NotebookNode:
    """Run all cells of `notebook` in a new kernel; its outputs are replaced.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        At the first cell that raises, unless the cell has the tag `raises-exception`.
    """
    quiet.set_environment()
    with tempfile.TemporaryDirectory(prefix="shapewise-", ignore_cleanup_errors=True) as name:
        work = Path(name, "work")
        work.mkdir()
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=CELL_TIMEOUT_SECONDS,
            record_timing=False,
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            store_widget_state=False,
            resources={"metadata": {"path": str(work)}},
        )
        settings = {
            "IPYTHONDIR": str(Path(name, "ipython")),
            "PYTHONHASHSEED": "0",
            "SHAPEWISE_PROGRESS": "off",  # nobody is learning
        }
        return client.execute(env=dict(os.environ, **settings))


def run_lessons(root: Path, slugs: list[str]) -> int:
    """Execute the named lessons, all without names, and store them; 1 if one of them failed."""
    paths = places.chosen(places.lessons(root), slugs)
    spent: list[float] = []
    failed = 0
    for number, path in enumerate(paths, start=1):
        each = sum(spent) / len(spent) if spent else USUAL_SECONDS
        left = each * (len(paths) - number + 1)
        print(f"[{number}/{len(paths)}] {path.relative_to(root)} ... about {left:.0f} s left", flush=True)
        began = time.monotonic()
        try:
            text = canonical_text(execute(read(path)), "course")
        except CellExecutionError as error:
            failed += 1
            print(f"    not stored: a cell raised an error\n{strip_ansi(str(error))}")
            continue
        finally:
            spent.append(time.monotonic() - began)
        changed = places.write_atomically(path, text)
        print(f"    {'stored' if changed else 'as it was'}, {spent[-1]:.0f} s")
    if failed:
        print(f"{failed} of {len(paths)} lessons failed; mend the cell named above, or tag it raises-exception")
    return 1 if failed else 0
