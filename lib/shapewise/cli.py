"""The `shapewise` command: finds the subcommand, runs it, and turns what it raises into an exit code."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from pathlib import Path

from shapewise.commands import find_commands
from shapewise.commands.root import ROOT
from shapewise.installed import course_needed


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line, made from the commands that are found."""
    from shapewise import __version__

    parser = argparse.ArgumentParser(
        prog="shapewise",
        description="Keras layers seen through their shapes: lessons, exercises, and the tools around them.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"shapewise {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in find_commands().items():
        more = f" Other arguments are passed on to {command.passes_on}." if command.passes_on else ""
        description = f"{command.help[0].upper()}{command.help[1:]}.{more}"
        one = subparsers.add_parser(name, help=command.help, description=description, allow_abbrev=False)
        command.add_arguments(one)
    return parser


def explain_unknown_command(name: str) -> str:
    """What to say to `shapewise tset`."""
    commands = find_commands()
    near = difflib.get_close_matches(name, commands, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"there is no command {name!r}; expected one of {', '.join(commands)}.{hint}"


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command in `argv` (default: the command line) on the project in `root`, and return its exit code."""
    argv = sys.argv[1:] if argv is None else argv
    parser, commands = build_parser(), find_commands()
    if argv and not argv[0].startswith("-") and argv[0] not in commands:
        parser.error(explain_unknown_command(argv[0]))
    options, rest = parser.parse_known_args(argv)
    options.root = root
    command = commands[options.command]
    if rest and not command.passes_on:
        hint = f"`shapewise {options.command} --help` lists what it takes"
        parser.error(f"{options.command} does not know {' '.join(rest)}; {hint}")
    try:
        with course_needed(f"shapewise {options.command}"):
            return command.run(options, rest)
    except ValueError as error:
        print(f"shapewise {options.command}: {error}", file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        if "shapewise[course]" not in str(error):
            raise
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has gone, as in `shapewise check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("shapewise: stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
