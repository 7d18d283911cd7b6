"""What a subcommand is: its line of help, its function and its arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

#: In the order in which `shapewise --help` lists them.
THEMES = ("starting", "learning", "writing", "grading", "measuring")


def add_no_arguments(parser: argparse.ArgumentParser) -> None:
    """Leave the parser as it is: the command takes no arguments."""


@dataclass(frozen=True)
class Command:
    """A subcommand.

    `run` gets the parsed options, with the project's folder as `options.root`, and the arguments that the parser does
    not know; it returns the exit code. Only a command that `passes_on` such arguments, to the program named there,
    gets any.
    """

    help: str
    run: Callable[[argparse.Namespace, list[str]], int]
    theme: str
    add_arguments: Callable[[argparse.ArgumentParser], None] = add_no_arguments
    passes_on: str = ""
