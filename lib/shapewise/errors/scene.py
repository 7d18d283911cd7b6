"""What is known where an error happened: its text without wrapping, and the Keras objects in sight."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from shapewise.markup import strip_ansi
from shapewise.reading import keras

#: terminal colours, as Keras puts them into its messages
_WRAPPER = re.compile(
    r"\A\s*Exception encountered when calling (?P<where>[^\n]*)\.\n\n(?P<inner>.*?)(?:\n\nArguments received by .*)?\Z",
    re.DOTALL,
)


def unwrapped(text):
    """`text` of a Keras error without colours and without "Exception encountered", and where it was raised.

    Examples
    --------
    >>> unwrapped("Exception encountered when calling Dense.call().\\n\\n\\x1b[1mno\\x1b[0m\\n\\nArguments received by x")
    ('no', 'Dense.call()')
    """
    text, where = strip_ansi(text), ""
    while found := _WRAPPER.match(text):
        text, where = found["inner"], found["where"]
    return text.strip(), where


@dataclass(frozen=True)
class Scene:
    """An error and what was in sight when it was raised.

    Parameters
    ----------
    kind : str
        The error's class name.
    text : str
        Its own words.
    where : str
        The call that raised it, such as ``"MaxPooling1D.call()"``, if Keras says so.
    layers : tuple of keras.Layer
        Those in the frames of the traceback, the innermost first; models among them, and their layers.
    frames : tuple of dict
        The variables of each frame, the innermost first.
    """

    kind: str
    text: str
    where: str = ""
    layers: tuple = ()
    frames: tuple = ()

    @property
    def call_kind(self):
        """The class name in `where`; empty if there is none."""
        return self.where.split(".")[0] if "." in self.where else ""

    def layer(self, name=None, kind=None, having=None):
        """The innermost layer in sight with that name, class name, and for which ``having(layer)`` is true; or None."""
        for layer in self.layers:
            if name not in (None, layer.name) or kind not in (None, type(layer).__name__):
                continue
            if having is None or having(layer):
                return layer
        return None

    def call_of(self, *names):
        """Model and arguments by name of the innermost call of a method of that name, such as ``"fit"``; or None."""
        for variables in self.frames:
            function, given = variables.get("fn"), variables.get("args")
            if getattr(function, "__name__", "") in names and given and isinstance(given[0], keras.layers.Layer):
                try:
                    return given[0], inspect.signature(function).bind(*given, **variables.get("kwargs", {})).arguments
                except TypeError:
                    return given[0], {}
        return None

    @property
    def model(self):
        """The model that was called, or the innermost one in sight; or None."""
        called = self.call_of("fit", "evaluate", "predict", "train_on_batch", "__call__")
        if called and isinstance(called[0], keras.Model):
            return called[0]
        return next(iter(self.models), None)

    @property
    def models(self):
        """The models in sight, the innermost first."""
        return tuple(layer for layer in self.layers if isinstance(layer, keras.Model))


def scene_of(error) -> Scene:
    """The scene of an exception, or of the text of one."""
    if isinstance(error, str):
        text, where = unwrapped(error)
        kind = re.match(r"([A-Za-z]+(?:Error|Exception)): ", text)
        return Scene(kind[1] if kind else "", text[kind.end() :] if kind else text, where)
    text, where = unwrapped(str(error))
    frames, traceback = [], error.__traceback__
    while traceback:
        frames.insert(0, traceback.tb_frame.f_locals)
        traceback = traceback.tb_next
    return Scene(type(error).__name__, text, where, _layers_in(frames), tuple(frames))


def _layers_in(frames):
    found = {}
    for variables in frames:
        for value in list(variables.values()):
            for one in value if isinstance(value, (list, tuple)) and len(value) < 200 else [value]:
                if isinstance(one, keras.layers.Layer):
                    for layer in [one, *getattr(one, "_flatten_layers", lambda **_: ())(include_self=False)]:
                        found.setdefault(id(layer), layer)
    return tuple(found.values())
