"""What a submission holds is shown in feedback and in formgrader's page, and none of it runs: tried in a browser."""

from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions import formgrader
from traitlets.config import Config, PyFileConfigLoader

from attacks.scripts import LINKS, cells
from shapewise.grading.reporting.feedback import FeedbackPage
from shapewise.grading.safe_html import clean
from shapewise.grading.safe_pages import KeepScriptsOut

GRADED = {"notebook": "x", "student": "</title><script>window.ran=1</script>", "assignment": "x"}
GRADED |= {"score": 1, "max_score": 2, "late_penalty": 0}
FORM = {
    "submission_id": "a",
    "base_url": "",
    "student": GRADED["student"],
    "last_name": GRADED["student"],
    "first_name": "x",
}
FORM |= {"index": 0, "total": 1, "notebook_path": GRADED["student"], "notebook_id": "x", "assignment_id": "x"}
PAYLOADS = cells()
LANGUAGE = {
    "language_info": {"name": "</script><script>window.ran=1</script>"},
    "widgets": {"a": "</script><script>window.ran=1</script>"},
}


def settings(root):
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


@pytest.fixture(scope="module")
def exporters(root):
    """How each page is made: feedback as `nbgrader generate_feedback` makes it, and formgrader's."""
    templates = Path(formgrader.__file__).parent / "templates"
    form = settings(root)
    form.merge(Config({"HTMLExporter": {"template_name": "formgrade", "extra_template_basedirs": [str(templates)]}}))
    return {"feedback": FeedbackPage(config=settings(root)), "formgrader": HTMLExporter(config=form)}


def page_of(exporter, *shown, metadata=LANGUAGE):
    """The page of a notebook with these cells."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.from_dict(cell) for cell in shown], metadata=metadata)
    return exporter.from_notebook_node(notebook, resources={"nbgrader": GRADED, **FORM})[0]


def watch(browser, html, path):
    """Open a page and click every link in it; whether anything ran, and where it led."""
    page = browser.new_page()
    requests = []
    page.on("dialog", lambda dialog: (requests.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url) if request.url.startswith("http") else None)
    path.write_text(html, "utf-8")
    page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith(("file:", "data:")) else route.abort()
    )
    page.goto(path.as_uri())
    for place in page.get_by_text("click", exact=True).all():
        place.click(force=True, no_wait_after=True)
    page.wait_for_timeout(100)
    ran = (
        page.evaluate("window.ran"),
        page.url == path.as_uri(),
        [url for url in requests if "evil" in url or "ran" in url],
    )
    page.close()
    return ran


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["feedback", "formgrader"])
def test_no_payload_runs(kind, exporters, browser, tmp_path):
    html = page_of(exporters[kind], *PAYLOADS.values())
    assert watch(browser, html, tmp_path / "page.html") == (None, True, [])
    assert html.count("<h1") + html.count("container") > 0, "the page is there"


@pytest.mark.browser
@pytest.mark.parametrize("name", ["html img", "html svg", "markdown script", "html link", "picture size"])
def test_payloads_do_run_where_nothing_is_kept_out(name, browser, tmp_path):
    html = page_of(HTMLExporter(template_name="classic"), PAYLOADS[name], metadata={})
    assert watch(browser, html, tmp_path / "page.html")[0] == 1


@pytest.mark.parametrize("name", PAYLOADS)
def test_what_is_left_of_a_payload_names_no_script(name):
    cell, _ = KeepScriptsOut().preprocess_cell(nbformat.from_dict(dict(PAYLOADS[name])), {}, 0)
    for output in cell.get("outputs", []):
        for tag in BeautifulSoup(output.get("data", {}).get("text/html", ""), "html.parser").find_all(True):
            assert tag.name not in ("script", "style", "iframe", "form", "input", "base", "meta")
            assert not [name for name in tag.attrs if name.startswith("on") or name.endswith("href")]
        assert "onerror" not in str(output.get("metadata", ""))
    assert "<img" not in str(cell.metadata)


@pytest.mark.parametrize("payload", LINKS.values())
def test_a_link_to_a_script_leads_nowhere(payload):
    assert "href" not in clean(payload)


def test_links_to_lessons_and_to_pages_stay():
    kept = '<a href="../../../../course/06_conv1d_channels.ipynb">06</a> <a href="https://keras.io/api/">Keras</a> <a href="#top">up</a>'
    assert clean(kept) == kept


def test_pictures_tables_and_drawers_of_the_course_stay():
    from shapewise import draw
    from shapewise.pictures.discovery import small_film

    film = small_film(draw.dense)._repr_mimebundle_()["text/html"]
    kept = clean(film)
    for part in ("<img", "<table", "<caption", "<details", "<summary"):
        assert kept.count(part) == film.count(part) > 0
    drawer = "<details><summary>The answer</summary><p>4</p></details>"
    assert clean(drawer) == drawer
    picture = '<svg role="img" viewBox="0 0 9 9"><title>A box</title><rect fill="#fff" height="4" width="4" x="1" y="1"></rect></svg>'
    assert clean(picture) == picture


@pytest.mark.parametrize(
    "text", ["<div>" * 20_000, "<b>x" * 2_000_000, "<a" * 100_000, "<!--" * 100_000, "<div>" * 300 + "</div>" * 300]
)
def test_what_is_too_deep_or_too_long_is_shown_as_text(text):
    shown = clean(text)
    assert "<div" not in shown
    assert "<b" not in shown
