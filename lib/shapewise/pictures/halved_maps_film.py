"""A convolution and a pooling over height and width: the first window of both, and a map of odd sides.

Height runs downwards, width to the right, and the channels stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, maximum
from shapewise.layers.windows import each
from shapewise.pictures.map_numbers import MapNumbers, small_maps
from shapewise.pictures.paper.arithmetic import plain, total, values
from shapewise.pictures.paper.blocks import block, column, row, table, words
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.frames import Axis
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, block_of, lines, touch
from shapewise.pictures.paper.style import number_text
from shapewise.pictures.pooling_numbers import read_pair

SLIDERS = (
    Control("size", 4, 8, changes="how tall and wide the input is"),
    Control("channels", 1, 3, changes="how many maps the input has"),
    Control("filters", 1, 4, changes="how many maps the convolution gives"),
    Control("window", 2, 3, changes="how tall and wide a window is, in both layers"),
    Control("strides", 2, 3, changes="how far the window moves, in both layers"),
    Control("keeps", options=("largest", "mean"), changes="what the pooling keeps of a window"),
)


def halved_maps(conv, pool, x) -> Film:
    """A convolution and a pooling over the same height and width.

    Parameters
    ----------
    conv : keras.layers.Conv2D
        With the strides of the pooling, without padding, its kernel as large as the pool.
    pool : keras.layers.MaxPooling2D or keras.layers.AveragePooling2D
        The layer beside it.
    x : array
        ``(batch, height, width, channels)``, at most 8 x 8; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "window", the first window and all of both outputs; "odd", channel 0 without padding and with it.

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv2D", 1, 2, strides=2)), (None, 4, 4, 1))
    >>> film = halved_maps(conv, build(LayerCall("MaxPooling2D", 2)), np.arange(16).reshape(1, 4, 4, 1))
    >>> print(str(film["window"].arithmetic).splitlines()[-1])
    pooling 0: max(0, 1, 4, 5) = 5
    """
    facts, seen, ran = read_pair(conv, pool, x)
    if facts.kind != "Conv2D":
        raise ValueError(f"this is a picture of height and width: got a {facts.kind} layer. Use Conv2D.")
    if facts.config.get("padding", "valid") != "valid":
        raise ValueError(
            f'the picture shows both paddings by itself: got padding="{facts.config["padding"]}"; expected "valid".'
        )
    kernel, bias = (*facts.weights, None)[:2]
    strides = each(facts.config.get("strides", 1), 2)
    return HalvedMapsFilm(MapNumbers(seen, kernel, bias, *ran, strides, type(pool).__name__).check())


def small(*, size=7, channels=2, filters=3, window=2, strides=2, keeps="largest"):
    """Both layers on maps of small whole numbers.

    Parameters
    ----------
    size, channels : int
        Of the input: 4 to 8, and up to 3.
    filters : int
        Of the convolution: up to 4.
    window, strides : int
        Of both: 2 or 3.
    keeps : {"largest", "mean"}
        What the pooling keeps of a window.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(size=6).facts["pooling's output"].value
    (1, 3, 3, 2)
    """
    arguments = {
        "size": size,
        "channels": channels,
        "filters": filters,
        "window": window,
        "strides": strides,
        "keeps": keeps,
    }
    check(SLIDERS, **arguments)
    return HalvedMapsFilm(small_maps(**arguments))


@dataclass(frozen=True, repr=False)
class HalvedMapsFilm(Film):
    """Both moments of two layers on maps."""

    numbers: MapNumbers

    title, sliders, strip = "Height and width, halved", SLIDERS, ("window", "odd")

    @property
    def arguments(self):
        _, size, _, channels = self.numbers.x.shape
        return {
            "size": size, "channels": channels, "filters": self.numbers.y.shape[3], "window": self.numbers.size[0],
            "strides": self.numbers.strides[0], "keeps": self.numbers.keeps,
        }  # fmt: skip

    @property
    def facts(self):
        return self.numbers.facts

    def rebuilt(self, **arguments):
        return HalvedMapsFilm(self.numbers.resized(**arguments))

    def scenes(self):
        return [("window", {}), ("odd", {})]

    def show_window(self):
        numbers = self.numbers
        on = Stage.of(row(row(*_maps("input, channel", "input", numbers.x), gap=40), 20, table(
            *_aligned(_maps("convolution", "output", numbers.y), _maps("pooling", "output", numbers.pool))
        ), level="middle"))  # fmt: skip
        outlines = [
            one
            for key in on.grids
            if key.startswith("input")
            for one in _windows(on[key], numbers, numbers.y.shape[1:3])
        ]
        outlines += [
            cells(on[key], slice(0, numbers.size[0]), slice(0, numbers.size[1]))
            for key in on.grids
            if key.startswith("input")
        ]
        outlines += [cells(on[key], 0, 0) for key in on.grids if not key.startswith("input")]
        title = "Height and width: the convolution adds up a window in all channels, the pooling keeps the"
        parts = [("convolution 0, first window", _sum_of(numbers)), *_kept(numbers)]
        return on.moment(
            "window",
            f"{title} {numbers.keeps} of each",
            list(on.grids),
            lines(parts),
            outlines,
            list(_touches(on, numbers)),
        )

    def show_odd(self):
        numbers, both = self.numbers, {padding: self.numbers.pooled(padding) for padding in ("valid", "same")}
        cells_of_it = np.array(numbers.x[0, ..., 0])
        (top, bottom), (left, right) = numbers.ends
        tall, wide = cells_of_it.shape
        full = np.pad(cells_of_it.astype(float), numbers.ends, constant_values=np.nan)
        used = [(n - 1) * s + k for n, s, k in zip(both["valid"].shape, numbers.strides, numbers.size)]
        rest = [(r, c) for r, c in np.ndindex(tall, wide) if r >= used[0] or c >= used[1]]
        added = [tuple(map(int, place)) for place in np.argwhere(np.isnan(full))]
        dropped = f"{len(rest)} numbers left over" if rest else "nothing is left over"
        added_columns = tuple(c for c in range(full.shape[1]) if np.isnan(full[:, c]).all())
        look = {"marks": _said(added, "added"), "first_row": -top, "first_column": -left, "padding": added_columns}
        texts = [
            words("left over", f"{dropped}, {tall * wide} become {both['valid'].size}"),
            words("added", f"{len(added)} places added, {tall * wide} become {both['same'].size}"),
        ]
        where = words("where", f"rows added: {top} before, {bottom} after")
        maps = [
            _map('channel 0, "valid"', "input", cells_of_it, marks=_said(rest, "left over")),
            _map('channel 0, "same"', "input", full, **look),
        ]
        valid = column(maps[0], texts[0], level="left")
        same = column(maps[1], texts[1], where, gap=4, level="left")
        pooled = [_map(f'pooling, "{padding}"', "output", both[padding]) for padding in both]
        on = Stage.of(row(valid, pooled[0], 20, same, pooled[1]))
        outlines = [
            one for padding in both for one in _windows(on[f'channel 0, "{padding}"'], numbers, both[padding].shape)
        ]
        parts = [(f'height, "{padding}"', numbers.lengths(padding)) for padding in both]
        parts.append(('times fewer numbers, "same"', Number(tall * wide) / Number(both["same"].size)))
        title = f'{tall} x {wide}: "valid" drops what is left over, "same" adds what is missing'
        return on.moment("odd", title, list(on.grids), lines(parts, "output_shape"), outlines)


def _map(name, role, values, first=True, **look):
    """One channel as a block; only the first of several names its axis at the side."""
    tall, before = len(values), look.get("first_row", 0)
    names = tuple(f"row {r}" for r in range(before, tall + before))
    along = {"width": Axis("width", 2, None)} | ({"height": Axis("height", 1, None)} if first else {})
    return block(name, role, values, along, down="height", right="width", shape=False, row_names=names, **look)


def _maps(name, role, array):
    """The channels of an array, beside each other."""
    return [_map(f"{name} {c}", role, array[0, ..., c], first=not c) for c in range(array.shape[3])]


def _aligned(*rows):
    longest = max(map(len, rows))
    return [[*one, *[None] * (longest - len(one))] for one in rows]


def _said(places, what):
    return tuple((r, c, what) for r, c in places)


def _windows(grid, numbers, shape):
    """Thin outlines of all windows on a map."""
    (tall, wide), (down, across) = numbers.size, numbers.strides
    return [
        cells(grid, slice(r * down, r * down + tall), slice(c * across, c * across + wide), thin=True)
        for r, c in np.ndindex(*shape)
    ]


def _touches(on, numbers):
    """What each output number was made of: the convolution's of all channels, the pooling's of its own."""
    (tall, wide), (down, across) = numbers.size, numbers.strides
    for name, array in (("convolution", numbers.y), ("pooling", numbers.pool)):
        for r, c, channel in np.ndindex(*array.shape[1:]):
            places = block_of(range(r * down, r * down + tall), range(c * across, c * across + wide))
            seen = range(numbers.x.shape[3]) if name == "convolution" else [channel]
            lit = [(on[f"input, channel {one}"], places) for one in seen]
            yield touch(
                on[f"{name} {channel}"],
                r,
                c,
                *lit,
                text=_said_sum(numbers, name, r * down, c * across, channel, array[0, r, c, channel]),
            )


def _said_sum(numbers, name, top, left, channel, result):
    """The sum of an output number in a line: partial sums of the convolution, the numbers that the pooling compares."""
    window = numbers.x[0, top : top + numbers.size[0], left : left + numbers.size[1]]
    if name == "convolution":
        sums = (window * numbers.kernel[..., channel]).sum(axis=(0, 1))
        terms = [number_text(one) for one in sums] + (
            [] if numbers.bias is None else [f"bias {number_text(numbers.bias[channel])}"]
        )
        return f"{' + '.join(terms)} = {number_text(result)}"
    seen = [number_text(one) for one in window[..., channel].ravel()]
    what = f"max({', '.join(seen)})" if numbers.keeps == "largest" else f"({' + '.join(seen)}) / {len(seen)}"
    return f"{what} = {number_text(result)}"


def _sum_of(numbers):
    """The first output number of filter 0: a partial sum for every channel, and the bias."""
    tall, wide = numbers.size
    sums = total(values((numbers.x[0, :tall, :wide] * numbers.kernel[..., 0]).sum(axis=(0, 1))))
    return sums if numbers.bias is None else sums + Labelled("bias", Number(plain(numbers.bias[0])))


def _kept(numbers):
    tall, wide = numbers.size
    for channel in range(numbers.x.shape[3]):
        window = values(numbers.x[0, :tall, :wide, channel].ravel())
        kept = maximum(*window) if len(window) > 1 else window[0]
        if numbers.keeps == "mean":
            kept = total(window) / len(window)
        yield f"pooling {channel}", kept
