"""One submission, run and judged: a function from plain values to plain values.

This file claims: :func:`execute` takes a job (JSON) and gives a result (JSON), touches no gradebook and no other
submission, and gives a score for whatever was reached. It can run in this process, in another one or on another
machine. A crash or an endless loop costs the cell it happened in: the rest goes on, in a new kernel if need be.
"""

from __future__ import annotations

import base64
import tempfile
import time
from pathlib import Path, PurePosixPath

from shapewise.answers.matching import MIME
from shapewise.grading.judging import pool
from shapewise.grading.running import isolation
from shapewise.grading.running.kernel import CellRun, Kernel, KernelStartError
from shapewise.processes.limits import Limits

#: What a submission can know of being graded.
AUTOGRADING = {"NBGRADER_EXECUTION": "autograde"}
#: Ends that a cell is not given a second time.
ONCE = ("timeout", "flood", "memory", "died")
#: Characters of what a check says: more than any of ours has, less than an answer could make of it.
MOST_MESSAGE = 4000
#: Where the time of a submission goes: its kernel, cells that are no answers, its answers, and the tests.
PARTS = ("kernel", "set-up", "answers", "judge")
NOT_REACHED = "not reached: the submission had used up its time or its kernels"


def execute(job: dict) -> dict:
    """Run and judge one submission.

    Parameters
    ----------
    job : dict
        "student", "assignment", "notebook": whose it is; "cells": as
        :meth:`shapewise.grading.course.repair.Cell.to_dict`
        gives them; "points": grade id -> most points; "files": relative path -> base64; "limits";
        "findings": what was said so far; "repaired": whether that was a repair.

    Returns
    -------
    dict
        The same identity; "cells": the outputs and the end of each; "scores": grade id -> {"score", "points", "end",
        "reason"}; "diagnoses": what the checks found, with their grade ids; "findings"; "repaired": whether anything
        was
        put right before it ran; "stopped": the cells that did not end by themselves; "times": grade id -> seconds of
        the
        test and of what stands before it; "seconds".
    """
    began = time.monotonic()
    limits = Limits(**job["limits"])
    findings = list(job["findings"])
    runs = _run_all(job, limits, findings)
    cells, scores, diagnoses = [], {}, []
    stopped, times, before = [], {}, 0.0
    for index, cell in enumerate(job["cells"]):
        run = runs.get(index)
        if cell["cell_type"] != "code":
            cells.append({})
            continue
        if run is None:
            run = CellRun("not reached", reason=NOT_REACHED)
        outputs = _outputs_of_test(run) if cell["test"] else _outputs_of_student(run)
        cells.append({"outputs": outputs, "end": run.end, "seconds": round(run.seconds, 3), "reason": run.reason})
        before += run.seconds
        if run.end in ONCE:
            stopped.append(cell["id"])
        if run.reason:
            findings.append(f"cell {cell['id']}: {run.reason}")
        if cell["test"]:
            points = job["points"][cell["test"]]
            score = {"score": _score(run, points), "points": points, "end": run.end, "reason": run.reason}
            scores[cell["test"]] = score
            times[cell["test"]], before = round(before, 3), 0.0
            diagnoses += [{"grade_id": cell["test"], **found} for found in _read_diagnoses(run)]
    kept = {key: job[key] for key in ("student", "assignment", "notebook")}
    return {
        **kept,
        "cells": cells,
        "scores": scores,
        "diagnoses": diagnoses,
        "findings": findings,
        "repaired": job["repaired"],
        "stopped": stopped,
        "times": times,
        "sandbox": isolation.choose_level(job["sandbox"]),
        "parts": _add_up_parts(job["cells"], runs, time.monotonic() - began),
        "seconds": round(time.monotonic() - began, 3),
    }


def _add_up_parts(cells: list[dict], runs: dict[int, CellRun], seconds: float) -> dict[str, float]:
    """Where the seconds of a submission went: what is not in a cell is its kernel's start and end."""
    parts = dict.fromkeys(PARTS, 0.0)
    for index, run in runs.items():
        cell = cells[index]
        parts["judge" if cell["test"] else "answers" if cell["nbgrader"].get("solution") else "set-up"] += run.seconds
    parts["kernel"] = seconds - sum(parts.values())
    return {name: round(value, 3) for name, value in parts.items()}


def _run_all(job: dict, limits: Limits, findings: list[str]) -> dict[int, CellRun]:
    """Run the code cells in order; after a crash, go on in a new kernel without the cell that crashed."""
    runs: dict[int, CellRun] = {}
    level = isolation.choose_level(job["sandbox"])
    left = limits.total_seconds
    code = [index for index, cell in enumerate(job["cells"]) if cell["cell_type"] == "code" and cell["source"].strip()]
    for index, cell in enumerate(job["cells"]):
        if cell["cell_type"] == "code" and not cell["source"].strip():
            runs[index] = CellRun("ok")
    with tempfile.TemporaryDirectory(prefix="s-", dir=isolation.shared_folder(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _write_files(folder, job["files"])
        for attempt in range(1 + limits.restarts):
            with pool.lease_judge(level) as judge, Kernel(folder, limits, AUTOGRADING, level) as kernel:
                judge.begin(job["author"], limits.start_seconds, job["class_seed"])
                for index in code:
                    old = runs.get(index)
                    if old is not None and (old.end in ONCE or job["cells"][index]["test"]):
                        continue
                    if left <= 0:
                        return runs
                    run = _run(job["cells"][index], kernel, judge, left)
                    left -= run.counted
                    if old is None or run.end in ONCE:
                        runs[index] = run
                    if not kernel.is_alive():
                        break
                else:
                    return runs
            if attempt < limits.restarts:
                findings.append(f"cell {job['cells'][index]['id']} ended its kernel; the rest was run without it")
    return runs


def _run(cell: dict, kernel: Kernel, judge: pool.JudgeLease, seconds: float) -> CellRun:
    """A cell of the student's in the kernel; a test in the judge, which asks the kernel."""
    if cell["test"]:
        return judge.run_test(kernel, cell["test"], seconds)
    return kernel.run(cell["source"], seconds)


def _write_files(folder: Path, files: dict[str, str]) -> None:
    """The files that belong to the submission; a path that leads out of the folder is left out."""
    for name, content in files.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            continue
        target = folder.joinpath(*path.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(base64.b64decode(content))


def _score(run: CellRun, points: float) -> float:
    """What a test cell is worth: nothing unless it ended well; a number that it gives as its result; else all."""
    if run.end != "ok" or any(output["output_type"] == "error" for output in run.outputs):
        return 0.0
    for output in run.outputs:
        if output["output_type"] == "execute_result":
            try:
                partial = float(output["data"].get("text/plain", ""))
            except (TypeError, ValueError):
                return points
            return min(partial, points) if partial > 0 else 0.0  # not a number is none, and less than nothing is nothing
    return points


def _outputs_of_student(run: CellRun) -> list[dict]:
    """What is stored of a cell of the student's."""
    return [_without_diagnosis(output) for output in _complete(run)]


def _complete(run: CellRun) -> list[dict]:
    """The outputs, with an error for an end that left none."""
    outputs = list(run.outputs)
    if run.end not in ("ok", "error", "memory"):
        outputs.append(_error("NotFinished", run.reason))
    elif run.end == "error" and not any(output["output_type"] == "error" for output in outputs):
        outputs.append(_error("Error", "the cell ended with an error that it did not show"))
    return outputs


def _without_diagnosis(output: dict) -> dict:
    """An output of the student's: a diagnosis is the judge's to make."""
    if MIME not in (output.get("data") or {}):
        return output
    return {**output, "data": {kind: data for kind, data in output["data"].items() if kind != MIME}}


def _outputs_of_test(run: CellRun) -> list[dict]:
    """The outputs of a test cell, so that nbgrader reads the same score from them.

    nbgrader takes anything on stderr for a failure, and a result that was sent before an error for a score.
    """
    outputs = _complete(run)
    failed = any(output["output_type"] == "error" for output in outputs)
    dropped = ("execute_result",) if failed else ()
    kept = [output for output in outputs if output["output_type"] not in dropped]
    return [output for output in kept if output.get("name") != "stderr"]


def _error(name: str, text: str) -> dict:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}


def _read_diagnoses(run: CellRun) -> list[dict]:
    """What the checks of a test cell found; whatever is not of the expected kind is left out."""
    found = []
    for output in run.outputs:
        given = (output.get("data") or {}).get(MIME) if output["output_type"] == "display_data" else None
        if not isinstance(given, dict) or not isinstance(given.get("correct"), bool):
            continue
        entry = {"correct": given["correct"]}
        for name, most in (("kind", 100), ("answer", 500), ("message", MOST_MESSAGE)):
            entry[name] = str(given.get(name, ""))[:most]
        for name in ("beliefs", "lessons", "near"):
            values = given.get(name)
            entry[name] = [str(value)[:100] for value in values[:10]] if isinstance(values, list) else []
        if given.get("confidence") in (1, 2, 3, 4):
            entry["confidence"] = given["confidence"]
        found.append(entry)
    return found[:100]


def could_not(job: dict, error: Exception) -> dict:
    """The result of a submission that could not be run: no score, and why."""
    kept = {key: job[key] for key in ("student", "assignment", "notebook")}
    kind = "no kernel" if isinstance(error, KernelStartError) else type(error).__name__
    return {**kept, "error": f"{kind}: {error}", "findings": job["findings"], "seconds": 0.0}
