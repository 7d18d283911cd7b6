"""compile, fit and steps of one's own."""

import numpy as np
import tensorflow as tf

from errors.provoked.helpers import I, L, provokes, seq, z
from shapewise.reading import keras


def fitted(model, loss="mse", y=None, **options):
    model.compile(options.pop("optimizer", "sgd"), loss, **options.pop("compiled", {}))
    return model.fit(z(8, 3), z(8, 1) if y is None else y, verbose=0, **options)


def one():
    return seq(I((3,)), L.Dense(1))


@provokes("training/used-optimizer", "a new one")
def one_optimizer_for_two_models():
    adam = keras.optimizers.Adam()
    fitted(one(), optimizer=adam)
    fitted(seq(I((3,)), L.Dense(4), L.Dense(1)), optimizer=adam)


@provokes("training/used-optimizer")
def a_layer_added_after_compile():
    model = one()
    fitted(model)
    optimizer = model.optimizer
    longer = seq(I((3,)), *model.layers, L.Dense(1))
    longer.compile(optimizer, "mse")
    longer.fit(z(8, 3), z(8, 1), verbose=0)


@provokes("training/no-gradients", "softmax in place of argmax")
def a_loss_over_argmax():
    def wrong(y_true, y_pred):
        return keras.ops.cast(keras.ops.argmax(y_pred, -1), "float32")

    fitted(seq(I((3,)), L.Dense(4)), wrong, z(8, 4))


@provokes("training/no-loss", "compile")
def compile_without_a_loss():
    model = one()
    model.compile("sgd")
    model.fit(z(8, 3), z(8, 1), verbose=0)


@provokes("build/not-compiled", "loss='sparse_categorical_crossentropy'")
def evaluate_without_compile():
    seq(I((3,)), L.Dense(4, activation="softmax")).evaluate(z(8, 3), z(8), verbose=0)


@provokes("build/not-compiled", "optimizer.apply")
def a_step_of_ones_own_without_compile():
    model = one()
    with tf.GradientTape() as tape:
        loss = keras.ops.mean(model(z(8, 3)))
    model.optimizer.apply(tape.gradient(loss, model.trainable_weights), model.trainable_weights)


@provokes("training/loss-arguments", "(y_true, y_pred)")
def a_loss_of_three_arguments():
    def weighted(y_true, y_pred, weight):
        return weight * keras.ops.square(y_true - y_pred)

    fitted(one(), weighted)


@provokes("training/loss-arguments", "(y_true, y_pred)")
def a_metric_of_one_argument():
    def spread(y_pred):
        return keras.ops.std(y_pred)

    fitted(one(), compiled={"metrics": [spread]})


@provokes("training/loss-none", "return")
def a_loss_without_return():
    def forgotten(y_true, y_pred):
        keras.ops.mean(keras.ops.square(y_true - y_pred))

    fitted(one(), forgotten)


@provokes("name/gone", "optimizer.apply")
def minimize():
    keras.optimizers.SGD().minimize(lambda: 0.0, [])


@provokes("name/gone", "learning_rate")
def optimizer_lr():
    keras.optimizers.SGD(0.5).lr  # noqa: B018


@provokes("training/metric", "to_categorical")
def precision_of_labels():
    model = seq(I((3,)), L.Dense(4, activation="softmax"))
    fitted(
        model, "sparse_categorical_crossentropy", np.arange(8) % 4, compiled={"metrics": [keras.metrics.Precision()]}
    )


@provokes("training/class", "Adam()")
def class_of_an_optimizer():
    one().compile(keras.optimizers.Adam, "mse")


@provokes("training/callback", "EarlyStopping()")
def class_of_a_callback():
    fitted(one(), callbacks=[keras.callbacks.EarlyStopping])


@provokes("training/callback", "callbacks")
def text_as_a_callback():
    fitted(one(), callbacks=["early_stopping"])


@provokes("training/history", "validation_data", fixed=False)
def history_without_validation():
    history = fitted(one())
    history.history["val_loss"]


@provokes("training/history", "history.history['mae']")
def history_by_another_name():
    history = fitted(one(), compiled={"metrics": ["mae"]})
    history.history["mae_1"]


@provokes("training/history", "metrics=['accuracy']", fixed=False)
def accuracy_that_was_not_asked_for():
    history = fitted(one())
    history.history["accuracy"]


@provokes("argument/name", "'mse'")
def loss_rmse():
    fitted(one(), "rmse")


@provokes("argument/name", "binary_crossentropy")
def loss_of_a_shorter_name():
    fitted(one(), "cross_entropy")


@provokes("argument/name", "keras.metrics.F1Score()")
def metric_f1():
    fitted(one(), compiled={"metrics": ["f1"]})


@provokes("argument/name", "keras.metrics.RootMeanSquaredError()")
def metric_rmse():
    fitted(one(), compiled={"metrics": ["rmse"]})


@provokes("argument/name", "'softmax'")
def activation_with_a_slip():
    L.Dense(3, activation="sofmax")


@provokes("argument/name", "'he_normal'")
def initializer_with_a_slip():
    L.Dense(3, kernel_initializer="he_normall")


@provokes("argument/name", "'adam'")
def optimizer_with_a_slip():
    one().compile("adamm", "mse")


@provokes("argument/unknown", "learning_rate")
def adam_lr():
    keras.optimizers.Adam(lr=0.001)


@provokes("argument/unknown", "epochs")
def fit_of_epoch():
    one().fit(z(2, 3), z(2, 1), epoch=3)


@provokes("name/gone")
def predict_proba():
    one().predict_proba(z(2, 3))


@provokes("name/gone")
def fit_generator():
    one().fit_generator(iter([]))
