"""A film: the moments of one picture, each a frame that is built when it is asked for.

How a picture is written, one file each in ``shapewise/pictures/``, such as ``conv1d_film.py``:

- a subclass of :class:`Film` with `title`, `strip`, `places`, `scenes`, a method ``show_<kind>`` for each kind of
  moment, and, where there are sliders, `sliders`, `arguments`, `facts` and `rebuilt`;
- a function that gives the film of a layer: ``def conv1d(layer, x) -> Film``. It is found by its annotation, and is
  then ``draw.conv1d``; the file has another name, for a module of the same name would stand in its place;
- a function ``small(*, steps=6, ...) -> Film``, which gives it with small built-in numbers. What an explorer moves
  are its arguments; `rebuilt` keeps the film's own numbers as far as they reach, with :func:`laid_over`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from numbers import Integral

import numpy as np

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
    below : str
        The argument that it stays below, in place of `high`: a row that is one of so many rows.
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
    below: str = ""
    options: tuple = ()
    changes: str = ""
    kinds: tuple[str, ...] = ()

    def ends(self, arguments=None):
        """The lowest and the highest value, for the values of all `arguments`."""
        return self.low, (arguments[self.below] - 1 if self.below and arguments else self.high)

    def nearest(self, value, arguments):
        """The value that can be which is nearest to another."""
        low, high = self.ends(arguments)
        return value if self.options else min(max(value, low), high)

    def reaching(self, value):
        """The control with a range that reaches to a value."""
        if self.options or self.below:
            return self
        return replace(self, low=min(self.low, value), high=max(self.high, value))

    def check(self, value, arguments=None):
        """Refuse a value that is not among them."""
        if self.options:
            if value not in self.options:
                known = ", ".join(map(repr, self.options))
                raise ValueError(f"{self.argument} {value!r} is not there to choose: expected one of {known}.")
            return
        low, high = self.ends(arguments)
        ends = f"{self.argument} from {low} to {high}"
        if not isinstance(value, Integral):
            raise TypeError(f"{self.argument} is a whole number: got {value!r}; expected {ends}.")
        if not low <= value <= high:
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
    sliders : tuple of Control
        What can be changed in any film of its kind.
    arguments : dict
        The values that they have.
    facts : dict
        What follows from them: name -> Derivation.
    """

    title, strip, sliders = "", (), ()

    @property
    def places(self):
        return {}

    @property
    def arguments(self):
        return {}

    @property
    def facts(self):
        return {}

    @property
    def controls(self):
        """What can be changed, in ranges that reach to the film's own values."""
        own = self.arguments
        return tuple(control.reaching(own[control.argument]) for control in self.sliders)

    def rebuilt(self, **arguments):
        """The film with all arguments given; its numbers are those of this film as far as they reach."""
        raise NotImplementedError

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
        """The film with other arguments: its own numbers cropped, or continued with small whole ones.

        Raises
        ------
        ValueError, TypeError
            For an argument that there is not, a value outside its range, or a layer that cannot be.
        """
        controls, wanted = self.controls, self.arguments | arguments
        for name in arguments:
            if name not in self.arguments:
                known = ", ".join(one.argument for one in controls)
                raise ValueError(f"there is nothing called {name!r} to change: expected {known or 'no argument'}.")
        for control in controls:
            name = control.argument
            if name in arguments:
                control.check(arguments[name], wanted)
            else:
                wanted[name] = control.nearest(wanted[name], wanted)
        return self if wanted == self.arguments else self.rebuilt(**wanted)

    def __repr__(self):
        return "\n\n".join(f"{number}. {frame.words}" for number, frame in enumerate(self.frames, 1))

    def _repr_mimebundle_(self, include=None, exclude=None):
        from shapewise.pictures.paper.stored import film_svg  # here and not above: it knows films

        return {"text/plain": repr(self), "text/html": film_svg(self)}


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
        control.check(arguments[control.argument], arguments)


def laid_over(own, other):
    """An array of the shape of `other`: the numbers of `own` as far as they reach, then those of `other`.

    A weight that a layer does not have, None, stays away.

    >>> laid_over(np.array([[7, 8, 9]]), np.array([[1, 2], [3, 4]])).tolist()
    [[7, 8], [3, 4]]
    """
    if own is None:
        return None
    corner = tuple(slice(min(pair)) for pair in zip(own.shape, other.shape, strict=True))
    found = np.array(other, dtype=np.result_type(own, other))
    found[corner] = own[corner]
    return found


def as_batch(array, samples):
    """One sample as a batch of so many: a picture shows the first."""
    return np.repeat(array, samples, axis=0)
