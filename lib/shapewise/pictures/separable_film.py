"""An ordinary convolution and a separable one at the same place: a multiply-add for every weight, a cell for every weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Number, product
from shapewise.pictures.paper.arithmetic import count_of, data
from shapewise.pictures.paper.blocks import block, cell_for, row
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells, lead
from shapewise.pictures.paper.stage import Stage, block_of, lines, touch
from shapewise.pictures.paper.style import number_text

#: room for the line from one block to the next; height of a cell
WAY = 50
TALL = 24
MOST_WINDOW, MOST_CHANNELS, MOST_FILTERS = 3, 3, 3
CONTROLS = (
    Control("kernel_size", 1, MOST_WINDOW, changes="how many places a window has: its square"),
    Control("channels", 1, MOST_CHANNELS, changes="how deep a window is"),
    Control("filters", 1, MOST_FILTERS, changes="how many numbers come out at a place"),
)


def separable(layer, x) -> Film:
    """A SeparableConv2D at one place, beside the ordinary convolution that gives the same numbers.

    Parameters
    ----------
    layer : keras.layers.SeparableConv2D
        Built or not; without strides, padding, dilation, depth_multiplier and activation.
    x : array
        ``(batch, height, width, channels)``; the first window of the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "ordinary", the kernel of the ordinary convolution; "depthwise" and "pointwise", the two halves;
        "moved", the numbers that are read and written.

    Raises
    ------
    TypeError, ValueError
        For another layer or other options, for more numbers than can be read.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("SeparableConv2D", 3, 3)), (None, 4, 4, 2))
    >>> print(separable(layer, small_integers((1, 4, 4, 2)))["pointwise"].arithmetic)
    separable, both halves: 9 x 2 + 2 x 3 = 24
    times fewer: 54 / 24 = 2.25
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "SeparableConv2D":
        raise ValueError(f"this is a picture of SeparableConv2D: got a {facts.kind} layer.")
    for name, plain in PLAIN.items():
        if facts.config.get(name, plain[0]) not in plain:
            raise ValueError(f"the picture shows {name}={plain[0]!r}: got {facts.config[name]!r}.")
    y = reading.run(layer, x)  # builds a layer that was not
    depthwise, pointwise, *bias = reading.read(layer, x.shape).weights
    size, _, channels, filters = *depthwise.shape[:3], pointwise.shape[-1]
    if (
        depthwise.shape[0] != depthwise.shape[1]
        or size > MOST_WINDOW
        or channels > MOST_CHANNELS
        or filters > MOST_FILTERS
    ):
        raise ValueError(
            f"the picture writes every weight: got windows of {depthwise.shape[:2]}, {channels} channels, "
            f"{filters} filters; "
            f"expected square windows of at most {MOST_WINDOW}, {MOST_CHANNELS} channels and {MOST_FILTERS} filters."
        )
    window = x[0, :size, :size].reshape(-1, channels).T
    bias = bias[0] if bias else np.zeros(filters)
    return SeparableFilm(window, depthwise[..., 0].reshape(-1, channels).T, pointwise[0, 0], bias, y[0, 0, 0])


#: what the picture does not show -> the values with which there is nothing to show
PLAIN = {
    "strides": (1, (1, 1)),
    "padding": ("valid",),
    "dilation_rate": (1, (1, 1)),
    "depth_multiplier": (1,),
    "activation": ("linear", None),
}


def small(*, kernel_size=3, channels=2, filters=3):
    """A separable convolution on small whole numbers.

    Parameters
    ----------
    kernel_size, channels, filters : int
        Up to 3.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(filters=1).facts["multiply-adds of the ordinary one"])
    ordinary, at one place: 9 x 2 x 1 = 18
    """
    check(CONTROLS, kernel_size=kernel_size, channels=channels, filters=filters)
    places, cs, fs = (np.arange(n) for n in (kernel_size**2, channels, filters))
    window = (places * 2 + cs[:, None] * 3 + 1) % 5.0
    depthwise = np.array([1.0, -1, 2])[(places + cs[:, None]) % 3]
    pointwise = np.array([1.0, 2, -1])[(fs * 2 + cs[:, None]) % 3]
    bias = np.array([1.0, 3, -2])[:filters]
    return _computed(window, depthwise, pointwise, bias)


def named(rows):
    """Rows with their names, in sight and in words."""
    return {"row_names": rows, "row_labels": rows}


def _computed(window, depthwise, pointwise, bias):
    return SeparableFilm(window, depthwise, pointwise, bias, (window * depthwise).sum(axis=1) @ pointwise + bias)


@dataclass(frozen=True, repr=False)
class SeparableFilm(Film):
    """One place: `window` and `depthwise` are (channels, places), `pointwise` (channels, filters), `bias` and `y` (filters,)."""

    window: np.ndarray
    depthwise: np.ndarray
    pointwise: np.ndarray
    bias: np.ndarray
    y: np.ndarray

    title, sliders = "One place of two convolutions: the same numbers, not the same work", CONTROLS
    strip = ("ordinary", "depthwise", "pointwise", "moved")

    @property
    def arguments(self):
        (channels, places), filters = self.depthwise.shape, len(self.y)
        return {"kernel_size": int(places**0.5), "channels": channels, "filters": filters}

    def rebuilt(self, **arguments):
        other = small(**arguments)
        kept = (
            laid_over(getattr(self, one), getattr(other, one)) for one in ("window", "depthwise", "pointwise", "bias")
        )
        return _computed(*kept)

    @property
    def facts(self):
        both = lines([("separable, both halves", self._halves)])
        return {
            "multiply-adds of the ordinary one": lines([self._ordinary]),
            "multiply-adds of the separable one": both,
        }

    def scenes(self):
        return [(kind, {}) for kind in self.strip]

    @property
    def _sizes(self):
        (channels, places), filters = self.depthwise.shape, len(self.y)
        return Number(places, "places"), Number(channels, "channels"), Number(filters, "filters")

    @property
    def _ordinary(self):
        return "ordinary, at one place", product(*self._sizes)

    @property
    def _halves(self):
        places, channels, filters = self._sizes
        return product(places, channels) + product(channels, filters)

    @property
    def kernel(self):
        """Of the ordinary convolution: ``(filters, channels, places)``."""
        return self.pointwise.T[:, :, None] * self.depthwise[None]

    @property
    def between(self):
        """What comes out of the first half: ``(channels,)``."""
        return (self.window * self.depthwise).sum(axis=1)

    def show_ordinary(self):
        filters, channels, places = self.kernel.shape
        flat = self.kernel.reshape(-1, places)
        names = tuple(f"filter {f}, channel {c}" for f in range(filters) for c in range(channels))
        kernel = block("kernel", "weights", flat, **named(names), tall=TALL, cell=cell_for(flat, least=24))
        on = Stage.of(
            row(self._window(), WAY, kernel, WAY, self._bias(TALL * channels), 4, self._output(TALL * channels))
        )
        title = f"Ordinary: {count_of(flat.size, 'weight')}, each of them multiplied once at this place"
        ways = [
            lead(cells(on["window"]), cells(on["kernel"]), arrow=False, far=126),
            *self._filters_out(on, "kernel", channels),
        ]
        touches = [
            touch(on["output"], f, 0, (on["window"], block_of(range(channels), range(places))),
                  (on["kernel"], block_of(range(f * channels, (f + 1) * channels), range(places))), (on["bias"], [(f, 0)]),
                  text=f"{channels * places} products + {number_text(self.bias[f])} = {number_text(self.y[f])}")
            for f in range(filters)
        ]  # fmt: skip
        return on.moment("ordinary", title, list(on.grids), lines([self._ordinary]), ways, touches)

    def show_depthwise(self):
        channels, places = self.depthwise.shape
        look = {"cell": cell_for(self.depthwise, least=24), "tall": TALL} | named(self._channels)
        kernel = block("depthwise kernel", "weights", self.depthwise, **look)
        on = Stage.of(row(self._window(), WAY, kernel, WAY, self._between(labels=False)))
        title = f"First half: a window of {count_of(places, 'weight')} for each channel, and no channel meets another"
        count = ("separable, first half", product(*self._sizes[:2]))
        ways = [lead(cells(on["window"]), cells(on["depthwise kernel"]), arrow=False, far=76)]
        ways += [lead(cells(on["depthwise kernel"], c), cells(on["between"], c)) for c in range(channels)]
        touches = [
            touch(on["between"], c, 0, (on["window"], block_of([c], range(places))),
                  (on["depthwise kernel"], block_of([c], range(places))), text=f"{places} products = "
                                                                               f"{number_text(one)}")
            for c, one in enumerate(self.between)
        ]  # fmt: skip
        return on.moment("depthwise", title, list(on.grids), lines([count]), ways, touches)

    def show_pointwise(self):
        channels, filters = self.pointwise.shape
        names = named(tuple(f"filter {f}" for f in range(filters)))
        kernel = block(
            "pointwise kernel", "weights", self.pointwise.T, **names, cell=cell_for(self.pointwise), tall=TALL
        )
        on = Stage.of(row(self._between(), WAY, kernel, WAY, self._bias(), 4, self._output()))
        title = f"Second half: {count_of(channels * filters, 'weight')}, which all channels enter, and the same output"
        fewer = product(*self._sizes).value, self._halves.value
        counts = [
            ("separable, both halves", self._halves),
            ("times fewer" if fewer[0] > fewer[1] else "ordinary / separable", Number(fewer[0]) / Number(fewer[1])),
        ]
        ways = [lead(cells(on["between"]), cells(on["pointwise kernel"]), arrow=False, far=62)]
        ways += self._filters_out(on, "pointwise kernel", 1)
        touches = [
            touch(on["output"], f, 0, (on["between"], block_of(range(channels), [0])),
                  (on["pointwise kernel"], block_of([f], range(channels))), (on["bias"], [(f, 0)]),
                  text=f"{count_of(channels, 'product')} + {number_text(self.bias[f])} = {number_text(self.y[f])}")
            for f in range(filters)
        ]  # fmt: skip
        return on.moment("pointwise", title, list(on.grids), lines(counts), ways, touches)

    def show_moved(self):
        """A place of each array that is read or written, for both layers."""
        _, channels, filters = self._sizes
        pixel, between, out = self.window[:, :1], self.between[:, None], self.y[:, None]
        one = row(self._moved("read", "input", pixel), WAY, self._moved("written", "output", out))
        two = row(
            self._moved("read first", "input", pixel), WAY, self._moved("written between", "between", between), WAY,
            self._moved("read again", "between", between), WAY, self._moved("written at last", "output", out),
        )  # fmt: skip
        on = Stage.of(row(one, 2 * WAY, two))
        parts = [("read", "written"), ("read first", "written between"), ("read again", "written at last")]
        ways = [lead(cells(on[a]), cells(on[b])) for a, b in parts]
        few, many = channels + filters, channels + channels + channels + filters
        title = "Numbers moved at a place: ordinary on the left; separable on the right, with a stop halfway"
        counts = [
            ("ordinary: multiply-adds for each number moved", Number(product(*self._sizes).value) / few),
            ("separable: multiply-adds for each number moved", Number(self._halves.value) / many),
        ]
        return on.moment("moved", title, list(on.grids), lines(counts), ways)

    @property
    def _channels(self):
        return tuple(f"channel {c}" for c in range(len(self.window)))

    def _window(self):
        look = {"cell": cell_for(self.window, least=24), "tall": TALL}
        return block("window", "input", self.window, **look, **named(self._channels))

    def _between(self, labels=True):
        names = named(self._channels) if labels else {"row_names": self._channels}
        return block(
            "between", "between", self.between[:, None], cell=cell_for(self.between, least=48), tall=TALL, **names
        )

    def _bias(self, tall=TALL):
        return block("bias", "weights", self.bias[:, None], cell=cell_for(self.bias, least=40), tall=tall)

    def _output(self, tall=TALL):
        return block("output", "output", self.y[:, None], cell=cell_for(self.y, least=48), tall=tall)

    def _filters_out(self, on, kernel, rows):
        """A line from the rows of each filter to its bias."""
        return [
            lead(cells(on[kernel], slice(f * rows, (f + 1) * rows)), cells(on["bias"], f)) for f in range(len(self.y))
        ]

    def _moved(self, key, role, array):
        return block(key, role, array, cell=cell_for(array, least=64), tall=TALL)
