"""Explorers as a reader meets them: live in JupyterLab, after a restart, and as they are stored."""

from __future__ import annotations

import statistics
import time

import nbformat
import pytest

from browser.conftest import open_notebook, run_all_cells
from shapewise import explore

PYTHON = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
#: what is shown at the moment: the frame that the slider stands on, and the picture's own title
SHOWN = """() => {
    const root = document.querySelector('.shapewise-explorer');
    return {at: Number(root.querySelector('.shapewise-steps input').value),
            title: root.querySelector('svg title').textContent, said: root.querySelector('.shapewise-hidden').textContent};
}"""


@pytest.fixture
def explorer(page):
    """A notebook with one explorer, run; the explorer's place in the page."""
    code = "from shapewise import explore\nexplore.conv1d()"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)], metadata=PYTHON)
    path = page.lab.folder / "explorer_conv1d.ipynb"
    nbformat.write(notebook, path)
    open_notebook(page, path.name)
    run_all_cells(page)
    found = page.locator(".shapewise-explorer")
    found.locator("svg").first.wait_for()
    return found


@pytest.fixture(scope="module")
def every(lab, browser):
    """A notebook with all explorers, run: name -> its place in the page."""
    page = browser.new_page(viewport={"width": 1200, "height": 1500})
    page.set_default_timeout(120_000)
    page.lab = lab
    cells = [nbformat.v4.new_code_cell("from shapewise import explore")]
    cells += [nbformat.v4.new_code_cell(f"explore.{name}()") for name in explore.__all__]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=PYTHON)
    nbformat.write(notebook, lab.folder / "every.ipynb")
    open_notebook(page, "every.ipynb")
    page.evaluate(  # all cells stand in the page, not only those that are seen
        """() => {
            const content = window.jupyterapp.shell.currentWidget.content;
            content.notebookConfig = {...content.notebookConfig, windowingMode: 'none'};
        }"""
    )
    run_all_cells(page)
    page.wait_for_function(
        f"() => document.querySelectorAll('.shapewise-explorer svg').length >= {len(explore.__all__)}"
    )
    yield page
    page.close()


def film(name="conv1d", **arguments):
    return getattr(explore, name)(**arguments).film


def wait_for_title(page, title):
    page.wait_for_function(
        "title => document.querySelector('.shapewise-explorer svg title')?.textContent === title", arg=title
    )


def test_keys_pressed_as_fast_as_they_come_end_in_the_right_picture(page, explorer):
    moments = film()
    explorer.get_by_label("Frame", exact=True).focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    wait_for_title(page, moments[9].title)
    time.sleep(1)  # nothing that comes late takes its place
    shown = page.evaluate(SHOWN)
    assert (shown["at"], shown["title"]) == (10, moments[9].title)
    assert shown["said"].startswith("Frame 10 of 17.")


def test_the_picture_follows_a_slider_while_it_is_dragged(page, explorer):
    slider = explorer.get_by_label("steps")
    box = slider.bounding_box()
    places = [box["x"] + box["width"] * part for part in (0.56, 0.68, 0.8, 0.995)]
    middle = box["y"] + box["height"] / 2
    seen = []
    page.mouse.move(places[0], middle)
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(place, middle, steps=4)
        page.wait_for_timeout(700)
        seen.append(explorer.locator("svg").first.text_content())
    followed = explorer.get_by_role("status").first.text_content()
    page.mouse.up()
    assert len(set(seen)) == len(places) - 1
    assert followed.startswith("steps 6 → 10.")


def test_a_key_changes_a_setting_and_what_cannot_be_is_said(page, explorer):
    explorer.get_by_label("kernel_size").focus()
    page.keyboard.press("End")
    explorer.get_by_label("steps").focus()
    page.keyboard.press("Home")
    alarm = explorer.get_by_role("alert").filter(has_text="a window of 4 does not fit 1")
    alarm.wait_for()
    assert not explorer.locator("svg").first.is_visible()
    explorer.get_by_label("padding").select_option("same")
    explorer.locator("svg").first.wait_for()
    assert alarm.count() == 0


@pytest.mark.parametrize("name", explore.__all__)
def test_every_control_has_a_name_and_nothing_else_is_a_tab_stop(every, name):
    explorer = every.locator(".shapewise-explorer").nth(explore.__all__.index(name))
    stops = explorer.locator("input, select, button, summary, [tabindex]")
    names = []
    for place in range(stops.count()):
        stop = stops.nth(place)
        if stop.is_visible() and stop.is_enabled():
            names.append(
                stop.evaluate("e => (e.labels?.[0]?.firstChild ?? e).textContent || e.getAttribute('aria-label')")
            )
    assert all(names)
    before, visited = None, []
    explorer.locator("input, select").first.focus()
    for _ in range(40):
        now = explorer.evaluate(
            "root => root.contains(document.activeElement) ? "
            "[...root.querySelectorAll('*')].indexOf(document.activeElement) : null"
        )
        if now is None or now == before:
            break
        visited.append(now)
        before = now
        every.keyboard.press("Tab")
    assert len(visited) == len(names)
    assert not explorer.locator(".shapewise-readout[tabindex], output").count()


def test_after_a_restart_of_the_kernel_it_says_to_run_the_cell_again(page, explorer):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    gone = page.get_by_text("run this cell again")
    gone.wait_for()
    assert explorer.locator("svg").first.is_visible()
    assert not explorer.get_by_label("steps").is_visible()
    run_all_cells(page)
    explorer.get_by_label("steps").first.wait_for()
    assert not gone.is_visible()


def test_a_saved_notebook_that_is_opened_again_shows_the_film_to_step_through(page, explorer):
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    path = page.lab.folder / "explorer_conv1d.ipynb"
    assert set(nbformat.read(path, 4).cells[0].outputs[0].data) == {"text/html", "text/plain"}
    page.reload()
    figure = page.locator("figure.shapewise-film")
    figure.locator("svg").first.wait_for()
    figure.get_by_label("Next frame").click()
    assert figure.locator("svg:visible title").text_content() == film().frames[1].title
    assert page.get_by_text("model not found").count() == 0


def test_how_long_a_key_takes_is_told(page, explorer, record_property, capsys):
    """A measurement, not a limit: a busy machine is slow, and nothing fails for it."""
    took = page.evaluate(
        """async () => {
            const root = document.querySelector('.shapewise-explorer'), slider = root.querySelector('.shapewise-steps input');
            const took = [];
            for (let n = 0; n < 30; n++) {
                const before = root.querySelector('svg'), start = performance.now();
                slider.value = n % 2 ? 3 : 5;
                slider.dispatchEvent(new Event('input'));
                while (root.querySelector('svg') === before) await new Promise(done => setTimeout(done, 1));
                took.push(performance.now() - start);
            }
            return took;
        }"""
    )
    record_property("milliseconds", statistics.median(took))
    with capsys.disabled():
        print(f"\na key takes {statistics.median(took):.0f} ms (median), {max(took):.0f} ms (at most)")
    assert len(took) == 30


def tree_of(page, place):
    """What Chromium tells a screen reader of an explorer, in reading order: role, name, value, description."""
    session = page.context.new_cdp_session(page)
    found = session.send(
        "Runtime.evaluate", {"expression": f"document.querySelectorAll('.shapewise-explorer')[{place}]"}
    )
    nodes = session.send("Accessibility.queryAXTree", {"objectId": found["result"]["objectId"]})["nodes"]
    session.detach()
    keys = ("role", "name", "value", "description")
    return [tuple(str(node.get(key, {}).get("value", "")) for key in keys) for node in nodes if not node["ignored"]]


#: what a reader can work, or has to be told of
CONTROLS = {"slider", "combobox", "button", "checkbox", "radio", "textbox", "image", "DisclosureTriangle"}


@pytest.mark.parametrize("name", explore.__all__)
def test_a_screen_reader_is_told_of_each_control_and_of_what_a_change_did(every, name):
    place = explore.__all__.index(name)
    explorer = every.locator(".shapewise-explorer").nth(place)
    tree = [one for one in tree_of(every, place) if one[0] in CONTROLS]
    assert [one for one in tree if not one[1]] == []
    assert [one for one in tree if one[0] in ("slider", "combobox") and not one[2]] == []
    (image,) = [one for one in tree if one[0] == "image"]
    assert len(image[3]) > 20
    names = [name for _, name, _, _ in tree]
    first, frame, picture, tables = 0, names.index("Frame"), tree.index(image), names.index("The picture as tables")
    assert first < frame < picture < tables
    explorer.get_by_label("Frame", exact=True).focus()
    every.keyboard.press("ArrowRight")
    said = explorer.get_by_role("status").filter(has_text="Frame 2 of")
    said.wait_for(state="attached")
    assert ("slider", "Frame", "2") in [one[:3] for one in tree_of(every, place)]
