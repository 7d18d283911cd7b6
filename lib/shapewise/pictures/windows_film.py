"""Windows over a series: each is a row of a table, and its target lies `horizon` steps after its end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Derivation, Number
from shapewise.pictures.paper.arithmetic import data
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, touch
from shapewise.pictures.paper.style import number_text

SLIDERS = (
    Control("steps", 4, 10, changes="how long the series is"),
    Control("width", 1, 4, changes="how many points a window has"),
    Control("horizon", 0, 3, changes="how far after the window its target lies; 0 is its last point"),
    Control("stride", 1, 3, changes="how many points later the next window begins"),
)
MOST = 12


def windows(series, width, horizon=1, stride=1) -> Film:
    """Windows of a series of single numbers, and their targets.

    Parameters
    ----------
    series : array
        ``(steps,)``.
    width : int
        How many points a window has.
    horizon : int
        How many steps after the window's last point its target lies; 0 is that point itself.
    stride : int
        How many points later the next window begins.

    Returns
    -------
    Film
        Its moments: "window" for each `window`; "all", the table of windows with their targets.

    Raises
    ------
    ValueError
        For another number of axes, for a series that is too long to be read, or too short for one window.

    Examples
    --------
    >>> windows([3, 1, 4, 1, 5], width=2)["all"].title
    '5 points, windows of 2, targets 1 step later: 3 windows'
    """
    return WindowsFilm.of(data(series), width, horizon, stride)


def small(*, steps=7, width=3, horizon=1, stride=1):
    """Windows of a short series.

    Parameters
    ----------
    steps, width, horizon, stride : int
        Up to 10, 4, 3 and 3.

    Returns
    -------
    Film

    Examples
    --------
    >>> small().facts["windows"].value
    4
    """
    check(SLIDERS, steps=steps, width=width, horizon=horizon, stride=stride)
    return WindowsFilm.of(small_series(steps), width, horizon, stride)


def small_series(steps):
    """Small whole numbers."""
    return np.array([3, 1, 4, 2, 5, 9, 2, 6, 5, 8, 7, 4])[:steps].astype(float)


def number_of_windows(steps, width, horizon=1, stride=1):
    """How many windows have all of their points, and a target."""
    return max((steps - width - horizon) // stride + 1, 0)


@dataclass(frozen=True, repr=False)
class WindowsFilm(Film):
    """The windows of one series."""

    series: np.ndarray
    width: int
    horizon: int
    stride: int

    title, sliders = "Windows over a series", SLIDERS

    @classmethod
    def of(cls, series, width, horizon, stride):
        """The film, once it is sure that it can be drawn."""
        if np.ndim(series) != 1:
            raise ValueError(f"the picture shows a series of single numbers: got {np.ndim(series)} axes.")
        if len(series) > MOST:
            raise ValueError(f"the picture writes every number: got {len(series)} points; expected at most {MOST}.")
        if not number_of_windows(len(series), width, horizon, stride):
            raise ValueError(
                f"no window has a target: got {len(series)} points, width {width}, horizon {horizon}. "
                f"Take a longer series or a shorter window."
            )
        return cls(series, width, horizon, stride)

    @property
    def count(self):
        """How many windows there are."""
        return number_of_windows(len(self.series), self.width, self.horizon, self.stride)

    @property
    def table(self):
        """The windows, ``(windows, width)``."""
        return np.array([self.series[self.stride * n : self.stride * n + self.width] for n in range(self.count)])

    @property
    def targets(self):
        """The target of each window."""
        return np.array([self.series[self._target(n)] for n in range(self.count)])

    def _target(self, window):
        return self.stride * window + self.width - 1 + self.horizon

    @property
    def strip(self):
        return ("window", "window window=1", "all") if self.count > 1 else ("window", "all")

    @property
    def places(self):
        return {"window": self.count}

    @property
    def arguments(self):
        return {"steps": len(self.series), "width": self.width, "horizon": self.horizon, "stride": self.stride}

    @property
    def facts(self):
        return {"windows": self._counted()}

    def _counted(self):
        steps, width, horizon = Number(len(self.series)), Number(self.width), Number(self.horizon)
        total = (steps - width - horizon) // Number(self.stride) + 1
        return Derivation("windows", (("windows", total),))

    def rebuilt(self, *, steps, width, horizon, stride):
        return WindowsFilm.of(laid_over(self.series, small_series(steps)), width, horizon, stride)

    def scenes(self):
        return [*(("window", {"window": n}) for n in range(self.count)), ("all", {})]

    def show_window(self, window=0):
        start = self.stride * window
        where = (
            "its last point" if self.horizon == 0 else f"{self.horizon} step{'s' * (self.horizon > 1)} after its end"
        )
        title = f"Window {window} begins at step {start}; its target is {where}"
        on = self._stage()
        shown = ["series", *(filled(on[key], lambda r, _: r <= window) for key in ("windows", "targets"))]
        points = cells(on["series"], columns=slice(start, start + self.width))
        target = cells(on["series"], columns=self._target(window), thin=True)
        drawn = [points, target, cells(on["windows"], window), cells(on["targets"], window, thin=True)]
        counted = line("target of the window, step", Number(self._target(window)))
        return on.moment("window", title, shown, counted, drawn, list(self._touches(on, window)))

    def show_all(self, window=0):
        later = f"{self.horizon} step{'' if self.horizon == 1 else 's'} later"
        title = f"{len(self.series)} points, windows of {self.width}, targets {later}: {self.count} windows"
        on = self._stage()
        return on.moment("all", title, list(on.grids), self._counted(), [], list(self._touches(on, self.count - 1)))

    def _stage(self):
        series = block("series", "input", self.series[None], axes("steps", self.series.shape), right="steps")
        table = self.table
        rows = axes("windows width", table.shape, windows="↓", width="→")
        taken = block("windows", "output", table, rows, down="windows", right="width")
        target = block(
            "targets", "between", self.targets[:, None], axes("windows", (len(table),), windows="↓"), down="windows"
        )
        return Stage.of(column(series, row(taken, 60, target), gap=24, level="left"))

    def _touches(self, on, last):
        for window in range(last + 1):
            for place in range(self.width):
                step = self.stride * window + place
                text = f"step {step} of the series = {number_text(self.series[step])}"
                yield touch(on["windows"], window, place, (on["series"], block_of([0], [step])), text=text)
