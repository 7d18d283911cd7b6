"""What is known where an error happened: its text without wrapping, and the Keras objects in sight."""

from __future__ import annotations

import inspect
import linecache
import re
import sys
from dataclasses import dataclass
from types import ModuleType

from shapewise.markup import strip_ansi
from shapewise.reading import keras

#: terminal colours, as Keras puts them into its messages
_WRAPPERS = (
    re.compile(
        r"\A\s*Exception encountered when calling (?P<where>[^\n]*)\.\n\n(?P<inner>.*?)"
        r"(?:\n\nArguments received by .*)?\Z",
        re.DOTALL,
    ),
    re.compile(
        r"\A\s*Could not automatically infer the output shape .*?\(of type (?P<kind>\w+)\)\..*?"
        r"Error encountered:\n\n(?P<inner>.*)\Z",
        re.DOTALL,
    ),
    re.compile(r"\A\s*in user code:\n\n.*?\n\n    (?P<inner>\w+Error: .*)\Z", re.DOTALL),
    re.compile(r"\A\s*(?:\w+Error: )?\{\{function_node [^}]*\}\} (?P<inner>.*)\Z", re.DOTALL),
)
#: The folders whose code is not the user's own.
_NOT_OWN = re.compile(
    r"[/\\](?:site-packages|dist-packages|lib[/\\]python3[^/\\]*)[/\\]|[/\\]shapewise[/\\](?!.*tests)|<frozen"
)


def unwrapped(text):
    """`text` of a Keras error without colours and without "Exception encountered", and where it was raised.

    Examples
    --------
    >>> unwrapped("Exception encountered when calling Dense.call().\\n\\n\\x1b[1mno\\x1b[0m\\n\\nArguments received by x")
    ('no', 'Dense.call()')
    """
    text, where = strip_ansi(text), ""
    while found := next((one for pattern in _WRAPPERS if (one := pattern.match(text))), None):
        parts = found.groupdict()
        text = parts["inner"]
        where = parts.get("where") or (f"{parts['kind']}.call()" if parts.get("kind") else where)
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
    places : tuple of (str, int)
        The file and the line of each frame, in the same order.
    """

    kind: str
    text: str
    where: str = ""
    layers: tuple = ()
    frames: tuple = ()
    places: tuple = ()

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
        return next(iter(self._calls(names)), None)

    def layer_call(self, *kinds):
        """Layer, positional and named arguments of the innermost call of a layer of these classes (of any); or None."""
        for variables in self.frames:
            function, given = variables.get("fn"), variables.get("args")
            if getattr(function, "__name__", "") not in ("__call__", "call") or not given:
                continue
            if isinstance(given[0], keras.layers.Layer) and (not kinds or type(given[0]).__name__ in kinds):
                return given[0], tuple(given[1:]), dict(variables.get("kwargs") or {})
        return None

    def _calls(self, names):
        for variables in self.frames:
            function, given = variables.get("fn"), variables.get("args")
            if getattr(function, "__name__", "") in names and given and isinstance(given[0], keras.layers.Layer):
                try:
                    yield given[0], inspect.signature(function).bind(*given, **variables.get("kwargs", {})).arguments
                except TypeError:
                    yield given[0], {}

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

    def variable(self, *names):
        """The innermost variable of one of these names; None if there is none."""
        return next((frame[name] for frame in self.frames for name in names if frame.get(name) is not None), None)

    def class_named(self, name):
        """A class or function of the user's own, found by its name in the frames or in ``__main__``; or None."""
        places = [*self.frames, vars(sys.modules.get("__main__", ModuleType("none")))]
        for variables in places:
            for value in [variables.get(name), *list(variables.values())]:
                if getattr(value, "__name__", "") == name and (inspect.isclass(value) or inspect.isfunction(value)):
                    return value
        return None

    @property
    def own_line(self):
        """The user's own line that led here and its variables: of the innermost frame that is no library's; or None."""
        for (path, number), variables in zip(self.places, self.frames, strict=False):
            if not _NOT_OWN.search(path):
                line = linecache.getline(path, number).strip()
                return (line, variables) if line else None
        return None


def scene_of(error) -> Scene:
    """The scene of an exception, or of the text of one."""
    if isinstance(error, str):
        text, where = unwrapped(error)
        kind = re.match(r"([A-Za-z]+(?:Error|Exception)): ", text)
        return Scene(kind[1] if kind else "", text[kind.end() :] if kind else text, where)
    text, where = unwrapped(str(error))
    frames, places, traceback = [], [], error.__traceback__
    while traceback:
        frames.insert(0, traceback.tb_frame.f_locals)
        places.insert(0, (traceback.tb_frame.f_code.co_filename, traceback.tb_lineno))
        traceback = traceback.tb_next
    return Scene(type(error).__name__, text, where, _layers_in(frames), tuple(frames), tuple(places))


def _layers_in(frames):
    found = {}
    for variables in frames:
        for value in list(variables.values()):
            for one in value if isinstance(value, (list, tuple)) and len(value) < 200 else [value]:
                if isinstance(one, keras.layers.Layer) and hasattr(one, "name"):  # one that is being made has none yet
                    for layer in [one, *_inside(one)]:
                        found.setdefault(id(layer), layer)
    return tuple(found.values())


def _inside(layer):
    """The layers inside a layer; none of one that was not made properly, for instance without super().__init__()."""
    try:
        return [one for one in layer._flatten_layers(include_self=False) if getattr(one, "name", None)]
    except Exception:
        return []
