"""Pictures that belong together, put into one sample: what a reshape makes of them, and what a transpose makes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Derivation, Number
from shapewise.pictures.paper.arithmetic import count_of, data
from shapewise.pictures.paper.blocks import block, column, row, table, words
from shapewise.pictures.paper.film import Control, Film, check, laid_over
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, line, marked, touch
from shapewise.pictures.paper.style import number_text

#: how many samples are drawn, and how many numbers a sample has at most
SAMPLES, MOST = 2, 24
#: room over a block without axes, between pictures, between the row of memory and the channels
LOW, APART, DOWN = 26, 34, 30

CONTROLS = (
    Control("group", 2, 4, changes="how many pictures belong to one target"),
    Control("height", 1, 2, changes="how many rows a picture has"),
    Control("width", 1, 3, changes="how many columns a picture has"),
)


def regroup(pictures, group) -> Film:
    """Pictures of which `group` neighbours belong to one target, moved onto the channels of one sample.

    Parameters
    ----------
    pictures : array
        ``(pictures, height, width)``, those of one target beside each other; two targets are drawn.
    group : int
        How many belong to one target.

    Returns
    -------
    Film
        Its moments: "pictures"; "reshape", straight to ``(samples, height, width, group)``; "transpose", first
        ``(samples, group, height, width)`` and then the axes reordered.

    Raises
    ------
    ValueError
        For pictures that cannot be grouped so, or more numbers than can be read.

    Examples
    --------
    >>> film = regroup(np.arange(24).reshape(6, 2, 2), 3)
    >>> print(film["reshape"].arithmetic)
    share of channel 0 that is picture 0: 2 / 4 = 0.5
    """
    x = data(pictures)
    if x.ndim != 3:
        raise ValueError(f"the picture shows pictures of shape (pictures, height, width): got {x.shape}.")
    if len(x) != SAMPLES * group:
        raise ValueError(f"the picture shows {SAMPLES} targets with {group} pictures each: got {len(x)} pictures.")
    if group * x[0].size > MOST:
        raise ValueError(
            f"the picture writes every number: got {group * x[0].size} in a sample; expected at most {MOST}."
        )
    return RegroupFilm(x, group)


def small(*, group=3, height=2, width=2):
    """Numbered pictures: the tens say which picture, the ones say which pixel of it.

    Parameters
    ----------
    group, height, width : int
        Up to 4, 2 and 3.

    Returns
    -------
    Film

    Examples
    --------
    >>> small(width=1).pictures[4].tolist()
    [[40.0], [41.0]]
    """
    check(CONTROLS, group=group, height=height, width=width)
    pixels = np.arange(height * width, dtype=float).reshape(height, width)
    return RegroupFilm(10 * np.arange(SAMPLES * group)[:, None, None] + pixels, group)


@dataclass(frozen=True, repr=False)
class RegroupFilm(Film):
    """The moments of some pictures, `group` of them for each target."""

    pictures: np.ndarray
    group: int

    title, strip, sliders = "Pictures that belong together", ("pictures", "reshape", "transpose"), CONTROLS

    @property
    def arguments(self):
        _, height, width = self.pictures.shape
        return {"group": self.group, "height": height, "width": width}

    def rebuilt(self, *, group, height, width):
        other = small(group=group, height=height, width=width)
        return RegroupFilm(laid_over(self.pictures, other.pictures), group)

    @property
    def facts(self):
        return {
            f"whole after {name}": Derivation(name, ((name, self._share(name)),)) for name in ("reshape", "transpose")
        }

    def scenes(self):
        return [(kind, {}) for kind in self.strip]

    def regrouped(self, how):
        """The samples, ``(samples, height, width, group)``, after "reshape" or after "transpose"."""
        _, height, width = self.pictures.shape
        if how == "reshape":
            return self.pictures.reshape(SAMPLES, height, width, self.group)
        return self.pictures.reshape(SAMPLES, self.group, height, width).transpose(0, 2, 3, 1)

    def _of_first(self, how):
        """Which numbers of the first sample come from the first picture."""
        whose = np.broadcast_to(np.arange(len(self.pictures))[:, None, None], self.pictures.shape)
        return RegroupFilm(whose, self.group).regrouped(how)[0] == 0

    def _share(self, how):
        first = self._of_first(how)[..., 0]
        return Number(int(first.sum()), "of picture 0") / Number(first.size, "in channel 0")

    def show_pictures(self):
        rows = [
            (
                words(f"target {sample}", f"target {sample}"),
                10,
                *(self._picture(sample * self.group + n) for n in range(self.group)),
            )
            for sample in range(SAMPLES)
        ]
        on = Stage.of(table(*rows, gap=APART, below=DOWN))
        shown = [
            marked(on["picture 0"], np.ndindex(self.pictures[0].shape), "kept"),
            *(k for k in on.grids if k != "picture 0"),
        ]
        title = f"{count_of(len(self.pictures), 'picture')} in a row, {count_of(self.group, 'picture')} for each target".capitalize()
        return on.moment("pictures", title, shown, line("numbers in one sample", self._numbers))

    def show_reshape(self):
        sizes = ", ".join(map(str, self.regrouped("reshape").shape))
        share = self._share("reshape").value
        what = "a channel takes one number here and one there" if share < 1 else "these are whole"
        return self._moment("reshape", f"x.reshape({sizes}): {what}", self.group)

    def show_transpose(self):
        sizes = ", ".join(map(str, (SAMPLES, self.group, *self.pictures.shape[1:])))
        title = f"x.reshape({sizes}).transpose(0, 2, 3, 1): every channel is a picture"
        return self._moment("transpose", title, self.pictures[0].size)

    def _moment(self, how, title, together):
        """The numbers of the first sample in memory, in runs of `together`, and its channels."""
        sample, first = self.regrouped(how)[0], self._of_first(how)
        memory = block(
            "in memory", "input", self.pictures[: self.group].reshape(1, -1), head=LOW, name="target 0 in memory"
        )
        channels = [block(f"channel {c}", "output", sample[..., c], head=LOW) for c in range(self.group)]
        on = Stage.of(column(memory, DOWN, row(*channels, gap=APART), level="left"))
        size = self.pictures[0].size
        shown = [marked(on["in memory"], [(0, n) for n in range(size)], "kept")]
        shown += [marked(on[f"channel {c}"], np.argwhere(first[..., c]), "kept") for c in range(self.group)]
        runs = range(0, self.group * size, together)
        drawn = [cells(on["in memory"], 0, slice(n, n + together), thin=n > 0) for n in runs]
        worked = line("share of channel 0 that is picture 0", self._share(how))
        return on.moment(how, title, shown, worked, drawn, list(self._touches(on, how)))

    def _touches(self, on, how):
        places = RegroupFilm(np.arange(self.pictures.size).reshape(self.pictures.shape), self.group).regrouped(how)[0]
        sample = self.regrouped(how)[0]
        for r, c, channel in np.ndindex(places.shape):
            text = f"sample[{r}, {c}, {channel}] = {number_text(sample[r, c, channel])}"
            lit = on["in memory"], [(0, places[r, c, channel])]
            yield touch(on[f"channel {channel}"], r, c, lit, text=text)

    @property
    def _numbers(self):
        _, height, width = self.pictures.shape
        return Number(self.group, "pictures") * Number(height, "height") * Number(width, "width")

    def _picture(self, number):
        return block(f"picture {number}", "input", self.pictures[number], head=LOW)
