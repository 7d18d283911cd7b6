"""check.exercise: one line where the answer is right, a short reason where it is not, and honest forms are right."""

import numpy as np
import pytest
import tensorflow as tf

import bank
from exercises.solved import answers, setting, solved
from shapewise import exercises
from shapewise.answers.context import Context, judging
from shapewise.exercises import checking
from shapewise.exercises.checking import WrongAnswer
from shapewise.exercises.unwritten import Unwritten
from shapewise.reading import keras

ALL = [(slug, one) for slug, several in exercises.exercises().items() for one in several]
NAMES = [one.name for _, one in ALL]
RIGHT = ((None, 17, 6), 78, (None, 46, 8), 288)


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_a_right_answer_prints_one_line_and_hidden_numbers_print_nothing(slug, one, capsys):
    names = solved(slug)
    given = [names[name] for name in answers(slug, one.name)]
    checking.exercise(one.name, *given)
    said = capsys.readouterr().out
    assert len(said.splitlines()) == 1
    assert said.startswith(f"{one.name}: right.")
    checking.exercise(one.name, *given, numbers=2)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_an_exercise_that_was_not_touched_says_that_nothing_is_written(slug, one):
    cell = next(exercise for exercise in bank.exercises(slug) if exercise.cell == one.name)
    names = setting(slug)
    bank.run(cell.stub, names, "stub")
    given = [names.get(name, Unwritten(name)) for name in answers(slug, one.name)]
    with pytest.raises(WrongAnswer, match="nothing is written here yet"):
        checking.exercise(one.name, *given)


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_the_cell_under_an_answer_does_not_give_it_away(slug, one):
    cell = next(exercise for exercise in bank.exercises(slug) if exercise.cell == one.name)
    (test,) = cell.tests.values()
    seen = bank.HIDDEN.sub("", test)
    assert len(seen.strip().splitlines()) <= 3
    assert "keras" not in seen
    assert not {"Depthwise", "EinsumDense", "Flatten", "softmax"} & set(seen.replace("(", " ").split())


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda n: np.float32(n), id="a float of NumPy"),
        pytest.param(lambda n: np.array(n), id="an array without axes"),
        pytest.param(lambda n: np.array(n, ">i4"), id="big-endian"),
        pytest.param(lambda n: float(n), id="a whole float"),
        pytest.param(lambda n: np.uint8(n) if n < 256 else np.uint16(n), id="unsigned"),
        pytest.param(lambda n: tf.Variable(n), id="a TensorFlow variable"),
        pytest.param(lambda n: tf.constant(float(n)), id="a TensorFlow number"),
    ],
)
def test_counts_and_lengths_are_right_in_every_honest_form(form):
    shapes = [[None if length is None else form(length) for length in shape] for shape in (RIGHT[0], RIGHT[2])]
    checking.exercise("conv1d-predict", shapes[0], form(78), tuple(shapes[1]), form(288))


def test_arrays_are_right_in_every_honest_form():
    def row(row, kernel, bias):
        return (row @ kernel + bias).astype(">f8")

    for form in (lambda y: y, list, tuple, lambda y: y.tolist(), lambda y: y.astype(object)):
        checking.exercise("dense-one-row", lambda *given, form=form: form(row(*given)))


@pytest.mark.parametrize("wrong", [78.5, np.float32(77.9), True, "78", None, np.array([78]), [78], 78j])
def test_what_is_no_whole_number_is_no_count(wrong):
    with pytest.raises(WrongAnswer, match="parameters_a: expected a whole number"):
        checking.exercise("conv1d-predict", RIGHT[0], wrong, *RIGHT[2:])


def test_a_reason_is_short_and_names_the_belief():
    with pytest.raises(WrongAnswer, match="shape_a: .*conv1d/channels-kept-apart") as caught:
        checking.exercise("conv1d-predict", (None, 17, 18), *RIGHT[1:])
    assert len(caught.value._render_traceback_()) <= 7
    assert caught.value.diagnosis.beliefs == ("conv1d/channels-kept-apart",)


def test_what_is_right_for_the_first_sizes_only_is_told_for_which_it_is_not():
    def keep_apart(channels, kernel_size, results_per_channel):
        return keras.layers.DepthwiseConv1D(3, depth_multiplier=5)

    with pytest.raises(WrongAnswer, match="right for the first sizes, but not for channels=2, kernel_size=4"):
        checking.exercise("conv1d-keep-apart", keep_apart)


def test_hidden_numbers_are_told_to_nobody():
    n = exercises.exercise("conv1d-find-the-errors").tried(2)[0]

    def corrected(steps, channels, filters, kernel_size):
        return kernel_size * channels, channels * filters, steps - kernel_size + 1

    with pytest.raises(WrongAnswer, match="not right for other numbers") as caught:
        checking.exercise("conv1d-find-the-errors", [1, 3, 5], corrected, numbers=2)
    found = caught.value.diagnosis
    assert found.beliefs == ("conv1d/channels-kept-apart",)
    shown = found.message + str(found.to_dict()["answer"])
    assert not {str(n.steps), str(n.channels * n.filters), str(n.steps - n.kernel_size + 1)} & set(shown.split())


def test_an_exercise_wants_as_many_answers_as_it_has():
    with pytest.raises(TypeError, match="expected 4 answers: shape_a"):
        checking.exercise("conv1d-predict", (17, 6), 78)


@pytest.mark.parametrize("slug, one", ALL, ids=NAMES)
def test_a_right_answer_is_right_whatever_weights_and_inputs_are_drawn(slug, one, everything):
    names = solved(slug)
    given = [names[name] for name in answers(slug, one.name)]
    for seed in np.random.default_rng(0).integers(2**31, size=32 if everything else 4):
        with judging(Context(tell=lambda bundle: None, seeds=(int(seed),))):
            found = checking.judge(one, given)
        assert found, (int(seed), found.message)
