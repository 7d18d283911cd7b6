"""`shapewise lab`: the lessons in JupyterLab."""

from __future__ import annotations

import os
from pathlib import Path

from shapewise.commands.command import Command

FIRST_LESSON = "course/00_start_here.ipynb"


def add_arguments(parser) -> None:
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser; print the address")
    parser.add_argument("--port", type=int, help="the port to serve on (default: 8888, or the next free one)")


def open_lab(options, rest) -> int:
    """Open JupyterLab on the first lesson, without pop-ups, its kernels quiet."""
    from shapewise import quiet

    quiet.set_environment()
    settings = str(Path(__file__).parents[1] / "jupyter")
    paths = [settings, *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(paths)

    os.chdir(options.root)  # where nbgrader's menus look for nbgrader_config.py
    from jupyterlab.labapp import LabApp

    from shapewise.processes import warm

    warm.use(wait=False)
    arguments = [f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}"]
    if not any(argument.startswith("--ServerApp.root_dir") for argument in rest):
        arguments.append(f"--ServerApp.root_dir={options.root}")
    if options.no_browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Jupyter refuses the superuser; a container often has no other, and the server listens on this machine only.
        arguments.append("--allow-root")
    if options.port is not None:
        arguments.append(f"--port={options.port}")
    LabApp.launch_instance(argv=arguments + rest)
    return 0


COMMANDS = {
    "lab": Command("open the lessons in JupyterLab", open_lab, "starting", add_arguments, passes_on="jupyter lab")
}
