"""`shapewise bench pictures`: what a frame costs, from arguments to SVG."""

from __future__ import annotations

from shapewise.commands.bench.benchmark import Benchmark


def add_arguments(parser) -> None:
    parser.add_argument(
        "--times", type=int, default=20, help="how often each is measured; the median counts (%(default)s)"
    )


def measure(options, say) -> dict:
    from shapewise.pictures.benchmark import bench_pictures

    return bench_pictures(options.times, say)


BENCHMARK = Benchmark("a frame of each film: built, written as SVG, and after a slider moved", measure, add_arguments)
