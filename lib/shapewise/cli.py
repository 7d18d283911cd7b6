"""The `shapewise` command: one function a subcommand, and a table of them.

This file claims: `shapewise --help` and a mistyped command answer at once, because whatever a command needs is
imported inside its function. To add a command, write `def name(options, rest) -> int` and one row of
:data:`COMMANDS`.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: The project's folder: this package is installed from lib/shapewise in it.
ROOT = Path(__file__).resolve().parents[2]
FIRST_LESSON = "course/00_start_here.ipynb"


# ---------------------------------------------------------------- lab


def lab_arguments(parser) -> None:
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser; print the address")
    parser.add_argument("--port", type=int, help="the port to serve on (default: 8888, or the next free one)")


def lab(options, rest) -> int:
    """Open JupyterLab on the first lesson, without pop-ups, its kernels quiet."""
    from shapewise import quiet

    quiet.set_environment()
    settings = str(Path(__file__).parent / "jupyter")
    paths = [settings, *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(paths)

    os.chdir(ROOT)  # where nbgrader's menus look for nbgrader_config.py
    from jupyterlab.labapp import LabApp

    from shapewise.processes import warm

    warm.use(wait=False)
    arguments = [f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}"]
    if not any(argument.startswith("--ServerApp.root_dir") for argument in rest):
        arguments.append(f"--ServerApp.root_dir={ROOT}")
    if options.no_browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Jupyter refuses the superuser; a container often has no other, and the server listens on this machine only.
        arguments.append("--allow-root")
    if options.port is not None:
        arguments.append(f"--port={options.port}")
    LabApp.launch_instance(argv=arguments + rest)
    return 0


# ---------------------------------------------------------------- test


def test(options, rest) -> int:
    """Run tests, doctests and notebooks, a worker on each core; arguments are pytest's."""
    import pytest

    from shapewise import quiet

    quiet.set_environment()
    os.environ["SHAPEWISE_PROGRESS"] = "off"  # the notebooks are run, but nobody is learning
    os.chdir(ROOT)
    return int(pytest.main(pytest_arguments(rest)))


def pytest_arguments(rest: list[str]) -> list[str]:
    """The arguments of the one pytest process; paths among `rest` take the place of "everything"."""
    arguments = [
        "--doctest-modules",
        "--nbval",
        "--nbval-current-env",
        "--nbval-sanitize-with=tests/nbval_sanitize.cfg",
        "--durations=10",
    ]
    if any((ROOT / argument.split("::")[0]).exists() for argument in rest if not argument.startswith("-")):
        return arguments + rest
    notebooks = sorted([*ROOT.glob("course/*.ipynb"), *ROOT.glob("solutions/*/*.ipynb")])
    everything = ["tests", "lib/shapewise", *(str(path.relative_to(ROOT)) for path in notebooks)]
    # A file's tests stay together: they share fixtures that take long, and a notebook's cells share a kernel.
    workers = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
    return [*arguments, *workers, *rest, *everything]


# ---------------------------------------------------------------- run, tidy, release, index, check


def slug_arguments(parser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="as in 06_conv1d_channels; none: all")


def no_arguments(parser) -> None:
    """This command has no arguments."""


def run(options, rest) -> int:
    """Execute lessons in place and store their outputs."""
    from shapewise import notebooks
    from shapewise.processes import warm

    warm.use()
    return notebooks.run_lessons(ROOT, options.slugs)


def tidy(options, rest) -> int:
    """Write lessons and solutions in canonical form, without running them."""
    from shapewise import notebooks

    return notebooks.tidy_notebooks(ROOT, options.slugs)


def release(options, rest) -> int:
    """Generate the students' notebooks in assignments/ from solutions/."""
    from shapewise import notebooks

    return notebooks.release_assignments(ROOT, options.slugs)


def index(options, rest) -> int:
    """Write the generated parts of README.md anew."""
    from shapewise import notebooks

    return notebooks.write_index(ROOT)


def check(options, rest) -> int:
    """Report what does not keep the notebooks' rules, where, and how to mend it."""
    from shapewise import notebooks

    return notebooks.report(ROOT)


# ---------------------------------------------------------------- grade


def shard(text: str) -> tuple[int, int]:
    """The shard "2/8" as (2, 8)."""
    number, _, count = text.partition("/")
    if not (number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count)):
        raise argparse.ArgumentTypeError(f"{text!r} is no shard; expected i/n with 1 <= i <= n, such as 2/8")
    return int(number), int(count)


def grade_arguments(parser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="as in 06_conv1d_channels")
    parser.add_argument("--student", action="append", default=[], help="only this student; may be repeated")
    parser.add_argument("--notebook", help="only this notebook of the assignment")
    parser.add_argument("--belief", metavar="CODE", help="again, and only those whose wrong answers show this belief")
    parser.add_argument("--again", action="store_true", help="also what has been graded and has not changed")
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="submissions at once (%(default)s)")
    parser.add_argument("--engine", choices=["local", "dask"], default="local", help="where submissions run")
    parser.add_argument("--cluster", metavar="ADDRESS", help="with --engine dask: of the scheduler, tcp://host:8786")
    parser.add_argument("--shard", type=shard, metavar="i/n", help="run the i-th of n parts; a later run records them")
    parser.add_argument("--db", metavar="URL", help="of the gradebook; default: that of nbgrader_config.py")
    parser.add_argument("--cell-seconds", type=float, metavar="S", help="most for one cell (60)")
    parser.add_argument("--total-seconds", type=float, metavar="S", help="most for one submission (300)")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each submission")
    sandbox = parser.add_mutually_exclusive_group()
    sandbox.add_argument("--strict", action="store_true", help="refuse a sandbox that does not shut submissions in")
    sandbox.add_argument("--no-sandbox", action="store_true", help="run what was handed in as yourself; see SECURITY")
    sandbox.add_argument("--sandbox", metavar="RUNG", help="bubblewrap, namespaces or limits (default: the best)")


def grade(options, rest) -> int:
    """Run what was handed in, and record the marks in nbgrader's gradebook."""
    from shapewise import quiet
    from shapewise.grading.running import launching as confined
    from shapewise.processes.limits import Limits

    if options.jobs < 1:
        raise ValueError(f"--jobs {options.jobs} runs nothing; expected 1 or more")
    quiet.set_environment()
    sandbox = "none" if options.no_sandbox else "strict" if options.strict else options.sandbox or ""
    engine = "dask" if options.cluster else options.engine
    if engine == "local":
        confined.start_ahead(sandbox)
    from shapewise.grading import batch  # and nbgrader, while the server imports TensorFlow

    given = {"cell_seconds": options.cell_seconds, "total_seconds": options.total_seconds}
    asked = batch.Options(
        assignment=options.assignment,
        students=tuple(options.student),
        notebook=options.notebook,
        jobs=options.jobs,
        engine=engine,
        cluster=options.cluster,
        shard=options.shard,
        db=options.db,
        belief=options.belief,
        again=options.again,
        json=options.json,
        sandbox=sandbox,
        limits=Limits(**{name: value for name, value in given.items() if value is not None}),
    )
    return batch.grade(ROOT, asked)


# ---------------------------------------------------------------- report


def report_arguments(parser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="as in 06_conv1d_channels")
    parser.add_argument("--names", action="store_true", help="say who; without it nobody is named")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: grading/reports/ASSIGNMENT.html")


def report(options, rest) -> int:
    """Write what the class believes, as a page and as JSON."""
    from shapewise.grading.reporting.page import write_report

    for path in write_report(ROOT, options.assignment, names=options.names, out=options.out):
        print(path)
    return 0


# ---------------------------------------------------------------- bench


def bench_arguments(parser) -> None:
    parser.add_argument("what", choices=["grade", "forks"], help="against stock `nbgrader autograde`, or many warm kernels")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="how many at once; grade measures each (1 2)")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    grade = parser.add_argument_group("grade")
    grade.add_argument("--students", type=int, default=60, help="size of the class; each hands in every assignment (%(default)s)")
    grade.add_argument("--sample", type=int, default=4, help="how many of an assignment stock grades; 0: all (%(default)s)")
    grade.add_argument("--assignment", metavar="ASSIGNMENT", help="only this one; default: all")
    forks = parser.add_argument_group("forks")
    forks.add_argument("--count", type=int, default=1000, help="kernels, each of which trains a model (%(default)s)")


def bench(options, rest) -> int:
    """Measure; 1 if the marks are not those of stock nbgrader, or a warm kernel did not end as it must."""
    import json

    from shapewise import quiet

    quiet.set_environment()

    def say(text):
        print(text, file=sys.stderr if options.json else sys.stdout, flush=True)

    if options.what == "grade":
        from shapewise.grading.benchmarks.stock import bench as measure

        asked = {"students": options.students, "sample": options.sample, "jobs": tuple(options.jobs)}
        found = measure(ROOT, **asked, slug=options.assignment, say=say)
    else:
        from shapewise.grading.benchmarks.forks import bench_forks

        found = bench_forks(options.count, max(options.jobs), say=say)
    if options.json:
        print(json.dumps(found))
    return 0 if found.get("marks_equal", found.get("sound")) else 1


# ---------------------------------------------------------------- explain


def explain_arguments(parser) -> None:
    parser.add_argument("what", help='a model file, such as model.keras; or a layer, such as "Conv1D(100, 10)"')
    parser.add_argument("--input-shape", help='what goes in, the batch axis first: "(None, 128, 9)"')
    parser.add_argument("--answer", help='a shape or a number of parameters to be judged: "(119, 900)", 9900')


def explain(options, rest) -> int:
    """Show every shape and every parameter count as arithmetic; 1 if the answer is wrong."""
    from shapewise.explaining import explained

    return explained(options.what, options.input_shape, options.answer)


# ---------------------------------------------------------------- the table


@dataclass(frozen=True)
class Command:
    """A subcommand: what it does in a line, its function, its arguments, and whether unknown ones are passed on."""

    help: str
    run: Callable[[argparse.Namespace, list[str]], int]
    arguments: Callable[[argparse.ArgumentParser], None] = no_arguments
    passes_on: str = ""


COMMANDS = {
    "lab": Command("open the lessons in JupyterLab", lab, lab_arguments, passes_on="jupyter lab"),
    "test": Command("run every test; with paths or -k, some", test, passes_on="pytest"),
    "run": Command("execute lessons in course/ and store their outputs", run, slug_arguments),
    "tidy": Command("write lessons and solutions in canonical form", tidy, slug_arguments),
    "release": Command("generate assignments/ from solutions/", release, slug_arguments),
    "index": Command("write the generated parts of README.md", index),
    "grade": Command("grade what was handed in, in parallel, into nbgrader's gradebook", grade, grade_arguments),
    "report": Command("write what a class believes, as a page and as JSON", report, report_arguments),
    "bench": Command("measure grading against stock nbgrader, or warm kernels", bench, bench_arguments),
    "explain": Command("show the shapes and parameters of a model file or a layer, as arithmetic", explain, explain_arguments),
    "check": Command("check every notebook against the rules", check),
}


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line, made from :data:`COMMANDS`."""
    from shapewise import __version__

    parser = argparse.ArgumentParser(
        prog="shapewise",
        description="Keras layers seen through their shapes: lessons, exercises, and the tools around them.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"shapewise {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        more = f" Other arguments are passed on to {command.passes_on}." if command.passes_on else ""
        description = f"{command.help[0].upper()}{command.help[1:]}.{more}"
        command.arguments(subparsers.add_parser(name, help=command.help, description=description, allow_abbrev=False))
    return parser


def unknown_command(name: str) -> str:
    """What to say to `shapewise tset`."""
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"there is no command {name!r}; expected one of {', '.join(COMMANDS)}.{hint}"


def main(argv: list[str] | None = None) -> int:
    """Run the command in `argv` (default: the command line) and return its exit code."""
    argv = sys.argv[1:] if argv is None else argv
    parser = build_parser()
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        parser.error(unknown_command(argv[0]))
    options, rest = parser.parse_known_args(argv)
    command = COMMANDS[options.command]
    if rest and not command.passes_on:
        hint = f"`shapewise {options.command} --help` lists what it takes"
        parser.error(f"{options.command} does not know {' '.join(rest)}; {hint}")
    try:
        return command.run(options, rest)
    except ValueError as error:
        print(f"shapewise {options.command}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader has gone, as in `shapewise check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("shapewise: stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
