"""Every broken model of the thirty questions gets the right explanation or finding, and its fix makes it run."""

import pytest

from shapewise import errors
from shapewise.errors import why
from shapewise.reading import keras
from shapewise.reviewing import review
from thirty import RAISES, SILENT


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """What is explained does not depend on how busy the machine is."""
    monkeypatch.setattr(errors, "SECONDS", 60)


def runs(made):
    """Whether what a fix gives really computes: a model is called on zeros of its shape."""
    if isinstance(made, keras.Model):
        shape = [
            2 if made.input_shape[0] is None else made.input_shape[0],
            *(4 if n is None else n for n in made.input_shape[1:]),
        ]
        return made(keras.ops.zeros(shape)) is not None
    return made is not None


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("question, code, broken, fix, fixed", RAISES, ids=[case[0] for case in RAISES])
def test_an_error_is_explained_and_its_fix_makes_it_run(question, code, broken, fix, fixed):
    with pytest.raises(Exception, match=r".") as caught:
        broken()
    explanation = why(caught.value)
    assert explanation is not None
    assert explanation.code == code
    assert fix in "\n".join(map(str, explanation.fixes))
    assert runs(fixed())


@pytest.mark.parametrize("question, code, broken, fixed, given", SILENT, ids=[case[0] for case in SILENT])
def test_a_silent_mistake_is_found_and_its_fix_makes_it_sound(question, code, broken, fixed, given):
    assert code in [one.code for one in review(broken(), **given)]
    assert not review(fixed(), **given)


def test_both_tables_speak_of_most_questions():
    questions = {case[0].split()[0] for case in [*RAISES, *SILENT]}
    # Nothing is broken in Q01, Q17 and Q22; Q09, Q10 and Q23 are code of TensorFlow 1 or of get_weights: see test_why.
    assert {f"Q{n:02d}" for n in range(1, 31)} - questions == {"Q01", "Q09", "Q10", "Q17", "Q22", "Q23"}
