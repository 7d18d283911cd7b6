"""The search box on the lab's first page, in a real browser: by keyboard alone, light and dark, and nothing leaves the computer."""

import pytest

from browser.test_accessibility import violations

BOX = {"include": [[".shapewise-search"]]}


@pytest.fixture
def start(page):
    page.goto(f"{page.lab.address}/lab/tree/START.md?reset")
    page.get_by_role("search").wait_for()
    return page


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_a_question_is_typed_and_its_lesson_opened_by_keyboard_alone(start, theme):
    asked = []
    start.on("request", lambda request: asked.append(request.url))
    start.evaluate("(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    start.wait_for_function(
        "(light) => document.body.dataset.jpThemeLight === light", arg=str("Light" in theme).lower()
    )
    field = start.get_by_label("Ask in your own words, or paste an error")
    field.focus()
    start.keyboard.type("does Conv1D keep each channel apart?")
    assert field.input_value() == "does Conv1D keep each channel apart?"  # no letter was taken for a command
    start.keyboard.press("Enter")
    start.get_by_role("search").get_by_text("lessons, the best first:").wait_for()
    assert violations(start, BOX) == {}
    start.keyboard.press("Tab")
    start.keyboard.press("Tab")
    assert start.evaluate("document.activeElement.textContent") == "06 Conv1D: where do my channels go?"
    start.keyboard.press("Enter")
    start.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context.path === 'course/06_conv1d_channels.ipynb'"
    )
    assert [url for url in asked if not url.startswith((start.lab.address, "data:", "blob:"))] == []


def test_what_cannot_be_found_is_said(start):
    start.get_by_label("Ask in your own words").fill("xyzzy")
    start.get_by_role("button", name="Find").click()
    start.get_by_role("search").get_by_text("Try the name of a layer").wait_for()
    assert start.get_by_role("search").get_by_role("link").count() == 0


def test_the_box_is_on_the_first_page_alone(start):
    start.evaluate(
        "() => window.jupyterapp.commands.execute('docmanager:open', { path: 'course/00_start_here.ipynb' })"
    )
    start.wait_for_function("() => window.jupyterapp.shell.currentWidget.context.path === 'course/00_start_here.ipynb'")
    assert start.locator(".shapewise-search").count() == 1
