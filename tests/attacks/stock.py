"""The same attacks against stock `nbgrader autograde`: the table in docs/SECURITY.md.

    python -m attacks.stock            # with tests/ and lib/ on PYTHONPATH; takes some minutes

Names of attacks may follow. Everything happens inside bubblewrap with a process table and a network of its own and a
read-only system, because the attacks succeed. Each has a course of its own. Those that would bring the machine down
(fork bomb, memory) are left out.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import attacks
from attacks import target

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"fork-bomb", "thread-bomb", "memory", "disk", "disk-elsewhere", "processes-named", "file-handles", "daemon"}
SECONDS = 240
#: Families after which another student is graded, to see what that one gets.
OTHERS = ("writing", "killing")


def wanted(names):
    found = [attack for attack in attacks.everything() if attack.name not in LEFT_OUT]
    return [attack for attack in found if str(attack) in names] if names else found


def outside(names) -> int:
    """Start everything in bubblewrap, and print the table."""
    with tempfile.TemporaryDirectory(prefix="stock-") as folder:
        os.chmod(folder, 0o755)
        command = [
            "bwrap",
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--ro-bind",
            "/",
            "/",
            "--proc",
            "/proc",
        ]
        command += [
            "--dev",
            "/dev",
            "--tmpfs",
            "/tmp",
            "--bind",
            folder,
            folder,
            "--chdir",
            folder,
            "--setenv",
            "HOME",
            folder,
        ]
        if str(ROOT).startswith("/tmp"):
            command += ["--ro-bind", str(ROOT), str(ROOT)]
        run = [*command, sys.executable, "-m", "attacks.stock", "inside", folder]
        results = Path(folder, "results.jsonl")
        left = [str(attack) for attack in wanted(names)]
        while left:  # an attack that ends everything ends its own run only
            subprocess.run([*run, *left], env={**os.environ, "PYTHONPATH": f"{ROOT}/lib:{ROOT}/tests"})
            done = [json.loads(line)["attack"] for line in results.read_text().splitlines()] if results.exists() else []
            ended = [name for name in left if name not in done]
            if ended and len(ended) < len(left) or ended:
                with results.open("a") as file:
                    file.write(json.dumps({"attack": ended[0], "came": ["ended the grading of the class"]}) + "\n")
                left = ended[1:]
            else:
                left = []
        lines = [json.loads(line) for line in results.read_text().splitlines()]
    print(table(lines))
    return 0


def table(lines) -> str:
    """Attacks by family, and what came of those that succeeded, as Markdown."""
    rows = ["| family | tried | succeeded | how |", "| --- | --- | --- | --- |"]
    families = dict.fromkeys(line["attack"].split("-")[0] for line in lines)
    for family in families:
        mine = [line for line in lines if line["attack"].split("-")[0] == family]
        won = [line for line in mine if line["came"]]
        kinds = Counter(what for line in won for what in line["came"])
        how = "; ".join(f"{what}: {number}" for what, number in kinds.most_common())
        rows.append(f"| {family} | {len(mine)} | {len(won)} | {how} |")
    rows += ["", *(f"- `{line['attack']}`: {', '.join(line['came'])}" for line in lines if line["came"])]
    return "\n".join(rows)


# ---------------------------------------------------------------- inside


def inside(folder: Path, names) -> int:
    from shapewise.processes import warm

    warm.freeze_fingerprint()
    warm.use()
    for attack in wanted(names):
        course = folder / str(attack)
        canaries = target.make_course(ROOT, course, [attack], 9, "nobody")
        os.environ["SHAPEWISE_TEST_SECRET"] = canaries["environment"]
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.setsid()
                code = graded(course, attack)
            finally:
                os._exit(code)
        finished = waited(pid)
        came = what_came(course, attack, finished)
        with (folder / "results.jsonl").open("a") as file:
            file.write(json.dumps({"attack": str(attack), "came": came}) + "\n")
        print(attack, came, flush=True)
        if not os.environ.get("KEEP"):
            shutil.rmtree(course, ignore_errors=True)
    return 0


def waited(pid: int) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.1)
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False


def graded(course: Path, attack) -> int:
    """Stock's own commands, in one process: the attack, then a student who is right."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config.loader import PyFileConfigLoader

    os.chdir(course)
    output = os.open(course / "log.txt", os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    config.Execute.timeout = 30
    api = NbGraderAPI(config=config)
    api.generate_assignment(target.SLUG, force=True)
    api.autograde(target.SLUG, str(attack), force=True)
    if attack.family not in OTHERS:
        return 0
    return 0 if api.autograde(target.SLUG, "zz-right", force=True)["success"] else 1


def what_came(course: Path, attack, finished: bool) -> list[str]:
    """What an attack achieved, in words."""
    from shapewise.grading.benchmarks.stock import read_marks

    came = []
    try:
        marks = read_marks(course)
    except Exception:
        return ["destroyed the gradebook"]
    mine = sum(mark or 0 for name, mark in marks.items() if name.startswith(str(attack)))
    others = [mark for name, mark in marks.items() if name.startswith("zz-right")]
    if mine > attack.points:
        came.append(
            f"gained {mine - attack.points:g} of 10 points" if mine <= 10 else "gained more points than there are"
        )
    path = course / "grading" / "autograded" / str(attack) / target.SLUG / f"{target.SLUG}.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"] if path.exists() else []
    shown = json.dumps([cell.get("outputs") for cell in cells])
    if "LOOT" in shown:
        came.append("read what is hidden")
    if "PLANTED" in shown or (course / "planted").exists():
        came.append("reached what it must not")
    if not finished or (attack.family in OTHERS and sum(mark or 0 for mark in others) != 10):
        came.append("changed or stopped the grading of another student")
    if (
        not came
        and len([mark for name, mark in marks.items() if name.startswith(str(attack)) and mark is not None]) < 4
    ):
        came.append("was left without marks")
    return came


if __name__ == "__main__":
    if sys.argv[1:2] == ["inside"]:
        sys.exit(inside(Path(sys.argv[2]), sys.argv[3:]))
    sys.exit(outside(sys.argv[1:]))
