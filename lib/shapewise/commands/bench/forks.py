"""`shapewise bench forks`: many warm kernels, each of which trains a model."""

from __future__ import annotations

from shapewise.commands.bench.benchmark import Benchmark


def add_arguments(parser) -> None:
    parser.add_argument(
        "--jobs", type=int, nargs="+", default=[1, 2], help="how many at once: the largest counts (1 2)"
    )
    parser.add_argument("--count", type=int, default=1000, help="kernels, each of which trains a model (%(default)s)")


def measure(options, say) -> dict:
    from shapewise.grading.benchmarks.forks import bench_forks

    return bench_forks(options.count, max(options.jobs), say=say)


BENCHMARK = Benchmark("many warm kernels, each of which trains a model: none may hang", measure, add_arguments)
