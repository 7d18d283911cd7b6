"""The sentences of lesson 04, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in
from shapewise.lessons import lesson
from shapewise.reading import keras

L = keras.layers
notebook = defined_in("04_target_shape")


def pairs(outputs, targets):
    """How far the loss moves when a target is raised, for each output that is raised with it: 0 where they never meet."""
    loss = keras.losses.MeanSquaredError()
    met = np.zeros((outputs.size, targets.size))
    for one in range(outputs.size):
        for other in range(targets.size):
            y, t = outputs.copy(), targets.copy()
            alone = [float(loss(targets, outputs))]
            y.flat[one] += 1
            alone.append(float(loss(targets, y)))
            t.flat[other] += 1
            alone.append(float(loss(t, outputs)))
            met[one, other] = float(loss(t, y)) - alone[1] - alone[2] + alone[0]
    return np.abs(met) > 1e-4


@claims(
    "So the samples of the targets come to lie under the last axis of the outputs, and each output meets the "
    "targets of all samples.",
    "The inner one runs over the targets of all samples.",
)
@pytest.mark.parametrize("shape", [(3, 2, 1), (4, 1, 1), (2, 5, 1)])
def test_each_output_meets_the_targets_of_all_samples(shape):
    rng = np.random.default_rng(0)
    outputs, targets = rng.normal(size=shape).astype("float32"), rng.normal(size=shape[0]).astype("float32")
    assert pairs(outputs, targets).all()
    size = outputs.size * targets.size
    assert notebook.mse_by_hand(targets, outputs) == pytest.approx(notebook.mse(targets, outputs), abs=1e-5)
    assert ((outputs.ravel()[:, None] - targets) ** 2).size == size


@claims("The belief is true for targets that have every axis of the outputs.")
def test_with_every_axis_each_output_meets_its_own_target_alone():
    rng = np.random.default_rng(0)
    outputs, targets = (rng.normal(size=(3, 2, 1)).astype("float32") for _ in range(2))
    assert np.array_equal(pairs(outputs, targets), np.eye(6, dtype=bool))
    per_sample = pairs(outputs, targets[:, :1])
    assert np.array_equal(per_sample, np.repeat(np.eye(3, dtype=bool), 2, axis=0))


@claims(
    "With outputs of shape (samples, 1), Keras gives the targets the axis that they lack.",
    "mse broadcasts, and Keras only makes up for a missing last axis of length one.",
)
@pytest.mark.parametrize("shape", [(3, 1), (3, 2, 1), (4, 2, 3, 1)])
def test_a_last_axis_of_length_one_may_be_missing(shape):
    rng = np.random.default_rng(0)
    outputs, targets = (rng.normal(size=shape).astype("float32") for _ in range(2))
    assert np.array_equal(pairs(outputs, targets[..., 0]), np.eye(targets.size, dtype=bool))


def test_targets_of_sparse_categorical_crossentropy_have_no_axis_for_the_classes():
    loss, outputs = keras.losses.SparseCategoricalCrossentropy(), np.array([[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]])
    assert float(loss(np.array([0, 2]), outputs)) == pytest.approx(-np.log([0.5, 0.8]).mean(), abs=1e-5)


@claims(
    "The number nearest to all targets is their mean: training finds it, and the loss falls on the way.",
    "Where each output meets all targets, the best that the model can learn is their mean.",
)
def test_training_ends_at_the_mean_of_the_targets():
    up = np.arange(400) % 4 != 0
    x = np.random.default_rng(0).normal(size=(400, 6, 2)) + up[:, None, None]
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((6, 2)), L.Dense(8, activation="relu"), L.Dense(1)])
    model.compile(keras.optimizers.Adam(0.02), "mse")
    losses = model.fit(x, up.astype("float32"), epochs=20, verbose=0).history["loss"]
    assert losses[-1] < losses[0]
    assert model.predict(x, verbose=0).mean() == pytest.approx(up.mean(), abs=0.05)
    assert losses[-1] == pytest.approx(up.var(), abs=0.02)
    means = [np.square(up - value).mean() for value in (up.mean() - 0.1, up.mean(), up.mean() + 0.1)]
    assert min(means) == means[1]


@claims(
    "This model has a weight for each of the six outputs, and it starts with every answer right.",
    "The loss fell with every update, and every answer went wrong.",
    "Both fall: the mse, and the differences between the answers.",
)
def test_training_takes_right_answers_to_the_mean_while_the_loss_falls():
    outputs, targets = np.array([1.0, 1, 2, 2, 4, 4]).reshape(3, 2, 1), np.array([1.0, 2, 4])
    knows = keras.Sequential([keras.Input((2, 6)), L.Dense(1, use_bias=False)])
    knows.set_weights([outputs.reshape(6, 1)])
    knows.compile(keras.optimizers.SGD(1.5), "mse")
    one_hot, losses, spread = np.eye(6).reshape(3, 2, 6), [], []
    assert np.array_equal(np.asarray(knows(one_hot)), outputs)
    for _ in range(7):
        answers = np.asarray(knows(one_hot))
        losses.append(round(notebook.mse(targets, answers), 3))
        spread.append(np.ptp(answers))
        knows.fit(one_hot, targets, verbose=0)
    assert losses == sorted(set(losses), reverse=True)
    assert spread == sorted(set(spread), reverse=True)
    assert (np.abs(np.asarray(knows(one_hot)) - outputs) > 0.3).all()


def test_where_an_axis_of_another_length_is_missing_samples_meet_the_targets_of_others():
    outputs, targets = np.zeros((2, 2, 2), "float32"), np.zeros((2, 2), "float32")
    met = pairs(outputs, targets).reshape(2, 4, 2, 2)  # sample, its outputs, sample, its targets
    assert met[0, :, 1].any()


@claims(
    "A Dense behind steps gives an answer for each step: Flatten or GlobalAveragePooling1D makes one answer for "
    "the sample."
)
def test_one_answer_for_each_step_or_one_for_the_sample():
    assert keras.Sequential([keras.Input((28, 32)), L.Dense(1)]).output_shape == (None, 28, 1)
    for between in (L.Flatten(), L.GlobalAveragePooling1D()):
        assert keras.Sequential([keras.Input((28, 32)), between, L.Dense(1)]).output_shape == (None, 1)


@claims("Ask it before you train: about the asker's own model, which ends in Dense(32), and about the one above.")
def test_the_figures_of_question_06_are_those_of_today():
    assert lesson("04_target_shape").questions == ("Q06",)
    broken, whole = notebook.network(L.Dense(32)), notebook.network(L.Flatten(), L.Dense(1))
    assert [layer.output.shape[1] for layer in broken.layers[:4]] == [31, 30, 29, 28]
    assert (broken.output_shape, notebook.network(L.Dense(1)).output_shape) == ((None, 28, 32), (None, 28, 1))
    assert whole.count_params() == 7233
    single = keras.Sequential(
        [keras.Input((32, 1)), *[L.Conv1D(32, 2) for _ in range(3)], L.Conv1D(1, 2), L.Flatten(), L.Dense(1)]
    )
    assert [layer.output.shape[1:] for layer in single.layers[2:]] == [(29, 32), (28, 1), (28,), (1,)]
    assert single.count_params() == 4350
