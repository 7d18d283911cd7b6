"""Filters and windows: kernel_size says how much one window spans, filters how many weighings of it there are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number
from shapewise.pictures.conv1d_blocks import GRID, KERNEL, STEPS, input_block, widths, window_on
from shapewise.pictures.conv1d_numbers import Conv1DNumbers, small_call
from shapewise.pictures.paper.arithmetic import count_of, plain, products, sum_text
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.places import cells, lead
from shapewise.pictures.paper.stage import Stage, block_of, empty, filled, line, lines, touch

#: room for the lines from the window into the filters, and from them into the output; between two filters
INTO, OUT, APART = 50, 60, 12
FILTERS = Control("filters", 1, 4, changes="how many filters look at each window: the rows of the output")
KERNEL_SIZE = Control("kernel_size", 1, 4, changes="how many steps a window spans")


def filters(layer, x) -> Film:
    """All filters of a Conv1D on the same window, and what one filter more or a longer window changes.

    Parameters
    ----------
    layer : keras.layers.Conv1D
        Built or not; without groups, and with an activation that is linear.
    x : array
        ``(batch, steps, channels)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "window" and "filters" for each `window`; "row"; "more", with one filter more; "longer", with
        windows of one step more.

    Raises
    ------
    TypeError, ValueError
        For another layer, for options that it does not show, for more than 100 numbers in an array.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 3, 2)), (None, 6, 2))
    >>> print(filters(layer, small_integers((1, 6, 2)))["row"].arithmetic)
    steps: (6 - 2) // 1 + 1 = 5
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv1D":
        raise ValueError(f"this is a picture of Conv1D: got a {facts.kind} layer. Use keras.layers.Conv1D.")
    if facts.config.get("activation") not in (None, "linear"):
        raise ValueError(f'the picture shows sums: got activation="{facts.config["activation"]}"; expected None.')
    y = reading.run(layer, x)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    return FiltersFilm(Conv1DNumbers.of(x, kernel, bias, y, facts.config))


def small(*, filters=3, kernel_size=2):
    """Six steps of two channels, seen by a few filters, in small whole numbers.

    Parameters
    ----------
    filters, kernel_size : int
        Up to 4.

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(filters=4).facts["parameters"])
    parameters: kernel 2 x 2 x 4 + bias 4 = 20
    """
    check((FILTERS, KERNEL_SIZE), filters=filters, kernel_size=kernel_size)
    sizes = {"steps": 6, "channels": 2, "filters": filters, "kernel_size": kernel_size}
    return FiltersFilm(small_call(**sizes, strides=1, padding="valid"))


@dataclass(frozen=True, repr=False)
class FiltersFilm(Film):
    """The moments of one call."""

    call: Conv1DNumbers

    title, sliders = "How long a window is, and how many filters look at it", (KERNEL_SIZE, FILTERS)
    strip = ("window", "filters", "more", "longer")

    @property
    def places(self):
        return {"window": self.call.windows}

    @property
    def arguments(self):
        kernel_size, _, number = self.call.sizes
        return {"kernel_size": kernel_size, "filters": number}

    @property
    def facts(self):
        return {"output": self.call.derivation("output_shape"), "parameters": self.call.derivation("parameters")}

    def rebuilt(self, **arguments):
        call = self.call
        own = {"steps": call.x.shape[1], "channels": call.sizes[1], "strides": call.strides, "padding": call.padding}
        return FiltersFilm(call.resized(**own | self.arguments | arguments))

    def scenes(self):
        each = [(kind, {"window": window}) for window in range(self.call.windows) for kind in ("window", "filters")]
        return [*each, *((kind, {}) for kind in ("row", "more", "longer"))]

    def show_window(self, window=0):
        kernel_size, channels, _ = self.call.sizes
        numbers = Number(kernel_size, "kernel_size") * Number(channels, "channels")
        title = f"One window spans {count_of(kernel_size, 'step')}: kernel_size is its length"
        if window:
            title = f"The window moves on, to {self.call.steps_of(window)}"
        return self._moment("window", title, line("numbers in a window", numbers), window, window, alone=True)

    def show_filters(self, window=0):
        number = self.call.sizes[2]
        parts = []
        for f in range(number):
            seen, weights = self.call.factors(window, f)
            sums = products(seen.T.ravel(), weights.T.ravel())
            if self.call.bias is not None:
                sums = sums + Labelled("bias", Number(plain(self.call.bias[f])))
            parts.append((f"filter {f}", sums))
        looks = f"{count_of(number, 'filter')} on the same window" if number > 1 else "One filter on the window"
        title = f"{looks[0].upper()}{looks[1:]}: {count_of(number, 'number')}, one column of the output"
        if window:
            title = f"On {self.call.steps_of(window)}: {count_of(number, 'number')} more, the next column"
        return self._moment("filters", title, lines(parts), window, window + 1)

    def show_row(self, window=0):
        last = self.call.windows - 1
        title = f"The window slides, and each filter fills a row: {count_of(self.call.sizes[2], 'row')}"
        steps = line(*self.call.derivation("output_shape").parts[1], "output_shape")
        return self._moment("row", title, steps, last, last + 1)

    def show_more(self, window=0):
        more = self.rebuilt(filters=self.call.sizes[2] + 1)
        title = f"filters={more.call.sizes[2]}: one row more; the windows are as long as before"
        return more._whole("more", title)

    def show_longer(self, window=0):
        kernel_size = self.call.sizes[0] + 1
        title = f"kernel_size={kernel_size}: longer windows, of which fewer fit; the rows stay"
        try:
            return self.rebuilt(kernel_size=kernel_size)._whole("longer", title)
        except ValueError:
            nothing = f"kernel_size={kernel_size}: a window longer than the input fits nowhere"
            return self._moment("longer", nothing, self.call.derivation("parameters"), 0, 0)

    def _whole(self, key, title):
        """The last window, the whole output, and the weights of the layer."""
        weights = line("weights of the layer", self.call.derivation("parameters").parts[0][1], "parameters")
        return self._moment(key, title, weights, self.call.windows - 1, self.call.windows)

    def _stage(self):
        """The input, all filters with their biases one below the other, the output."""
        call, cell = self.call, widths(self.call)[0]
        kernel = axes(KERNEL, call.kernel.shape)
        names, items = tuple(f"channel {channel}" for channel in range(call.sizes[1])), []
        for f in range(call.sizes[2]):
            look = {"cell": cell, "name_at": "left"}
            along = kernel if f == 0 else {}  # the axis is named once
            more = {"right": "kernel_size", "shape": False, "compact": True, "row_names": names}
            own = block(f"filter {f}", "weights", call.kernel[:, :, f].T, along, **more, **look)
            look["row_names"] = ("bias",)
            bias = None if call.bias is None else block(f"bias {f}", "weights", [[call.bias[f]]], **look)
            items.append(row(own, bias, gap=10, level="middle"))
        return Stage.of(row(input_block(call), INTO, column(*items, gap=APART, level="left"), OUT, self._output()))

    def _output(self):
        shape = axes(STEPS, self.call.y.shape)
        return block(
            "output", "output", self.call.y[0].T, shape, **GRID, side="right", gap=10, cell=widths(self.call)[2]
        )

    def _moment(self, key, title, arithmetic, window, full, alone=False):
        """A window, all filters, and the output filled up to so many windows; `alone`, without the filters."""
        call = self.call
        on = Stage.of(row(input_block(call), INTO, self._output())) if alone else self._stage()
        output = filled(on["output"], lambda _, w: w < full)
        drawn = window_on(call, on["input"], window)
        if alone:
            return on.moment(key, title, ["input", empty(output)], arithmetic, drawn)
        for f in range(call.sizes[2]):
            weights = cells(on[f"filter {f}"])
            last = cells(on[f"bias {f}"]) if call.bias is not None else weights
            drawn += [lead(cells(on["input"]), weights, arrow=False, far=54), lead(last, cells(output, f))]
            drawn.append(cells(output, f, window))
        shown = [*(one for one in on.grids if one != "output"), output]
        return on.moment(key, title, shown, arithmetic, drawn, list(self._touches(on, output)))

    def _touches(self, on, output):
        """The window and the filter of each number."""
        size, channels, _ = self.call.sizes
        for f, values in enumerate(output.values):
            for w in (w for w, value in enumerate(values) if value is not None):
                seen, weights = self.call.factors(w, f)
                lit = [(on["input"], block_of(range(channels), self.call.columns(w)))]
                lit += [(on[f"filter {f}"], block_of(range(channels), range(size)))]
                bias = None if self.call.bias is None else self.call.bias[f]
                yield touch(output, f, w, *lit, text=sum_text(seen.T.ravel(), weights.T.ravel(), bias, values[w]))
