"""`shapewise test`: the whole test run, or a part of it."""

from __future__ import annotations

import os
from pathlib import Path

from shapewise.commands.command import Command


def add_arguments(parser) -> None:
    parser.add_argument("--everything", action="store_true", help="also the exhaustive form of what is usually sampled")


def run_tests(options, rest) -> int:
    """Run tests, doctests and notebooks, a worker on each core; arguments are pytest's."""
    import pytest

    from shapewise import quiet

    quiet.set_environment()
    os.environ["SHAPEWISE_PROGRESS"] = "off"  # the notebooks are run, but nobody is learning
    os.chdir(options.root)
    exhaustive = ["--everything"] if options.everything else []
    return int(pytest.main(pytest_arguments(options.root, [*exhaustive, *rest])))


def pytest_arguments(root: Path, rest: list[str]) -> list[str]:
    """The arguments of the one pytest process; paths among `rest` take the place of "everything"."""
    arguments = [
        "--doctest-modules",
        "--nbval",
        "--nbval-current-env",
        "--nbval-sanitize-with=tests/nbval_sanitize.cfg",
        "--durations=10",
    ]
    if any((root / argument.split("::")[0]).exists() for argument in rest if not argument.startswith("-")):
        return arguments + rest
    notebooks = sorted([*root.glob("course/*.ipynb"), *root.glob("solutions/*/*.ipynb")])
    everything = ["tests", "lib/shapewise", *(str(path.relative_to(root)) for path in notebooks)]
    # A file's tests stay together: they share fixtures that take long, and a notebook's cells share a kernel.
    workers = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
    return [*arguments, *workers, *rest, *everything]


COMMANDS = {
    "test": Command("run every test; with paths or -k, some", run_tests, "starting", add_arguments, passes_on="pytest")
}
