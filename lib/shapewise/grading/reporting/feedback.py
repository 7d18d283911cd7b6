"""What a student reads of a graded notebook: the belief behind a wrong answer, and not one line of a hidden test.

This file claims: with :class:`NameBeliefs` among `GenerateFeedback.preprocessors`, as nbgrader_config.py has it, the
pages of `nbgrader generate_feedback` show of a test cell what the students were given of it, a diagnosis where there
is one, and of an error its name and its message, never its traceback: that quotes the lines of the test.
"""

from __future__ import annotations

import html
import re
from collections import Counter

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbgrader import utils
from traitlets import Unicode

from shapewise.answers.matching import MIME
from shapewise.grading.reporting.beliefs import find_claim
from shapewise.markup import strip_ansi

HIDDEN = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS.*?(?:### END HIDDEN TESTS[^\n]*\n?|\Z)", re.DOTALL | re.MULTILINE)
INSTEAD = "# Here your answer was checked with other numbers.\n"


class FeedbackPage(HTMLExporter):
    """The exporter of feedback: nbgrader_config.py names its template."""


class NameBeliefs(Preprocessor):
    """Takes hidden tests out of the page, and puts in which belief leads to a wrong answer."""

    enabled = True
    lesson_url = Unicode(
        "../../../../course/{lesson}.ipynb",
        help="where a lesson is, for somebody who reads the page; {lesson} is its name. The default is right for "
        "pages that are read where they were made.",
    ).tag(config=True)

    def preprocess(self, notebook, resources):
        resources["exercises"] = name_exercises(notebook.cells)
        return super().preprocess(notebook, resources)

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type != "code" or not utils.is_grade(cell) or utils.is_solution(cell):
            return cell, resources
        cell.source = HIDDEN.sub(INSTEAD, cell.source)
        diagnosed = [output for output in cell.outputs if MIME in output.get("data", {})]
        wrong = [output.data[MIME] for output in diagnosed if not output.data[MIME].get("correct")]
        outputs = []
        for output in cell.outputs:
            if output in diagnosed:
                continue
            if output.output_type == "error":
                if not wrong:  # else the diagnosis says what the error says
                    outputs.append(_plain_error(output))
            else:
                outputs.append(output)
        right = [output for output in diagnosed if output.data[MIME].get("correct")]
        if diagnosed:
            page = "".join(self.describe(diagnosis) for diagnosis in wrong) or _all_right(len(right))
            outputs.append(_html_output(page))
        cell.outputs = outputs
        return cell, resources

    def describe(self, diagnosis: dict) -> str:
        """A wrong answer's diagnosis: the message, the belief in a learner's words, and the lesson."""
        lines = [f"<p><b>Not yet.</b> {_text(diagnosis.get('message'))}</p>"]
        for code in diagnosis.get("beliefs") or []:
            if claim := find_claim(code):
                lines.append(f"<p>This answer would follow from: <em>{_text(claim)}</em></p>")
        for lesson in diagnosis.get("lessons") or []:
            url = self.lesson_url.format(lesson=lesson)
            lines.append(f'<p>The lesson on this: <a href="{html.escape(url)}">{_text(lesson)}</a></p>')
        return f'<div class="shapewise-diagnosis" role="note">{"".join(lines)}</div>'


def name_exercises(cells) -> dict[str, str]:
    """Graded cell -> the last heading before it; two under one heading are numbered."""
    heading, found, seen = "", {}, Counter()
    for cell in cells:
        if cell.cell_type == "markdown" and not utils.is_grade(cell):
            headings = re.findall(r"^#+\s+(.*\S)", cell.source, re.MULTILINE)
            heading = re.sub(r"\s*\([^()]*\)$", "", headings[-1]) if headings else heading
        elif utils.is_grade(cell) and heading:
            seen[heading] += 1
            found[cell.metadata.nbgrader.grade_id] = heading + (f", part {seen[heading]}" if seen[heading] > 1 else "")
    return found


def _all_right(count: int) -> str:
    return f'<p class="shapewise-diagnosis">All {count} checks passed.</p>' if count > 1 else "<p>The check passed.</p>"


def _text(value) -> str:
    return "<br>".join(html.escape(line) for line in str(value or "").splitlines())


def _html_output(page: str):
    from nbformat.v4 import new_output

    words = re.sub(r"<[^>]+>", " ", page)
    return new_output("display_data", data={"text/html": page, "text/plain": html.unescape(words).strip()})


def _plain_error(output):
    """An error without its traceback."""
    kept = output.copy()
    kept["traceback"] = [strip_ansi(f"{output.ename}: {output.evalue}")]
    return kept
