"""`shapewise bench forks`: a thousand warm kernels, each of which trains a small model, and none may hang.

This file claims: a fork that does not start, does not end in time or computes other numbers than the first is counted,
never left out. Each kernel is started as a submission's is, in the sandbox of this machine.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from shapewise.grading.running import isolation, launching
from shapewise.grading.running.kernel import Kernel, KernelStartError
from shapewise.processes.limits import Limits

#: Trains a model: what makes TensorFlow start its threads.
FIT = """
import keras, numpy as np
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.layers.Conv1D(2, 3), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile(loss="mse")
x = np.arange(96.0).reshape(4, 8, 3) / 96
print(model.fit(x, np.ones((4, 1)), epochs=2, verbose=0).history["loss"])
"""
LIMITS = Limits(cell_seconds=60, start_seconds=60)


def bench_forks(count: int = 1000, jobs: int = 2, say: Callable[[str], None] = print) -> dict:
    """Start kernels, train in each, and count how they end.

    Parameters
    ----------
    count : int
        How many kernels.
    jobs : int
        How many at once.

    Returns
    -------
    dict
        "forks"; "ends": end of the cell, or "no start" -> how often; "results": how many different numbers were
        computed; "seconds" in all and "median_seconds" of one; "sound": whether all ended well with the same numbers.

    Raises
    ------
    ValueError
        If there is nothing to start, or no kernel can be warm here.
    """
    from shapewise.processes import warm

    if count < 1 or jobs < 1:
        raise ValueError(f"{count} kernels, {jobs} at once; expected 1 or more of each")
    if reason := warm.why_not():
        raise ValueError(f"no kernel can be a fork here: {reason}")
    level = launching.start_ahead()
    began, ends, results, times = time.monotonic(), Counter(), set(), []
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for number, (end, result, seconds) in enumerate(pool.map(lambda _: train_in_kernel(level), range(count)), start=1):
                ends[end] += 1
                results.add(result)
                times.append(seconds)
                if number % max(count // 20, 1) == 0:
                    left = statistics.median(times) / jobs * (count - number)
                    say(f"[{number}/{count}] {dict(ends)}; about {left:.0f} s left")
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            raise
        finally:
            launching.stop_servers()
    found = {
        "forks": count,
        "ends": dict(ends),
        "results": len(results),
        "seconds": round(time.monotonic() - began, 1),
        "median_seconds": round(statistics.median(times), 2),
        "sound": ends == {"ok": count} and len(results) == 1,
    }
    say(f"{count} kernels in {found['seconds']:.0f} s: {dict(ends)}, {len(results)} different results")
    return found


def train_in_kernel(level: str) -> tuple[str, str, float]:
    """One kernel: how its training ended, what it printed, and the seconds from its start to its end."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="f-", dir=isolation.shared_folder()) as folder:
        try:
            with Kernel(Path(folder), LIMITS, level=level) as kernel:
                run = kernel.run(FIT)
        except KernelStartError as error:
            return "no start", str(error), time.monotonic() - began
    printed = "".join(output.get("text", "") for output in run.outputs)
    return run.end, printed, time.monotonic() - began
