"""One frame after the other: by slider, by arrow keys, by buttons or played.

This file claims: a stepper knows frames and nothing of layers, so that every explorer uses it; a frame is drawn
once and kept; the picture goes into a widget, so that nothing is printed; what the picture shows is said
in words as well, for screen readers.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Sequence

import ipywidgets as widgets

from shapewise.pictures.paper.canvas import Canvas
from shapewise.pictures.paper.frames import Frame


class Stepper:
    """A picture with a slider over its frames.

    Parameters
    ----------
    frames : sequence of callables
        Each gives one :class:`~shapewise.pictures.paper.frames.Frame`; it is called when the frame is first shown.

    Attributes
    ----------
    slider, play, image : widgets
        The frame's number counted from 1, the player, and the picture with its alternative text.
    png : bytes
        The picture that is shown.
    box : widget
        All of it.

    Examples
    --------
    >>> from shapewise.derivation import parameters
    >>> stepper = Stepper([lambda: Frame("one", "First", (), parameters()), lambda: Frame("two", "Second", (), parameters())])
    >>> stepper.slider.value = 2
    >>> stepper.frame.title
    'Second'
    """

    def __init__(self, frames: Sequence[Callable[[], Frame]]):
        self._canvas, self._frames, self._known, self._drawn = Canvas(), (), {}, {}
        self.png, self.image = b"", widgets.HTML()  # not an Image widget: that has no alternative text
        self.slider = widgets.IntSlider(description="frame", min=1, max=1, layout=widgets.Layout(width="26em"))
        self.play = widgets.Play(min=1, max=1, value=1, interval=1200)
        self.back = widgets.Button(description="Previous", icon="chevron-left", layout=widgets.Layout(width="8em"))
        self.forward = widgets.Button(description="Next", icon="chevron-right", layout=widgets.Layout(width="8em"))
        self.said = widgets.HTML()
        self.tables = widgets.HTML()
        words = widgets.Accordion(children=[self.tables], titles=("The picture as tables",))
        self._link = widgets.link((self.play, "value"), (self.slider, "value"))
        self.slider.observe(lambda _: self._show(), "value")
        self.back.on_click(lambda _: self.step(-1))
        self.forward.on_click(lambda _: self.step(1))
        controls = widgets.HBox(
            [self.back, self.forward, self.slider, self.play], layout=widgets.Layout(flex_flow="row wrap")
        )
        self.box = widgets.VBox([controls, self.image, self.said, words])
        self.set_frames(frames)

    @property
    def frame(self):
        """The frame that is shown."""
        return self._frame(self.slider.value)

    def step(self, by):
        """Go `by` frames on, as far as there are any."""
        self.slider.value = min(max(self.slider.value + by, 1), self.slider.max)

    def set_frames(self, frames, at=1):
        """Show other frames, beginning with number `at`."""
        self._frames, self._known, self._drawn = tuple(frames), {}, {}
        self._quiet = True  # moving the ends moves the value: draw once, at the end
        self.slider.max = self.play.max = len(self._frames)
        self.slider.value = min(at, self.slider.max)
        self._quiet = False
        self._show()

    def _frame(self, number):
        if number not in self._known:
            self._known[number] = self._frames[number - 1]()
        return self._known[number]

    def _show(self):
        if self._quiet:
            return
        number, frame = self.slider.value, self.frame
        if number not in self._drawn:
            self._drawn[number] = self._canvas.png(frame)
        self.png = self._drawn[number]
        source = f"data:image/png;base64,{base64.b64encode(self.png).decode()}"
        self.image.value = f'<img alt="{html.escape(frame.title)}" src="{source}" style="max-width: 100%">'
        arithmetic = "; ".join(str(frame.arithmetic).splitlines())
        text = html.escape(f"Frame {number} of {len(self._frames)}. {frame.title}. {arithmetic}")
        self.said.value = f'<div role="status" aria-live="polite">{text}</div>'
        self.tables.value = frame.tables
