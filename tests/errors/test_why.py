"""why: real errors, provoked for real, so that a Keras release that rewords one fails here."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from errors.provoked import PROVOKED, I, L, fit, func, seq, z
from errors.provoked import SAYS as WORDS
from errors.strangers import strangers
from shapewise import errors
from shapewise.errors import tracebacks, why
from shapewise.errors.scene import scene_of
from shapewise.live import WIDGET_VIEW
from shapewise.reading import keras

STRANGERS = list(strangers())


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """What is explained does not depend on how busy the machine is."""
    monkeypatch.setattr(errors, "SECONDS", 60)


@cache
def provoked(name):
    """The error of a case, with its traceback."""
    _, _, provoke = PROVOKED[name]
    try:
        provoke()
    except Exception as error:
        return error
    raise AssertionError(f"{name} raised nothing: Keras lets it pass today")


def text_of(name):
    return str(why(provoked(name)))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", PROVOKED)
def test_a_real_error_is_explained_with_a_fix(name):
    code, fixed, _ = PROVOKED[name]
    explanation = why(provoked(name))
    assert explanation is not None, "not known"
    assert explanation.code == code
    assert bool(explanation.fixes) == fixed
    assert all(fix.result for fix in explanation.fixes), "a fix is offered only after it was tried"
    assert "\x1b" not in str(explanation)
    assert "Exception encountered" not in str(explanation)
    assert explanation.expected
    assert WORDS.get(name, "") in str(explanation)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", PROVOKED)
def test_nothing_goes_wrong_inside(name):
    error = provoked(name)
    assert errors.explained(error)[1] == []
    assert errors.explained(str(error))[1] == []
    scene = scene_of(error)
    for model in STRANGERS[list(PROVOKED).index(name) % len(STRANGERS) :][:2]:
        other = replace(scene, layers=(model, *model.layers), frames=({"self": model, "model": model},), places=())
        for one in errors.known():
            if found := re.search(one.pattern, other.text, re.DOTALL):
                one.explain(other, found)  # whatever it gives, it raises nothing


def test_there_are_enough_and_every_known_error_is_among_them():
    assert len(PROVOKED) >= 230
    assert {one.code for one in errors.known()} <= {code for code, _, _ in PROVOKED.values()}


GOLDEN = {
    "conv_long": """\
Conv1D 'conv': a window of 5 does not fit 3 steps.
  got         input (None, 3, 1), kernel_size 5, strides 1, dilation_rate 1, padding "valid"
  arithmetic  steps: (3 - 5) // 1 + 1 = -1
  expected    kernel_size <= 3
  fix         Conv1D(2, 3)   tried: output (None, 1, 2)
  or          Conv1D(2, 5, padding='same')   tried: output (None, 3, 2)""",
    "channels": """\
Conv1D 'conv' has weights for 3 on axis -1 and got 4.
  got         input (1, 5, 4)
  expected    axis -1 of length 3, such as (1, 5, 3)
  fix         give 3 on axis -1: (1, 5, 3)   tried: output (1, 4, 2)
  or          a new layer for 4: its weights are made at its first call   tried: output (1, 4, 2)""",
    "q11": """\
axis 0 counts the samples, and the arrays have different numbers of them.
  got         samples: x 42; y 6
  arithmetic  42 / 6 = 7
  expected    the same number on axis 0 of every array
  fix         if every 7 belong to one target: x.reshape(6, 7, 3), and a model for it   tried: makes (6, 7, 3)""",
    "reshape_neg": """\
Reshape 'NAME': (6,) does not hold as many numbers as (4, -1).
  got         input (None, 6), target_shape (4, -1)
  arithmetic  6 = 6 numbers came, 4 = 4 asked for: 6 / 4 = 1.5 is no whole number
  expected    a target_shape whose lengths multiply to 6
  fix         Reshape((3, -1))   tried: output (None, 3, 2)""",
}


@pytest.mark.parametrize("name", GOLDEN)
def test_an_explanation_says_what_happened_what_was_expected_and_how_to_fix_it(name):
    assert re.sub(r"'reshape\w*'", "'NAME'", text_of(name)) == GOLDEN[name]


SAYS = [
    ("q04_bce", "return_sequences=True in LSTM"),
    ("q04_mse", "return_sequences=True in LSTM"),
    ("q05_chain", "return_sequences=True in SimpleRNN"),
    ("q06_bce2", "a Flatten before Dense"),
    ("q13_4d", "if 7 is the number of samples: keras.Input((10, 64))"),
    ("q14_cce", 'loss="sparse_categorical_crossentropy"'),
    ("q16", "Flatten(), Dense(136) before it"),
    ("q19_border", "padding='same' in place of border_mode"),
    ("q24", "x.T[..., None] makes (600, 512, 1), and keras.Input((512, 1))"),
    ("q25", "keras.Input(batch_shape=(1000, 64, 1))"),
    ("q28", "np.swapaxes(x, 1, 2) makes (None, 1339, 1)"),
    ("q28_sgd", "learning_rate=0.01 in place of lr"),
    ("q29", "shape=(1, *input_shape[1:]) in add_weight"),
    ("q30_func", "keras.Input((None, 25)): no weight depends on axis 1"),
]


@pytest.mark.parametrize("name, fix", SAYS)
def test_the_fix_of_a_question_is_the_one_that_helps(name, fix):
    assert fix in text_of(name)


def test_fixes_make_the_model_run():
    fit(
        seq(I((32, 1)), L.Conv1D(4, 2), L.Flatten(), L.Dense(1, activation="sigmoid")),
        z(8, 32, 1),
        z(8, 1),
        "binary_crossentropy",
    )
    fit(seq(I((7, 3)), L.LSTM(4, return_sequences=True), L.Dense(5)), z(4, 7, 3), z(4, 7, 5))
    assert func((None, 25), L.LSTM(4, return_sequences=True)).predict(z(1, 10, 25), verbose=0).shape == (1, 10, 4)
    assert seq(I((2, 1)), L.SimpleRNN(4, return_sequences=True), L.SimpleRNN(4)).output_shape == (None, 4)


def test_the_text_of_an_error_alone_is_explained_too():
    error = provoked("conv_long")
    explanation = why(f"ValueError: {error}")
    assert explanation.code == "kernel/does-not-fit"
    assert "a layer such as Conv1D(2, 5)" in str(explanation)
    assert "kernel_size <= 3" in str(explanation)


@pytest.mark.parametrize("error", [ValueError("something else"), KeyError("x"), ZeroDivisionError(), "no error"])
def test_an_unknown_error_gives_none(error):
    assert why(error) is None


def test_what_is_no_error_is_refused():
    with pytest.raises(TypeError, match="expected an exception, or its text: got int"):
        why(3)


def test_the_error_being_handled_is_the_default():
    try:
        L.Conv1D(2, 5)(z(1, 3, 1))
    except ValueError:
        assert why().code == "kernel/does-not-fit"


def test_colours_and_wrappers_are_taken_off():
    error = provoked("q21_oob_call")
    assert "Exception encountered when calling" in str(error)
    assert why(error).happened.startswith("Embedding '")


def test_an_explanation_is_a_table_for_a_screen_reader():
    table = why(provoked("conv_long"))._repr_html_()
    assert table.count("<caption") == 1
    assert table.count('<th scope="row"') == 5


class Shell:
    """What a notebook shows: the traceback, then what is displayed."""

    def __init__(self):
        self.shown = []

    def _showtraceback(self, etype, evalue, stb):
        self.shown.append(("traceback", etype, evalue))


def test_the_extension_speaks_under_the_traceback_and_leaves_the_error_alone(monkeypatch):
    shell = Shell()
    monkeypatch.setattr("IPython.display.display", lambda given: shell.shown.append(("why", given.code)))
    errors.install(shell)
    errors.install(shell)
    error = provoked("conv_long")
    before = str(error)
    shell._showtraceback(type(error), error, [])
    assert shell.shown == [("traceback", ValueError, error), ("why", "kernel/does-not-fit")]
    assert str(error) == before


def test_in_a_notebook_the_explanation_comes_first_and_the_traceback_is_folded(monkeypatch):
    shell = Shell()
    shell._showtraceback = lambda etype, evalue, stb: shell.shown.append(("traceback", stb))
    monkeypatch.setattr("shapewise.errors.showing.is_live", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda given, **_: shell.shown.append(given))
    errors.install(shell)
    error = provoked("conv_long")
    shell._showtraceback(type(error), error, ["---", "\x1b[31mline <1>", "ValueError: too long"])
    explanation, drawer, last = shell.shown
    assert explanation.code == "kernel/does-not-fit"
    assert list(drawer) == [WIDGET_VIEW], "it is stored nowhere"
    assert last == ("traceback", ["ValueError: too long"])


def test_tracebacks_can_be_full_again(monkeypatch):
    shell = Shell()
    monkeypatch.setattr("shapewise.errors.showing.is_live", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda given, **_: shell.shown.append(given.code))
    errors.install(shell)
    error = provoked("conv_long")
    assert tracebacks("full") == tracebacks() == "full"
    shell._showtraceback(type(error), error, ["a", "b"])
    assert tracebacks("folded") == "folded"
    assert shell.shown == [("traceback", ValueError, error), "kernel/does-not-fit"]
    with pytest.raises(ValueError, match="expected 'folded' or 'full'"):
        tracebacks("short")


def test_the_extension_says_nothing_under_an_unknown_error(monkeypatch):
    shell = Shell()
    monkeypatch.setattr("IPython.display.display", lambda given: shell.shown.append(("why", given)))
    errors.install(shell)
    shell._showtraceback(KeyError, KeyError("x"), [])
    assert len(shell.shown) == 1


def test_an_explanation_that_goes_wrong_does_not_hide_the_error(monkeypatch):
    shell = Shell()
    monkeypatch.setattr("shapewise.errors.known", lambda: 1 / 0)
    errors.install(shell)
    shell._showtraceback(ValueError, ValueError("x"), [])
    assert len(shell.shown) == 1


def test_in_ipython_the_explanation_follows_the_error(capsys):
    shell = InteractiveShell.instance()
    errors.install(shell)
    shell.run_cell("from shapewise.reading import keras\nkeras.Input((3,)) > 0 and 1")
    said = capsys.readouterr().out
    assert "TypeError" in said
    assert said.index("TypeError") < said.index("neither true nor false")
    InteractiveShell.clear_instance()


def test_the_input_layer_has_no_weights_and_why_names_the_layer_that_has():
    model = keras.Sequential([I((28, 28, 1)), L.Conv2D(32, 3, name="first")])
    functional = func((28, 28, 1), L.Conv2D(32, 3, name="first"))
    assert model.layers[0].get_weights()[0].shape == (3, 3, 1, 32)
    with pytest.raises(IndexError, match="out of range") as caught:
        functional.layers[0].get_weights()[0]
    assert "model.get_layer('first').get_weights()[0]" in str(why(caught.value))
    assert np.shape(functional.get_layer("first").get_weights()[0]) == (3, 3, 1, 32)


def test_one_hot_targets_of_a_loss_that_takes_numbers_are_not_called_of_another_length():
    model = seq(I((3,)), L.Dense(5, activation="softmax"))
    with pytest.raises(ValueError, match="must have rank") as raised:
        model.compile(loss="sparse_categorical_crossentropy")
        model.fit(z(8, 3), np.eye(5)[np.arange(8) % 5], verbose=0)
    said = str(why(raised.value))
    assert said.startswith(
        "sparse_categorical_crossentropy takes the number of the right class, and the targets (None, 5) hold 5 numbers"
    )
    assert 'fix         loss="categorical_crossentropy"' in said
