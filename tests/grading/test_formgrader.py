"""nbgrader's formgrader, in a real browser, on a course that `shapewise grade` has graded."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from grading import classroom
from shapewise.grading.batch import Options, grade

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    course = classroom.make_course(root, tmp_path_factory.mktemp("formgrader") / "course")
    classroom.hand_in(course, "ada", classroom.answered(root))
    classroom.hand_in_damaged(root, course, "bob", "tests-deleted")
    classroom.hand_in_damaged(root, course, "cyd", "crash-late")
    grade(course, Options(classroom.SLUG, jobs=2), print)
    return course


@pytest.fixture(scope="module")
def address(course):
    """Of a Jupyter server in the course folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={course}"]
    environment = dict(os.environ, HOME=str(course))
    server = subprocess.Popen(
        command, cwd=course, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(address + "/api")
                break
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.slow
def test_formgrader_shows_every_mark_and_the_repaired_notebook(address):
    with playwright.sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/formgrader/gradebook/{classroom.SLUG}/{classroom.SLUG}")
        page.wait_for_selector("text=Submission #3")
        rows = page.inner_text("table")
        assert rows.count("10 / 10") == 2 * 2  # in all, and for code
        assert rows.count("8 / 10") == 2
        page.click("text=Submission #1")
        page.wait_for_selector("text=Find the errors")
        assert page.locator("input.score").count() == 5
        page.goto(f"{address}/formgrader/manage_students/bob")
        page.wait_for_selector(f"text={classroom.SLUG}")
        assert "10 / 10" in page.inner_text("table")
        page.goto(f"{address}/formgrader/manage_assignments")
        page.wait_for_selector(f"text={classroom.SLUG}")
        assert page.locator(".alert").all_inner_texts() == []
        browser.close()
