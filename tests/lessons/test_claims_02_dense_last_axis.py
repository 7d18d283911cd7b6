"""The general sentences of lesson 02, tried on Keras; and its belief, applied to its questions, is named alone."""

import numpy as np
import pytest

from lessons.claims import claims
from shapewise import predict, reveal
from shapewise.reading import keras

SHAPES = [(4, 3), (2, 5), (1, 3), (6, 2)]


def dense(units=2):
    return keras.layers.Dense(units, bias_initializer="random_normal")


def flat(units=2):
    return keras.Sequential([keras.layers.Flatten(), dense(units)])


def drawn(*shape):
    return np.random.default_rng(0).normal(size=shape)


def moved(layer, x, *place):
    """Which numbers of the output change when a number of the first sample grows by 1."""
    changed = x.copy()
    changed[(0, *place)] += 1
    return np.asarray(layer(changed)) != np.asarray(layer(x))


@claims(
    "Many think that Dense strings all numbers of a sample together first, so that each unit sees every one of them."
)
@pytest.mark.parametrize("shape", SHAPES)
def test_flatten_and_dense_is_what_many_think_of(shape):
    layer, x = flat(), drawn(1, *shape)
    assert layer(x).shape == (1, 2)
    assert all(moved(layer, x, *place).all() for place in np.ndindex(shape))


@claims(
    "It fails because rows never meet in a Dense.",
    "Add 1 to one number in row 1, and look at what moves: first in Dense, then with Flatten in front of it.",
    "Dense works on the last axis: each row goes through the same kernel, and rows never meet.",
)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_row_of_the_output_is_made_of_one_row_of_the_input_with_the_same_kernel_for_each(shape):
    layer, x = dense(), drawn(2, *shape)
    y = np.asarray(layer(x))
    for row, feature in np.ndindex(shape):
        places = np.argwhere(moved(layer, x, row, feature))
        assert {tuple(place[:2]) for place in places} == {(0, row)}
    one_by_one = np.concatenate([np.asarray(layer(x[:, [row]])) for row in range(shape[0])], axis=1)
    np.testing.assert_allclose(one_by_one, y, rtol=1e-5, atol=1e-6)


@claims("The targets had one number a year; the loss compared it with every quarter, and no shape stopped it.")
def test_the_loss_compares_the_one_target_with_each_row_of_the_output():
    x, target = drawn(5, 4, 3), drawn(5, 1)
    model = keras.Sequential([keras.Input((4, 3)), dense(1)])
    model.compile(loss="mse")
    y = np.asarray(model(x))
    assert y.shape == (5, 4, 1)
    every_quarter = np.mean([(y[:, quarter] - target) ** 2 for quarter in range(4)])
    assert model.evaluate(x, target, verbose=0) == pytest.approx(every_quarter, rel=1e-5)


def test_the_model_of_the_shops_cannot_add_up_the_year_and_behind_flatten_it_can():
    x = drawn(256, 4, 3)
    year = x.sum(axis=(1, 2))
    model = keras.Sequential([keras.Input((4, 3)), flat(1)])
    model.set_weights([np.ones((12, 1)), np.zeros(1)])
    np.testing.assert_allclose(np.asarray(model(x))[:, 0], year, atol=1e-5)
    quarters = np.concatenate(
        [x.reshape(-1, 3), np.ones((1024, 1))], axis=1
    )  # the best that any Dense(1) can do on a row
    best = np.linalg.lstsq(quarters, np.repeat(year, 4), rcond=None)[0]
    assert np.sqrt(np.mean((quarters @ best - np.repeat(year, 4)) ** 2)) == pytest.approx(2.88, abs=0.02)


def test_the_parameters_do_not_depend_on_the_rows():
    for rows in (1, 4, 100):
        layer = dense(2)
        layer.build((None, rows, 3))
        assert layer.count_params() == 3 * 2 + 2


def ask(**answers):
    layer = keras.layers.Dense(2)

    def all_change():
        x, changed = np.zeros((1, 4, 3)), np.zeros((1, 4, 3))
        changed[0, 1, 2] += 1
        return bool(np.all(layer(changed) != layer(x)))

    predict("dense", **answers, confidence=3)
    return reveal("dense", layer, (None, 4, 3), all_change=all_change, beliefs={"all_change": "dense/flattened"})


def test_who_flattens_can_answer_each_question_and_is_named_alone():
    believed = flat()
    shape = believed(np.zeros((1, 4, 3))).shape
    answers = {"output_shape": (None, *shape[1:]), "parameters": believed.count_params(), "all_change": True}
    for name, answer in answers.items():
        (found,) = ask(**{name: answer}).diagnoses
        assert not found
        assert found.beliefs == ("dense/flattened",)
    assert str(ask(**answers)).count("[dense/flattened]") == 1


def test_the_truth_is_right():
    assert all(ask(output_shape=(None, 4, 2), parameters=8, all_change=False).diagnoses)


def test_what_the_run_sheet_says_of_time_distributed_and_of_flat_targets_holds():
    layer, x = dense(10), drawn(1, 20, 5)
    timed = keras.layers.TimeDistributed(layer)
    np.testing.assert_allclose(np.asarray(timed(x)), np.asarray(layer(x)), atol=1e-6)
    assert timed.count_params() == layer.count_params() == 60
    own = keras.layers.EinsumDense("btf,tfu->btu", (20, 10), bias_axes="tu")
    assert own(x).shape == (1, 20, 10)
    assert own.count_params() == 1200
    model = keras.Sequential([keras.Input((4, 3)), dense(1)])
    model.compile(loss="mse")
    samples, targets = drawn(5, 4, 3), drawn(5)
    every_pair = np.mean([(one - targets) ** 2 for one in np.asarray(model(samples)).reshape(-1)])
    assert model.evaluate(samples, targets, verbose=0) == pytest.approx(every_pair, rel=1e-4)


@claims(
    "rows: Flatten + Dense needs a weight for each number of the table, Dense only for each feature.",
    "On the left, the numbers of that row; on the right, both numbers.",
)
@pytest.mark.parametrize(("rows", "features"), SHAPES)
def test_what_the_sliders_of_the_explorer_show(rows, features):
    alone, whole, x = dense(), flat(), drawn(1, rows, features)
    for layer, seen in ((alone, features), (whole, rows * features)):
        layer(x)
        assert layer.count_params() == seen * 2 + 2
    for row in range(rows):
        changed = moved(alone, x, row, 0)[0].any(axis=-1)
        assert changed.tolist() == [other == row for other in range(rows)]
        assert moved(whole, x, row, 0).all()
