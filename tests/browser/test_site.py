"""`shapewise site`: built without a complaint, no dead link in it, read and searched in a browser, light and dark."""

import functools
import re
import threading
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest

from browser.conftest import ROOT
from browser.test_accessibility import violations
from shapewise.notebooks import places
from shapewise.website.building import LARGEST, build_site
from shapewise.website.staging import with_inner_links

#: What the theme and Sphinx draw around a page, and the colours of code.
OF_THE_THEME = {
    "exclude": [[".bd-header"], [".bd-sidebar-primary"], [".bd-sidebar-secondary"], [".highlight"], ["a.headerlink"]]
}


class Links(HTMLParser):
    """The addresses that a page names, what it loads, and the names that can be pointed at."""

    def __init__(self):
        super().__init__()
        self.links, self.loads, self.names = [], [], set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.names |= {given[key] for key in ("id", "name") if given.get(key)}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") not in ("canonical", "search", "index", "next", "prev"):
            self.loads.append(given["href"])
        elif tag in ("script", "img") and given.get("src"):
            self.loads.append(given["src"])


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "site"
    return folder, build_site(ROOT, folder)


@pytest.fixture(scope="session")
def pages(built):
    """Page -> its links, of the whole site."""
    found = {}
    for path in sorted({*built[0].rglob("*.html")} - {*built[0].rglob("_static/**/*")}):
        found[path] = Links()
        found[path].feed(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def address(built):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built[0])))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(params=["light", "dark"])
def site(request, browser, address):
    """A browser that opens pages of the site, and nothing that is not on it."""
    page = browser.new_page(color_scheme=request.param, viewport={"width": 1024, "height": 900})
    elsewhere = []
    page.route(
        lambda url: not url.startswith((address, "data:", "blob:")),
        lambda route: (elsewhere.append(route.request.url), route.abort()),
    )
    page.open = lambda path: page.goto(f"{address}/{path}")
    yield page
    page.close()
    assert elsewhere == []


def test_it_is_built_without_a_complaint_and_is_not_too_large(built):
    folder, complaints = built
    assert complaints == []
    assert 1_000_000 < sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= LARGEST


def test_every_lesson_is_a_page_and_its_exercises_can_be_downloaded(built):
    folder, _ = built
    for lesson in places.lessons(ROOT):
        assert (folder / "course" / f"{lesson.stem}.html").is_file()
    downloads = {path.name: path.read_bytes() for path in folder.glob("_downloads/*/*.ipynb")}
    assert downloads == {path.name: path.read_bytes() for path in places.assignments(ROOT)}


def test_no_link_is_dead(built, pages):
    dead = []
    for page, found in pages.items():
        for link in found.links + found.loads:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            named = parts.fragment in ("", *pages[target].names) if target in pages else not parts.fragment
            if not target.is_file() or not named:
                dead.append((str(page.relative_to(built[0])), link))
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(pages):
    assert [link for found in pages.values() for link in found.loads if re.match(r"(https?:)?//", link)] == []


def test_a_drawer_opens_and_a_film_is_stepped_through(site):
    site.open("course/06_conv1d_channels.html")
    drawer = site.locator("details", has_text="Predict first").first
    inside = drawer.locator("div").first
    assert not inside.is_visible()
    drawer.locator("summary").click()
    assert "119, 100): steps = (128 - 10) // 1 + 1 = 119" in inside.inner_text()
    film = site.locator("figure.shapewise-film[data-steps]").first
    before = film.locator("svg:visible title").all_text_contents()
    film.get_by_label("Next frame").click()
    after = film.locator("svg:visible title").all_text_contents()
    assert len(before) == len(after) == 1
    assert before != after


def test_a_lesson_fits_the_screen(site):
    for lesson in places.lessons(ROOT):
        site.open(f"course/{lesson.stem}.html")
        assert site.evaluate("document.documentElement.scrollWidth") <= 1024, lesson.stem


def test_words_are_found_with_the_keyboard(site):
    site.open("index.html")
    site.keyboard.press("Control+k")
    site.keyboard.type("forget gate")
    site.keyboard.press("Enter")
    first = site.locator(".pagefind-ui__result-link").first
    first.wait_for()
    found = site.locator(".pagefind-ui__result-link").all_inner_texts()
    assert any("LSTM" in title for title in found)
    assert violations(site, OF_THE_THEME) == {}


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "sections/convolution.html",
        "course/06_conv1d_channels.html",
        "course/18_lstm_units.html",
        "course/run-sheets/06_conv1d_channels.html",
        "docs/engineers.html",
    ],
)
def test_a_page_has_no_violation_of_ours(path, site):
    site.open(path)
    assert violations(site, OF_THE_THEME) == {}


def test_a_folder_with_something_else_in_it_is_not_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ValueError, match="something else than a site"):
        build_site(ROOT, tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_a_link_that_leads_out_of_the_site_becomes_words(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Page\n")
    text = "[here](page.md) [gone](no.md) [exercises](assignments/a.ipynb)"
    (tmp_path / "assignments").mkdir()
    (tmp_path / "assignments" / "a.ipynb").write_text("{}")
    assert with_inner_links(text, page, tmp_path) == "[here](page.md) gone {download}`exercises <assignments/a.ipynb>`"
