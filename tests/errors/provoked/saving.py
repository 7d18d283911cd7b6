"""Save and load."""

import os
import tempfile

import numpy as np

from errors.provoked.helpers import I, L, provokes, seq, z
from shapewise.reading import keras

_FOLDER = tempfile.TemporaryDirectory(prefix="shapewise-provoked-")  # gone when the tests are over
FOLDER = _FOLDER.name


def path(name):
    return os.path.join(FOLDER, name)


def saved(model, name):
    model.save(path(name))
    return path(name)


class Scale(L.Layer):
    def call(self, x):
        return x * 2


class Wide(L.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.inner = L.Dense(units)

    def call(self, x):
        return self.inner(x)


class Fixed(L.Layer):
    def __init__(self):
        super().__init__()

    def call(self, x):
        return x * 2


def own_loss(y_true, y_pred):
    return keras.ops.mean(keras.ops.abs(y_true - y_pred))


def twice(x):
    return x * 2


@provokes("saving/unknown-class", "custom_objects={'Scale': Scale}")
def own_layer_loaded():
    here = Scale  # noqa: F841  the class is in sight
    keras.models.load_model(saved(seq(I((3,)), Scale()), "scale.keras"))


@provokes("saving/unknown-class", "custom_objects={'twice': twice}")
def own_activation_loaded():
    here = twice  # noqa: F841
    keras.models.load_model(saved(seq(I((3,)), L.Dense(2, activation=twice)), "twice.keras"))


@provokes("saving/unknown-class", "custom_objects={'own_loss': own_loss}")
def own_loss_loaded():
    here = own_loss  # noqa: F841
    model = seq(I((3,)), L.Dense(1))
    model.compile("sgd", own_loss)
    keras.models.load_model(saved(model, "loss.keras"))


@provokes("saving/unknown-class", "custom_objects={'Scale': Scale}")
def own_layer_loaded_from_h5():
    here = Scale  # noqa: F841
    keras.models.load_model(saved(seq(I((3,)), Scale()), "scale.h5"))


@provokes("saving/lambda", "safe_mode=False")
def lambda_loaded():
    keras.models.load_model(saved(seq(I((3,)), L.Lambda(lambda x: x * 2)), "lambda.keras"))


@provokes("saving/no-config", "get_config")
def layer_without_a_config():
    class Options:
        units = 3

    class Built(L.Layer):
        def __init__(self, options):
            super().__init__()
            self.options = options

        def call(self, x):
            return x

    Built(Options()).get_config()


@provokes("saving/no-kwargs", "**kwargs")
def layer_without_kwargs():
    keras.models.load_model(saved(seq(I((3,)), Fixed()), "fixed.keras"), custom_objects={"Fixed": Fixed})


@provokes("saving/no-kwargs", "name")
def layer_of_ones_own_with_a_name():
    Fixed(name="fixed")


@provokes("saving/legacy-functions", "compile=False")
def mse_loaded_from_h5():
    model = seq(I((3,)), L.Dense(1))
    model.compile("sgd", "mse")
    keras.models.load_model(saved(model, "mse.h5"))


def weights_of(*layers, name):
    seq(*layers).save_weights(path(name))
    return path(name)


@provokes("saving/weight-shape", "units=8")
def weights_of_more_units():
    file = weights_of(I((3,)), L.Dense(8, name="a"), name="units.weights.h5")
    seq(I((3,)), L.Dense(4, name="a")).load_weights(file)


@provokes("saving/weight-shape", "filters=8")
def weights_of_more_filters():
    file = weights_of(I((9, 3)), L.Conv1D(8, 3, name="c"), name="filters.weights.h5")
    seq(I((9, 3)), L.Conv1D(4, 3, name="c")).load_weights(file)


@provokes("saving/weight-shape", "kernel_size=(5,)")
def weights_of_a_longer_window():
    file = weights_of(I((9, 3)), L.Conv1D(4, 5, name="c"), name="kernel.weights.h5")
    seq(I((9, 3)), L.Conv1D(4, 3, name="c")).load_weights(file)


@provokes("saving/weight-shape", "units=6")
def weights_of_a_larger_memory():
    file = weights_of(I((5, 3)), L.LSTM(6, name="m"), name="lstm.weights.h5")
    seq(I((5, 3)), L.LSTM(4, name="m")).load_weights(file)


@provokes("saving/weight-shape", "input_dim=200")
def weights_of_a_larger_vocabulary():
    file = weights_of(I((5,)), L.Embedding(200, 4, name="e"), name="words.weights.h5")
    seq(I((5,)), L.Embedding(100, 4, name="e")).load_weights(file)


@provokes("saving/weight-shape", "an input with 5 on its last axis")
def weights_of_another_input():
    file = weights_of(I((5,)), L.Dense(4, name="a"), name="input.weights.h5")
    seq(I((3,)), L.Dense(4, name="a")).load_weights(file)


@provokes("saving/weight-count", "skip_mismatch=True")
def weights_of_fewer_layers():
    file = weights_of(I((3,)), L.Dense(4, name="a"), name="fewer.weights.h5")
    seq(I((3,)), L.Dense(4, name="a"), L.Dense(2, name="b")).load_weights(file)


@provokes("saving/weights-name", "'mine.weights.h5'")
def weights_saved_to_h5():
    seq(I((3,)), L.Dense(1)).save_weights(path("mine.h5"))


@provokes("saving/weights-name", "'best.keras'")
def checkpoint_to_h5():
    keras.callbacks.ModelCheckpoint("best.hdf5")


@provokes("saving/weights-name", "'best.weights.h5'")
def checkpoint_of_weights():
    keras.callbacks.ModelCheckpoint("best.h5", save_weights_only=True)


@provokes("saving/not-built", "model.build")
def weights_loaded_into_a_model_without_weights():
    file = weights_of(I((3,)), L.Dense(4), name="unbuilt.weights.h5")
    seq(L.Dense(4)).load_weights(file)


@provokes("saving/weights-only", "model.load_weights", fixed=False)
def model_loaded_from_weights():
    keras.models.load_model(weights_of(I((3,)), L.Dense(4), name="alone.weights.h5"))


@provokes("lookup/file", "there is no file", fixed=True)
def weights_that_are_not_there():
    weights_of(I((3,)), L.Dense(4), name="there.weights.h5")
    seq(I((3,)), L.Dense(4)).load_weights(path("gone.weights.h5"))


@provokes("lookup/file", "os.makedirs", fixed=False)
def model_saved_into_no_folder():
    seq(I((3,)), L.Dense(4)).save(path("missing/model.keras"))


@provokes("saving/no-model-file", "a zip", fixed=False)
def a_page_in_place_of_a_model():
    with open(path("page.keras"), "w") as file:
        file.write("<html>not found</html>")
    keras.models.load_model(path("page.keras"))


@provokes("saving/no-model-file", "HDF", fixed=False)
def a_page_in_place_of_an_h5_file():
    with open(path("page.h5"), "w") as file:
        file.write("<html>not found</html>")
    keras.models.load_model(path("page.h5"))


@provokes("saving/by-name", "skip_mismatch=True")
def weights_by_name():
    file = weights_of(I((3,)), L.Dense(4), name="named.weights.h5")
    seq(I((3,)), L.Dense(4)).load_weights(file, by_name=True)


@provokes("lookup/ending", "model.keras")
def model_saved_without_an_ending():
    seq(I((3,)), L.Dense(4)).save(path("model"))


@provokes("weights/set-shape")
def weights_of_pytorch():
    model = seq(I((3,)), L.Dense(4))
    model.layers[0].set_weights([np.zeros((4, 3)), z(4)])
