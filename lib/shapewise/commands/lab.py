"""`shapewise lab`: the lessons in JupyterLab, in a learner's own copy, or the course itself for an instructor."""

from __future__ import annotations

import os
from pathlib import Path

from shapewise.commands.command import Command

#: The learner's copy, in the project's folder.
COPY = "learning"


def add_arguments(parser) -> None:
    parser.add_argument("--instructor", action="store_true", help="open the course folder itself, not your own copy of it")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser; print the address")
    parser.add_argument("--port", type=int, help="the port to serve on (default: 8888, or the next free one)")


def open_lab(options, rest) -> int:
    """Open JupyterLab on the next lesson, without pop-ups, its kernels quiet."""
    from shapewise import quiet

    quiet.set_environment()
    settings = str(Path(__file__).parents[1] / "jupyter")
    paths = [settings, *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(paths)
    arguments = lab_arguments(options, rest)

    os.chdir(options.root)  # where nbgrader's menus look for nbgrader_config.py
    from jupyterlab.labapp import LabApp

    from shapewise.processes import warm

    warm.use(wait=False)
    LabApp.launch_instance(argv=arguments)
    return 0


def lab_arguments(options, rest) -> list[str]:
    """The arguments of JupyterLab: which folder it opens, and on which lesson."""
    arguments = []
    if options.no_browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Jupyter refuses the superuser; a container often has no other, and the server listens on this machine only.
        arguments.append("--allow-root")
    if options.port is not None:
        arguments.append(f"--port={options.port}")
    if any(argument.startswith("--ServerApp.root_dir") for argument in rest):  # a folder of one's own choice
        folder, lesson = None, "00_start_here"
    elif options.instructor:
        folder, lesson = options.root, "00_start_here"
    else:
        folder, lesson = prepare_copy(options.root)
    arguments.append(f"--LabApp.default_url=/lab/tree/course/{lesson}.ipynb")
    return arguments + ([f"--ServerApp.root_dir={folder}"] if folder else []) + rest


def prepare_copy(root: Path) -> tuple[Path, str]:
    """Bring the learner's copy up to date, say what became of it, and find the lesson to go on with.

    Raises
    ------
    ValueError
        If the folder cannot be written to.
    """
    from shapewise.answers import journal
    from shapewise.notebooks.learners_copy import JOURNAL, bring_up_to_date
    from shapewise.notebooks.next_lesson import next_lesson

    copy = root / COPY
    try:
        print(bring_up_to_date(root, copy))
    except OSError as error:
        raise ValueError(f"your copy of the course cannot be written: {error}") from None
    os.environ.setdefault(journal.VARIABLE, str(copy / JOURNAL))
    return copy, next_lesson(root).slug


COMMANDS = {
    "lab": Command("open the lessons in JupyterLab", open_lab, "starting", add_arguments, passes_on="jupyter lab")
}
