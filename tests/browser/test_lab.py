"""Every lesson in a real browser: JupyterLab, as a learner opens it, from the first cell to the last.

Set SHAPEWISE_SCREENSHOTS to a folder to keep what was seen.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import nbformat
import pytest

from browser.conftest import open_notebook, run_all_cells
from shapewise.notebooks import places

ROOT = Path(__file__).parents[2]
#: nbval runs every lesson; in a browser the first one is run, and the first with an explorer: the others show nothing
#: new.
SLUGS = [path.stem for path in places.lessons(ROOT)]
WITH_EXPLORER = [
    slug for slug in SLUGS if "explore." in (ROOT / "course" / f"{slug}.ipynb").read_text(encoding="utf-8")
]
LESSONS = [
    pytest.param(slug, marks=[] if slug in (SLUGS[0], WITH_EXPLORER[0]) else [pytest.mark.everything]) for slug in SLUGS
]


@pytest.mark.parametrize("slug", LESSONS)
def test_a_lesson_runs_from_top_to_bottom_and_its_explorer_moves(page, slug):
    open_notebook(page, f"course/{slug}.ipynb")
    run_all_cells(page)
    cells = page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .filter(cell => cell.model.type === 'code')
            .map(cell => [cell.model.executionCount, cell.model.sharedModel.toJSON().outputs])"""
    )
    stored = [cell for cell in nbformat.read(ROOT / "course" / f"{slug}.ipynb", 4).cells if cell.cell_type == "code"]
    assert [count for count, _ in cells] == list(range(1, len(stored) + 1))
    for cell, (_, outputs) in zip(stored, cells):
        failed = [output["evalue"] for output in outputs if output["output_type"] == "error"]
        assert bool(failed) == ("raises-exception" in cell.metadata.get("tags", [])), (cell.id, failed)
        assert not [output for output in outputs if output.get("name") == "stderr"], cell.id
    _keep(page, slug)
    if any("explore." in cell.source for cell in stored):
        _moves_the_explorer(page, slug)


def test_the_start_page_opens_the_next_lesson_by_keyboard(page):
    page.goto(f"{page.lab.address}/lab/tree/START.md?reset")
    link = page.locator(".jp-RenderedMarkdown a", has_text="How a lesson works").first
    link.wait_for()
    _shoot(page, "start")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.context?.path === 'course/00_start_here.ipynb'"
    )
    page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.ready"
    )  # a server waits for kernels that start


def _moves_the_explorer(page, slug):
    """Arrow keys on the frame slider change the picture; no widget shows an error of its own."""
    place = next(i for i, cell in enumerate(_cells(slug)) if "explore." in cell.source)
    page.evaluate(f"() => window.jupyterapp.shell.currentWidget.content.scrollToItem({place}, 'start')")
    cell = page.locator(f".jp-Cell[data-windowed-list-index='{place}']")
    picture = cell.locator(".shapewise-explorer svg")
    picture.wait_for()
    assert cell.get_by_text("javascript error").count() == 0
    before = picture.text_content()
    cell.get_by_label("Frame", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    deadline = time.monotonic() + 20
    while picture.text_content() == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert picture.text_content() != before
    _shoot(page, f"{slug}_explorer")


def _cells(slug):
    return nbformat.read(ROOT / "course" / f"{slug}.ipynb", 4).cells


def _keep(page, slug):
    """Screenshots of the whole lesson, where they are asked for."""
    if "SHAPEWISE_SCREENSHOTS" not in os.environ:
        return
    area = "document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer')"
    top, number = 0, 0
    while top < page.evaluate(f"() => {area}.scrollHeight"):
        page.evaluate(f"() => {area}.scrollTo(0, {top})")
        time.sleep(1)
        _shoot(page, f"{slug}_{number:02d}")
        top, number = top + 1330, number + 1


def _shoot(page, name):
    if "SHAPEWISE_SCREENSHOTS" in os.environ:
        page.screenshot(path=Path(os.environ["SHAPEWISE_SCREENSHOTS"], f"{name}.png"))


def test_the_address_is_the_last_that_is_said_and_no_log_stands_before_it(lab):
    before, _, after = lab.log.read_text().partition("Open http://127.0.0.1:")
    assert before.endswith("To stop, press Ctrl-C twice.\n\n")
    assert after.splitlines()[0].partition("/")[2] == "lab/tree/course/00_start_here.ipynb"
    assert "[I " not in before + after
    assert "To access the server" not in after
