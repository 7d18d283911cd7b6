"""Lesson 07: its general sentences on Keras."""

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from shapewise.notebooks.canonical import read
from shapewise.reading import keras, run, small_integers

Conv1D = keras.layers.Conv1D
CELLS = {cell.id: cell.source for cell in read(COURSE / "07_filters_and_kernel_size.ipynb").cells}


class Checks:
    """In the place of `check`: nothing is checked here."""

    @staticmethod
    def check_output_shape(*_):
        """Nothing."""


def run_cells(*ids, **names):
    """What the named cells of the lesson leave behind."""
    names |= {"keras": keras, "np": np, "check": Checks}
    for one in ids:
        exec(CELLS[one], names)
    return names


@claims('"A filter of three, one at a time", somebody says, and writes Conv1D(3, 1).', "It trains on all eight texts.")
@pytest.mark.parametrize("seed", range(3))
def test_windows_of_one_word_see_the_same_words_in_all_texts(seed):
    keras.utils.set_random_seed(seed)
    x = run_cells("texts")["x"]
    model = keras.Sequential([Conv1D(3, 1), keras.layers.GlobalMaxPooling1D()])
    assert len(x) == 8
    assert np.allclose(model(x), model(x[:1]))


def test_windows_of_three_words_learn_what_windows_of_one_cannot():
    keras.utils.set_random_seed(2)
    names = run_cells("texts", "train")
    scores, parameters = names["train"](Conv1D(filters=1, kernel_size=3))
    assert [score > 0.5 for score in scores] == [True, False] * 4
    same, more = names["train"](Conv1D(3, 1))
    assert len(set(same)) == 1
    assert parameters < more


@claims(
    "No, both stand in the count.",
    "It fails because a filter has no length of its own: kernel_size gives all filters the same one.",
    "Here are three filters on a text of ours: first the window alone, then all three on it, then one filter "
    "more, then a "
    "longer window.",
)
@pytest.mark.parametrize(("filters", "kernel_size"), [(3, 2), (8, 3), (1, 5)])
def test_each_number_changes_one_axis_and_both_change_the_count(filters, kernel_size):
    def made(filters, kernel_size):
        layer = Conv1D(filters, kernel_size)
        return run(layer, np.ones((1, 20, 6))).shape[1:], layer.count_params(), layer.kernel.shape

    (length, rows), count, kernel = made(filters, kernel_size)
    assert made(filters + 1, kernel_size) == (
        (length, rows + 1),
        count + kernel_size * 6 + 1,
        (kernel_size, 6, filters + 1),
    )
    assert made(filters, kernel_size + 1) == ((length - 1, rows), count + filters * 6, (kernel_size + 1, 6, filters))
    assert kernel == (kernel_size, 6, filters)


@claims(
    "Instead, write the names: Conv1D(filters=100, kernel_size=4).",
    "It learns 100 filters, each for windows of four words: output, kernel and number of weights are",
    "Write both names, and nobody has to remember the order.",
)
def test_the_layer_of_the_question_spans_four_words_with_100_filters():
    layer = Conv1D(kernel_size=4, filters=100)
    assert run(layer, np.ones((1, 50, 300))).shape == (1, 47, 100)
    assert (layer.kernel.shape, layer.count_params()) == ((4, 300, 100), 120_100)
    assert layer.get_config() | {"name": ""} == Conv1D(100, 4).get_config() | {"name": ""}


@claims("A hundred filters look for a hundred different things only because their weights differ.")
def test_filters_with_equal_weights_give_equal_columns():
    layer = Conv1D(5, 3, kernel_initializer="ones")
    y = run(layer, small_integers((1, 8, 3)))
    assert y.shape == (1, 6, 5)
    assert np.all(y == y[..., :1])
    layer.set_weights([layer.get_weights()[0] + np.arange(5), np.zeros(5)])
    assert len(np.unique(run(layer, small_integers((1, 8, 3))), axis=-1).T) > 1


@claims(
    'Filter 0 shall find "not bad" and filter 1 "not good".',
    "Filter 0 is written: its result is 1 where both words fit, and less elsewhere.",
    "Below are the rows of both filters for the first two texts.",
    'In "good not bad", filter 0 reaches 1 at window 1; in "bad not good", filter 1 does.',
)
def test_the_filters_written_by_hand_find_their_words_and_no_others():
    names = run_cells("texts", "finder", "as-dense")
    for text, rows in zip(names["texts"], names["y"], strict=True):
        pairs = list(zip(text, text[1:]))
        assert [bool(row[0] == 1) for row in rows] == [pair == ("not", "bad") for pair in pairs]
        assert [bool(row[1] == 1) for row in rows] == [pair == ("not", "good") for pair in pairs]
    assert names["y"].max() == 1
    assert np.array_equal(names["y"], run(names["finder"], names["x"]))
