"""What there is to see of a Conv1D, frame by frame, as data.

This file claims: the frames are those of the storyboard "Conv1D sums its channels": one filter, its products,
their sum, the row it fills, the row of the next filter; and every block keeps its place in all of them.
"""

from __future__ import annotations

from shapewise.derivation import Derivation, Labelled, Number, maximum, parameters, product
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Line, Outline
from shapewise.pictures.paper.style import CELL, HEAD, ROW, number_text, overhang

#: space between the rows of the output, for the line that leads there
ROW_GAP = 20

#: the moments of the storyboard, in their order
MOMENTS = ("filter", "products", "sum", "row", "filters")


class Conv1DFrames:
    """Builds the frames of one :class:`~shapewise.pictures.conv1d_numbers.Conv1DNumbers`."""

    def __init__(self, call):
        self.call = call
        self.cell, self.product, self.sum = widths(call)
        kernel_size, self.channels, self.filters = call.sizes
        before, after = call.zeros
        self.before, self.drawn = before, len(call.padded)
        self.ghost = call.windows * call.strides if call.padding == "valid" else None
        self.absent = max(0, self.ghost + call.reach - self.drawn) if self.ghost is not None else 0
        self.padding = (*range(before), *range(self.drawn - after, self.drawn))
        self.y = HEAD
        self.input_x = 106 + overhang(self.cell * self.drawn)
        self.filter_x = (
            self.input_x + self.cell * (self.drawn + self.absent) + 112 + overhang(self.cell * kernel_size, 64)
        )
        self.products_x = self.filter_x + max(self.cell * kernel_size, 56) + 36
        self.sums_x = self.products_x + max(self.product * kernel_size, 72) + 34
        self.output_x = self.sums_x + self.sum + 56 + overhang(self.cell * call.windows, 128)
        self.under = self.y + ROW * self.channels
        self.bias_y = self.under + 14
        self.width = self.output_x + self.cell * call.windows + 104 + overhang(self.cell * call.windows)
        bottom = self.y + (ROW + ROW_GAP) * self.filters
        self.height = max(bottom, self.under + 24, self.bias_y + ROW + 8 if call.bias is not None else 0)

    # the moments of the storyboard

    def show_filter(self, window=0, filter=0):
        """One filter covers all channels; nothing is computed yet."""
        kernel_size, channels, _ = self.call.sizes
        terms = [Labelled("kernel", product(Number(kernel_size, "kernel_size"), Number(channels, "channels")))]
        if self.call.bias is not None:
            terms.append(Labelled("bias", Number(1)))
        total = parameters(*terms).parts[0][1]
        return self._frame(
            "filter",
            f"One filter is one block over all {channels} channels" if channels > 1 else "One filter is one block",
            [self._input(), *self._filter(filter), self._output(self.call.windows, filter - 1)],
            Derivation("parameters", ((f"{self._filter_name(filter)}, weights", total),)),
        )

    def show_products(self, window=0, filter=0):
        """The block lies on a window: products, and one partial sum for every channel."""
        seen, weights = self.call.factors(window, filter)
        parts = tuple(
            (f"channel {channel}", _sum(product(plain(a), plain(b)) for a, b in zip(*pair)))
            for channel, pair in enumerate(zip(seen.T, weights.T))
        )
        sums = count_of(self.channels, "partial sum") + (", one per channel" if self.channels > 1 else "")
        return self._frame(
            "products",
            f"The block lies on {self._steps(window)}: {count_of(seen.size, 'product')}, {sums}",
            [*self._window_grids(window, filter), self._output(window, filter)],
            Derivation("value", parts),
            outlines=self._window(window),
        )

    def show_sum(self, window=0, filter=0):
        """The partial sums and the bias become one number of the output."""
        what = "The partial sums" if self.channels > 1 else "The products"
        what += " and the bias" if self.call.bias is not None else ""
        came = f"{count_of(self.channels, 'channel')} went in, one number came out"
        if window or filter:
            came = f"filter {filter + 1} on {self._steps(window)} gives {number_text(self.call.y[0, window, filter])}"
        lines, sign = self._run_together(window, filter)
        grids = self._window_grids(window, filter)
        if self.call.bias is not None:
            grids.append(self._bias(filter, self.sums_x + (self.sum - self.cell) / 2))
        return self._frame(
            "sum",
            f"{what} run together: {came}",
            [*grids, self._output(window + 1, filter)],
            self._value(window, filter),
            outlines=[*self._window(window), self._output_cell(window, filter)],
            lines=lines,
            labels=[sign],
        )

    def show_row(self, window=0, filter=0):
        """The block has slid over the steps: a row is full, and the next window would not fit."""
        frame = self.show_sum(self.call.windows - 1, filter)
        fits = f"{count_of(self.call.windows, 'window')} {'fits' if self.call.windows == 1 else 'fit'}"
        outlines, labels = list(frame.outlines), list(frame.labels)
        if self.ghost is not None:
            x, wide = self.input_x + self.cell * self.ghost, self.cell * self.call.reach
            outlines.append(Outline(x, self.y, wide, ROW * self.channels, dashed=True))
            text = f"there is no step {self.drawn}" if self.absent == 1 else "does not fit"
            labels.append(Label(text, x + wide / 2, self.under + 16))
        return self._frame(
            "row",
            f"The block slides: row {filter} fills, {fits}",
            [self._input(self.absent), *frame.grids[1:]],
            Derivation("output_shape", (self.call.derivation("output_shape").parts[1],)),
            outlines,
            frame.lines,
            labels,
        )

    def show_filters(self, window=0, filter=0):
        """Every filter has filled its row."""
        last = self.filters - 1
        frame = self.show_sum(self.call.windows - 1, last)
        title = "One filter makes one output channel"
        if last:
            title = f"Filter {self.filters}, another block, fills row {last}: filters make the output's channels"
        weights = ("weights of the layer", self.call.derivation("parameters").parts[0][1])
        return self._frame(
            "filters",
            title,
            frame.grids,
            Derivation("parameters", (weights,)),
            frame.outlines,
            frame.lines,
            frame.labels,
        )

    # the blocks

    def _frame(self, key, title, grids, arithmetic, outlines=(), lines=(), labels=()):
        return Frame(
            key, title, tuple(grids), arithmetic, tuple(outlines), tuple(lines), tuple(labels), self.width, self.height
        )  # fmt: skip

    def _axes(self, array, last="channels"):
        return tuple(
            Axis(name, number, size) for number, (name, size) in enumerate(zip(("batch", "steps", last), array.shape))
        )

    def _input(self, absent=0):
        axes = self._axes(self.call.x)
        values = tuple((*map(float, row), *[None] * absent) for row in self.call.padded.T)
        return Grid(
            "input", "input", values, self.input_x, self.y, padding=self.padding,
            absent=tuple(range(self.drawn, self.drawn + absent)), first_column=-self.before, cell=self.cell,
            rows=axes[2], columns=axes[1], depth=axes[0], shape=axes,
        )  # fmt: skip

    def _filter(self, filter):
        kernel_size, channels, filters = self.call.sizes
        axes = (Axis("kernel_size", 0, kernel_size), Axis("channels", 1, channels), Axis("filters", 2, filters))
        block = Grid(
            self._filter_name(filter), "weights", rows_of(self.call.kernel[:, :, filter].T), self.filter_x, self.y,
            rows=axes[1], columns=axes[0], depth=axes[2], compact=True, cell=self.cell,
        )  # fmt: skip
        if self.call.bias is None:
            return [block]
        return [block, self._bias(filter, self.filter_x + (block.width - self.cell) / 2)]

    def _window_grids(self, window, filter):
        """Input, filter, products and partial sums of one window."""
        seen, weights = self.call.factors(window, filter)
        notes = tuple(
            tuple(f"{number_text(a)}×{number_text(b)}" for a, b in zip(*pair)) for pair in zip(seen.T, weights.T)
        )
        names = tuple(f"channel {channel}" for channel in range(self.channels))
        products = Grid(
            "products", "between", rows_of((seen * weights).T), self.products_x, self.y, notes=notes, cell=self.product,
            subtitle=("input × filter",), row_names=names,
        )  # fmt: skip
        sums = Grid(
            "partial sums", "between", rows_of(self.call.partial_sums(window, filter)[:, None]), self.sums_x, self.y,
            cell=self.sum, subtitle=("per channel",), row_names=names,
        )  # fmt: skip
        return [self._input(), *self._filter(filter), products, sums]

    def _bias(self, filter, x):
        value = ((float(self.call.bias[filter]),),)
        return Grid("bias", "weights", value, x, self.bias_y, name_at="left", row_names=("bias",), cell=self.cell)

    def _output(self, windows, filter):
        """The output, filled up to so many windows of a filter; the filters before it are full."""
        axes = self._axes(self.call.y)
        full = [self.call.windows if f < filter else windows if f == filter else 0 for f in range(self.filters)]
        values = tuple(
            tuple(float(self.call.y[0, w, f]) if w < full[f] else None for w in range(self.call.windows))
            for f in range(self.filters)
        )
        return Grid(
            "output", "output", values, self.output_x, self.y, rows=axes[2], columns=axes[1], shape=axes,
            depth=axes[0], side="right", gap=ROW_GAP, cell=self.cell,
        )  # fmt: skip

    # windows, lines, sentences

    def _window(self, window):
        columns = self.call.columns(window)
        high = ROW * self.channels
        if self.call.dilation_rate == 1:
            return [Outline(self.input_x + self.cell * columns[0], self.y, self.cell * len(columns), high)]
        return [Outline(self.input_x + self.cell * column, self.y, self.cell, high) for column in columns]

    def _output_cell(self, window, filter):
        return Outline(self.output_x + self.cell * window, self.y + (ROW + ROW_GAP) * filter, self.cell, ROW)

    def _run_together(self, window, filter):
        """Lines from every partial sum and the bias to a plus, and from there into the output cell."""
        right, level = self.sums_x + self.sum, self._output_cell(window, filter).y + ROW + 13
        plus = right + 36
        rows = [self.y + ROW * (channel + 0.5) for channel in range(self.channels)]
        if self.call.bias is not None:
            rows.append(self.bias_y + ROW / 2)
        lines = [Line(((right + 2, row), (plus, level))) for row in rows]
        x = self.output_x + self.cell * (window + 0.5)
        lines.append(Line(((plus, level), (x, level), (x, level - 8)), arrow=True))
        return lines, Label("+", plus, level, "sign")

    def _value(self, window, filter):
        """One output number: its partial sums, its bias, its activation."""
        total = _sum(Number(plain(value)) for value in self.call.partial_sums(window, filter))
        if self.call.bias is not None:
            total = total + Labelled("bias", Number(plain(self.call.bias[filter])))
        if self.call.activation == "relu":
            total = maximum(0, total)
        return Derivation("value", ((f"output[0, {window}, {filter}]", total),))

    def _filter_name(self, filter):
        return f"filter {filter + 1} of {self.filters}"

    def _steps(self, window):
        steps = [column - self.before for column in self.call.columns(window)]
        steps = [str(step) for step in steps if 0 <= step < self.call.x.shape[1]]
        if len(steps) < 2:
            return f"step {steps[0]}" if steps else "added zeros"
        return f"steps {', '.join(steps[:-1])} and {steps[-1]}"


def plain(value):
    """A number as a Derivation takes it: whole if it is whole."""
    value = float(value)
    return int(value) if value == int(value) else value


def frame_of(call, key, window=0, filter=0):
    """One frame of a call: `key` is one of :data:`MOMENTS`.

    Raises
    ------
    ValueError
        If there is no such frame, window or filter.
    """
    if key not in MOMENTS:
        raise ValueError(f"there is no frame {key!r}: expected one of {', '.join(MOMENTS)}.")
    for name, value, most in (("window", window, call.windows), ("filter", filter, call.sizes[2])):
        if not 0 <= value < most:
            raise ValueError(f"there is no {name} {value}: expected {name} from 0 to {most - 1}.")
    return getattr(Conv1DFrames(call), f"show_{key}")(window, filter)


def walk(call):
    """Every frame that there is to step through, in order, as ``(key, window, filter)``."""
    moments = []
    for filter in range(call.sizes[2]):
        moments += [("filter", 0, filter), ("products", 0, filter)]
        moments += [("sum", window, filter) for window in range(call.windows)]
        moments += [("row", 0, filter)] if filter == 0 else []
    return [*moments, ("filters", 0, 0)]


def _sum(terms):
    first, *rest = terms
    for term in rest:
        first = first + term
    return first


def widths(call):
    """How wide a cell is, one for a product, and one for a sum: fractions need more room than whole numbers."""
    return (CELL, 46, 40) if call.is_whole else (46, 88, 48)


def rows_of(array):
    return tuple(tuple(float(value) for value in row) for row in array)


def count_of(number, noun):
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return f"{words[number] if number < len(words) else number} {noun}{'' if number == 1 else 's'}"
