"""Plain values cross the bridge unchanged, and nothing else crosses it."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewise.grading.judging import wire

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_plain_values_come_back_as_they_were(value):
    again = wire.unpack(wire.pack(value))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize("dtype", ["bool", "int8", "uint16", "int64", "float16", "float32", "float64", "complex64"])
def test_arrays_come_back_as_they_were(dtype):
    array = np.arange(24).reshape(2, 3, 4).astype(dtype)
    again = wire.unpack(wire.pack([array, array.T, array[()][0, 0, 0]]))
    assert again[0].dtype == array.dtype
    assert np.array_equal(again[0], array)
    assert np.array_equal(again[1], array.T)
    assert type(again[2]) is type(array[0, 0, 0])


class Own(int):
    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Own(3), 3),
        (range(3), (0, 1, 2)),
        ({3, 1}, {1, 3}),
        (frozenset([2]), {2}),
        (np.arange(3).view(np.recarray), np.arange(3)),
        (np.array([1, 2.5], dtype=object), [1, 2.5]),
        (..., ...),
        (2**100, 2**100),
        (float("inf"), float("inf")),
    ],
)
def test_a_kind_of_ones_own_comes_as_the_plain_one(value, plain):
    again = wire.unpack(wire.pack(value))
    assert type(again) is type(plain)
    assert np.array_equal(again, plain)


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00" * 3,
        pickle.dumps(print),
        b"\xff" * 8,
        wire.LENGTHS.pack(4, 0) + b'["q"',
        wire.LENGTHS.pack(5, 0) + b'["q"]',
        wire.LENGTHS.pack(19, 0) + b'["a", "|O", [1, 2]]',
        wire.LENGTHS.pack(26, 0) + b'["a", "<f8", [100000, 9e9]]'[:26],
        wire.LENGTHS.pack(20, 0) + b'["a", "<f8", [1000]]',
        wire.LENGTHS.pack(21, 0) + b'["d", [[["l", []],1]]]'[:21],
        wire.LENGTHS.pack(18, 0) + b'["x", "thing", []]',
        wire.LENGTHS.pack(18, 0) + b'["h", [["l", []]]]',
        wire.LENGTHS.pack(200_000, 0) + b"[" * 200_000,
    ],
)
def test_bytes_that_are_no_value_are_refused(frame):
    with pytest.raises(wire.NotPlain, match="the frame|a part|an array"):
        wire.unpack(frame)


def test_what_is_too_large_is_refused_before_it_is_sent():
    with pytest.raises(wire.NotPlain, match="too large"):
        wire.pack(np.broadcast_to(np.float64(1), (1 << 12, 1 << 12)))
    endless = []
    endless.append(endless)
    with pytest.raises(wire.NotPlain, match="nested too deeply"):
        wire.pack(endless)
