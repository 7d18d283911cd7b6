"""`shapewise bench explain`: what explaining a large model takes, against building it."""

from __future__ import annotations

import time

from shapewise.commands.bench.benchmark import Benchmark


def add_arguments(parser) -> None:
    parser.add_argument("--model", default="DenseNet121", help="one of keras.applications (%(default)s)")


def measure(options, say) -> dict:
    """Build a model without its trained weights, explain it three times, and compare the best time.

    Raises
    ------
    ValueError
        If keras.applications has no such model.
    """
    from shapewise.explanation import explain
    from shapewise.reading import keras

    make = getattr(keras.applications, options.model, None)
    if not (callable(make) and options.model[:1].isupper()):
        raise ValueError(f"keras.applications has no model {options.model!r}")
    began = time.perf_counter()
    model = make(weights=None)
    building = time.perf_counter() - began
    times = []
    for _ in range(3):
        began = time.perf_counter()
        found = explain(model)
        times.append(time.perf_counter() - began)
    ratio = min(times) / building
    say(f"explaining {options.model} takes {ratio:.2f} times as long as building it")
    sound = all(row.explained for row in found.rows) and found.total == model.count_params()
    return {"ratio": round(ratio, 2), "model": options.model, "layers": len(found.rows), "sound": sound}


BENCHMARK = Benchmark("explaining a large model, against building it", measure, add_arguments)
