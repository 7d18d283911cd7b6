"""What a browser shows of an explorer, and how the two talk."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from shapewise.pictures.paper.stored import source_of


class View(anywidget.AnyWidget):
    """The explorer in a live notebook.

    Parameters
    ----------
    answer : callable
        Given what was asked for in the browser, a dict; returns the state to show.
    state : dict
        To begin with.
    """

    _esm = f"{source_of('picture.js')} {source_of(Path(__file__).with_name('explorer.js'))}"
    _css = source_of("page.css")
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, answer, state):
        super().__init__(state=state)
        self._answer = answer
        self.on_msg(lambda _, request, buffers: self.receive(request))

    def receive(self, request) -> None:
        """Answer what was asked for."""
        self.state = self._answer(request) | {"asked": request["asked"]}
