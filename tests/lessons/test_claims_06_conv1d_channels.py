"""Lesson 06: its general sentences on Keras, and what its belief answers to its question."""

from types import SimpleNamespace

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.notebooks.canonical import read
from shapewise.reading import keras, run, small_integers, with_small_weights

Conv1D, Apart = keras.layers.Conv1D, keras.layers.DepthwiseConv1D
CELLS = {cell.id: cell.source for cell in read(COURSE / "06_conv1d_channels.ipynb").cells}
#: steps, channels, filters, kernel_size
SIZES = [(128, 9, 100, 10), (20, 3, 6, 4), (7, 5, 2, 3)]


def run_cells(*ids, **names):
    """What the named cells of the lesson leave behind."""
    names |= {"keras": keras, "np": np, "predict": lambda *_, **__: None}
    for one in ids:
        exec(CELLS[one], names)
    return names


def moved(layer, shape, **channel):
    """Which columns of the output move when the given channel does."""
    x = small_integers(shape)
    other = x.copy()
    other[..., channel["channel"]] += 1
    return (run(layer, x) != run(layer, other)).any(axis=(0, 1))


@claims("When both jump together, a bearing is loose.")
def test_each_sensor_jumps_once_and_together_where_the_bearing_is_loose():
    names = run_cells("recordings")
    starts = (np.diff(names["recordings"], axis=1) == 1).argmax(axis=1)
    assert np.all((np.diff(names["recordings"], axis=1) == 1).sum(axis=1) == 1)
    assert np.all(names["recordings"].sum(axis=1) == 3)
    assert np.array_equal(starts[:, 0] == starts[:, 1], names["loose"] == 1)


@claims("It should say 0 and 1 in turn.")
def test_the_other_half_of_the_recordings_is_sound_and_loose_in_turn():
    assert run_cells("recordings")["loose"][100:106].tolist() == [0, 1] * 3


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kernel_size", [1, 3])
def test_no_depthwise_layer_with_pooling_tells_the_recordings_apart(seed, kernel_size):
    keras.utils.set_random_seed(seed)
    recordings = run_cells("recordings")["recordings"]
    model = keras.Sequential([Apart(kernel_size, depth_multiplier=4), keras.layers.GlobalMaxPooling1D()])
    assert np.allclose(model(recordings), model(recordings[:1]))


@claims(
    "We need a layer that looks at both sensors at once.",
    "Let a filter see both sensors: put Conv1D in the place of the first layer, and leave the rest.",
    "Where a filter adds up both sensors, two jumps at once make a higher peak than two jumps apart, "
    "and the pooling finds it.",
)
def test_a_filter_that_adds_both_sensors_up_has_a_higher_peak_where_they_jump_together():
    names = run_cells("recordings")
    model = keras.Sequential([Conv1D(1, 3, kernel_initializer="ones"), keras.layers.GlobalMaxPooling1D()])
    peaks = np.asarray(model(names["recordings"]))[:, 0]
    assert peaks[names["loose"] == 1].min() == 6 > peaks[names["loose"] == 0].max()


def test_a_small_convolution_learns_what_the_depthwise_one_cannot():
    keras.utils.set_random_seed(1)
    names = run_cells("recordings", "stake-train")
    assert names["train"](Conv1D(2, 3))["right"] > 0.95
    assert names["train"](Apart(3, depth_multiplier=4))["right"] == 0.5


@claims(
    "It fails because the products of all channels run into one sum.",
    "One filter of Conv1D spans kernel_size steps of all channels, and gives one number at each place (unless you "
    "set groups).",
    "A small Conv1D.",
)
@pytest.mark.parametrize(("steps", "channels", "filters", "kernel_size"), SIZES)
def test_a_filter_is_one_sum_over_a_window_of_all_channels(steps, channels, filters, kernel_size):
    shape = (2, steps, channels)
    layer = with_small_weights(Conv1D(filters, kernel_size), shape)
    x, (kernel, bias) = small_integers(shape), layer.get_weights()
    windows = np.stack([x[:, start : start + kernel_size] for start in range(steps - kernel_size + 1)], axis=1)
    assert kernel.shape == (kernel_size, channels, filters)
    assert np.allclose(run(layer, x), np.einsum("bnkc,kcf->bnf", windows, kernel) + bias)
    ones = Conv1D(filters, kernel_size, kernel_initializer="ones")
    assert all(moved(ones, shape, channel=channel).all() for channel in range(channels))


@claims(
    "A first model runs filters over each sensor by itself: that is what DepthwiseConv1D does.",
    "Instead, use DepthwiseConv1D where channels must stay apart.",
    "DepthwiseConv1D keeps channels apart: no number of its output depends on two of them.",
)
@pytest.mark.parametrize(("channels", "multiplier"), [(2, 4), (5, 1), (3, 6)])
def test_a_depthwise_column_moves_with_one_channel_alone(channels, multiplier):
    shape = (1, 12, channels)
    layer = Apart(3, depth_multiplier=multiplier, depthwise_initializer="ones")
    moving = np.array([moved(layer, shape, channel=channel) for channel in range(channels)])
    assert np.array_equal(moving, np.repeat(np.eye(channels, dtype=bool), multiplier, axis=1))


@claims(
    "Many think that each filter keeps a result for each channel, and so 9 x 100 columns come out.",
    "With depth_multiplier=100 it is the layer that the question had in mind: 900 columns, and sensor 0 moves its "
    "own 100 "
    "of them.",
)
def test_the_layer_that_the_question_had_in_mind_keeps_900_columns_apart():
    layer = Apart(10, depth_multiplier=100)
    found = moved(layer, (1, 128, 9), channel=0)
    assert (found.size, layer.count_params()) == (900, 9900)
    assert found[:100].all()
    assert not found[100:].any()


@claims("(Conv1D(900, 10, groups=9) does the same: with groups, a filter sees its own part of the channels alone.)")
def test_as_many_groups_as_channels_are_the_depthwise_layer():
    groups, apart = Conv1D(12, 5, groups=3), Apart(5, depth_multiplier=4)
    groups.build((None, 9, 3))
    apart.build((None, 9, 3))
    assert groups.count_params() == apart.count_params() == 72
    assert Conv1D(900, 10, groups=9).compute_output_shape((None, 128, 9)) == (None, 119, 900)
    for channel in range(3):
        assert np.flatnonzero(moved(groups, (1, 9, 3), channel=channel)).tolist() == list(
            range(4 * channel, 4 * channel + 4)
        )


def test_weights_1_and_minus_1_tell_the_recordings_apart():
    names = run_cells("recordings")
    difference = names["recordings"] @ np.array([1, -1])
    assert np.array_equal(difference.max(axis=1) == 0, names["loose"] == 1)


@claims("And the channels are added, not averaged: ones in, ones for weights, one filter, and out comes 10 x 9 = 90.")
def test_ones_add_up_to_90():
    layer = Conv1D(1, 10, kernel_initializer="ones")
    assert np.all(run(layer, np.ones((1, 128, 9))) == 90)
    assert layer.count_params() == 91


def test_the_number_of_the_question_is_450_and_the_bias():
    names = run_cells("question")
    assert np.all(np.asarray(names["conv"](names["series"])) == 10 * sum(range(1, 10)) + 3)


def test_another_channel_makes_filters_deeper_and_leaves_the_output_as_long_and_as_wide():
    two, three = Conv1D(4, 3), Conv1D(4, 3)
    assert run(two, np.ones((1, 8, 2))).shape == run(three, np.ones((1, 8, 3))).shape
    assert three.count_params() - two.count_params() == 3 * 4


def test_the_belief_answers_every_part_of_the_question_and_is_named_alone():
    names = run_cells("question")
    conv, series = names["conv"], names["series"]
    believed = Apart(10, depth_multiplier=100, depthwise_initializer="ones", bias_initializer=names["three"])
    shape, last = run(believed, series).shape, float(run(believed, series)[0, 0, -1])
    truth = run(conv, series)
    assert (shape, believed.count_params(), last) == ((1, 119, 900), 9900, 93)
    assert (truth.shape, conv.count_params(), float(truth[0, 0, -1])) == ((1, 119, 100), 9100, 453)
    found = [
        diagnose(shape, conv, series.shape),
        diagnose(believed.count_params(), conv, series.shape, kind="parameters"),
        diagnose_value(last, conv, series, (0, 0, -1)),
    ]
    assert [one.beliefs for one in found] == [("conv1d/channels-kept-apart",)] * 3


def test_the_gap_takes_the_sum_and_says_what_a_sum_of_one_channel_is():
    names = run_cells("small-layer", draw=SimpleNamespace(conv1d=lambda *_: None))
    layer, x = names["layer"], names["x"]
    products = x[0, 0:2] * names["filter_1"]
    assert diagnose_value(products.sum() + names["bias"][0], layer, x, (0, 0, 0))
    apart = diagnose_value(products[:, 0].sum() + names["bias"][0], layer, x, (0, 0, 0))
    assert apart.beliefs == ("conv1d/first-channel-only",)
