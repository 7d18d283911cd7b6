"""`shapewise bench`: measurements, found by themselves: a module of this package adds the one in its `BENCHMARK`."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from functools import cache

from shapewise.commands.bench.benchmark import Benchmark
from shapewise.commands.command import Command

__all__ = ["COMMANDS", "Benchmark", "find_benchmarks"]


@cache
def find_benchmarks() -> dict[str, Benchmark]:
    """Every benchmark by the name of its file.

    Examples
    --------
    >>> {"forks", "grade"} <= set(find_benchmarks())
    True
    """
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: module.BENCHMARK for name, module in modules.items() if hasattr(module, "BENCHMARK")}


def add_arguments(parser) -> None:
    benchmarks = parser.add_subparsers(dest="benchmark", metavar="WHAT", required=True)
    for name, benchmark in find_benchmarks().items():
        description = f"{benchmark.help[0].upper()}{benchmark.help[1:]}."
        one = benchmarks.add_parser(name, help=benchmark.help, description=description, allow_abbrev=False)
        one.add_argument("--json", action="store_true", help="one line of JSON")
        benchmark.add_arguments(one)


def run_benchmark(options, rest) -> int:
    """Measure; 1 if what was measured is not sound."""
    from shapewise import quiet

    quiet.set_environment()

    def say(text):
        print(text, file=sys.stderr if options.json else sys.stdout, flush=True)

    found = find_benchmarks()[options.benchmark].measure(options, say)
    if options.json:
        print(json.dumps(found))
    return 0 if found["sound"] else 1


COMMANDS = {
    "bench": Command(
        "measure speed: of grading, reports, warm kernels, explanations", run_benchmark, "measuring", add_arguments
    )
}
