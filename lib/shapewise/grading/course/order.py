"""In which order the submissions of a class are run: those that will take long come last."""

from __future__ import annotations

from shapewise.grading.course.assignment import SourceAssignment
from shapewise.grading.course.folder import Course
from shapewise.grading.course.gradebook import load_result, result_path
from shapewise.grading.running.progress import Progress
from shapewise.markup import printable

#: A submission is run after all others if it took so many seconds before, or if its notebook has so many bytes.
SLOW_SECONDS, LARGE = 60, 5 << 20


def slow_last(
    course: Course, assignment: SourceAssignment, wanted: list[tuple[str, str]], progress: Progress
) -> list[tuple[str, str]]:
    """The same (student, notebook) pairs; those that took long before, or are large, come last: nobody else waits for them."""
    slow = [pair for pair in wanted if _is_slow(course, assignment, *pair)]
    if slow and len(slow) < len(wanted):
        names = printable(", ".join(student for student, _ in slow))
        progress.note(f"run last, for they are large or took long before: {names}")
    return [pair for pair in wanted if pair not in slow] + slow


def _is_slow(course: Course, assignment: SourceAssignment, student: str, notebook: str) -> bool:
    old = load_result(result_path(course, assignment.name, student, notebook))
    if old is not None and old["result"].get("seconds", 0) > SLOW_SECONDS:
        return True
    try:
        return (course.folder("submitted", student, assignment.name) / f"{notebook}.ipynb").stat().st_size > LARGE
    except OSError:
        return False
