import json

import numpy as np
import pytest

from shapewise import draw, explore
from shapewise.explorers.explorer import NOTE
from shapewise.layers.call import LayerCall
from shapewise.live import WIDGET_VIEW
from shapewise.pictures.conv1d_numbers import small_call
from shapewise.pictures.paper.svg import frame_svg
from shapewise.reading import build, small_integers, with_small_weights


@pytest.fixture
def explorer():
    return explore.conv1d()


def ask(explorer, at=1, gesture=1, tables=False, **values):
    """What a browser sends, and what it then shows."""
    return explorer.answer({"at": at, "values": values, "tables": tables, "gesture": gesture})


def settings_of(state):
    return {one["name"]: one for one in state["controls"]}


def test_each_moment_is_a_picture_of_its_own_and_is_said(explorer):
    states = [ask(explorer, at) for at in range(1, 18)]
    assert len({state["svg"] for state in states}) == states[0]["count"] == len(explorer.film) == 17
    for at, state in enumerate(states, 1):
        assert state["svg"] == frame_svg(explorer.film[at - 1])
        assert state["said"].startswith(f"Frame {at} of 17. {explorer.film[at - 1].title}. ")


def test_there_is_nothing_before_the_first_moment_and_after_the_last(explorer):
    assert [ask(explorer, at)["at"] for at in (0, 100, -3)] == [1, 17, 1]


@pytest.mark.parametrize(
    "name, value, followed",
    [
        ("steps", 8, "steps 6 → 8. What follows: output (1, 5, 2) → (1, 7, 2). What stays: parameters 14."),
        ("channels", 4, "channels 3 → 4. What follows: parameters 14 → 18. What stays: output (1, 5, 2)."),
        ("filters", 3, "filters 2 → 3. What follows: output (1, 5, 2) → (1, 5, 3); parameters 14 → 21."),
        ("kernel_size", 3, "kernel_size 2 → 3. What follows: output (1, 5, 2) → (1, 4, 2); parameters 14 → 20."),
        ("strides", 2, "strides 1 → 2. What follows: output (1, 5, 2) → (1, 3, 2). What stays: parameters 14."),
        (
            "padding",
            "same",
            "padding valid → same. What follows: output (1, 5, 2) → (1, 6, 2). What stays: parameters 14.",
        ),
    ],
)
def test_a_setting_rebuilds_the_picture_and_says_what_follows(explorer, name, value, followed):
    before = ask(explorer, 3)
    after = ask(explorer, 3, **{name: value})
    assert after["svg"] != before["svg"]
    assert after["at"] == 3
    assert after["followed"] == followed
    call = small_call(**explorer.values)
    assert explorer.frame.grid("output").values[0][0] == call.y[0, 0, 0]


def test_a_slider_that_is_dragged_says_what_followed_since_it_was_taken(explorer):
    ask(explorer, filters=3, gesture=1)
    for steps in (7, 8, 9):
        state = ask(explorer, steps=steps, gesture=2)
    assert state["followed"].startswith("steps 6 → 9. What follows: output (1, 5, 3) → (1, 8, 3).")
    assert ask(explorer, steps=10, gesture=3)["followed"].startswith("steps 9 → 10.")


def test_the_same_moment_stays_on_the_screen_while_a_setting_changes(explorer):
    row = explorer.film.moments.index("row") + 1
    longer = ask(explorer, row, steps=9)
    assert explorer.film.moments[longer["at"] - 1] == "row"
    last = ask(explorer, longer["at"] - 1)
    assert explorer.film.moments[last["at"] - 1] == "sum window=7 filter=0"
    shorter = ask(explorer, last["at"], steps=4)
    assert explorer.film.moments[shorter["at"] - 1].startswith("sum ")


def test_the_facts_are_worked_out_beside_the_picture(explorer):
    assert ask(explorer)["facts"] == [
        ["output", "(1, 5, 2), from steps: (6 - 2) // 1 + 1 = 5, channels: 2"],
        ["parameters", "kernel 2 x 3 x 2 + bias 2 = 14"],
    ]


def test_what_cannot_be_is_answered_with_a_sentence_until_it_can(explorer):
    ask(explorer, kernel_size=4)
    refused = ask(explorer, steps=3, gesture=2)
    assert refused["alarm"].startswith("This cannot be: a window of 4 does not fit 3 steps")
    assert settings_of(refused)["steps"]["value"] == 3
    possible = ask(explorer, padding="same", gesture=3)
    assert possible["alarm"] == ""
    assert possible["followed"].startswith("steps 6 → 3, padding valid → same.")


@pytest.mark.parametrize("padding", ["valid", "same", "causal"])
def test_every_setting_can_be_drawn_or_is_refused_in_words(padding):
    for steps, channels, filters, kernel_size, strides in [
        (10, 4, 4, 4, 1),
        (1, 1, 1, 1, 1),
        (10, 4, 1, 1, 3),
        (2, 4, 4, 4, 3),
    ]:
        explorer = explore.conv1d()
        for name, value in {
            "padding": padding, "steps": steps, "channels": channels, "filters": filters, "kernel_size": kernel_size,
            "strides": strides,
        }.items():  # fmt: skip
            state = ask(explorer, **{name: value})
        assert (state["alarm"] == "") is (padding != "valid" or kernel_size <= steps)


def test_the_tables_hold_every_number_of_the_frame_once_they_are_opened(explorer):
    assert ask(explorer, 16)["tables"] == ""
    tables = ask(explorer, 16, tables=True)["tables"]
    assert tables.count("<caption") == len(explorer.frame.grids)
    assert tables.count("<td>") == sum(np.size(grid.values) for grid in explorer.frame.grids)


def test_what_the_browser_gets_is_plain_data(explorer):
    explorer = explore.conv1d(*own_layer())
    assert json.loads(json.dumps(ask(explorer))) == ask(explorer)


def test_without_a_kernel_it_is_its_main_frames_the_same_in_every_run():
    one, other = (explore.conv1d()._repr_mimebundle_() for _ in range(2))
    assert one == other
    assert set(one) == {"text/plain", "text/html"}
    assert one["text/plain"] == repr(explore.conv1d()) == repr(explore.conv1d().film)
    assert one["text/html"].count("<img ") == len(explore.conv1d().film.strip)
    assert "data-steps" in one["text/html"]
    assert NOTE in one["text/html"]


def test_in_a_live_notebook_there_is_a_widget_that_answers(explorer, monkeypatch):
    monkeypatch.setattr("shapewise.explorers.explorer.is_live", lambda: True)
    assert explorer._repr_mimebundle_()[WIDGET_VIEW]["model_id"] == explorer.view.model_id
    explorer.view.receive({"at": 2, "values": {"steps": 8}, "tables": False, "gesture": 1, "asked": "view 1, 1"})
    assert explorer.view.state["asked"] == "view 1, 1"
    assert explorer.view.state["count"] == 21


@pytest.mark.parametrize("name", explore.__all__)
def test_a_setting_that_can_be_moved_changes_what_is_shown_and_the_others_say_where_they_do(name):
    explorer = getattr(explore, name)()
    for at in range(1, len(explorer.film) + 1):
        before = ask(explorer, at)
        for setting in before["controls"]:
            assert bool(setting["off"]) is (setting["off"] != "")
            others = setting["options"] or range(setting["low"], setting["high"] + 1)
            seen = [ask(getattr(explore, name)(), at, **{setting["name"]: other}) for other in others]
            shown = {json.dumps([state["svg"], state["facts"], state["alarm"]]) for state in seen}
            assert (len(shown) > 1) is (setting["off"] == ""), (at, setting["name"])


def test_a_setting_of_no_use_says_in_which_frame_it_is_of_use():
    explorer = explore.dense()
    assert settings_of(ask(explorer))["row"]["off"] == "changes frame 7"
    assert settings_of(ask(explorer, 7))["row"]["off"] == ""
    assert explorer.film.moments[6] == "change"


def test_a_setting_that_stays_below_another_follows_it():
    explorer = explore.dense()
    assert settings_of(ask(explorer, 7, row=3))["row"]["high"] == 3
    fewer = settings_of(ask(explorer, 7, rows=2))
    assert (fewer["row"]["value"], fewer["row"]["high"]) == (1, 1)
    assert settings_of(ask(explorer, 7, rows=4))["row"]["high"] == 3


@pytest.mark.parametrize(
    "name, argument, value, followed",
    [
        ("dense", "rows", 3, "rows 4 → 3. What follows: output of Dense (1, 4, 2) → (1, 3, 2); "
         "parameters of Flatten + Dense 26 → 20. What stays: parameters of Dense 8; output of Flatten + Dense (1, 2)."),
        ("dense", "features", 4, "features 3 → 4. What follows: parameters of Dense 8 → 10; parameters of Flatten "
                                 "+ Dense "
         "26 → 34. What stays: output of Dense (1, 4, 2); output of Flatten + Dense (1, 2)."),
        ("dense", "units", 3, "units 2 → 3. What follows: output of Dense (1, 4, 2) → (1, 4, 3); parameters of "
                              "Dense 8 → 12; "
         "output of Flatten + Dense (1, 2) → (1, 3); parameters of Flatten + Dense 26 → 39."),
        ("dense", "row", 3, "row 1 → 3. What stays: output of Dense (1, 4, 2); parameters of Dense 8; "
         "output of Flatten + Dense (1, 2); parameters of Flatten + Dense 26."),
        ("lstm", "steps", 9, "steps 5 → 9. What stays: output (1, 3); parameters 72."),
        ("lstm", "units", 4, "units 3 → 4. What follows: output (1, 3) → (1, 4); parameters 72 → 112."),
        ("lstm", "features", 3, "features 2 → 3. What follows: parameters 72 → 84. What stays: output (1, 3)."),
        ("lstm", "return_sequences", True, "return_sequences False → True. What follows: output (1, 3) → (1, 5, 3). "
         "What stays: parameters 72."),
        ("stride_or_pooling", "filters", 4, "filters 3 → 4. What follows: convolution's output (1, 4, 3) → (1, 4, 4); "
         "convolution's parameters 15 → 20. What stays: pooling's output (1, 4, 2); pooling's parameters 0."),
        ("stride_or_pooling", "strides", 1, "strides 2 → 1. What follows: convolution's output (1, 4, 3) → (1, 7, 3); "
         "pooling's output (1, 4, 2) → (1, 7, 2). What stays: convolution's parameters 15; pooling's parameters 0."),
        ("stride_or_pooling", "steps", 9, "steps 8 → 9. What stays: convolution's output (1, 4, 3); pooling's "
                                          "output (1, 4, 2); "
         "convolution's parameters 15; pooling's parameters 0."),
    ],
)  # fmt: skip
def test_every_film_has_an_explorer_that_says_what_follows(name, argument, value, followed):
    explorer = getattr(explore, name)()
    explorer.change(**{argument: value})
    assert explorer.followed == followed


def test_a_start_outside_its_slider_is_refused():
    with pytest.raises(ValueError, match="steps 40 is outside its slider: expected steps from 1 to 10"):
        explore.conv1d(steps=40)


def own_layer():
    layer = with_small_weights(build(LayerCall("Conv1D", 2, 2)), (None, 6, 3))
    return layer, small_integers((1, 6, 3), seed=5)


def test_an_explorer_begins_with_the_lessons_own_layer_and_data():
    layer, x = own_layer()
    explorer = explore.conv1d(layer, x)
    assert explorer.film["sum"] == draw.conv1d(layer, x)["sum"]
    assert explorer.values["steps"] == 6
    explorer.change(steps=3)
    explorer.change(steps=6)
    assert explorer.film["sum"] == draw.conv1d(layer, x)["sum"]


def test_an_explorer_of_an_own_layer_takes_other_sizes_to_begin_with():
    layer, x = own_layer()
    assert explore.conv1d(layer=layer, x=x, filters=3).values == {**explore.conv1d(layer, x).values, "filters": 3}


@pytest.mark.parametrize(
    "given, by_name, error, message",
    [
        (
            (1,),
            {},
            TypeError,
            r"missing a required argument: 'x'. Give your own layer and data, explore.conv1d\(layer, x\)",
        ),
        (
            (1, 2, 3),
            {},
            TypeError,
            r"too many positional arguments.* or sizes by their names, such as explore.conv1d\(steps=3",
        ),
        ((), {"rows": 3}, ValueError, "there is nothing called 'rows' to change: expected steps, channels, filters"),
        ((), {"steps": "3"}, TypeError, "steps is a whole number: got '3'"),
        ((5, 6), {}, TypeError, "expected a Keras layer, such as .*: got int"),
    ],
)
def test_what_an_explorer_cannot_begin_with_is_refused_in_a_sentence(given, by_name, error, message):
    with pytest.raises(error, match=message):
        explore.conv1d(*given, **by_name)


def test_help_says_how_an_explorer_is_called_and_which_sizes_it_takes():
    assert explore.conv1d.__name__ == "conv1d"
    assert "`explore.conv1d(layer, x)` begins with your own numbers" in explore.conv1d.__doc__
    assert "filters, kernel_size, strides : int" in explore.conv1d.__doc__
    assert all(getattr(explore, name).__doc__.startswith("Step through") for name in explore.__all__)
