"""`shapewise lab`: the lessons in JupyterLab, in a learner's own copy, or the course itself for an instructor."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from shapewise.commands.command import Command

#: The learner's copy, in the project's folder.
COPY = "learning"
#: Where everybody else begins.
FIRST = "course/00_start_here.ipynb"


def add_arguments(parser) -> None:
    parser.add_argument(
        "--instructor", action="store_true", help="open the course folder itself, not your own copy of it"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser; print the address")
    parser.add_argument("--port", type=int, help="the port to serve on (default: 8888, or the next free one)")


def open_lab(options, rest) -> int:
    """Open JupyterLab on the next lesson, without pop-ups, its kernels quiet."""
    from shapewise import quiet

    quiet.set_environment()
    paths = [*settings_folders(options.instructor), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(map(str, paths))
    arguments = lab_arguments(options, rest)

    os.chdir(options.root)  # where nbgrader's menus look for nbgrader_config.py
    from jupyterlab.labapp import LabApp

    from shapewise.processes import warm

    warm.use(wait=False)
    _serve(LabApp, arguments)
    return 0


def settings_folders(instructor) -> list[Path]:
    """The folders of JupyterLab's settings: for a learner, nbgrader's panels for instructors are not shown."""
    settings = Path(__file__).parents[1] / "jupyter"
    return [settings] if instructor else [settings / "learner", settings]


def _serve(application, arguments: list[str]) -> None:
    """Run JupyterLab until it is stopped; without a log of its own, so that the address is the last thing said."""
    from jupyter_core.application import NoStart

    if {"--debug", "--help", "--help-all", "--version", "--generate-config"} & set(arguments):
        application.launch_instance(argv=arguments)
        return
    if not any("log_level" in argument for argument in arguments):
        arguments = [*arguments, "--Application.log_level=ERROR"]
    server = application.initialize_server(argv=arguments)
    server.log.addFilter(lambda record: "To access the server" not in str(record.msg))
    address = server.local_url if server.ip in ("localhost", "127.0.0.1") else server.public_url
    print(f"To stop, press Ctrl-C twice.\n\nOpen {address}", flush=True)
    with contextlib.suppress(NoStart):
        server.start()


def lab_arguments(options, rest) -> list[str]:
    """The arguments of JupyterLab: which folder it opens, and on which lesson; what it keeps of a widget."""
    arguments = ["--ContentsManager.pre_save_hook=shapewise.notebooks.saving.drop_views"]
    # the search box on the first page, and what answers it
    arguments.append(f"--LabApp.extra_labextensions_path={Path(__file__).parents[1] / 'jupyter' / 'labextensions'}")
    arguments.append("--ServerApp.jpserver_extensions=shapewise.notebooks.search_box=True")
    if options.no_browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Jupyter refuses the superuser; a container often has no other, and the server listens on this machine only.
        arguments.append("--allow-root")
    if options.port is not None:
        arguments.append(f"--port={options.port}")
    if any(argument.startswith("--ServerApp.root_dir") for argument in rest):  # a folder of one's own choice
        folder, page = None, FIRST
    elif options.instructor:
        folder, page = options.root, FIRST
    else:
        folder, page = prepare_copy(options.root)
    arguments.append(f"--LabApp.default_url=/lab/tree/{page}")
    return arguments + ([f"--ServerApp.root_dir={folder}"] if folder else []) + rest


def prepare_copy(root: Path) -> tuple[Path, str]:
    """Bring the learner's copy up to date, say what became of it, and write the page to begin with, the next lesson on top.

    Raises
    ------
    ValueError
        If the folder cannot be written to.
    """
    from shapewise.answers import journal
    from shapewise.notebooks.learners_copy import JOURNAL, bring_up_to_date
    from shapewise.notebooks.start_page import write_start_page

    copy = root / COPY
    try:
        print(bring_up_to_date(root, copy))
        os.environ.setdefault(journal.VARIABLE, str(copy / JOURNAL))
        return copy, write_start_page(root, copy).name
    except OSError as error:
        raise ValueError(f"your copy of the course cannot be written: {error}") from None


def add_reset_arguments(parser) -> None:
    parser.add_argument("lesson", metavar="NN", help="its number, as in 06, or its name")


def reset_lesson(options, rest) -> int:
    """Put a lesson of your own copy, and its exercises, back to their first state; what you wrote is kept beside."""
    from shapewise.notebooks import places
    from shapewise.notebooks.learners_copy import put_back

    slugs = [path.stem for path in places.lessons(options.root)]
    slug = next((slug for slug in slugs if options.lesson in (slug, slug[:2])), options.lesson)
    if not (options.root / COPY).is_dir():
        raise ValueError("you have no copy of the course yet: `shapewise lab` makes it")
    print("\n".join(put_back(options.root, options.root / COPY, slug)))
    return 0


COMMANDS = {
    "lab": Command("open the lessons in JupyterLab", open_lab, "starting", add_arguments, passes_on="jupyter lab"),
    "reset": Command(
        "put a lesson of yours and its exercises back; what you wrote is kept",
        reset_lesson,
        "starting",
        add_reset_arguments,
    ),
}
