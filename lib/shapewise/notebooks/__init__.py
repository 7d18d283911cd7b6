"""The notebooks as files: their canonical form, and the commands that make and check them.

`canonical` says what may stand in a stored notebook; `running` executes lessons; `releasing` generates the
students' versions; `rules` holds what a lesson must keep; `index` writes the generated parts of README.md.
Each command is a function of the project's folder that prints what it does and returns an exit code.
"""

from shapewise.notebooks.canonical import KINDS, canonical_text, tidy_notebooks
from shapewise.notebooks.index import write_index
from shapewise.notebooks.places import lessons, places_of
from shapewise.notebooks.releasing import generate, release_assignments
from shapewise.notebooks.rules import Finding, findings, report
from shapewise.notebooks.running import execute, run_lessons

__all__ = [
    "KINDS",
    "Finding",
    "canonical_text",
    "execute",
    "findings",
    "generate",
    "lessons",
    "places_of",
    "release_assignments",
    "report",
    "run_lessons",
    "tidy_notebooks",
    "write_index",
]
