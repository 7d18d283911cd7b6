"""What every explorer is: settings above, the picture to step through, what follows from the settings.

This file claims: without a kernel an explorer is its first frame, as a picture and in words, and these are the
same in every run; a setting that cannot be is answered with a sentence, not with an error.
"""

from __future__ import annotations

import html
from functools import partial

import ipywidgets as widgets

from shapewise import inline
from shapewise.explorers.stepper import Stepper
from shapewise.pictures.paper import style
from shapewise.pictures.paper.drawing import new_figure, paint

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Explorer:
    """Settings, a picture, and what follows.

    Parameters
    ----------
    film : Film
        With the numbers to begin with; its controls become sliders.
    arguments
        What is other than in that film at the start.

    Attributes
    ----------
    settings : dict
        Name -> widget with a ``value``.
    film : Film
        For the settings as they are, or the last that there could be.
    stepper : Stepper
        The picture and its slider.
    message, facts_shown : widgets.HTML
        Why the settings cannot be; what follows from them.
    box : widget
        All of it.
    """

    def __init__(self, film, **arguments):
        self._own = film
        self.film = film = film.changed(**arguments)
        self.settings = {control.argument: _setting(control, film.arguments) for control in self._own.controls}
        self.message, self.facts_shown, self.change = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._last = self._facts_now()
        self.stepper = Stepper(_frames(film))
        self._first = self.stepper.frame
        for setting in self.settings.values():
            setting.observe(self._changed, "value")
        panel = widgets.GridBox(
            list(self.settings.values()),
            layout=widgets.Layout(grid_template_columns="repeat(auto-fill, 21em)", max_width="100%"),
        )
        self.box = widgets.VBox([panel, self.message, self.facts_shown, self.change, self.stepper.box])
        self._tell("Move a slider: this line says what follows it, and what stays.")

    @property
    def values(self):
        """The settings as plain values."""
        return {name: setting.value for name, setting in self.settings.items()}

    def _facts_now(self):
        return self.values, self.film.facts

    def _changed(self, change):
        at = self.stepper.slider.value
        try:
            self.film = self._own.changed(**self.values)
        except ValueError as error:
            self.message.value = f'<div role="alert"><b>This cannot be:</b> {html.escape(str(error))}</div>'
            self.stepper.box.layout.display = "none"
            self.facts_shown.value = self.change.value = ""
            return
        self.message.value, self.stepper.box.layout.display = "", None
        self.stepper.set_frames(_frames(self.film), at)
        before, self._last = self._last, self._facts_now()
        self._tell(_what_followed(before, self._last))

    def _tell(self, followed):
        lines = [f"<b>{html.escape(name)}</b>: {_in_a_line(fact)}" for name, fact in self._last[1].items()]
        self.facts_shown.value = f'<div style="line-height: 1.5">{"<br>".join(lines)}</div>'
        self.change.value = f'<div role="status" aria-live="polite">{html.escape(followed)}</div>'

    def __repr__(self):
        return self._first.words

    def _repr_mimebundle_(self, include=None, exclude=None):
        figure, ax = new_figure([self._first], style.WIDTH)
        paint([self._first], ax)
        data, metadata = inline.mime_bundle(figure)
        data[WIDGET_VIEW] = {"version_major": 2, "version_minor": 0, "model_id": self.box.model_id}
        return data, metadata


def _setting(control, values):
    """The widget of a control."""
    value, (low, high) = values[control.argument], control.ends(values)
    if set(control.options) == {False, True}:
        return widgets.Checkbox(value, description=control.argument)
    if control.options:
        return widgets.Dropdown(options=control.options, value=value, description=control.argument)
    return widgets.IntSlider(value, min=low, max=high, description=control.argument, continuous_update=False)


def _frames(film):
    """Every moment of a film, as callables."""
    return [partial(film.__getitem__, number) for number in range(len(film))]


def _in_a_line(fact):
    shown = html.escape(", ".join(str(fact).splitlines()).replace("parameters: ", ""))
    return f"{fact.value}, from {shown}" if fact.is_shape else shown


def _what_followed(before, now):
    """Which setting moved, which facts moved with it, which stayed."""
    moved = [f"{name} {before[0][name]} → {value}" for name, value in now[0].items() if before[0][name] != value]
    if not moved:
        return ""
    followed, stayed = [], []
    for name, fact in now[1].items():
        old = before[1][name].value
        if old == fact.value:
            stayed.append(f"{name} {fact.value}")
        else:
            followed.append(f"{name} {old} → {fact.value}")
    parts = [f"{', '.join(moved)}."]
    if followed:
        parts.append(f"What follows: {'; '.join(followed)}.")
    if stayed:
        parts.append(f"What stays: {'; '.join(stayed)}.")
    return " ".join(parts)
