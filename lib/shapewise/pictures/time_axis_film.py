"""One series on the steps and on the channels: a window that slides, and one that takes everything in at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shapewise.derivation import Labelled, Number, parameters, product
from shapewise.layers import conv1d as rule
from shapewise.pictures.paper.arithmetic import count_of, data, sum_text
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, block_of, lines, marked, touch

#: more steps, and a longer window, than this cannot be read
MOST_STEPS, MOST_WINDOW = 9, 4
#: room between blocks in a row and in a column; height of a cell where many stand below one another
ROOM, DOWN, LOW = 46, 26, 26

CONTROLS = (
    Control("steps", MOST_WINDOW, MOST_STEPS, changes="how long the series is"),
    Control("window", 1, MOST_WINDOW, changes="how many steps a window covers"),
)


def time_axis(series, kernel, bias=1) -> Film:
    """A Conv1D with one filter on a series: laid along the steps, and laid along the channels.

    Parameters
    ----------
    series : array
        ``(steps,)``.
    kernel : array
        ``(window,)``: the weights along the steps. Along the channels there is a weight for each value; they are these
        again and again.
    bias : number
        Of the filter.

    Returns
    -------
    Film
        Its moments: "steps", ``(1, steps, 1)``; "channels", ``(1, 1, steps)`` with a window of one step, the only one
        that
        fits; "padded", the same with ``padding="same"``.

    Raises
    ------
    ValueError
        For another number of axes, or more numbers than can be read.

    Examples
    --------
    >>> print(time_axis([1, 2, 4, 3], [1, -1])["channels"].arithmetic)
    weights: kernel 1 x 4 + bias 1 = 5
    """
    x, weights = data(series), data(kernel)
    if x.ndim != 1 or weights.ndim != 1:
        raise ValueError(
            f"the picture shows one series and one window: got {x.shape} and {weights.shape}; expected one axis each."
        )
    if not len(weights) <= len(x) <= MOST_STEPS or len(weights) > MOST_WINDOW:
        raise ValueError(
            f"the picture writes every number: got {len(x)} steps and a window of {len(weights)}; "
            f"expected at most {MOST_STEPS} and {MOST_WINDOW}, the window no longer than the series."
        )
    return TimeAxisFilm(x, weights, float(bias))


def small(*, steps=7, window=3):
    """A series that rises and falls, and weights that ask for that.

    Parameters
    ----------
    steps, window : int
        Up to 9 and 4.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(steps=5).facts["weights along the channels"].value
    6
    """
    check(CONTROLS, steps=steps, window=window)
    series = np.array([1.0, 2.0, 4.0, 3.0, 1.0, 2.0, 5.0, 2.0, 3.0])[:steps]
    return TimeAxisFilm(series, np.array([-1.0, 2.0, -1.0, 1.0])[:window], 1.0)


@dataclass(frozen=True, repr=False)
class TimeAxisFilm(Film):
    """The moments of one series `x`, with the weights `kernel` along its steps and one `bias`."""

    x: np.ndarray
    kernel: np.ndarray
    bias: float

    title, strip, sliders = "Steps or channels", ("steps", "channels", "padded"), CONTROLS

    @property
    def arguments(self):
        return {"steps": len(self.x), "window": len(self.kernel)}

    def rebuilt(self, *, steps, window):
        other = small(steps=steps, window=window)
        return TimeAxisFilm(laid_over(self.x, other.x), laid_over(self.kernel, other.kernel), self.bias)

    @property
    def facts(self):
        size, steps = len(self.kernel), len(self.x)
        return {
            "weights along the steps": rule.parameters((None, steps, 1), filters=1, kernel_size=size),
            "weights along the channels": rule.parameters((None, 1, steps), filters=1, kernel_size=1),
            "weights with padding": rule.parameters((None, 1, steps), filters=1, kernel_size=size),
        }

    def scenes(self):
        return [(kind, {}) for kind in self.strip]

    def weights(self, size):
        """The weights along the channels for a window of so many steps: ``(size, channels, 1)``."""
        return np.resize(self.kernel, (size, len(self.x), 1))

    def output(self, kind):
        """What comes out: ``(steps, 1)``."""
        bias = np.array([self.bias])
        if kind == "steps":
            return rule.forward(self.x[None, :, None], self.kernel[:, None, None], bias)[0]
        size = 1 if kind == "channels" else len(self.kernel)
        return rule.forward(self.x[None, None], self.weights(size), bias, padding="same")[0]

    def show_steps(self):
        y, size = self.output("steps"), len(self.kernel)
        named, out = axes("batch steps channels", (1, len(self.x), 1)), axes("batch steps channels", (1, len(y), 1))
        on = Stage.of(column(
            block("input", "input", self.x[None], named, right="steps", down="channels"), DOWN,
            row(block("window", "weights", self.kernel[None], head=LOW), self._bias(), gap=ROOM), DOWN,
            block("output", "output", y.T, out, right="steps", down="channels"), level="left",
        ))  # fmt: skip
        windows = [cells(on["input"], 0, slice(n, n + size), thin=n > 0) for n in range(len(y))]
        title = f"The series on the steps: the window slides over {count_of(len(y), 'place')}"
        touches = [
            touch(on["output"], 0, n, (on["input"], block_of([0], range(n, n + size))), (on["window"], block_of([0], range(size))),
                  text=sum_text(self.x[n : n + size], self.kernel, self.bias, y[n, 0]))
            for n in range(len(y))
        ]  # fmt: skip
        drawn = [*windows, cells(on["output"], 0, 0)]
        return on.moment(
            "steps", title, list(on.grids), lines([("weights", self._count(size, 1))], "parameters"), drawn, touches
        )

    def show_channels(self):
        return self._upright(
            "channels", 1, f"The series on the channels: one step, one place, a weight for each of {len(self.x)} values"
        )

    def show_padded(self):
        size = len(self.kernel)
        weights = count_of(size * len(self.x), "weight")
        title = f'padding="same" adds zeros: {weights} in the kernel, {len(self.x)} of them meet a value'
        if size == 1:
            title = "A window of one step needs no padding: nothing changes"
        return self._upright("padded", size, title)

    def _upright(self, key, size, title):
        """The series downwards, on the channels of one step, between the steps that padding adds."""
        left, steps, y = (size - 1) // 2, len(self.x), self.output(key)
        padded = np.zeros((steps, size))
        padded[:, left] = self.x
        named, out = axes("batch steps channels", (1, 1, steps)), axes("batch steps channels", y[None].shape)
        added = tuple(n for n in range(size) if n != left)
        x = block(
            "input", "input", padded, named, right="steps", down="channels", tall=LOW, padding=added, first_column=-left
        )
        window = block("window", "weights", self.weights(size)[..., 0].T, tall=LOW)
        output = block("output", "output", y.T, out, right="steps", down="channels", side="right")
        on = Stage.of(row(x, ROOM, window, ROOM, self._bias(), ROOM, output))
        shown = [on["input"], marked(on["window"], block_of(range(steps), added), "left over"), "bias", on["output"]]
        lit = [(on["input"], block_of(range(steps), [left])), (on["window"], block_of(range(steps), [left]))]
        text = sum_text(self.x, self.weights(size)[left, :, 0], self.bias, y[0, 0])
        drawn = [cells(on["input"]), cells(on["output"], 0, 0)]
        worked = lines([("weights", self._count(size, steps))], "parameters")
        return on.moment(key, title, shown, worked, drawn, [touch(on["output"], 0, 0, *lit, text=text)])

    def _bias(self):
        one = block("bias", "weights", [[self.bias]], head=LOW)
        return replace(one, grid=replace(one.grid, named=False))

    @staticmethod
    def _count(size, channels):
        kernel = Labelled("kernel", product(Number(size, "window"), Number(channels, "channels")))
        return parameters(kernel, Labelled("bias", Number(1))).parts[0][1]
