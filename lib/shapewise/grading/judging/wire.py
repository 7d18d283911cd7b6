"""Plain values as bytes, and back: all that crosses between a submission's kernel and the process that judges it.

This file claims: :func:`unpack` gives None, bools, whole numbers, floats, text, lists, tuples, sets, dicts, arrays of
numbers and Ellipsis, each of exactly that type, or raises :class:`NotPlain`; whatever the bytes are, nothing is
unpickled, imported, looked up or executed, and nothing larger than the bytes themselves is made of them. What is not
plain (a function, a layer) is left to the caller, who gets its kind and plain facts about it.

A frame is two lengths, JSON, and the raw bytes of the arrays, one after another.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import time
from collections.abc import Callable, Mapping, Set
from numbers import Integral, Real

import numpy as np

LENGTHS = struct.Struct("!II")
MOST_JSON = 4 << 20
MOST_BYTES = 64 << 20
MOST_NODES = 200_000
DEEPEST = 40
DTYPES = frozenset("|b1 |i1 |u1 <i2 <u2 <i4 <u4 <i8 <u8 <f2 <f4 <f8 <c8 <c16".split())
#: JSON writes no larger whole number that every reader takes exactly
EXACT = 2**53


#: What a value of a kind of one's own really holds, by its base's own methods: those of the kind may say otherwise.
_PLAIN = {
    int: lambda value: int.__add__(value, 0),
    float: lambda value: float.__add__(value, 0.0),
    str: lambda value: str.__add__(value, ""),
    list: lambda value: list(list.__iter__(value)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
}


class NotPlain(ValueError):
    """What came, or should go, is no plain value; the message says why."""


# ---------------------------------------------------------------- to bytes


class Packer:
    """Packs one value; `other` turns what is not plain into (kind, plain facts)."""

    def __init__(self, other: Callable | None = None):
        self.other = other
        self.buffers: list[bytes] = []
        self.size = 0
        self.nodes = 0

    def pack(self, value) -> bytes:
        text = json.dumps(self.node(value, 0)).encode()
        if len(text) > MOST_JSON:
            raise NotPlain(f"the value is too large: {len(text)} bytes; expected at most {MOST_JSON}")
        return LENGTHS.pack(len(text), self.size) + text + b"".join(self.buffers)

    def node(self, value, depth):
        self.nodes += 1
        if depth > DEEPEST or self.nodes > MOST_NODES:
            raise NotPlain("the value has too many parts, or is nested too deeply")
        kind = type(value)
        if value is None or kind is bool or (kind is int and abs(value) < EXACT):
            return value
        if kind is str:
            return value
        if kind is int:
            return ["i", hex(value)]
        if kind is float:
            return ["f", value.hex()]
        if value is ...:
            return ["e"]
        if kind in (list, tuple):
            return ["l" if kind is list else "t", [self.node(item, depth + 1) for item in value]]
        if kind in (set, frozenset):
            return ["h", [self.node(item, depth + 1) for item in value]]
        if kind is dict:
            return ["d", [[self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in value.items()]]
        if kind is np.ndarray:
            return self.array("a", value, depth)
        if isinstance(value, np.generic):
            return self.array("s", np.asarray(value), depth)
        return self.unusual(value, depth)

    def array(self, tag, array, depth):
        """An array by its bytes; one of objects as lists of them."""
        array = np.asarray(array)
        if array.dtype.kind in "OSUMmV":
            return self.node(array.tolist(), depth + 1)
        plain = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False)).reshape(array.shape)
        if plain.dtype.str not in DTYPES:
            plain = plain.astype("<f4" if plain.dtype.kind != "c" else "<c16")
        data = plain.tobytes()
        self.size += len(data)
        if self.size > MOST_BYTES:
            raise NotPlain(f"the arrays are too large: expected at most {MOST_BYTES >> 20} MB")
        self.buffers.append(data)
        return [tag, plain.dtype.str, list(plain.shape)]

    def unusual(self, value, depth):
        """A kind of one's own by what it is: its kind cannot cross, its numbers can."""
        for base, plain in _PLAIN.items():
            if isinstance(value, base):
                return self.node(plain(value), depth + 1)
        found = self.other(value) if self.other else None
        if found is not None:
            return ["x", found[0], self.node(found[1], depth + 1)]
        if isinstance(value, Integral):
            return self.node(int(value), depth + 1)
        if isinstance(value, Real):
            return self.node(float(value), depth + 1)
        if hasattr(value, "__array__"):
            return self.array("a", np.asarray(value), depth)
        if hasattr(value, "__len__") and hasattr(value, "__iter__"):
            if not isinstance(value, (Mapping, Set, bytes, bytearray)):
                return self.node(tuple(value), depth + 1)
        return ["x", "object", self.node(type(value).__name__, depth + 1)]


def pack(value, other: Callable | None = None) -> bytes:
    """`value` as a frame.

    Raises
    ------
    NotPlain
        If it is too large, or `other` gives nothing plain for a part of it.

    Examples
    --------
    >>> unpack(pack({"shape": (None, 17, 6), "count": 78, "x": np.ones(2)}))
    {'shape': (None, 17, 6), 'count': 78, 'x': array([1., 1.])}
    >>> unpack(pack(2**70 + 1)) == 2**70 + 1
    True
    """
    return Packer(other).pack(value)


# ---------------------------------------------------------------- from bytes


class Unpacker:
    """Unpacks one frame; `other` makes something of (kind, plain facts)."""

    def __init__(self, data: bytes, other: Callable | None = None):
        self.data = memoryview(data)
        self.place = 0
        self.nodes = 0
        self.other = other

    def value(self, node, depth=0):
        self.nodes += 1
        if depth > 2 * DEEPEST or self.nodes > 2 * MOST_NODES:
            raise NotPlain("the value has too many parts, or is nested too deeply")
        if node is None or type(node) in (bool, int, str):
            return node
        if type(node) is not list or not node or type(node[0]) is not str:
            raise NotPlain("a part of the value is of no known kind")
        tag, rest = node[0], node[1:]
        try:
            return getattr(self, f"_{tag}")(*rest, depth=depth + 1) if tag in "iefltdashx" else self._unknown()
        except (TypeError, AttributeError, KeyError, OverflowError) as error:
            raise NotPlain(f"a part of the value is not well formed: {type(error).__name__}") from None

    def _unknown(self):
        raise NotPlain("a part of the value is of no known kind")

    def _i(self, text, depth):
        if type(text) is not str or len(text) > 5000:
            self._unknown()
        return int(text, 16)

    def _f(self, text, depth):
        return float.fromhex(text)

    def _e(self, depth):
        return ...

    def _l(self, items, depth):
        return [self.value(item, depth) for item in items]

    def _t(self, items, depth):
        return tuple(self._l(items, depth))

    def _h(self, items, depth):
        return set(self._l(items, depth))  # a TypeError for what is in no set

    def _d(self, items, depth):
        return {self.value(key, depth): self.value(item, depth) for key, item in items}

    def _a(self, dtype, shape, depth):
        if dtype not in DTYPES or len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
            self._unknown()
        count = math.prod(shape)
        end = self.place + count * np.dtype(dtype).itemsize
        if end > len(self.data):
            raise NotPlain("an array is shorter than it says")
        array = np.frombuffer(self.data[self.place : end], dtype).reshape(shape).copy()
        self.place = end
        return array

    def _s(self, dtype, shape, depth):
        return self._a(dtype, [], depth)[()]

    def _x(self, kind, facts, depth):
        facts = self.value(facts, depth)
        if self.other is None or type(kind) is not str:
            self._unknown()
        return self.other(kind, facts)


def unpack(frame: bytes, other: Callable | None = None):
    """The value in a frame.

    Raises
    ------
    NotPlain
        If the bytes are not what :func:`pack` gives.

    Examples
    --------
    >>> unpack(b"cos\\nsystem\\n")
    Traceback (most recent call last):
    shapewise.grading.judging.wire.NotPlain: the frame is not as long as it says
    """
    if len(frame) < LENGTHS.size:
        raise NotPlain("the frame is not as long as it says")
    text, size = LENGTHS.unpack_from(frame)
    if len(frame) != LENGTHS.size + text + size:
        raise NotPlain("the frame is not as long as it says")
    begin = LENGTHS.size + text
    try:
        node = json.loads(frame[LENGTHS.size : begin])
        return Unpacker(frame[begin:], other).value(node)
    except NotPlain:
        raise
    except (ValueError, RecursionError) as error:
        raise NotPlain(f"the frame cannot be read: {type(error).__name__}") from None


# ---------------------------------------------------------------- over a socket


class Lost(Exception):
    """The other side has gone, says nothing any more, or says too much."""


def send(connection: socket.socket, frame: bytes, deadline: float | None = None) -> None:
    """Send a frame until `deadline`, a value of ``time.monotonic()``."""
    view = memoryview(frame)
    try:
        while view:
            connection.settimeout(_left(deadline))
            view = view[connection.send(view[: 1 << 16]) :]
    except OSError as error:
        raise Lost(f"it does not listen ({error})") from None


def receive(connection: socket.socket, deadline: float | None = None) -> bytes:
    """The next frame, until `deadline`; its size is checked before it is read."""
    head = _exactly(connection, LENGTHS.size, deadline)
    text, size = LENGTHS.unpack(head)
    if text > MOST_JSON or size > MOST_BYTES:
        raise Lost(f"it sent {text + size} bytes at once; expected at most {MOST_BYTES >> 20} MB")
    return head + _exactly(connection, text + size, deadline)


def _exactly(connection, count: int, deadline) -> bytes:
    parts, left = [], count
    try:
        while left:
            connection.settimeout(_left(deadline))
            part = connection.recv(min(left, 1 << 20))
            if not part:
                raise Lost("it has gone")
            parts.append(part)
            left -= len(part)
    except OSError as error:
        raise Lost(f"it does not answer ({error})") from None
    return b"".join(parts)


def _left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise Lost("the time is over")
    return left
