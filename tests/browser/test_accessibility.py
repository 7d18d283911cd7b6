"""axe finds nothing wrong with what is ours: lessons as pages, feedback, class report, gallery, start page; light and dark.

What Jupyter draws around it is left out by name: prompts, the colours of code, the style of links in nbconvert's page.
"""

import pytest

from browser.conftest import ROOT
from grading import classroom
from shapewise.grading.batch import Options, grade
from shapewise.notebooks import places
from shapewise.notebooks.start_page import write_start_page

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

JUPYTERS = {"exclude": [[".jp-InputPrompt"], [".jp-OutputPrompt"], [".highlight"], [".jp-RenderedMarkdown > p > a"]]}
LESSONS = [path.stem for path in places.lessons(ROOT)]


def violations(page, context=None):
    """What axe complains of: rule -> the first element."""
    found = axe.Axe().run(page, context=context or {}).response["violations"]
    return {one["id"]: one["nodes"][0]["html"][:300] for one in found}


@pytest.fixture(params=["light", "dark"])
def shown(request, browser, tmp_path):
    """Opens a page in one of the themes: a path, or its HTML."""
    page = browser.new_page(color_scheme=request.param)

    def open_page(given):
        path = given
        if isinstance(given, str):
            path = tmp_path / "page.html"
            path.write_text(given, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield open_page
    page.close()


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course with a student who has everything right and one who has a belief, its feedback and its report."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import PyFileConfigLoader

    from shapewise.grading.reporting.page import write_report

    course = classroom.make_course(ROOT, tmp_path_factory.mktemp("axe") / "course")
    wrong = next(answer for answer in classroom.banked() if answer.code == "conv1d/channels-kept-apart")
    classroom.hand_in(course, "ada", classroom.answered(ROOT))
    classroom.hand_in(course, "bob", classroom.answered(ROOT, {wrong.cell: wrong.source}))
    grade(course, Options(classroom.SLUG, jobs=2), print)
    settings = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    settings.CourseDirectory.root = str(course)
    assert NbGraderAPI(config=settings).generate_feedback(classroom.SLUG, "bob")["success"]
    write_report(course, classroom.SLUG, names=True)
    return course / "grading"


@pytest.mark.parametrize("slug", LESSONS)
def test_a_lesson_as_a_page_has_no_violation_of_ours(slug, shown):
    from nbconvert import HTMLExporter

    html, _ = HTMLExporter().from_filename(str(places.places_of(ROOT, slug)["course"]))
    assert violations(shown(html), JUPYTERS) == {}


def test_feedback_has_no_violation(graded, shown):
    assert violations(shown(graded / "feedback" / "bob" / classroom.SLUG / f"{classroom.SLUG}.html")) == {}


def test_the_class_report_has_no_violation(graded, shown):
    assert violations(shown(graded / "reports" / f"{classroom.SLUG}.html")) == {}


def test_the_gallery_has_no_violation(shown):
    from shapewise import draw
    from shapewise.pictures.discovery import small_film
    from shapewise.pictures.paper.gallery import gallery_page

    films = {name: small_film(getattr(draw, name)) for name in draw.__all__}
    assert violations(shown(gallery_page(films))) == {}


def test_the_start_page_has_no_violation_of_ours(page, tmp_path):
    write_start_page(ROOT, tmp_path)
    page.goto(f"{page.lab.address}/lab/tree/START.md?reset")
    page.locator(".jp-RenderedMarkdown h1").wait_for()
    assert (
        violations(
            page, {"include": [[".jp-MarkdownViewer .jp-RenderedMarkdown"]], "exclude": [[".jp-InternalAnchorLink"]]}
        )
        == {}
    )


def test_axe_does_complain_of_what_is_wrong(shown):
    page = shown(
        "<html lang=en><title>x</title><main><h1>x</h1><img src='data:,'><p "
        "style='color:#ccc;background:#fff'>pale</p></main>"
    )
    assert {"image-alt", "color-contrast"} <= set(violations(page))
