"""`shapewise bench grade`: grading against stock nbgrader."""

from __future__ import annotations

from shapewise.commands.bench.benchmark import Benchmark


def add_arguments(parser) -> None:
    add = parser.add_argument
    add("--jobs", type=int, nargs="+", default=[1, 2], help="how many at once; each is measured (1 2)")
    add("--students", type=int, default=60, help="size of the class; each hands in every assignment (%(default)s)")
    add("--sample", type=int, default=4, help="how many of an assignment stock grades; 0: all (%(default)s)")
    add("--assignment", metavar="ASSIGNMENT", help="only this one; default: all")


def measure(options, say) -> dict:
    from shapewise.grading.benchmarks.stock import bench_grading

    given = {"students": options.students, "sample": options.sample, "jobs": tuple(options.jobs)}
    found = bench_grading(options.root, **given, slug=options.assignment, say=say)
    return {**found, "sound": found["marks_equal"]}


BENCHMARK = Benchmark("`shapewise grade` against stock `nbgrader autograde`: times and marks", measure, add_arguments)
