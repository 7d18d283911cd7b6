"""`shapewise grade`, `marks` and `report`: what an instructor runs on the work of a class."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from shapewise.commands.command import Command


def parse_shard(text: str) -> tuple[int, int]:
    """The shard "2/8" as (2, 8)."""
    number, _, count = text.partition("/")
    if not (number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count)):
        raise argparse.ArgumentTypeError(f"{text!r} is no shard; expected i/n with 1 <= i <= n, such as 2/8")
    return int(number), int(count)


def add_grade_arguments(parser) -> None:
    add = parser.add_argument
    add(
        "assignment",
        metavar="ASSIGNMENT",
        nargs="?",
        help="as in 06_conv1d_channels; with --watch, none stands for all",
    )
    add("--all", action="store_true", help="every assignment that somebody has handed in, one after another")
    add("--watch", action="store_true", help="grade what arrives, at once, and give feedback on it, until stopped")
    add("--return-to", metavar="FOLDER", help="with --watch: copy feedback to, as in /srv/feedback/{student}")
    add("--student", action="append", default=[], help="only this student; may be repeated")
    add("--notebook", help="only this notebook of the assignment")
    add("--belief", metavar="CODE", help="again, and only those whose wrong answers show this belief")
    add("--again", action="store_true", help="also what has been graded and has not changed")
    add("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="submissions at once (%(default)s)")
    add("--engine", choices=["local", "dask"], default="local", help="where submissions run")
    add("--cluster", metavar="ADDRESS", help="with --engine dask: of the scheduler, tcp://host:8786")
    add("--shard", type=parse_shard, metavar="i/n", help="run the i-th of n parts; a later run records them")
    add("--db", metavar="URL", help="of the gradebook; default: that of nbgrader_config.py")
    add("--cell-seconds", type=float, metavar="S", help="most for one cell (60)")
    add("--total-seconds", type=float, metavar="S", help="most for one submission (300)")
    add("--json", action="store_true", help="a line of JSON for each submission")
    sandbox = parser.add_mutually_exclusive_group()
    sandbox.add_argument("--strict", action="store_true", help="refuse a sandbox that does not shut submissions in")
    sandbox.add_argument("--no-sandbox", action="store_true", help="run what was handed in as yourself; see SECURITY")
    sandbox.add_argument("--sandbox", metavar="LEVEL", help="bubblewrap, namespaces or limits (default: the best)")


def grade_class(options, rest) -> int:
    """Run what was handed in, and record the marks in nbgrader's gradebook."""
    from shapewise import quiet
    from shapewise.grading.running import launching
    from shapewise.processes.limits import Limits

    if not options.assignment and not (options.watch or options.all):
        raise ValueError("which assignment? Name one, as in 06_conv1d_channels; --all and --watch grade all")
    if options.all and (options.assignment or options.watch or options.student):
        raise ValueError("--all grades every assignment: it goes with no name, with no --student and not with --watch")
    if options.return_to and not options.watch:
        raise ValueError("--return-to goes with --watch")
    only = [name for name in ("student", "notebook", "belief", "again", "shard") if getattr(options, name)]
    if options.watch and only:
        raise ValueError(f"--{only[0]} does not go with --watch, which grades whatever arrives")
    if options.jobs < 1:
        raise ValueError(f"--jobs {options.jobs} runs nothing; expected 1 or more")
    quiet.set_environment()
    sandbox = "none" if options.no_sandbox else "strict" if options.strict else options.sandbox or ""
    engine = "dask" if options.cluster else options.engine
    if engine == "local":
        launching.start_ahead(sandbox)
    from shapewise.grading import batch  # and nbgrader, while the server imports TensorFlow

    given = {"cell_seconds": options.cell_seconds, "total_seconds": options.total_seconds}
    wanted = batch.Options(
        assignment=options.assignment or "",
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
    if options.watch:
        from shapewise.grading import watching

        return watching.watch(options.root, wanted, options.return_to, lambda line: print(line, flush=True))
    if options.all:
        return batch.grade_all(options.root, wanted)
    return batch.grade(options.root, wanted)


def add_report_arguments(parser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="as in 06_conv1d_channels")
    parser.add_argument("--names", action="store_true", help="say who; without it nobody is named")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: grading/reports/ASSIGNMENT.html")


def write_report(options, rest) -> int:
    """Write what the class believes, as a page and as JSON."""
    from shapewise.grading.reporting import page

    for path in page.write_report(options.root, options.assignment, names=options.names, out=options.out):
        print(path)
    return 0


def add_marks_arguments(parser) -> None:
    add = parser.add_argument
    add("assignment", metavar="ASSIGNMENT", help="as in 06_conv1d_channels")
    add("--for", dest="platform", choices=["moodle", "canvas", "blackboard"], required=True, help="whose columns")
    add("--title", help='what the assignment is called there; in Canvas with its number, "Conv1D (123)"')
    add("--db", metavar="URL", help="of the gradebook; default: that of nbgrader_config.py")
    add("--out", type=Path, metavar="FILE", help="default: grading/marks/ASSIGNMENT-PLATFORM.csv")


def write_marks(options, rest) -> int:
    """Write marks as a learning platform imports them."""
    from shapewise.grading.reporting import marks
    from shapewise.markup import printable

    given = {"title": options.title, "db": options.db, "out": options.out}
    path, nameless = marks.write_marks(options.root, options.assignment, options.platform, **given)
    print(path)
    if nameless:
        print(
            f"{len(nameless)} are written without a name ({printable(nameless[0])} first): `nbgrader db student "
            "import` gives names"
        )
    return 0


COMMANDS = {
    "grade": Command(
        "grade what was handed in, in parallel, into nbgrader's gradebook", grade_class, "grading", add_grade_arguments
    ),
    "marks": Command(
        "write marks as Moodle, Canvas or Blackboard imports them", write_marks, "grading", add_marks_arguments
    ),
    "report": Command(
        "write what a class believes, as a page and as JSON", write_report, "grading", add_report_arguments
    ),
}
