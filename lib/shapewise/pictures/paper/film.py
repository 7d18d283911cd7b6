"""A film: the moments of one picture, each a frame that is built when it is asked for.

How a picture is written, one file each in ``shapewise/pictures/``, such as ``conv1d_film.py``:

- a subclass of :class:`Film` with `title`, `strip`, `places`, `scenes`, a method ``show_<kind>`` for each kind of
  moment, and, where there are sliders, `controls`, `arguments` and `facts`;
- a function that gives the film of a layer: ``def conv1d(layer, x) -> Film``. It is found by its annotation, and is
  then ``draw.conv1d``; the file has another name, for a module of the same name would stand in its place;
- a function ``small(*, steps=6, ...) -> Film``, which gives it with small built-in numbers. What an explorer moves
  are its arguments.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

from shapewise.pictures.paper.frames import Words
from shapewise.pictures.paper.style import HEAD, LOW_HEAD


@dataclass(frozen=True)
class Control:
    """An argument that a reader can change, and what it changes.

    Parameters
    ----------
    argument : str
        Of the film's ``small``.
    low, high : int
        The ends of its range.
    options : tuple
        Its values, where they are no range.
    changes : str
        What it changes, in a few words.
    kinds : tuple of str
        The kinds of moment in which it changes anything; empty if in all.

    Examples
    --------
    >>> Control("steps", 1, 10, changes="how long the input is").check(12)
    Traceback (most recent call last):
    ValueError: steps 12 is outside its slider: expected steps from 1 to 10.
    """

    argument: str
    low: int = 0
    high: int = 0
    options: tuple = ()
    changes: str = ""
    kinds: tuple[str, ...] = ()

    def check(self, value):
        """Refuse a value that is not among them."""
        if self.options and value not in self.options:
            known = ", ".join(map(repr, self.options))
            raise ValueError(f"{self.argument} {value!r} is not there to choose: expected one of {known}.")
        if not self.options and not self.low <= value <= self.high:
            ends = f"{self.argument} from {self.low} to {self.high}"
            raise ValueError(f"{self.argument} {value} is outside its slider: expected {ends}.")


class Film:
    """The moments of a picture; see the module on how one is written.

    Attributes
    ----------
    title : str
        What the film shows.
    strip : tuple of str
        The moments that a reader sees first, three to five where there are as many.
    places : dict
        What a moment may be asked for, and how many of it there are: ``{"window": 5, "filter": 2}``.
    controls : tuple of Control
        What can be changed.
    arguments : dict
        The values that they have.
    facts : dict
        What follows from them: name -> Derivation.
    """

    title, strip, controls = "", (), ()

    @property
    def places(self):
        return {}

    @property
    def arguments(self):
        return {}

    @property
    def facts(self):
        return {}

    def scenes(self):
        """Every moment in its order, as ``(kind, {place: number})``."""
        raise NotImplementedError

    @property
    def moments(self):
        """The keys of all moments; the first of a kind is called by its kind alone: ``"sum"``, ``"sum window=1"``."""
        return tuple(key for key, _, _ in self._scenes())

    def _scenes(self):
        seen = set()
        for kind, place in self.scenes():
            yield (
                (" ".join([kind, *(f"{name}={n}" for name, n in place.items())]) if kind in seen else kind),
                kind,
                place,
            )
            seen.add(kind)

    def __len__(self):
        return len(self.scenes())

    def __iter__(self):
        return (self.at(kind, **place) for kind, place in self.scenes())

    def __getitem__(self, moment):
        """A frame by its number or by its key."""
        if isinstance(moment, int):
            kind, place = self.scenes()[moment]
            return self.at(kind, **place)
        for key, kind, place in self._scenes():
            if key == moment:
                return self.at(kind, **place)
        kinds = ", ".join(dict.fromkeys(kind for kind, _ in self.scenes()))
        raise ValueError(f"there is no frame {moment!r}: expected one of {kinds}.")

    def at(self, kind, **place):
        """One moment: which kind, and where.

        Raises
        ------
        ValueError
            If there is no such moment or place.
        """
        show = getattr(self, f"show_{kind}", None)
        if show is None or kind not in {kind for kind, _ in self.scenes()}:
            kinds = ", ".join(dict.fromkeys(kind for kind, _ in self.scenes()))
            raise ValueError(f"there is no frame {kind!r}: expected one of {kinds}.")
        for name, value in place.items():
            if name not in self.places:
                raise ValueError(f"there is no place {name!r} in it: expected {' or '.join(self.places)}.")
            if not 0 <= value < self.places[name]:
                raise ValueError(f"there is no {name} {value}: expected {name} from 0 to {self.places[name] - 1}.")
        return named_once([show(**place)])[0]

    @property
    def frames(self):
        """The frames of the strip, each axis named once."""
        return named_once(self[key] for key in self.strip)

    @property
    def alternative_text(self):
        """The strip in words, a sentence for each frame; the numbers stand in its tables."""
        return Words("\n".join(f"{number}. {self[key].title}." for number, key in enumerate(self.strip, 1)))

    def changed(self, **arguments):
        """The film of another layer or input, in small built-in numbers.

        Raises
        ------
        ValueError
            For an argument that there is not, a value outside its range, or a layer that cannot be.
        """
        for name, value in arguments.items():
            control = next((one for one in self.controls if one.argument == name), None)
            if control is None:
                known = ", ".join(one.argument for one in self.controls)
                raise ValueError(f"there is nothing called {name!r} to change: expected {known or 'no argument'}.")
            control.check(value)
        return sys.modules[type(self).__module__].small(**self.arguments | arguments)

    def __repr__(self):
        return "\n\n".join(f"{number}. {frame.words}" for number, frame in enumerate(self.frames, 1))

    def _repr_mimebundle_(self, include=None, exclude=None):
        from shapewise.pictures.paper.shown import film_bundle  # here and not above: it knows frames and films

        return film_bundle(self)


def named_once(frames):
    """The frames with the axes of each array named once, where it first appears; its name counts by its first word.

    Parameters
    ----------
    frames : iterable of Frame

    Returns
    -------
    tuple of Frame
    """
    seen, found = set(), []
    for frame in frames:
        grids = []
        for grid in frame.grids:
            array = grid.name.split(" ")[0].rstrip(",")
            axes = {(array, axis.name, axis.number) for axis in (grid.rows, grid.columns, grid.depth) if axis}
            grids.append(replace(grid, named=grid.named and not axes <= seen))
            seen |= axes
        found.append(_closer(replace(frame, grids=tuple(grids))))
    return tuple(found)


def _closer(frame):
    """The frame without the room over its grids in which no axis is named."""
    if any(grid.named and grid.columns or grid.head != HEAD and grid.y < 2 * HEAD for grid in frame.grids):
        return frame
    up = HEAD - LOW_HEAD
    grids = tuple(replace(grid, y=grid.y - up, head=min(grid.head, LOW_HEAD)) for grid in frame.grids)
    return replace(
        frame, grids=grids, height=frame.height - up,
        outlines=tuple(replace(one, y=one.y - up) for one in frame.outlines),
        labels=tuple(replace(one, y=one.y - up) for one in frame.labels),
        lines=tuple(replace(one, points=tuple((x, y - up) for x, y in one.points)) for one in frame.lines),
    )  # fmt: skip


def check(controls, **arguments):
    """Refuse arguments that lie outside of their controls."""
    for control in controls:
        control.check(arguments[control.argument])
