"""`shapewise bench report`: the report of a class against that of one a tenth of its size."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shapewise.grading.reporting.counts import exercises_of
from shapewise.grading.reporting.page import write_report


def bench_reports(root: Path, students: int = 300, say: Callable[[str], None] = print) -> dict:
    """Write the report of two classes, and compare the times.

    Returns
    -------
    dict
        "ratio": the larger class's time by the smaller one's; "students": the sizes; "sound": the ratio is at most
        twice that of the sizes.

    Raises
    ------
    ValueError
        If there is no assignment to report on, or the class is too small.
    """
    slugs = sorted(path.parent.name for path in root.glob("solutions/*/*.ipynb"))
    sizes = [students // 10, students]
    if not slugs or sizes[0] < 1:
        raise ValueError("expected an assignment in solutions/, and 10 students or more")
    times = []
    with tempfile.TemporaryDirectory(prefix="shapewise-bench-") as name:
        for size in (2, *sizes):  # the first reads the template and the beliefs
            course = make_graded_course(root, Path(name) / str(size), slugs[0], size)
            began = time.perf_counter()
            write_report(course, slugs[0])
            times.append(time.perf_counter() - began)
    ratio = times[2] / times[1]
    say(f"{sizes[1]} students take {ratio:.1f} times as long as {sizes[0]}")
    return {"ratio": round(ratio, 1), "students": sizes, "sound": ratio <= 2 * sizes[1] / sizes[0]}


def make_graded_course(root: Path, course: Path, slug: str, students: int) -> Path:
    """A course with results of a class, as grading keeps them: every other answer is wrong."""
    shutil.copytree(root / "solutions" / slug, course / "solutions" / slug)
    exercises = exercises_of(course, slug)
    for number in range(students):
        wrong = number % 2 == 1
        found = {"correct": not wrong, "kind": "value", "answer": "(17, 18)", "message": "because", "lessons": [slug]}
        found["beliefs"] = ["conv1d/channels-kept-apart"] if wrong else []
        scores = {
            one.grade_id: {"score": 0.0 if wrong else one.points, "points": one.points, "end": "error" if wrong else "ok"}
            for one in exercises
        }
        diagnoses = [{"grade_id": one.grade_id, **found} for one in exercises]
        result = {"student": f"s{number:03d}", "notebook": slug, "scores": scores, "diagnoses": diagnoses, "findings": []}
        path = course / "grading" / "results" / slug / f"s{number:03d}" / f"{slug}.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"digest": "", "recorded": True, "result": result}), "utf-8")
    return course
