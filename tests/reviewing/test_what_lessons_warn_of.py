"""What lessons 04, 09 and 21 warn of is found in models that a learner builds in ways of their own, and not in the repaired ones."""

import numpy as np
import pytest

from reviewing.cases import layers, net, waves, zeros
from shapewise.reading import keras
from shapewise.reviewing import review


def functional(shape, *stack):
    x = inputs = keras.Input(shape)
    for layer in stack:
        x = layer(x)
    return keras.Model(inputs, x)


class Own(keras.layers.Layer):
    """A layer of one's own that gives one number for each step."""

    def build(self, shape):
        self.dense = layers.Dense(1)

    def call(self, x):
        return self.dense(x)


def compiled(model, loss):
    model.compile(loss=loss)
    return model


# ---------------------------------------------------------------- 04: targets of another shape than the output

ONE_FOR_EACH_STEP = {
    "Dense behind Conv1D": lambda: net((32, 1), layers.Conv1D(8, 2), layers.Dense(1)),
    "the same, functional": lambda: functional((32, 1), layers.Conv1D(8, 2), layers.Dense(1)),
    "behind an LSTM that gives all steps": lambda: net((20, 3), layers.LSTM(4, return_sequences=True), layers.Dense(1)),
    "TimeDistributed": lambda: net((20, 3), layers.TimeDistributed(layers.Dense(1))),
    "an activation at the end": lambda: net((20, 3), layers.Dense(1), layers.Activation("tanh")),
    "a model in a model": lambda: net((20, 3), net((20, 3), layers.Dense(4)), layers.Dense(1)),
    "a layer of one's own": lambda: net((20, 3), Own()),
}
LOSSES = ["mse", "mean_absolute_error", keras.losses.Huber(), keras.losses.MeanSquaredError(), "log_cosh"]


@pytest.mark.parametrize("make", ONE_FOR_EACH_STEP.values(), ids=ONE_FOR_EACH_STEP)
def test_one_output_for_each_step_and_one_target_for_each_sample(make):
    assert [one.code for one in review(compiled(make(), "mse"), y=zeros(100))] == ["target/broadcast"]


@pytest.mark.parametrize(
    "loss", LOSSES, ids=lambda loss: getattr(loss, "__name__", None) or getattr(loss, "name", loss)
)
def test_it_is_found_with_every_loss_that_broadcasts(loss):
    make = ONE_FOR_EACH_STEP["Dense behind Conv1D"]
    assert [one.code for one in review(compiled(make(), loss), y=zeros(100))] == ["target/broadcast"]


@pytest.mark.parametrize("between", [layers.Flatten, layers.GlobalAveragePooling1D, layers.GlobalMaxPooling1D])
@pytest.mark.parametrize("y", [(100,), (100, 1)])
def test_one_output_for_each_sample_is_sound(between, y):
    model = net((32, 1), layers.Conv1D(8, 2), between(), layers.Dense(1))
    assert not review(compiled(model, "mse"), zeros(100, 32, 1), zeros(*y))


def test_the_repair_of_lesson_04_is_sound_and_its_broken_model_is_not():
    end = layers.Flatten(), layers.Dense(1)
    stack = [layers.Conv1D(32, 2, activation="relu") for _ in range(4)]
    assert [one.code for one in review(net((32, 1), *stack, layers.Dense(1)), y=zeros(1000), loss="mse")] == [
        "target/broadcast"
    ]
    assert not review(
        net((32, 1), *[layers.Conv1D(32, 2, activation="relu") for _ in range(4)], *end), y=zeros(1000), loss="mse"
    )


# ---------------------------------------------------------------- 09: a series on the channels, a softmax over one
# number

ON_THE_CHANNELS = {
    "a kernel of one": lambda: net((1, 60), layers.Conv1D(8, 1), layers.Flatten(), layers.Dense(1)),
    "padding": lambda: functional((1, 60), layers.Conv1D(8, 4, padding="same"), layers.GlobalMaxPooling1D()),
    "an LSTM": lambda: net((1, 60), layers.LSTM(4)),
    "after a normalization": lambda: net((1, 60), layers.BatchNormalization(), layers.Conv1D(8, 1)),
    "after a dropout": lambda: net((1, 60), layers.Dropout(0.1), layers.GRU(3)),
}


@pytest.mark.parametrize("make", ON_THE_CHANNELS.values(), ids=ON_THE_CHANNELS)
def test_a_series_on_the_channels_of_one_step(make):
    assert [one.code for one in review(make())] == ["axes/series-as-channels"]


def test_several_series_with_their_steps_on_the_last_axis_are_found_with_the_data():
    x = waves(20, 60, 5).swapaxes(1, 2)
    model = net((5, 60), layers.Conv1D(4, 3), layers.GlobalMaxPooling1D(), layers.Dense(1))
    assert [one.code for one in review(model, x)] == ["axes/time-last"]
    turned = net((60, 5), layers.Conv1D(4, 3), layers.GlobalMaxPooling1D(), layers.Dense(1))
    assert not review(turned, x.swapaxes(1, 2))


@pytest.mark.filterwarnings("ignore:You are using a softmax")
@pytest.mark.parametrize(
    "end",
    [
        lambda: [layers.Dense(1, activation="softmax")],
        lambda: [layers.Dense(1), layers.Softmax()],
        lambda: [layers.Dense(1), layers.Activation("softmax")],
        lambda: [layers.Dense(1, activation=keras.activations.softmax)],
    ],
)
def test_a_softmax_over_one_number(end):
    model = net((60, 1), layers.Conv1D(8, 4), layers.GlobalMaxPooling1D(), *end())
    assert [one.code for one in review(model, loss="binary_crossentropy")] == ["output/softmax-of-one"]


def test_the_repair_of_lesson_09_is_sound():
    model = net((60, 1), layers.Conv1D(8, 4), layers.GlobalMaxPooling1D(), layers.Dense(1, activation="sigmoid"))
    assert not review(model, zeros(60, 60, 1), zeros(60), "binary_crossentropy")


# ---------------------------------------------------------------- 21: samples that are none


def test_more_pictures_than_targets_are_told_how_to_be_regrouped():
    (found,) = review(net((8, 8), layers.Flatten(), layers.Dense(1)), zeros(420, 8, 8), zeros(60), "mse")
    assert found.code == "target/sample-axes"
    assert "x.reshape(60, 7, 8, 8)" in found.fix


def test_samples_in_columns_are_told_on_which_axis_they_are():
    (found,) = review(net((420,), layers.Dense(1)), zeros(64, 420), zeros(420), "mse")
    assert found.code == "target/sample-axes"
    assert "the 420 samples stand on axis 1" in found.fix


@pytest.mark.parametrize("target", [(8, 8, 7), (8, 7, 8)])
def test_a_reshape_where_a_transpose_belongs(target):
    model = functional((7, 8, 8), layers.Reshape(target), layers.Conv2D(4, 3), layers.Flatten(), layers.Dense(1))
    assert [one.code for one in review(model)] == ["axes/reshape-for-transpose"]


def test_pictures_on_an_axis_that_no_window_covers():
    stack = [layers.Conv3D(4, (3, 3, 1)), layers.MaxPooling3D((2, 2, 1)), layers.Flatten(), layers.Dense(1)]
    assert [one.code for one in review(net((9, 9, 7, 1), *stack))] == ["length/never-mixed"]
    assert not review(net((9, 9, 7, 1), layers.Conv3D(4, (3, 3, 7)), layers.Flatten(), layers.Dense(1)))


def test_the_repair_of_lesson_21_is_sound():
    model = net((8, 8, 7), layers.Flatten(), layers.Dense(16, "relu"), layers.Dense(1, "sigmoid"))
    assert not review(model, zeros(60, 8, 8, 7), np.arange(60) % 2, "binary_crossentropy")


@pytest.mark.parametrize(
    "samples, words", [(1000, "the last batch of an epoch has 8 samples"), (320, "other batches raise")]
)
def test_an_output_as_long_as_the_batch_trains_for_that_batch_alone(samples, words):
    """The asker's own end, Dense(32), with the batch size that Keras takes by itself."""
    model = compiled(net((32, 1), layers.Conv1D(32, 2), layers.Dense(32)), "mse")
    x, y = zeros(samples, 32, 1), zeros(samples)
    (found,) = review(model, x, y)
    assert found.code == "target/broadcast"
    assert found.consequence.endswith(words)
    if samples % 32:
        with pytest.raises(Exception, match="Incompatible shapes"):
            model.fit(x, y, verbose=0)
    else:
        model.fit(x, y, verbose=0)
