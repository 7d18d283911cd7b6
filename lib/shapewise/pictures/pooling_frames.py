"""What there is to see of a convolution and a pooling over the same steps, frame by frame, as data.

This file claims: the frames are those of the storyboard "Stride or pooling": the same windows, one of them looked
at, the results, a rest at the end, and one channel changed. The convolution stands above, the pooling below.
"""

from __future__ import annotations

from dataclasses import replace

from shapewise.derivation import Derivation, Number, maximum
from shapewise.pictures.conv1d_frames import ROW_GAP, Conv1DFrames, count_of, plain, rows_of
from shapewise.pictures.paper.frames import Grid, Label, Line, Outline
from shapewise.pictures.paper.style import HEAD, ROW
from shapewise.pictures.pooling_changed import channel_changed
from shapewise.pictures.pooling_rest import with_a_rest

#: the moments of the storyboard, in their order
MOMENTS = ("windows", "window", "results", "rest", "changed")
BETWEEN = 22


class StrideOrPoolingFrames(Conv1DFrames):
    """Builds the frames in which both layers stand; the upper half is that of Conv1D."""

    def __init__(self, numbers):
        super().__init__(numbers.conv)
        self.numbers = numbers
        nothing_absent, self.absent = self.cell * self.absent, 0  # the window that does not fit is not drawn here
        for place in ("filter_x", "products_x", "sums_x", "output_x", "width"):
            setattr(self, place, getattr(self, place) - nothing_absent)
        self.output_x += 30  # "convolution" is longer than "output"
        self.width += 30
        self.pool_cell = self.cell if numbers.pool_is_whole else max(self.cell, 46)
        self.pool_y = self.height + BETWEEN + HEAD
        self.height = self.pool_y + (ROW + ROW_GAP) * self.channels
        self.width += max(0, (self.pool_cell - self.cell) * self.call.windows)
        self.input_y = (HEAD + self.height - ROW * self.channels) / 2

    def show_windows(self, window=0, filter=0):
        """Both layers have the same windows; only one of them has weights."""
        frame = super().show_filter(window, filter)
        windows = f"{count_of(self.call.windows, 'window')}, the same for both"
        return self._frame(
            "windows",
            f"One input, two layers, {windows}. Only the convolution has weights",
            [*frame.grids[:-1], self._output(0, 0), self._pooled(0)],
            frame.arithmetic,
            outlines=self._all_windows(),
            labels=[*self._names(), self._no_weights()],
        )

    def show_window(self, window=0, filter=0):
        """One window: one number for each filter, one for each channel."""
        frame = super().show_sum(window, filter)
        grids, lines = self._looked_at(window)
        sums = frame.arithmetic.parts[0]
        return self._frame(
            "window",
            f"On {self._steps(window)} the convolution adds up all channels; the pooling keeps the "
            f"{self.numbers.keeps} of each",
            [*frame.grids, *grids, self._pooled(window + 1)],
            Derivation("value", ((f"convolution, {sums[0]}", sums[1]), *self._kept(window))),
            outlines=[*frame.outlines, *(self._pooled_cell(window, c) for c in range(self.channels))],
            lines=[*frame.lines, *lines],
            labels=[*frame.labels, *self._names(), self._no_weights()],
        )

    def show_results(self, window=0, filter=0):
        """Every window of every filter and every channel."""
        last = self.call.windows - 1
        frame = super().show_sum(last, self.filters - 1)
        grids, lines = self._looked_at(last)
        weights = self.call.derivation("parameters").parts[0][1]
        return self._frame(
            "results",
            f"Side by side: {count_of(self.call.windows, 'step')} each, but {self.filters} channels and {self.channels}; "
            f"{weights.value} weights and none",
            [*frame.grids, *grids, self._pooled(self.call.windows)],
            Derivation("parameters", (("convolution, weights", weights), ("pooling, weights", Number(0)))),
            outlines=[*frame.outlines, *(self._pooled_cell(last, c) for c in range(self.channels))],
            lines=[*frame.lines, *lines],
            labels=[*frame.labels, *self._names(), self._no_weights()],
        )

    # the input stands between the two, and its windows with it

    def _input(self, absent=0):
        return replace(super()._input(), y=self.input_y)

    def _window(self, window):
        down = self.input_y - self.y
        return [Outline(o.x, o.y + down, o.width, o.height, thin=o.thin) for o in super()._window(window)]

    def _all_windows(self):
        """Outlines of all windows, thin ones."""
        outlines = [outline for window in range(self.call.windows) for outline in self._window(window)]
        return [replace(outline, thin=True) for outline in outlines]

    def _output(self, windows, filter):
        return replace(super()._output(windows, filter), name="convolution")

    # the pooling

    def _pooled(self, windows):
        axes = self._axes(self.numbers.pool)
        values = tuple(
            tuple(float(v) if w < windows else None for w, v in enumerate(row)) for row in self.numbers.pool[0].T
        )
        return Grid(
            "pooling", "output", values, self.output_x, self.pool_y, rows=axes[2], columns=axes[1], shape=axes,
            depth=axes[0], side="right", gap=ROW_GAP, cell=self.pool_cell,
        )  # fmt: skip

    def _pooled_cell(self, window, channel):
        y = self.pool_y + (ROW + ROW_GAP) * channel
        return Outline(self.output_x + self.pool_cell * window, y, self.pool_cell, ROW)

    def _looked_at(self, window):
        """The window channel by channel, what is kept of each, and the lines from there into the output."""
        values, marks = self.numbers.seen(window)
        names = tuple(f"channel {channel}" for channel in range(self.channels))
        x = self.products_x + (self.product - self.cell) * len(values[0]) / 2
        pitch = ROW + ROW_GAP
        grids = (
            Grid(
                "the window", "between", values, x, self.pool_y, marks=marks, cell=self.cell, gap=ROW_GAP,
                subtitle=("per channel",), row_names=names,
            ),
            Grid(
                self.numbers.keeps, "between", rows_of(self.numbers.pool[0, window][:, None]), self.sums_x, self.pool_y,
                cell=self.sum, gap=ROW_GAP, subtitle=("of each",), row_names=names,
            ),
        )  # fmt: skip
        lines = []
        for channel in range(self.channels):
            middle, level = self.pool_y + pitch * channel + ROW / 2, self.pool_y + pitch * channel + ROW + 13
            to = self.output_x + self.pool_cell * (window + 0.5)
            right = self.sums_x + self.sum
            lines.append(Line(((right + 2, middle), (right + 26, level), (to, level), (to, level - 8)), arrow=True))
        return grids, lines

    def _kept(self, window):
        """The pooling's numbers of one window, worked out."""
        parts = []
        for channel, row in enumerate(self.numbers.seen(window)[0]):
            there = [Number(plain(value)) for value in row if value is not None]
            if self.numbers.keeps == "largest":
                kept = maximum(*there) if len(there) > 1 else there[0]
            else:
                kept = there[0]
                for value in there[1:]:
                    kept = kept + value
                kept = kept / len(there) if len(there) > 1 else kept
            parts.append((f"pooling, channel {channel}", kept))
        return parts

    def _names(self):
        x = self.filter_x - 98
        above, below = self.bias_y + ROW / 2 + 24, self.pool_y + ROW / 2
        return [Label("↗ convolution", x, above, align="left"), Label("↘ pooling", x, below, align="left")]

    def _no_weights(self):
        size = self.cell * self.call.sizes[0]
        return Label("no weights", self.filter_x + size / 2, self.pool_y + ROW / 2)


def frame_of(numbers, key, window=0, filter=0):
    """One frame: `key` is one of :data:`MOMENTS`.

    Raises
    ------
    ValueError
        If there is no such frame, window or filter.
    """
    if key not in MOMENTS:
        raise ValueError(f"there is no frame {key!r}: expected one of {', '.join(MOMENTS)}.")
    for name, value, most in (("window", window, numbers.conv.windows), ("filter", filter, numbers.conv.sizes[2])):
        if not 0 <= value < most:
            raise ValueError(f"there is no {name} {value}: expected {name} from 0 to {most - 1}.")
    if key == "rest":
        return with_a_rest(numbers)
    if key == "changed":
        return channel_changed(numbers)
    return getattr(StrideOrPoolingFrames(numbers), f"show_{key}")(window, filter)


def walk(numbers):
    """Every frame that there is to step through, in order, as ``(key, window, filter)``."""
    moments = [("windows", 0, 0)]
    for filter in range(numbers.conv.sizes[2]):
        moments += [("window", window, filter) for window in range(numbers.conv.windows)]
    return [*moments, ("results", 0, 0), ("rest", 0, 0), ("changed", 0, 0)]
