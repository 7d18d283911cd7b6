"""Losses, targets and metrics that do not go with the outputs of a model."""

import numpy as np

from errors.provoked.helpers import I, L, fit, provokes, seq, z
from shapewise.reading import keras


def of_two():
    x = I((3,))
    return keras.Model(x, [L.Dense(1, name="price")(x), L.Dense(4, name="kind", activation="softmax")(x)])


def fitted(model, x, y, **compiled):
    model.compile("sgd", **compiled)
    model.fit(x, y, verbose=0)


PRICE, KIND = z(8, 1), keras.utils.to_categorical(np.arange(8) % 4, 4)
SOFTMAX = {"activation": "softmax"}


@provokes("outputs/losses", "3 losses")
def three_losses_for_two_outputs():
    fitted(of_two(), z(8, 3), [PRICE, KIND], loss=["mse", "categorical_crossentropy", "mse"])


@provokes("outputs/names", "'price'")
def loss_of_another_name():
    fitted(of_two(), z(8, 3), [PRICE, KIND], loss={"Price": "mse", "kind": "categorical_crossentropy"})


@provokes("outputs/names", "'kind' in place of 'class'")
def target_of_another_name():
    losses = {"price": "mse", "kind": "categorical_crossentropy"}
    fitted(of_two(), z(8, 3), {"price": PRICE, "class": KIND}, loss=losses)


@provokes("outputs/targets", "[y_price, y_kind]")
def one_target_for_two_outputs():
    fitted(of_two(), z(8, 3), PRICE, loss=["mse", "categorical_crossentropy"])


@provokes("outputs/targets", "np.concatenate(y, axis=-1)")
def two_targets_for_one_output():
    fitted(seq(I((3,)), L.Dense(1)), z(8, 3), [z(8, 1), z(8, 1)], loss="mse")


@provokes("outputs/loss-weights", "loss_weights=[1.0, 1.0]")
def three_loss_weights_for_two():
    fitted(of_two(), z(8, 3), [PRICE, KIND], loss=["mse", "categorical_crossentropy"], loss_weights=[1.0, 2.0, 3.0])


@provokes("outputs/metrics", "'price': ['mae']")
def metrics_for_no_output():
    fitted(of_two(), z(8, 3), [PRICE, KIND], loss=["mse", "categorical_crossentropy"], metrics=["mae"])


@provokes("outputs/class-weight", "sample_weight")
def class_weights_for_two_outputs():
    model = of_two()
    model.compile("sgd", ["mse", "categorical_crossentropy"])
    model.fit(z(8, 3), [PRICE, KIND], class_weight={0: 1.0, 1: 2.0}, verbose=0)


@provokes("target/shape", 'loss="sparse_categorical_crossentropy"')
def labels_in_a_column_against_ten_classes():
    fit(seq(I((784,)), L.Dense(10, **SOFTMAX)), z(8, 784), z(8, 1), "categorical_crossentropy")


@provokes("target/shape", 'loss="categorical_crossentropy"')
def one_hot_targets_for_labels():
    fit(seq(I((784,)), L.Dense(10, **SOFTMAX)), z(8, 784), z(8, 10), "sparse_categorical_crossentropy")


@provokes("target/shape", "a Flatten before")
def classes_of_a_picture_that_is_not_flat():
    fit(seq(I((8, 8, 1)), L.Conv2D(2, 3), L.Dense(10, **SOFTMAX)), z(4, 8, 8, 1), z(4, 10), "categorical_crossentropy")


@provokes("target/shape", "units=3")
def mse_of_two_widths():
    fit(seq(I((4,)), L.Dense(2)), z(8, 4), z(8, 3))


@provokes("target/label", "y - 1")
def labels_from_one():
    fit(seq(I((3,)), L.Dense(4, **SOFTMAX)), z(8, 3), np.arange(8) % 4 + 1, "sparse_categorical_crossentropy")


@provokes("target/label", "units=6")
def more_labels_than_classes():
    fit(seq(I((3,)), L.Dense(4, **SOFTMAX)), z(12, 3), np.arange(12) % 6, "sparse_categorical_crossentropy")


@provokes("target/label", "np.unique")
def labels_of_minus_one():
    fit(seq(I((3,)), L.Dense(2, **SOFTMAX)), z(4, 3), np.array([-1, 1, -1, 1]), "sparse_categorical_crossentropy")


@provokes("target/label", "one output for each class")
def sparse_labels_for_one_output():
    fit(seq(I((3,)), L.Dense(1)), z(4, 3), np.array([0, 1, 2, 1]), "sparse_categorical_crossentropy")


@provokes("target/last-batch", "x[:8], y[:8]")
def a_smaller_last_batch():
    model = seq(I(batch_shape=(4, 2, 3)), L.LSTM(2, stateful=True), L.Dense(1))
    fit(model, z(10, 2, 3), z(10, 1), batch_size=4)
