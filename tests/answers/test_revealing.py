"""What is right is right in every notation and told why; what is wrong gets one reason; without a prediction nothing is said."""

import json
import re

import numpy as np
import pytest

from shapewise import predict, reveal
from shapewise.answers.drawer import opened, without_drawers
from shapewise.reading import keras, small_integers, with_small_weights

X = small_integers((1, 4, 3))


@pytest.fixture
def dense():
    return with_small_weights(keras.layers.Dense(2, name="dense"), (None, 4, 3))


@pytest.fixture
def journal(tmp_path, monkeypatch):
    file = tmp_path / "progress.jsonl"
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(file))
    return lambda: [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


RIGHT = [
    (None, 4, 2),
    (1, 4, 2),
    (4, 2),
    [4, 2],
    [None, 4, 2],
    np.array([4, 2]),
    (np.int64(4), 2.0),
    np.array([1, 4, 2]),
]


@pytest.mark.parametrize("answer", RIGHT, ids=repr)
@pytest.mark.parametrize("data", [X, X.tolist()], ids=["array", "list"])
def test_a_right_shape_is_right_with_none_with_the_real_batch_size_and_without_the_batch_axis(dense, answer, data):
    predict("right", output_shape=answer, confidence=3)
    assert [bool(one) for one in reveal("right", dense, data).diagnoses] == [True]


@pytest.mark.parametrize("answer", [(None, 4, 2), (4, 2), [4, 2], np.array([4, 2])], ids=repr)
@pytest.mark.parametrize("data", [(None, 4, 3), [None, 4, 3]], ids=repr)
def test_a_right_shape_is_right_where_the_batch_size_is_not_known(dense, answer, data):
    predict("right", output_shape=answer, confidence=3)
    assert [bool(one) for one in reveal("right", dense, data).diagnoses] == [True]


@pytest.mark.parametrize("answer", [(2, 4), (None, 4), (1, 4), (4,), (2, 4, 2), (1, 1, 4, 2)], ids=repr)
def test_a_wrong_shape_stays_wrong(dense, answer):
    predict("wrong", output_shape=answer, confidence=3)
    assert [bool(one) for one in reveal("wrong", dense, X).diagnoses] == [False]


def test_a_kernel_has_no_batch_axis():
    for answer, right in (((3, 2), True), ([3, 2], True), ((2,), False), ((None, 3, 2), False)):
        predict("kernel", kernel_shape=answer, confidence=3)
        assert bool(reveal("kernel", kernel_shape=(3, 2)).diagnoses[0]) == right


def test_a_right_answer_is_told_why_in_one_line_of_arithmetic(dense):
    dense.set_weights([np.array([[2, 0], [-1, 0], [1, 0]]), np.array([5, 0])])
    predict("why", output_shape=(4, 2), parameters=8, value=8, confidence=3)
    shown = reveal("why", dense, np.array([[[1, 3, 4]] * 4]), at=(0, 2, 0))
    assert str(shown).splitlines()[:3] == [
        "✓ output_shape: (4, 2) is right: axis 1 = 4, features = units = 2.",
        "✓ parameters: 8 is right: kernel 3 x 2 + bias 2 = 8.",
        "✓ value: 8 is right: 1 x 2 + 3 x (-1) + 4 x 1 + bias 5 = 8.",
    ]
    assert "Dense gives (1, 4, 2) for (1, 4, 3). Weights: kernel (3, 2), bias (2,), 8 numbers." in str(shown)


def test_two_wrong_parts_with_one_cause_get_one_reason():
    predict("cause", output_shape=(119, 900), parameters=9900, confidence=4)
    shown = reveal("cause", keras.layers.Conv1D(100, 10), (None, 128, 9))
    assert str(shown).count("Conv1D adds the channels up") == 1
    assert "→ One wrong idea is behind output_shape and parameters: that every filter" in str(shown)
    assert [one.beliefs for one in shown.diagnoses] == [("conv1d/channels-kept-apart",)] * 2


def test_two_wrong_parts_with_two_causes_get_two():
    predict("causes", output_shape=(119, 900), parameters=9000, confidence=4)
    shown = reveal("causes", keras.layers.Conv1D(100, 10), (None, 128, 9))
    assert [one.beliefs for one in shown.diagnoses] == [("conv1d/channels-kept-apart",), ("conv1d/bias-forgotten",)]
    assert "One wrong idea" not in str(shown)


def test_a_wrong_shape_whose_belief_the_question_names_is_told_that_belief_and_not_the_layers(dense):
    named = {"output_shape": {(1, 4, 4): "dense/flattened"}}
    for answer in [(1, 4, 4), (None, 4, 4), (4, 4)]:
        predict("named", output_shape=answer, confidence=2)
        revealed = reveal("named", dense, X, beliefs=named)
        assert re.search(r"comes from the idea that the whole input is flattened.*\[dense/flattened\]", str(revealed))
        assert [one.beliefs for one in revealed.diagnoses] == [("dense/flattened",)]


def test_a_belief_that_another_right_part_rules_out_is_not_named():
    layer = keras.layers.Conv1D(4, 3)  # 8 steps, 4 channels
    alone = reveal_of("alone", layer, (None, 8, 4), output_shape=(8, 4))
    both = reveal_of("both", layer, (None, 8, 4), output_shape=(8, 4), parameters=52)
    assert set(both.diagnoses[0].beliefs) <= set(alone.diagnoses[0].beliefs)
    assert both.diagnoses[1].correct


def reveal_of(question, layer, data, **answers):
    predict(question, confidence=2, **answers)
    return reveal(question, layer, data)


MEMORY = {
    "moves": False,
    "winner": "pooling",
    "updates": lambda: np.int64(4),
    "loss": np.float32(3.1111),
}
OPTIONS = {"winner": ("stride", "pooling"), "updates": int, "loss": float}


def ask(**answers):
    predict("choices", options=OPTIONS, **{"confidence": 3, **answers})
    return reveal(
        "choices",
        beliefs={"moves": {True: "dense/flattened"}, "updates": {100: "dense/bias-per-row"}},
        because={"updates": "100 samples in batches of 32 make 4 batches."},
        **MEMORY,
    )


def test_choices_and_numbers_of_a_question_are_compared_with_what_was_measured():
    right = ask(moves=False, winner="Pooling", updates=4, loss=3.11)
    assert all(right.diagnoses)
    assert "✓ updates: 4 is right. 100 samples in batches of 32 make 4 batches." in str(right)
    assert "✓ moves: False is right. Dense flattens nothing" in str(right)
    wrong = ask(moves=True, winner="stride", updates=5, loss=3.3)
    assert not any(wrong.diagnoses)
    assert wrong.diagnoses[0].beliefs == ("dense/flattened",)
    assert "✗ moves: your True comes from the idea that the whole input is flattened first" in str(wrong)
    assert "✗ winner: you answered 'stride'. It is 'pooling'." in str(wrong)


def test_a_wrong_number_that_a_belief_leads_to_names_it():
    assert ask(moves=False, updates=100).diagnoses[1].beliefs == ("dense/bias-per-row",)
    assert ask(moves=False, updates=99).diagnoses[1].beliefs == ()


def test_a_belief_that_does_not_exist_is_refused_whatever_was_answered():
    with pytest.raises(ValueError, match="no belief has the code 'dense/nonsense'"):
        reveal("nobody asked", moves=False, beliefs={"moves": {True: "dense/nonsense"}})


@pytest.mark.parametrize(
    ("confidence", "right", "said"),
    [
        (1, True, "You called it a guess, and you were right."),
        (2, True, "You were not sure, and you were right."),
        (
            4,
            False,
            "You were certain, and something else came out: that happens to everybody, and nothing teaches more.",
        ),
        (3, False, "You were fairly sure, and something else came out: that happens to everybody"),
        (..., True, "Next time, say how sure you are too: confidence=1 is a guess, 4 is certain."),
        (3, True, ""),
        (2, False, ""),
    ],
)
def test_confidence_is_answered_where_it_does_not_fit(confidence, right, said):
    shown = str(ask(moves=not right, confidence=confidence))
    about = [line for line in shown.splitlines() if line.startswith(("You ", "Next time"))]
    assert [line.startswith(said) for line in about] == ([True] if said else [])


def test_a_drawer_stays_closed_without_a_prediction_and_holds_everything_for_readers_without_a_kernel(dense):
    predict("closed", output_shape=..., parameters=..., confidence=...)
    shown = reveal("closed", dense, (None, 4, 3))
    line = (
        "Inside: the output shape, the number of parameters and what came out, with the reasons. "
        "Predict first, then run this cell. (Without a kernel: open it here.)"
    )
    assert str(shown) == line
    stored = shown._repr_html_()
    assert "kernel 3 x 2 + bias 2 = 8" in opened(stored)
    assert re.sub(r"<[^>]+>", "", without_drawers(stored)) == line
    assert stored == reveal("closed", dense, (None, 4, 3))._repr_html_()


def test_what_is_closed_says_what_it_waits_for(dense):
    assert str(reveal("never asked", dense, X)).startswith(
        'Nothing to reveal yet: first run the cell with predict("never asked", ...).'
    )
    predict("half", output_shape=(4, 2), parameters=..., confidence=3)
    assert str(reveal("half", dense, X)).startswith("Nothing to reveal yet. Still open: parameters.")
    predict("half", output_shape="4, 2", parameters=8, confidence=3)
    assert str(reveal("half", dense, X)).startswith(
        'Nothing to reveal yet: your last answer to "half" could not be read'
    )
    assert "8" not in str(reveal("half", dense, X))


def test_a_picture_comes_with_what_came_out_and_stays_in_the_drawer(dense):
    class Picture:
        def _repr_html_(self):
            return "<img alt='the picture'>"

    predict("picture", parameters=..., confidence=...)
    closed = reveal("picture", dense, X, show=Picture)._repr_html_()
    assert "the picture" in opened(closed)
    assert "the picture" not in without_drawers(closed)
    predict("picture", parameters=8, confidence=3)
    assert "<img alt='the picture'>" in reveal("picture", dense, X, show=Picture())._repr_html_()


def test_an_answer_is_kept_once_with_all_that_is_known_of_it(journal):
    layer = keras.layers.Conv1D(100, 10)
    predict("kept", output_shape=(119, 900), parameters=9000, confidence=4)
    for _ in range(3):
        reveal("kept", layer, (None, 128, 9))
    predict("kept", output_shape=(119, 900), parameters=9000, confidence=4)
    reveal("kept", layer, (None, 128, 9))
    (entry,) = journal()
    assert entry["question"] == "kept"
    assert entry["answers"] == {"output_shape": "(119, 900)", "parameters": "9000"}
    assert entry["confidence"] == 4
    assert entry["correct"] is False
    assert entry["beliefs"] == ["conv1d/bias-forgotten", "conv1d/channels-kept-apart"]
    assert "conv1d/feature-axis-kept" in entry["considered"]
    assert entry["time"]


def test_neither_an_example_nor_a_malformed_answer_is_kept(journal, dense):
    predict("example", output_shape=(5,), confidence=3, example=True)
    assert reveal("example", dense, X).diagnoses
    predict("malformed", output_shape="5", confidence=3)
    reveal("malformed", dense, X)
    predict("open", output_shape=..., confidence=3)
    reveal("open", dense, X)
    assert journal() == []
    predict("real", output_shape=(5,), confidence=3)
    reveal("real", dense, X)
    assert len(journal()) == 1


def test_whatever_is_predicted_reveal_never_raises(dense):
    for wild in (
        "text",
        True,
        [1, [2]],
        {},
        None,
        object(),
        10**5000,
        float("inf"),
        (None,),
        (),
        np.zeros((2, 2)),
        lambda: 1,
    ):
        for part in ("output_shape", "parameters", "value", "moves", "unasked"):
            predict("wild", confidence=2, **{part: wild})
            assert str(reveal("wild", dense, X, at=(0, 0, 0), moves=True))


def test_a_part_whose_truth_nobody_says_is_told_as_such(dense):
    predict("unsaid", parameters=8, colour=True, confidence=3)
    assert str(reveal("unsaid", dense, X)).startswith('"unsaid" does not ask for colour: go back to the names')


def test_of_true_and_false_the_code_alone_names_the_wrong_one():
    for truth in (True, False):
        predict("either", moves=not truth, confidence=2)
        (found,) = reveal("either", moves=truth, beliefs={"moves": "dense/flattened"}).diagnoses
        assert found.beliefs == ("dense/flattened",)
    with pytest.raises(ValueError, match="which wrong answer comes from dense/flattened"):
        reveal("either", moves=3, beliefs={"moves": "dense/flattened"})


def test_an_answer_that_the_lesson_gives_as_an_example_is_not_said_to_be_remembered(journal):
    for example in (True, False):
        predict("shown", output_shape=(None, 5), confidence=3, example=example)
        said = str(reveal("shown", keras.layers.Flatten(), (None, 2, 5)))
        assert ("progress() remembers this one" in said) == (not example) == bool(journal())
