"""Lesson 02."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="02_dense_last_axis",
    title="Dense works on the last axis",
    belief="Dense flattens what it gets.",
    questions=("Q17",),
    kind="surprise",
    removes=("dense/*", "einsum_dense/*", "reshape/*", "flatten/*", "time_distributed/*"),
)
