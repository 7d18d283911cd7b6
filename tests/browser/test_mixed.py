"""Mixed questions in a real browser: each is a form, and its answer opens the drawer below it and no other."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from browser.conftest import open_notebook, run_all_cells
from shapewise.lessons import lessons

COURSE = Path(__file__).parents[2] / "course"
FIRST = [one.slug for one in lessons() if one.mixed][:1]


@pytest.mark.parametrize("slug", FIRST)
def test_the_answer_to_a_mixed_question_opens_its_drawer(page, slug):
    open_notebook(page, f"course/{slug}.ipynb")
    run_all_cells(page)
    sources = [cell.source for cell in nbformat.read(COURSE / f"{slug}.ipynb", 4).cells]
    questions, revealed = (_cell(page, sources.index(f'{call}("{slug}")')) for call in ("mixed", "reveal_mixed"))
    form = questions.locator("form.shapewise-form").first
    for field in form.locator("input[type=text]").all():
        field.fill("(7, 7, 7)" if field.get_attribute("name") == "output_shape" else "7")
    form.locator("label", has_text="1 a guess").click()
    form.locator("button[type=submit]").click()
    revealed.get_by_text("✗").first.wait_for()
    assert revealed.get_by_text("It opens when you have predicted.").count() == 2


def _cell(page, place):
    page.evaluate(f"() => window.jupyterapp.shell.currentWidget.content.scrollToItem({place}, 'start')")
    return page.locator(f".jp-Cell[data-windowed-list-index='{place}']")
