"""What a class answered, counted: marks by exercise, and the beliefs behind the wrong answers.

This file claims: every count is of students, each counted once an exercise; nothing in it names one, unless `names` is
set.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import median

#: Students who hold two beliefs before it is said that they go together.
FEWEST_TOGETHER = 2


@dataclass
class BeliefCount:
    """A belief behind wrong answers to one exercise."""

    code: str
    students: list[str] = field(default_factory=list)
    #: one answer that shows it, and what was said to the student
    example: str = ""
    message: str = ""
    lessons: tuple[str, ...] = ()


@dataclass
class Exercise:
    """What the class made of one test cell."""

    grade_id: str
    about: str
    points: float
    scores: dict[str, float] = field(default_factory=dict)
    beliefs: dict[str, BeliefCount] = field(default_factory=dict)
    #: wrong for a reason that no belief explains: message -> students
    unexplained: list[str] = field(default_factory=list)
    #: one step of the calculation changed, where no belief explains the answer: how it comes out -> students
    near_misses: dict[str, list[str]] = field(default_factory=dict)
    #: ended otherwise than with a verdict of a check: how -> count
    without_verdict: Counter = field(default_factory=Counter)
    #: had something else than NumPy compute what was asked of NumPy
    not_numpy: list[str] = field(default_factory=list)
    #: seconds that the answer and its test ran, of each submission
    seconds: list[float] = field(default_factory=list)
    #: as the exercise says; None for one of the instructor's own
    minutes: int | None = None

    @property
    def wrong(self) -> list[str]:
        return [student for student, score in self.scores.items() if score < self.points]


@dataclass
class ClassCounts:
    """An assignment's results, counted."""

    assignment: str
    exercises: list[Exercise]
    students: list[str]
    totals: dict[str, float]
    points: float
    #: confidence -> [right, all]
    confidence: dict[int, list[int]]
    findings: Counter
    #: the sandbox it ran in -> submissions
    sandboxes: Counter = field(default_factory=Counter)
    #: "repaired", "stopped" or "empty" -> whose submission it was
    handed_in: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in ("repaired", "stopped", "empty")})

    def beliefs(self) -> list[dict]:
        """Every belief of the class once, with all exercises it shows in; most students first."""
        found: dict[str, dict] = {}
        for exercise in self.exercises:
            for belief in exercise.beliefs.values():
                one = found.setdefault(belief.code, {"students": set(), "exercises": [], "lessons": belief.lessons})
                one["students"] |= set(belief.students)
                one["exercises"].append(exercise.grade_id)
        ordered = sorted(found.items(), key=lambda item: (-len(item[1]["students"]), item[0]))
        return [{"belief": code, **one} for code, one in ordered]

    def together(self) -> list[dict]:
        """Pairs of beliefs that the same students hold; most students first."""
        students = {one["belief"]: one["students"] for one in self.beliefs()}
        pairs = [(first, second, students[first] & students[second]) for first, second in combinations(students, 2)]
        kept = sorted((pair for pair in pairs if len(pair[2]) >= FEWEST_TOGETHER), key=lambda pair: -len(pair[2]))
        return [
            {"beliefs": [first, second], "count": len(both), "of": [len(students[first]), len(students[second])]}
            for first, second, both in kept
        ]

    def to_dict(self, names: bool = False) -> dict:
        """Everything as plain values; who it was only with `names`."""
        return {
            "assignment": self.assignment,
            "students": len(self.students),
            "points": self.points,
            "totals": dict(sorted(self.totals.items())) if names else sorted(self.totals.values()),
            "handed_in": {kind: sorted(who) if names else len(who) for kind, who in self.handed_in.items()},
            "beliefs": [
                {
                    "belief": one["belief"],
                    "count": len(one["students"]),
                    "exercises": one["exercises"],
                    "lessons": list(one["lessons"]),
                    **({"students": sorted(one["students"])} if names else {}),
                }
                for one in self.beliefs()
            ],
            "together": self.together(),
            "exercises": [self._exercise(exercise, names) for exercise in self.exercises],
            "confidence": {
                str(level): {"right": right, "all": all_} for level, (right, all_) in self.confidence.items()
            },
            "findings": dict(self.findings.most_common()),
            "sandboxes": dict(self.sandboxes.most_common()),
        }

    def _exercise(self, exercise: Exercise, names: bool) -> dict:
        wrong = exercise.wrong
        mean = sum(exercise.scores.values()) / len(exercise.scores) if exercise.scores else 0.0
        return {
            "exercise": exercise.grade_id,
            "about": exercise.about,
            "points": exercise.points,
            "mean": round(mean, 3),
            "right": len(exercise.scores) - len(wrong),
            "wrong": len(wrong),
            "unexplained": len(exercise.unexplained),
            "near_misses": {
                phrase: len(students)
                for phrase, students in sorted(exercise.near_misses.items(), key=lambda one: (-len(one[1]), one[0]))
            },
            "without_verdict": dict(exercise.without_verdict),
            "not_numpy": sorted(exercise.not_numpy) if names else len(exercise.not_numpy),
            "minutes": exercise.minutes,
            "seconds": round(median(exercise.seconds), 2) if exercise.seconds else None,
            "most_seconds": round(max(exercise.seconds), 2) if exercise.seconds else None,
            "beliefs": [
                {
                    "belief": belief.code,
                    "count": len(belief.students),
                    "share": round(len(belief.students) / len(wrong), 4) if wrong else 0.0,
                    "example": belief.example,
                    "message": belief.message,
                    "lessons": list(belief.lessons),
                    **({"students": sorted(belief.students)} if names else {}),
                }
                for belief in sorted(exercise.beliefs.values(), key=lambda b: (-len(b.students), b.code))
            ],
        }


def exercises_of(root: Path, assignment: str) -> list[Exercise]:
    """The test cells of an assignment in their order, with the first line of their docstring.

    Raises
    ------
    ValueError
        If there is no such assignment.
    """
    paths = sorted((root / "solutions" / assignment).glob("*.ipynb"))
    if not paths:
        known = ", ".join(sorted(path.name for path in (root / "solutions").glob("*") if path.is_dir())) or "none yet"
        raise ValueError(f"there is no assignment {assignment!r} in solutions/; expected one of: {known}")
    from shapewise.exercises import exercises

    planned = {f"{one.name}-test": one.minutes for one in exercises().get(assignment, ())}
    found = []
    for path in paths:
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            given = cell["metadata"].get("nbgrader") or {}
            if given.get("grade") and not given.get("solution"):
                first = "".join(cell["source"]).strip().splitlines()[:1]
                about = first[0].strip("\"' ") if first and first[0].startswith(('"', "'")) else ""
                name = given["grade_id"]
                found.append(Exercise(name, about, float(given["points"]), minutes=planned.get(name)))
    return found


def read_results(folder: Path) -> list[dict]:
    """Every result of an assignment, in the order of students."""
    found = []
    for path in sorted(folder.glob("*/*.json")):
        try:
            found.append(json.loads(path.read_text("utf-8"))["result"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def count(root: Path, assignment: str, results: list[dict] | None = None) -> ClassCounts:
    """Count an assignment's results; by default those that `shapewise grade` has kept.

    Raises
    ------
    ValueError
        If there is no such assignment, or nothing of it has been graded.
    """
    exercises = exercises_of(root, assignment)
    results = read_results(root / "grading" / "results" / assignment) if results is None else results
    if not results:
        raise ValueError(f"nothing of {assignment} has been graded yet: run `shapewise grade {assignment}` first")
    known = {exercise.grade_id: exercise for exercise in exercises}
    totals: dict[str, float] = defaultdict(float)
    confidence: dict[int, list[int]] = {}
    findings: Counter = Counter()
    sandboxes: Counter = Counter()
    handed_in: dict[str, list[str]] = {"repaired": [], "stopped": [], "empty": []}
    for result in results:
        student = result["student"]
        for kind in _what_became_of(result):
            if student not in handed_in[kind]:
                handed_in[kind].append(student)
        totals[student] += sum(score["score"] for score in result["scores"].values())
        sandboxes[result.get("sandbox", "not run")] += 1
        findings["with findings" if result["findings"] else "without findings"] += 1
        for grade_id, score in result["scores"].items():
            if grade_id in known:
                _count_score(known[grade_id], student, score, result["diagnoses"])
                if grade_id in result.get("times", {}):
                    known[grade_id].seconds.append(result["times"][grade_id])
        for entry in [*result.get("predictions", []), *result["diagnoses"]]:
            if "confidence" in entry:
                pair = confidence.setdefault(entry["confidence"], [0, 0])
                pair[0] += entry["correct"]
                pair[1] += 1
    points = sum(exercise.points for exercise in exercises)
    level = dict(sorted(confidence.items()))
    return ClassCounts(
        assignment, exercises, sorted(totals), dict(totals), points, level, findings, sandboxes, handed_in
    )


def _what_became_of(result: dict) -> list[str]:
    """Which of "repaired", "stopped" and "empty" a submission was; results of earlier versions say less."""
    scores = result["scores"].values()
    unwritten = {entry["grade_id"] for entry in result["diagnoses"] if entry.get("kind") == "unwritten"}
    missing = all(score["end"] == "missing" for score in scores)
    was = {
        "repaired": bool(result.get("repaired")) and not missing,
        "stopped": bool(result.get("stopped")) or any(score["end"] in ("timeout", "flood", "died") for score in scores),
        "empty": missing or unwritten >= set(result["scores"]),
    }
    return [kind for kind, applies in was.items() if applies]


def _count_score(exercise: Exercise, student: str, score: dict, diagnoses: list[dict]) -> None:
    exercise.scores[student] = score["score"]
    if score["score"] >= exercise.points:
        return
    wrong = [entry for entry in diagnoses if entry["grade_id"] == exercise.grade_id and not entry["correct"]]
    if not wrong:
        exercise.without_verdict[score["end"]] += 1
        return
    if any(entry.get("kind") == "numpy" for entry in wrong):
        exercise.not_numpy.append(student)
    elif all(entry.get("kind") == "unwritten" for entry in wrong):
        exercise.without_verdict["unwritten"] += 1
    wrong = [entry for entry in wrong if entry.get("kind") not in ("numpy", "unwritten")]
    if not wrong:
        return
    codes = {code for entry in wrong for code in entry["beliefs"]}
    slips = {phrase for entry in wrong for phrase in entry.get("near", [])} if not codes else set()
    for phrase in slips:
        exercise.near_misses.setdefault(phrase, []).append(student)
    if not codes and not slips:
        exercise.unexplained.append(student)
    for entry in wrong:
        for code in entry["beliefs"]:
            belief = exercise.beliefs.setdefault(code, BeliefCount(code))
            if student not in belief.students:
                belief.students.append(student)
            if not belief.example:
                belief.example, belief.message = entry["answer"], entry["message"]
                belief.lessons = tuple(entry["lessons"])
