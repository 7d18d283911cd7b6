"""`shapewise bench report`: does the report of a class grow with the class, and no faster?"""

from __future__ import annotations

from shapewise.commands.bench.benchmark import Benchmark


def add_arguments(parser) -> None:
    parser.add_argument(
        "--students", type=int, default=300, help="of the larger class; the other is a tenth (%(default)s)"
    )


def measure(options, say) -> dict:
    from shapewise.grading.benchmarks.reports import bench_reports

    return bench_reports(options.root, options.students, say)


BENCHMARK = Benchmark("the report of a class against that of one a tenth of its size", measure, add_arguments)
