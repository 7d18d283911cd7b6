"""What a benchmark is: its line of help, its arguments and its measurement."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from shapewise.commands.command import add_no_arguments


@dataclass(frozen=True)
class Benchmark:
    """A measurement that `shapewise bench` can run.

    `measure` gets the parsed options (the project's folder is `options.root`) and a function that prints a line; it
    returns plain values for `--json`, with "sound": whether what was measured worked as it must. A figure is a ratio
    of two measurements of one run: seconds alone say more about the machine.
    """

    help: str
    measure: Callable[[argparse.Namespace, Callable[[str], None]], dict]
    add_arguments: Callable[[argparse.ArgumentParser], None] = add_no_arguments
