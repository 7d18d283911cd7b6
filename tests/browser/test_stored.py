"""Films and explorers as they are stored, read without a kernel: nbconvert's page, and JupyterLab."""

from __future__ import annotations

import nbformat
import pytest
from nbconvert import HTMLExporter

from browser.conftest import open_notebook, run_all_cells
from shapewise import draw, explore
from shapewise.pictures.discovery import small_film

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def stored(*shown):
    """A notebook whose cells hold what is shown, as `shapewise run` stores it."""
    cells = []
    for one in shown:
        output = nbformat.v4.new_output("execute_result", one._repr_mimebundle_(), execution_count=1)
        cells.append(nbformat.v4.new_code_cell("shown", outputs=[output], execution_count=1))
    return nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)


@pytest.fixture
def converted(page, tmp_path):
    """Show things on nbconvert's page, with no network."""
    requests = []

    def show(*shown):
        path = tmp_path / "page.html"
        path.write_text(HTMLExporter().from_notebook_node(stored(*shown))[0], encoding="utf-8")
        page.route("http*://**/*", lambda route: (requests.append(route.request.url), route.abort()))
        page.goto(path.as_uri())
        assert not [address for address in requests if "shapewise" in address]
        return page.locator("figure.shapewise-film")

    return show


def visible_titles(film):
    return film.locator("svg:visible title").all_text_contents()


def test_a_stored_explorer_is_stepped_through_without_a_kernel(page, converted):
    explorer = explore.conv1d()
    film, frames = converted(explorer), explorer.film.frames
    assert visible_titles(film) == [frames[0].title]
    film.get_by_label("Next frame").click()
    film.get_by_label("Next frame").click()
    assert visible_titles(film) == [frames[2].title]
    film.get_by_label("Frame", exact=True).focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert visible_titles(film) == [frames[-2].title]
    assert film.get_by_text("Run this cell, and there are sliders").is_visible()


def test_frames_are_played_paused_and_begun_again(page, converted):
    explorer = explore.conv1d()
    film, frames = converted(explorer), explorer.film.frames
    film.get_by_label("Play the frames").click()
    film.locator("svg:visible title", has_text=frames[1].title).wait_for(state="attached")
    film.get_by_label("Pause").click()
    shown = visible_titles(film)
    page.wait_for_timeout(1500)
    assert visible_titles(film) == shown
    film.get_by_label("Stop, and go back to the first frame").click()
    assert visible_titles(film) == [frames[0].title]


def test_a_stored_film_shows_all_its_frames_as_text(page, converted):
    film = small_film(draw.dense)
    figure = converted(film)
    assert visible_titles(figure) == [frame.title for frame in film.frames]
    assert figure.locator("img").count() == 0
    figure.get_by_text("The numbers as tables").click()
    assert figure.locator("caption").first.is_visible()


def test_pointing_at_an_output_cell_lights_what_it_was_made_of(page, converted):
    figure = converted(small_film(draw.conv1d)["sum"])
    cell = figure.locator("[data-lit]").filter(has_text="11").last
    cell.hover()
    lit = figure.locator(".lit")
    assert lit.count() == 1 + 6 + 6 + 1  # the cell itself; inputs, weights and bias
    text = "2 x 1 + 1 x 2 + 1 x (−1) + 4 x 3 + 1 x 1 + 3 x (−2) + 1 = 11"
    assert figure.locator(".shapewise-sum").text_content() == text
    page.mouse.move(0, 0)
    assert lit.count() == 0


def test_keys_go_from_one_computed_cell_to_the_next_and_say_its_sum(page, converted):
    film = small_film(draw.dense)
    figure = converted(film["rows"])
    figure.locator(".shapewise-picture").focus()
    said = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        said.append(figure.locator(".shapewise-sum").text_content().split("= ")[-1])
    first, second = film.call.y[0][:2].astype(int)
    assert said == [str(value).replace("-", "−") for value in (first[0], first[1], second[1])]
    page.keyboard.press("Escape")
    assert figure.locator(".lit").count() == 0


def test_colours_follow_the_page_and_where_it_says_nothing_the_reader(page, converted):
    figure = converted(small_film(draw.conv1d)["sum"])
    paper = "() => getComputedStyle(document.querySelector('svg.shapewise .paper')).fill"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"  # nbconvert's page is light, and says so
    page.evaluate("() => document.body.removeAttribute('data-jp-theme-light')")
    page.evaluate("() => document.body.removeAttribute('style')")
    dark = page.evaluate(
        "() => getComputedStyle(document.querySelector('svg.shapewise')).getPropertyValue('--input-fill')"
    )
    assert dark.strip() == "#16304C"
    assert figure.count() == 1


def test_jupyterlab_shows_the_strip_of_a_notebook_that_it_does_not_trust(page):
    film = small_film(draw.conv1d)
    nbformat.write(stored(film, explore.conv1d()), page.lab.folder / "untrusted.ipynb")
    open_notebook(page, "untrusted.ipynb")
    images = page.locator("figure img")
    images.first.wait_for()
    assert images.evaluate_all("all => all.map(image => image.alt)") == 2 * [
        f"{number}. {frame.title}" for number, frame in enumerate(film.frames, 1)
    ]
    assert images.evaluate_all("all => all.every(image => image.naturalWidth > 500)")
    assert page.get_by_text("Point at a number").count() == 0


def test_jupyterlab_steps_and_lights_in_a_notebook_that_it_trusts(page):
    code = "from IPython.display import HTML\nfrom shapewise import explore\n"
    code += "HTML(explore.conv1d()._repr_mimebundle_()['text/html'])"
    nbformat.write(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)], metadata=KERNEL),
        page.lab.folder / "trusted.ipynb",
    )
    open_notebook(page, "trusted.ipynb")
    run_all_cells(page)
    film, frames = page.locator("figure.shapewise-film"), small_film(draw.conv1d).frames
    film.locator("svg").first.wait_for()
    film.get_by_label("Frame", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert visible_titles(film) == [frames[2].title]
    film.locator("svg:visible [data-lit]").last.hover()
    assert film.locator("svg:visible .lit").count() > 3
