"""What every explorer is: settings above, the picture to step through, what follows from the settings.

This file claims: what cannot be is answered with a sentence, not with an error; without a kernel an explorer is the
main frames of its film, to step through, the same in every run.
"""

from __future__ import annotations

import re
from functools import cached_property

from shapewise.live import WIDGET_VIEW, is_live, view_of
from shapewise.pictures.paper.stored import film_steps
from shapewise.pictures.paper.svg import frame_svg

NOTE = "Run this cell, and there are sliders that change the layer and its input."
FIRST = "Move a slider: this line says what follows, and what stays."


class Explorer:
    """Settings, a picture, and what follows.

    Parameters
    ----------
    film : Film
        With the numbers to begin with; its controls are the settings.
    arguments
        What is other than in that film at the start.

    Attributes
    ----------
    film : Film
        For the settings as they are, or the last that there could be.
    values : dict
        The settings.
    at : int
        Which moment is shown, counted from 1.
    alarm, followed : str
        Why the settings cannot be; what followed from the last change.

    Examples
    --------
    >>> from shapewise import explore
    >>> explorer = explore.conv1d()
    >>> explorer.change(steps=8)
    >>> explorer.followed
    'steps 6 → 8. What follows: output (1, 5, 2) → (1, 7, 2). What stays: parameters 14.'
    """

    def __init__(self, film, **arguments):
        self._own = film
        self.film = film.changed(**arguments)
        self.values, self.at, self.alarm, self.followed = dict(self.film.arguments), 1, "", FIRST
        self._controls, self._before, self._gesture = film.controls, self.film, None

    @property
    def frame(self):
        """The frame that is shown."""
        return self.film[self.at - 1]

    def move(self, at):
        """Show moment number `at`, or the nearest that there is."""
        self.at = min(max(at, 1), len(self.film))

    def change(self, *, gesture=None, **values):
        """Change settings; with the same `gesture` as before, what followed is told from its beginning."""
        wanted = self.values | values
        for control in self._controls:
            if control.below and control.argument not in values:
                wanted[control.argument] = control.nearest(wanted[control.argument], wanted)
        if gesture is None or gesture != self._gesture:
            self._before = self.film
        self._gesture, self.values, shown = gesture, wanted, self.film.moments[self.at - 1]
        try:
            self.film = self._own.changed(**wanted)
        except ValueError as error:
            self.alarm, self.followed = f"This cannot be: {error}", ""
            return
        self.alarm, self.followed = "", _what_followed(self._before, self.film)
        self.at = _same_moment(self.film, shown, self.at)

    def answer(self, request):
        """The state after what a browser asked for: moment, changed settings, tables."""
        self.move(request["at"])
        if request["values"]:
            self.change(gesture=request["gesture"], **request["values"])
        return self.state(tables=request["tables"])

    def state(self, tables=False):
        """Everything that is shown, as plain data."""
        frame, count = self.frame, len(self.film)
        arithmetic = "; ".join(str(frame.arithmetic).splitlines())
        return {
            "at": self.at,
            "count": count,
            "controls": [self._control(control, frame.key) for control in self._controls],
            "svg": frame_svg(frame),
            "said": f"Frame {self.at} of {count}. {frame.title}. {arithmetic}",
            "alarm": self.alarm,
            "facts": [] if self.alarm else [[name, _in_a_line(name, fact)] for name, fact in self.film.facts.items()],
            "followed": self.followed,
            "tables": frame.tables if tables else "",
        }

    def _control(self, control, kind):
        """A setting as a browser needs it; `off` says why it is of no use in a moment of this kind."""
        low, high = control.ends(self.values)
        unused = bool(control.kinds) and kind not in control.kinds
        return {
            "name": control.argument,
            "kind": "slider" if not control.options else "box" if set(control.options) == {False, True} else "choice",
            "low": low, "high": high, "options": list(control.options), "value": self.values[control.argument],
            "changes": control.changes, "off": f"changes frame {self._first_of(control.kinds)}" if unused else "",
        }  # fmt: skip

    def _first_of(self, kinds):
        return next(place for place, key in enumerate(self.film.moments, 1) if key.split()[0] in kinds)

    @cached_property
    def view(self):
        """The widget of a live notebook."""
        from shapewise.explorers.view import View  # here and not above: it brings the widgets

        return View(self.answer, self.state())

    def __repr__(self):
        return repr(self.film)

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": repr(self), "text/html": film_steps(self.film, NOTE)}
        if is_live():
            data[WIDGET_VIEW] = view_of(self.view)
        return data


def _same_moment(film, key, at):
    """The number of the moment that was shown: the same, or the last of its kind, or one as far on."""
    moments, kind = film.moments, key.split()[0]
    if key in moments:
        return moments.index(key) + 1
    of_its_kind = [place for place, one in enumerate(moments, 1) if one.split()[0] == kind]
    return of_its_kind[-1] if of_its_kind else min(at, len(moments))


def _in_a_line(name, fact):
    rows = [row.removeprefix(f"{name}: ").removeprefix("parameters: ") for row in str(fact).splitlines()]
    shown = ", ".join(re.sub(r"^axis_(?=\d)", "axis ", row) for row in rows)
    return f"{fact.value}, from {shown}" if fact.is_shape else shown


def _what_followed(before, now):
    """Which setting moved, which facts moved with it, which stayed."""
    old, new = before.arguments, now.arguments
    moved = [f"{name} {old[name]} → {value}" for name, value in new.items() if old[name] != value]
    if not moved:
        return ""
    followed, stayed, facts = [], [], before.facts
    for name, fact in now.facts.items():
        same = facts[name].value == fact.value
        (stayed if same else followed).append(
            f"{name} {fact.value}" if same else f"{name} {facts[name].value} → {fact.value}"
        )
    parts = [f"{', '.join(moved)}."]
    if followed:
        parts.append(f"What follows: {'; '.join(followed)}.")
    if stayed:
        parts.append(f"What stays: {'; '.join(stayed)}.")
    return " ".join(parts)
