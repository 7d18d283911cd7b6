"""Right answers are right in every notation, published wrong ones lead to their belief, hostile ones to nothing."""

from fractions import Fraction

import numpy as np
import pytest

from shapewise.answers.diagnosis import as_plain, beliefs, diagnose, diagnose_value
from shapewise.reading import keras, run, small_integers, with_small_weights

#: the two layers that learners asked about in public: 100 filters on 128 steps of 9 features, 64 on 10 steps of 32
HUNDRED = ({"filters": 100, "kernel_size": 10}, (None, 128, 9))
SIXTY_FOUR = ({"filters": 64, "kernel_size": 3, "padding": "same"}, (None, 10, 32))

WRONG = [
    # the layer, what was asked, the answer, the belief behind it
    (HUNDRED, "output_shape", (119, 900), "channels-kept-apart"),
    (HUNDRED, "output_shape", 900, "channels-kept-apart"),
    (HUNDRED, "parameters", 9900, "channels-kept-apart"),
    (HUNDRED, "output_shape", (119, 9, 100), "feature-axis-kept"),
    (HUNDRED, "output_shape", (None, 119, 9, 100), "feature-axis-kept"),
    (HUNDRED, "parameters", 1100, "feature-axis-kept"),
    (HUNDRED, "output_shape", (119, 9), "one-filter-per-feature"),
    (HUNDRED, "parameters", 99, "one-filter-per-feature"),
    (HUNDRED, "output_shape", (29, 10), "filters-is-the-length"),
    (HUNDRED, "parameters", 9010, "filters-is-the-length"),
    (HUNDRED, "output_shape", (12, 100), "windows-do-not-overlap"),
    (HUNDRED, "output_shape", (118, 100), "one-window-forgotten"),
    (HUNDRED, "output_shape", (128, 100), "length-kept"),
    (HUNDRED, "parameters", 9000, "bias-forgotten"),
    (HUNDRED, "parameters", 1000, "one-step-at-a-time"),
    (SIXTY_FOUR, "output_shape", (10, 32, 64), "feature-axis-kept"),
    (SIXTY_FOUR, "parameters", 256, "feature-axis-kept"),
    (SIXTY_FOUR, "output_shape", (10, 2048), "channels-kept-apart"),
    (SIXTY_FOUR, "parameters", 8192, "channels-kept-apart"),
    (SIXTY_FOUR, "output_shape", (8, 64), "padding-ignored"),
    (SIXTY_FOUR, "output_shape", (32, 64), "slides-along-channels"),
    (SIXTY_FOUR, "parameters", 6144, "bias-forgotten"),
]


@pytest.mark.parametrize(("case", "kind", "answer", "code"), WRONG, ids=str)
def test_a_published_wrong_answer_leads_to_its_belief_and_no_other(case, kind, answer, code):
    options, input_shape = case
    diagnosis = diagnose(answer, keras.layers.Conv1D(**options), input_shape, kind=kind)
    assert not diagnosis.correct
    assert diagnosis.beliefs == (f"conv1d/{code}",)


def test_the_average_over_channels_and_the_forgotten_bias_are_found_in_a_number():
    layer = keras.layers.Conv1D(1, 10, kernel_initializer="ones")
    x = np.ones((1, 128, 9))
    assert diagnose_value(90, layer, x, at=(0, 0, 0))
    assert "conv1d/channels-averaged" in diagnose_value(10, layer, x, at=(0, 0, 0)).beliefs
    layer.set_weights([layer.get_weights()[0], np.array([5.0])])
    assert diagnose_value(90, layer, x, at=(0, 118, 0)).beliefs == ("conv1d/bias-forgotten",)


MESSAGES = [
    (
        HUNDRED, "output_shape", (119, 900),
        "You get (119, 900) if every filter is run over each channel by itself and the results stand side by "
        "side: (128 - 10) // 1 + 1 = 119, 9 x 100 = 900. Conv1D adds the channels up: at each step one filter "
        "gives one "
        "number, however many channels it sees. (DepthwiseConv1D(10, depth_multiplier=100) would give your (119, "
        "900).) "
        "Next: count the numbers that a single filter gives at one step. [conv1d/channels-kept-apart]",
    ),
    (
        HUNDRED, "parameters", 9000,
        "You get 9000 if there is no bias: 10 x 9 x 100 = 9000. Every filter has a bias of its own, one number "
        "added to each of its results, unless use_bias=False. (Conv1D(100, 10, use_bias=False) would give your 9000.) "
        "Next: add one number for each filter. [conv1d/bias-forgotten]",
    ),
    (
        SIXTY_FOUR, "output_shape", (8, 64),
        "You get (8, 64) if no zeros are added: (10 - 3) // 1 + 1 = 8. padding=\"same\" adds zeros at both "
        'ends, "causal" at the start, so that more windows fit. (Conv1D(64, 3) would give your (8, 64).) '
        "Next: write the input down with its zeros, then count the windows. [conv1d/padding-ignored]",
    ),
    (
        SIXTY_FOUR, "output_shape", (32, 64),
        "You get (32, 64) if the window slides along the channels and adds up the steps: ceil(32 / 1) = 32. "
        "The window slides along axis 1, the steps; the last axis is what it adds up. (Permute((2, 1)), then "
        "Conv1D(64, 3, padding='same') would give your (32, 64).) Next: name the axes of the input before you count: "
        "(batch, steps, channels). [conv1d/slides-along-channels]",
    ),
    (HUNDRED, "output_shape", (119, 77), "Axis 2 is 77 in your answer; the real one is longer. (The batch is "
     "axis 0.) None of the mistakes that this course knows gives that."),
    (HUNDRED, "output_shape", (119, 100), "(119, 100) is right."),
    (HUNDRED, "output_shape", "119", "expected a tuple of whole numbers, such as (None, 8, 4): "
     "got the text '119': leave the quotation marks out."),
    (HUNDRED, "output_shape", float("nan"), "expected a tuple of whole numbers, such as (None, 8, 4): got nan."),
    (HUNDRED, "parameters", None, "expected a whole number, such as 42: got None: was the result returned?"),
    (HUNDRED, "parameters", ..., "expected a whole number, such as 42: got the dots: put your answer in their place."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "kind", "answer", "message"), MESSAGES, ids=lambda value: str(value)[:30])
def test_a_message_reads_word_by_word(case, kind, answer, message):
    options, input_shape = case
    assert diagnose(answer, keras.layers.Conv1D(**options), input_shape, kind=kind).message == message


RIGHT_SHAPES = [
    (119, 100), [119, 100], (None, 119, 100), [None, 119, 100], (np.int64(119), np.int32(100)), np.array([119, 100]),
    (119.0, 100), 100, np.int64(100), 100.0, keras.layers.Conv1D(100, 10).compute_output_shape((None, 128, 9)),
]  # fmt: skip
RIGHT_COUNTS = [9100, 9100.0, np.int64(9100), np.uint16(9100), np.array(9100), np.float64(9100)]


@pytest.mark.parametrize("answer", RIGHT_SHAPES, ids=repr)
def test_a_right_shape_is_right_in_every_notation(answer):
    diagnosis = diagnose(answer, keras.layers.Conv1D(100, 10), (None, 128, 9))
    assert diagnosis
    assert diagnosis.beliefs == diagnosis.lessons == ()


@pytest.mark.parametrize("answer", RIGHT_COUNTS, ids=repr)
def test_a_right_count_is_right_in_every_notation(answer):
    assert diagnose(answer, keras.layers.Conv1D(100, 10), (None, 128, 9), kind="parameters")


def test_a_length_that_is_not_known_may_stand_with_or_without_the_batch_axis():
    for answer in ((None, None, 2), (None, 2), [None, 2]):
        assert diagnose(answer, keras.layers.Conv1D(2, 3), (None, None, 4))
    wrong = diagnose((None, 8), keras.layers.Conv1D(2, 3), (None, None, 4))
    assert wrong.beliefs == ("conv1d/channels-kept-apart",)


def test_a_right_array_is_right_in_every_notation():
    layer, x = with_small_weights(keras.layers.Conv1D(2, 3), (1, 5, 4)), small_integers((1, 5, 4))
    truth = run(layer, x)
    for answer in (truth, truth.tolist(), truth.astype(float) + 1e-7, truth.astype(int)):
        assert diagnose_value(answer, layer, x)
    assert diagnose_value(float(truth[0, 1, 1]), layer, x, at=(0, 1, 1))


class LyingEquals:
    def __eq__(self, other):
        return True

    __hash__ = None


class LyingInt(int):
    __eq__ = LyingEquals.__eq__
    __hash__ = None


class LyingTuple(tuple):
    __eq__ = LyingEquals.__eq__
    __hash__ = None


class LyingArray(np.ndarray):
    def __eq__(self, other):
        return np.True_

    __hash__ = None


class Explosive:
    def _explode(self, *args, **kwargs):
        raise RuntimeError("never call me")

    __eq__ = __iter__ = __index__ = __float__ = __array__ = __len__ = __repr__ = __str__ = _explode
    __hash__ = None


def endless():
    while True:
        yield 119


#: the layer of these is right with (4, 1) or 1, with 2 parameters, and gives ones
HOSTILE = [
    LyingEquals(), LyingInt(7), LyingTuple((1, 2)), (LyingEquals(), LyingEquals()), (LyingInt(4), LyingInt(7)),
    np.zeros(2).view(LyingArray), Explosive(), (Explosive(), 1), [Explosive()], endless(), endless, iter((4, 1)),
    "1", "2", "(4, 1)", ("4", "1"), b"\x04\x01", bytearray(b"\x04\x01"), True, np.True_, (4, True), [[True]],
    float("nan"), (4, float("nan")), np.array([[[np.nan]]]), float("inf"), 1j, None, ..., (4, ...), [...], [None], [],
    (), {}, {4: 0, 1: 0}, {4, 1}, [[4], [1]], [[1], [1, 2]], [1, [2, [3]]], (None,), (None, 4, 1, None, None),
    10**5000, (10**5000, 1), -1, (4, -1), (4, 1.5), Fraction(9, 2), np.array(["4", "1"]), np.array([4, "1"], dtype=object),
    object, int, range(3), [0] * 1000,
]  # fmt: skip


@pytest.mark.parametrize("answer", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_answer_is_never_right_and_never_raises(answer):
    layer = keras.layers.Conv1D(1, 1, kernel_initializer="ones")
    x = np.ones((1, 4, 1), dtype="float32")
    found = [
        diagnose(answer, layer, (None, 4, 1)),
        diagnose(answer, layer, (None, 4, 1), kind="parameters"),
        diagnose_value(answer, layer, x),
        diagnose_value(answer, layer, x, at=(0, 0, 0)),
    ]
    for diagnosis in found:
        assert diagnosis.correct is False
        assert 0 < len(diagnosis.message) < 400
        assert diagnosis.to_dict()["correct"] is False
        assert diagnosis._repr_mimebundle_()["text/plain"] == str(diagnosis)


@pytest.mark.parametrize("answer", [(4, 1), (LyingInt(4), 1), 1])
def test_the_hostile_answers_are_judged_by_a_layer_that_has_a_right_answer(answer):
    assert diagnose(answer, keras.layers.Conv1D(1, 1), (None, 4, 1)).correct is True


def test_plain_answers_are_of_the_plain_types():
    for answer, kind in (((LyingInt(4), 1), "output_shape"), (LyingInt(4), "parameters"), (np.int64(4), "parameters")):
        plain, complaint = as_plain(answer, kind)
        assert complaint is None
        assert {type(item) for item in (plain if isinstance(plain, tuple) else (plain,))} == {int}
    assert type(as_plain(np.zeros(2).view(LyingArray), "value")[0]) is np.ndarray


def test_a_layer_without_a_rule_is_judged_by_keras_without_naming_a_belief():
    layer = keras.layers.ConvLSTM1D(2, 3)
    truth = layer.compute_output_shape((None, 5, 8, 3))
    assert diagnose(truth, layer, (None, 5, 8, 3))
    assert diagnose((7, 7), layer, (None, 5, 8, 3)).beliefs == ()


def test_an_unknown_kind_of_question_is_refused():
    with pytest.raises(ValueError, match='kind=\'colour\' is not known: expected "output_shape" or "parameters"'):
        diagnose(1, keras.layers.Dense(1), (None, 1), kind="colour")


def test_beliefs_can_be_listed_by_family_and_an_unknown_family_is_refused():
    found = beliefs("conv1d")
    assert [belief.code for belief in found] == sorted(belief.code for belief in found)
    assert {belief.code.split("/")[0] for belief in found} == {"conv1d"}
    assert len(beliefs()) >= len(found) > 15
    assert str(found).splitlines()[0] == f"{found[0].code}: {found[0].claim}"
    assert found[0].code in found._repr_html_()
    with pytest.raises(ValueError, match="no beliefs about 'toaster': expected one of .*conv1d"):
        beliefs("toaster")
