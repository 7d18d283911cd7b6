"""The form fills the same record as a call with values in it; the drawer below opens by itself."""

import pytest

from shapewise import predict, reveal
from shapewise.answers.predictions import response_to
from shapewise.answers.typed import read_text
from shapewise.reading import keras

WINNER = {"winner": ("stride", "pooling")}


@pytest.fixture(autouse=True)
def _nothing_asked_yet(monkeypatch):
    monkeypatch.setattr("shapewise.answers.predictions._responses", {})


def answered():
    return predict("form", output_shape=..., parameters=..., moves=..., winner=..., confidence=..., options=WINNER)


def typed(form, confidence="3", **answers):
    given = {"output_shape": "(None, 4, 2)", "parameters": "3 * 2 + 2", "moves": "False", "winner": "pooling"}
    form.receive({"answers": {**given, **answers}, "confidence": confidence})


def test_the_form_fills_the_same_record_as_a_call_with_values():
    form = answered().form()
    typed(form)
    from_form = response_to("form")
    called = predict(
        "form", output_shape=(None, 4, 2), parameters=8, moves=False, winner="pooling", confidence=3, options=WINNER
    )
    assert (from_form.answers, from_form.confidence) == (called.answers, called.confidence)
    assert form.message == "Noted, fairly sure: output_shape (None, 4, 2), parameters 8, moves False, winner 'pooling'."
    assert not form.refused


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"output_shape": "4"}, "You wrote 4; a single axis of that length is (4,), with a comma."),
        ({"output_shape": "four"}, "You wrote four."),
        ({"parameters": "True"}, "parameters is a whole number, such as 42. You wrote True."),
        ({"parameters": "3 +"}, "You wrote 3 +."),
        ({"parameters": "__import__('os')"}, "You wrote __import__('os')."),
        ({"parameters": "9 ** 9 ** 9"}, "You wrote 9 ** 9 ** 9."),
        ({"winner": ""}, "Still open: winner."),
        ({"confidence": ""}, "Still open: confidence."),
        ({"confidence": "7"}, "confidence is one of 1 (a guess)"),
    ],
)
def test_the_form_refuses_in_words_what_a_call_refuses(given, said):
    form = answered().form()
    typed(form, **given)
    assert said in form.message
    assert form.refused
    typed(form)
    assert not form.refused


def test_a_sum_is_worked_out_and_nothing_else_is():
    assert read_text("4 * (7 + 5 + 1) * 5") == 260
    assert read_text("-(3) // 2") == -2
    assert read_text("[4, 2]") == (4, 2)
    assert read_text("...") is ...
    for text in ("'a' * 9", "[1] * 3", "2 ** 3", "open('x')", "a", "1 / 0", "(" * 300):
        assert read_text(text) == text


def test_running_the_cell_again_with_its_dots_keeps_what_the_form_has():
    typed(answered().form())
    again = answered()
    assert again.complete
    assert [part["value"] for part in again.form().parts] == ["(None, 4, 2)", "8", "False", "pooling"]
    assert again.form().message.startswith("Noted, fairly sure")


def test_the_drawer_opens_as_soon_as_there_is_a_prediction_and_holds_nothing_before():
    question = answered()
    closed = reveal("form", keras.layers.Dense(2), (None, 4, 3), moves=False, winner="pooling")
    drawer, form = closed.drawer(), question.form()
    assert drawer.inside == ""
    assert "8" not in drawer.line
    assert drawer.line.endswith("It opens when you have predicted.")
    typed(form, parameters="")
    assert drawer.inside == ""
    typed(form)
    assert "parameters</b>: 8 is right" in drawer.inside
    predict("form", output_shape=(4, 2), parameters=7, moves=False, winner="pooling", confidence=3, options=WINNER)
    assert "✗ parameters" in drawer.inside


def test_without_a_kernel_there_is_no_widget_in_an_output():
    bundle = answered()._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert set(reveal("form", keras.layers.Dense(2), (None, 4, 3))._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_in_a_live_notebook_an_open_question_is_a_form_and_an_answered_one_is_not(monkeypatch):
    for module in ("predictions", "revealing"):
        monkeypatch.setattr(f"shapewise.answers.{module}.is_live", lambda: True)
    view = "application/vnd.jupyter.widget-view+json"
    assert view in answered()._repr_mimebundle_()
    assert view in reveal("form", keras.layers.Dense(2), (None, 4, 3))._repr_mimebundle_()
    noted = predict("form", parameters=8, confidence=3)
    assert view not in noted._repr_mimebundle_()
    assert view not in reveal("form", keras.layers.Dense(2), (None, 4, 3))._repr_mimebundle_()
    assert view not in predict("form", parameters="8", confidence=3)._repr_mimebundle_()


def test_a_browser_that_asks_who_is_there_is_answered_and_nothing_is_noted():
    form = answered().form()
    form.receive({"asked": "are you there?"})
    assert form.heard == 1
    assert not response_to("form").complete
