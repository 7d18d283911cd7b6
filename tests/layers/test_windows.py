"""Where windows stand and where zeros go: against every position tried by hand, and against TensorFlow's padding."""

import numpy as np
import pytest

from shapewise.layers.windows import axes_of, each, one, output_length, pad, whole_numbers, zeros_added
from shapewise.reading import keras, run

SIZES = [
    (length, kernel_size, strides, dilation_rate)
    for length in range(1, 13)
    for kernel_size in range(1, 6)
    for strides in range(1, 5)
    for dilation_rate in range(1, 4)
]


def places_where_a_window_fits(length, kernel_size, strides, dilation_rate):
    """Tried one after the other: how many starts leave all of the window on the axis."""
    starts = range(0, length, strides)
    return sum(start + dilation_rate * (kernel_size - 1) < length for start in starts)


def test_a_valid_window_stands_wherever_it_fits():
    for length, kernel_size, strides, dilation_rate in SIZES:
        places = places_where_a_window_fits(length, kernel_size, strides, dilation_rate)
        if places:
            found = output_length(length, kernel_size, strides=strides, dilation_rate=dilation_rate).value
            assert found == places, (length, kernel_size, strides, dilation_rate)
        else:
            with pytest.raises(ValueError, match=f"a window of {kernel_size}.* does not fit {length} steps"):
                output_length(length, kernel_size, strides=strides, dilation_rate=dilation_rate)


def test_the_longest_window_that_a_refusal_recommends_does_fit():
    for length, kernel_size, _, dilation_rate in SIZES:
        if not places_where_a_window_fits(length, kernel_size, 1, dilation_rate):
            with pytest.raises(ValueError, match=r"expected kernel_size <= \d+") as caught:
                output_length(length, kernel_size, dilation_rate=dilation_rate)
            longest = int(str(caught.value).split("expected kernel_size <= ")[1].split(".")[0])
            assert places_where_a_window_fits(length, longest, 1, dilation_rate)
            assert not places_where_a_window_fits(length, longest + 1, 1, dilation_rate)


@pytest.mark.parametrize("padding", ["same", "causal"])
def test_a_padded_axis_has_a_window_for_every_stride(padding):
    for length, kernel_size, strides, dilation_rate in SIZES:
        options = {"strides": strides, "dilation_rate": dilation_rate, "padding": padding}
        assert output_length(length, kernel_size, **options).value == len(range(0, length, strides))


@pytest.mark.parametrize("padding", ["same", "causal"])
def test_the_zeros_make_room_for_exactly_those_windows(padding):
    for length, kernel_size, strides, dilation_rate in SIZES:
        options = {"strides": strides, "dilation_rate": dilation_rate, "padding": padding}
        before, after = zeros_added(length, kernel_size, **options)
        padded = before + length + after
        windows = output_length(length, kernel_size, **options).value
        assert places_where_a_window_fits(padded, kernel_size, strides, dilation_rate) == windows
        assert after - before in (0, 1) if padding == "same" else after == 0


@pytest.mark.parametrize(
    ("length", "kernel_size", "options", "zeros"),
    [
        (10, 5, {"padding": "valid"}, (0, 0)),
        (10, 5, {"padding": "same"}, (2, 2)),
        (10, 4, {"padding": "same"}, (1, 2)),
        (10, 5, {"padding": "same", "strides": 2}, (1, 2)),
        (9, 2, {"padding": "same", "strides": 3}, (0, 0)),
        (10, 3, {"padding": "causal", "dilation_rate": 4}, (8, 0)),
    ],
)
def test_the_odd_zero_goes_after_and_causal_zeros_go_before(length, kernel_size, options, zeros):
    assert zeros_added(length, kernel_size, **options) == zeros


@pytest.mark.parametrize("options", [{"strides": 2}, {"strides": 3}, {"dilation_rate": 2}, {}], ids=str)
@pytest.mark.parametrize("padding", ["same", "causal"])
def test_keras_gives_the_same_for_an_input_that_carries_the_zeros_already(padding, options):
    x = np.arange(1, 11, dtype="float32").reshape(1, 10, 1)
    ours = keras.layers.Conv1D(1, 4, padding="valid", kernel_initializer="ones", **options)
    theirs = keras.layers.Conv1D(1, 4, padding=padding, kernel_initializer="ones", **options)
    assert np.array_equal(run(ours, pad(x, 4, padding=padding, **options)), run(theirs, x))


def test_an_unknown_length_stays_unknown_in_words_and_value():
    assert output_length(None, 3).value is None
    assert output_length(None, 3).words == "(steps - kernel_size) // strides + 1"


def test_dilation_stands_in_the_arithmetic_only_where_it_matters():
    assert output_length(20, 3, dilation_rate=4).numbers == "(20 - 4 x (3 - 1) - 1) // 1 + 1"
    assert output_length(20, 3).numbers == "(20 - 3) // 1 + 1"


def test_an_unknown_padding_is_refused_by_name():
    with pytest.raises(ValueError, match='padding=\'full\' is not known: expected "valid", "same" or "causal"'):
        output_length(5, 3, padding="full")


@pytest.mark.parametrize("value", [0, -1, 2.0, True, "3", None, (2, 2), ()], ids=repr)
def test_what_is_no_whole_number_above_0_is_refused_by_name(value):
    with pytest.raises(ValueError, match="Conv1D got kernel_size=.*: expected a whole number above 0"):
        whole_numbers("Conv1D", kernel_size=value)


def test_an_argument_is_the_same_as_a_number_or_as_a_tuple():
    assert one((10,)) == one([10]) == one(10) == 10
    assert each(3, 2) == each((3, 3), 2) == each([3, 3], 2) == (3, 3)
    assert whole_numbers("Conv2D", 2, kernel_size=(2, np.int64(3)), strides=1) is None


def test_a_wrong_number_of_axes_is_refused_with_their_names():
    with pytest.raises(ValueError, match=r"Dense needs 2 axes \(batch, features\): got 3 in \(1, 2, 3\)"):
        axes_of((1, 2, 3), ("batch", "features"), "Dense")
