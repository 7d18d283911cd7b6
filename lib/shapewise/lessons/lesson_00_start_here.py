"""Lesson 00."""

from shapewise.lessons.lesson import Lesson

LESSON = Lesson(
    slug="00_start_here",
    title="How a lesson works",
    minutes=10,
    teaches=("Flatten", "Dense", "Dense.activation"),
)
