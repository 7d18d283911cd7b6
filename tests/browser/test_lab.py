"""Every lesson in a real browser: JupyterLab, as a learner opens it, from the first cell to the last.

Set SHAPEWISE_SCREENSHOTS to a folder to keep what was seen.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

from shapewise.notebooks import places

ROOT = Path(__file__).parents[2]
LESSONS = [path.stem for path in places.lessons(ROOT)]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
FLAGS += ["--disable-component-update"]

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab that `shapewise lab` serves, on a copy of the course that may be changed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "course", folder / "course", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    log = folder / "log"
    command = [sys.executable, "-m", "shapewise.cli", "lab", "--no-browser", "--port", str(port)]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--LabApp.expose_app_in_browser=True"]
    environment = dict(os.environ, SHAPEWISE_PROGRESS="off", HOME=str(folder))
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address + "/api", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(lab, browser):
    page = browser.new_page(viewport={"width": 1200, "height": 1500})
    page.set_default_timeout(120_000)
    page.address = lab
    yield page
    page.close()


@pytest.mark.parametrize("slug", LESSONS)
def test_a_lesson_runs_from_top_to_bottom_and_its_explorer_moves(page, slug):
    _open(page, slug)
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(  # the command ends at the first error, the cells after it do not
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .every(cell => cell.model.type !== 'code' || cell.model.executionCount !== null)"""
    )
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


def _moves_the_explorer(page, slug):
    """Arrow keys on the frame slider change the picture; no widget shows an error of its own."""
    place = next(i for i, cell in enumerate(_cells(slug)) if "explore." in cell.source)
    page.evaluate(f"() => window.jupyterapp.shell.currentWidget.content.scrollToItem({place}, 'start')")
    cell = page.locator(f".jp-Cell[data-windowed-list-index='{place}']")
    picture = cell.locator("img[alt]:not([alt=''])").first
    picture.wait_for()
    assert cell.get_by_text("javascript error").count() == 0
    before = picture.get_attribute("src")
    handle = cell.locator(".widget-slider:has-text('frame') .noUi-handle").first
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    deadline = time.monotonic() + 20
    while picture.get_attribute("src") == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert picture.get_attribute("src") != before
    _shoot(page, f"{slug}_explorer")


def _open(page, slug):
    page.goto(f"{page.address}/lab/tree/course/{slug}.ipynb?reset")
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.ready")
    page.wait_for_selector(".jp-Notebook .jp-Cell")


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


def _wait_for(address, server, log):
    for _ in range(600):
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        assert server.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not answer at {address}: {log.read_text()}")
