"""What a test sees of a submission: plain values, functions that can be called, layers made anew.

This file claims: a test cell runs here as its author wrote it, with every name that the author does not define asked of
the submission when it is used; and nothing that the submission answers is more than data of the kinds of
:mod:`shapewise.grading.judging.wire`.
"""

from __future__ import annotations

import builtins
import keyword

from shapewise.answers.in_numpy import Elsewhere
from shapewise.grading.judging import wire as values
from shapewise.grading.judging.rebuilding import rebuilt

#: Requests of one test: a test that asks more often is in a loop that the submission keeps going.
MOST_REQUESTS = 20_000


class BridgeLost(BaseException):
    """The submission's kernel answers no more. No test can catch it by catching what an answer may raise."""


class Peer:
    """The submission, as it can be asked over one connection until `deadline`."""

    def __init__(self, connection, deadline: float):
        self.connection = connection
        self.deadline = deadline
        self.requests = 0

    def ask(self, *request):
        """What the submission answers.

        Raises
        ------
        BridgeLost
            If it does not answer, or not in a form that can be read.
        Exception
            Of the name and with the message that the submission's error had.
        """
        self.requests += 1
        if self.requests > MOST_REQUESTS:
            raise BridgeLost(f"the test asked more than {MOST_REQUESTS} times")
        frame = values.pack(request, self.refer)
        try:
            values.send(self.connection, frame, self.deadline)
            answer = values.unpack(values.receive(self.connection, self.deadline), self.make)
        except (values.Lost, values.NotPlain) as reason:
            raise BridgeLost(f"the submission did not answer: {reason}") from None
        kind, content = answer if isinstance(answer, tuple) and len(answer) == 2 else (None, None)
        if kind == "value":
            return content
        if kind == "error" and isinstance(content, dict):
            raise remote_error(content)
        raise BridgeLost("the submission did not answer: what it sent is no answer")

    def refer(self, thing):
        """What goes back to the submission as its own."""
        handle = getattr(thing, "_handle", None)
        return ("ref", handle) if isinstance(thing, RemoteFunction) and handle is not None else None

    def make(self, kind, facts):
        """Something for what is not plain; only its name and its number are the submission's."""
        if kind == "object":
            return type(name_of(facts), (), {})()
        if not isinstance(facts, dict) or type(facts.get("handle")) is not int:
            raise values.NotPlain("a part of the value is of no known kind")
        facts = {**facts, "name": name_of(facts.get("name"))}
        if kind == "function":
            return RemoteFunction(self, facts["handle"], facts["name"])
        if kind == "class":
            call = RemoteFunction(self, facts["handle"], facts["name"])
            return type(facts["name"], (), {"__new__": lambda cls, *given, **named: call(*given, **named)})
        if kind == "layer":
            return rebuilt(self.layer_facts(facts), self)
        raise values.NotPlain("a part of the value is of no known kind")

    @staticmethod
    def layer_facts(facts: dict) -> dict:
        for key in ("config", "build"):
            if not isinstance(facts.get(key), (str, type(None))):
                raise values.NotPlain("the configuration of a layer is no text")
        return {"config": None, "build": None, "weights": None, **facts}


class RemoteFunction(Elsewhere):
    """A function of the submission: arguments go as plain values, and a plain value comes back."""

    def __init__(self, peer: Peer, handle: int, name: str, request: str = "call"):
        self._peer, self._handle, self.__name__, self._request = peer, handle, name, request

    def __call__(self, *positional, **named):
        return self._peer.ask(self._request, self._handle, positional, named)

    def in_numpy(self):
        """The same function, watched in the submission's kernel while it runs."""
        return RemoteFunction(self._peer, self._handle, self.__name__, "call_in_numpy")

    def __repr__(self):
        return f"<function {self.__name__}>"


def name_of(name) -> str:
    """`name` if a class or function can be called so, else a stand-in."""
    fine = isinstance(name, str) and len(name) <= 80 and name.isidentifier() and not keyword.iskeyword(name)
    return name if fine and not name.startswith("__") else "something"


def remote_error(told: dict) -> BaseException:
    """An error like the one that the submission raised: its name, its message, and the line it was raised in."""
    name, text = name_of(told.get("name")), told.get("text")
    text = text[:10_000] if isinstance(text, str) else ""
    base = getattr(builtins, name, Exception)
    if not (isinstance(base, type) and issubclass(base, Exception)) and base is not SystemExit:
        base = Exception
    if issubclass(base, (UnicodeError, ExceptionGroup)):  # these want arguments of their own
        base = ValueError
    error = type(name, (base,), {"__str__": lambda self: text})(text)
    line = told.get("line")
    error.line_of_the_answer = line[:200] if isinstance(line, str) else None
    return error


# ---------------------------------------------------------------- names


class Names(dict):
    """The names of a test cell: the author's own, and for every other what the submission has under it."""

    def __init__(self):
        super().__init__(__name__="__main__", __builtins__=builtins)
        self.peer: Peer | None = None
        self.fetched: dict = {}
        self.theirs: set[str] = set()

    def begin(self, peer: Peer | None, theirs: set[str]) -> None:
        """For the next cell: ask `peer`, and ask it for `theirs` whatever is known here."""
        self.peer, self.fetched, self.theirs = peer, {}, theirs
        for name in theirs & self.keys():
            del self[name]

    def __missing__(self, name):
        if name in self.fetched:
            return self.fetched[name]
        if self.peer is None or (hasattr(builtins, name) and name not in self.theirs):
            raise KeyError(name)
        self.fetched[name] = value = self.peer.ask("get", name)
        return value
