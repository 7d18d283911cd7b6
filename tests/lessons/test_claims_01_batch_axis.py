"""The general sentences of lesson 01, tried on Keras; and what its exercises say of padding."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in
from shapewise.reading import keras

layers = keras.layers


def trained(samples=100, epochs=1, **options):
    model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")
    model.fit(np.zeros((samples, 3)), np.zeros((samples, 1)), epochs=epochs, verbose=0, **options)
    return model


class Seen(layers.Layer):
    """Keeps the samples that come, batch by batch."""

    def __init__(self):
        super().__init__()
        self.batches = []

    def call(self, x):
        self.batches.append(np.asarray(x)[:, 0].tolist())
        return x


def seen_by_fit(samples, **options):
    seen = Seen()
    model = keras.Sequential([keras.Input((1,)), seen, layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", run_eagerly=True)
    seen.batches = []
    model.fit(np.arange(samples)[:, None], np.zeros((samples, 1)), verbose=0, **options)
    return seen.batches


@claims(
    "Axis 0 of your data counts samples.",
    "fit cuts that axis into batches of batch_size, 32 if you do not say, and makes one update after each.",
)
@pytest.mark.parametrize(
    ("samples", "options", "updates"), [(100, {}, 4), (100, {"batch_size": 10}, 10), (7, {}, 1), (64, {}, 2)]
)
def test_fit_makes_one_update_for_each_batch(samples, options, updates):
    assert int(trained(samples, **options).optimizer.iterations) == updates
    batches = seen_by_fit(samples, **options)
    assert len(batches) == updates
    assert sorted(sum(batches, [])) == list(range(samples))


@claims("All that do not divide the number of samples.", "None is left out: the last batch is shorter.")
@pytest.mark.parametrize("samples", [10, 12])
def test_the_sizes_that_do_not_divide_the_samples_leave_a_shorter_batch_and_no_sample_out(samples):
    for size in range(1, samples + 1):
        batches = [len(batch) for batch in seen_by_fit(samples, batch_size=size)]
        assert sum(batches) == samples
        assert (batches[-1] < size) == (samples % size != 0)


@claims(
    "(It shuffles the samples first; the picture keeps their order, and the weights as they are, like predict.) "
    "None stands for the length of that axis: any number of samples fits."
)
def test_fit_shuffles_first_and_the_batch_axis_takes_any_number():
    keras.utils.set_random_seed(0)
    in_order = [list(range(0, 4)), list(range(4, 8)), [8, 9]]
    assert seen_by_fit(10, batch_size=4) != in_order
    assert seen_by_fit(10, batch_size=4, shuffle=False) == in_order
    model = trained()
    assert model.input_shape == (None, 3)
    for samples in (1, 7, 1000):
        assert model.predict(np.zeros((samples, 3)), verbose=0).shape == (samples, 1)


@claims(
    "Instead, read (None, 20, 1) as: any number of samples, 20 steps, 1 feature.",
    "An LSTM reads a series step by step; with return_sequences=True it hands on every step.",
    "None is the batch axis: any number of samples.",
)
def test_neither_samples_nor_steps_are_in_a_weight_of_the_lstms():
    for steps in (20, 2000, None):
        model = keras.Sequential(
            [keras.Input((steps, 1)), layers.LSTM(5, return_sequences=True), layers.LSTM(4), layers.Dense(1)]
        )
        assert [layer.count_params() for layer in model.layers] == [140, 160, 5]
        assert model.layers[0].output.shape == (None, steps, 5)
        assert model.output_shape == (None, 1)
        for samples in (1, 3):  # predict runs 2000 steps in a compiled loop
            assert model.predict(np.zeros((samples, steps or 20, 1)), verbose=0).shape == (samples, 1)


@claims("One model has learned the rule, the other is only better than a guess.")
def test_a_guess_is_further_off_than_the_model_that_sees_one_batch():
    x = np.random.default_rng(0).normal(size=(100, 20, 1))
    y = x[:, -1] - x[:, 0]
    trained, alone = (
        defined_in("01_batch_axis", x=x, y=y).train(**options)[1] for options in ({}, {"batch_size": 100})
    )
    assert 10 * trained < alone < y.std() / 4


@pytest.mark.parametrize("lengths", [(3, 5), (2, 7)])
def test_series_of_other_lengths_share_a_batch_once_they_are_padded(lengths):
    rng = np.random.default_rng(0)
    series = [rng.normal(size=(length, 1)) for length in lengths]
    model = keras.Sequential([keras.Input((None, 1)), layers.Masking(mask_value=0.0), layers.LSTM(4)])
    together = np.zeros((2, max(lengths), 1))
    for row, one in enumerate(series):
        together[row, : len(one)] = one
    alone = np.concatenate([np.asarray(model(one[None])) for one in series])
    np.testing.assert_allclose(np.asarray(model(together)), alone, atol=1e-6)


def test_what_the_run_sheet_says_of_batch_size_1_and_of_a_fixed_batch_holds():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(100, 20, 1))
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((20, 1)), layers.Flatten(), layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
    loss = model.fit(x, x[:, -1] - x[:, 0], batch_size=1, epochs=5, verbose=0).history["loss"]
    assert not loss[-1] < 1000 * loss[0]
    fixed = keras.Sequential([keras.Input(batch_shape=(20, 20, 1)), layers.LSTM(5, return_sequences=True)])
    assert fixed.output_shape == (20, 20, 5)
