"""Lesson 02."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="02_dense_last_axis",
    title="Dense: what happens to my rows?",
    belief="Dense flattens what it gets.",
    kind="surprise",
    minutes=40,
    questions=("Q17",),
    teaches=("Dense", "Flatten", "Reshape", "EinsumDense", "EinsumDense.bias_axes"),
    removes=("dense/*", "einsum_dense/*", "reshape/*", "flatten/*", "time_distributed/*"),
)
