"""A real browser, and a JupyterLab as a learner opens it."""

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
from types import SimpleNamespace

import pytest

from shapewise.notebooks.start_page import write_start_page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
FLAGS += ["--disable-component-update"]


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Address and folder of a JupyterLab that `shapewise lab` serves, on a copy of the course that may be changed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "course", folder / "course", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    write_start_page(ROOT, folder)
    log = folder / "log"
    command = [sys.executable, "-m", "shapewise.cli", "lab", "--no-browser", "--port", str(port)]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--LabApp.expose_app_in_browser=True"]
    environment = dict(os.environ, SHAPEWISE_PROGRESS="off", HOME=str(folder))
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address + "/api", server, log)
        yield SimpleNamespace(address=address, folder=folder, log=log)
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(lab, browser):
    page = browser.new_page(viewport={"width": 1200, "height": 1500})
    page.set_default_timeout(60_000)
    page.lab = lab
    yield page
    page.close()


def open_notebook(page, path):
    """Show a notebook of the lab's folder in JupyterLab."""
    page.goto(f"{page.lab.address}/lab/tree/{path}?reset")
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.ready")
    page.wait_for_selector(".jp-Notebook .jp-Cell")


def run_all_cells(page):
    """Run the notebook that is shown, to its last cell."""
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(  # the command ends at the first error, the cells after it do not
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .every(cell => cell.model.type !== 'code' || cell.model.executionCount !== null)"""
    )


def _wait_for(address, server, log):
    for _ in range(600):
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        assert server.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not answer at {address}: {log.read_text()}")
