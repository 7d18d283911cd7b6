"""The form of a prediction in a real browser: by keyboard alone, and after the kernel was restarted."""

from __future__ import annotations

from pathlib import Path

import nbformat

from browser.conftest import open_notebook, run_all_cells

COURSE = Path(__file__).parents[2] / "course"
SLUG = "00_start_here"
GONE = "The kernel was restarted: run this cell again."


def test_a_form_is_filled_in_by_keyboard_and_after_a_restart_it_says_what_to_do(page):
    open_notebook(page, f"course/{SLUG}.ipynb")
    run_all_cells(page)
    asked, revealed = _cell(page, "predict-first"), _cell(page, "reveal-first")
    form = asked.locator("form.shapewise-form")
    form.get_by_label("output_shape").fill("(None, 2, 5)")
    form.get_by_label("4 certain").press("Space")
    form.get_by_label("output_shape").press("Enter")
    revealed.get_by_text("✗").first.wait_for()
    closed = _cell(page, "predict-first")
    assert "certain" in closed.get_by_role("status").inner_text()

    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    asked.get_by_text(GONE).wait_for()
    form.get_by_label("output_shape").press("Enter")  # nobody hears it, and it does not say that it was noted
    assert asked.get_by_role("status").inner_text() == GONE
    assert revealed.get_by_text("✗").count() == 1  # what was read stays


def _cell(page, name):
    place = [cell.id for cell in nbformat.read(COURSE / f"{SLUG}.ipynb", 4).cells].index(name)
    page.evaluate(f"() => window.jupyterapp.shell.currentWidget.content.scrollToItem({place}, 'start')")
    return page.locator(f".jp-Cell[data-windowed-list-index='{place}']")
