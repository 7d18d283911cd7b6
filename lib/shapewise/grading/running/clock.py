"""The time of a submission: it runs while the submission computes or idles, and stands while others have the processor."""

from __future__ import annotations

import os
import time

#: At the longest so many times the limit, by the clock on the wall.
SLOWEST = 8


class Clock:
    """Seconds that count against a limit, from now on, for some processes that work one at a time.

    Two submissions that run at once share the machine, and one that starts fifty busy processes must not cost the other
    its time. What a process waited for its turn is therefore not counted; unless its own processes were what it waited
    for:
    processor time always counts, shared out among the machine's processors.
    """

    def __init__(self, *processes):
        self.processes = processes
        self.began = time.monotonic()
        self.before = [process.usage() for process in processes]

    def seconds(self) -> float:
        """What counts until now."""
        wall = time.monotonic() - self.began
        pairs = list(zip(self.before, (process.usage() for process in self.processes), strict=True))
        waited = sum(max(after.waited - before.waited, 0.0) for before, after in pairs)
        computed = sum(max(after.processor - before.processor, 0.0) for before, after in pairs)
        return max(wall - waited, computed / (os.cpu_count() or 1), wall / SLOWEST)
