"""What a test sees of a submission: plain values, functions that can be called, layers made anew.

This file claims: a test cell runs here as its author wrote it, with every name that the author does not define asked of
the submission when it is used; and nothing that the submission answers is more than data of the kinds of
:mod:`shapewise.grading.judging.wire`.
"""

from __future__ import annotations

import builtins
import keyword

import numpy as np

from shapewise.answers.in_numpy import Elsewhere
from shapewise.answers.trials import Trial
from shapewise.exercises.unwritten import Unwritten
from shapewise.grading.judging import wire
from shapewise.grading.judging.rebuilding import rebuild_layer

#: Requests of one test: a test that asks more often is in a loop that the submission keeps going.
MOST_REQUESTS = 20_000
#: Layers that are taken in one test: to make one anew takes milliseconds.
MOST_LAYERS = 500


class SubmissionLost(BaseException):
    """The submission's kernel answers no more. No test can catch it by catching what an answer may raise."""


class RemoteSubmission:
    """The submission, as it can be asked over one connection until `deadline`."""

    def __init__(self, connection, deadline: float):
        self.connection = connection
        self.deadline = deadline
        self.requests = self.layers = 0
        #: whether an answer was an array without a number, of which whatever is said of all its numbers is true
        self.gave_nothing = False

    def request(self, *request):
        """What the submission answers.

        Raises
        ------
        SubmissionLost
            If it does not answer, or not in a form that can be read.
        Exception
            Of the name and with the message that the submission's error had.
        """
        self.requests += 1
        if self.requests > MOST_REQUESTS:
            raise SubmissionLost(f"the test asked more than {MOST_REQUESTS} times")
        frame = wire.pack(request, self.refer)
        try:
            wire.send(self.connection, frame, self.deadline)
            answer = wire.unpack(wire.receive(self.connection, self.deadline), self.rebuild)
        except (wire.Lost, wire.NotPlain) as reason:
            raise SubmissionLost(f"the submission did not answer: {reason}") from None
        kind, content = answer if isinstance(answer, tuple) and len(answer) == 2 else (None, None)
        if kind == "value":
            self.gave_nothing |= isinstance(content, np.ndarray) and content.size == 0
            return content
        if kind == "error" and isinstance(content, dict):
            raise remote_error(content)
        raise SubmissionLost("the submission did not answer: what it sent is no answer")

    def refer(self, thing):
        """What goes back to the submission as its own."""
        handle = getattr(thing, "_handle", None)
        return ("ref", handle) if isinstance(thing, RemoteFunction) and handle is not None else None

    def rebuild(self, kind, facts):
        """Something for what is not plain; only its name and its number are the submission's."""
        if kind == "object":
            return type(safe_name(facts), (), {})()
        if not isinstance(facts, dict) or type(facts.get("handle")) is not int:
            raise wire.NotPlain("a part of the value is of no known kind")
        facts = {**facts, "name": safe_name(facts.get("name"))}
        if kind == "function":
            return RemoteFunction(self, facts["handle"], facts["name"])
        if kind == "class":
            call = RemoteFunction(self, facts["handle"], facts["name"])
            return type(facts["name"], (), {"__new__": lambda cls, *given, **named: call(*given, **named)})
        if kind == "layer":
            self.layers += 1
            if self.layers > MOST_LAYERS:
                raise wire.NotPlain(f"the answer holds more than {MOST_LAYERS} layers")
            return rebuild_layer(self.layer_facts(facts), self)
        raise wire.NotPlain("a part of the value is of no known kind")

    @staticmethod
    def layer_facts(facts: dict) -> dict:
        for key in ("config", "build"):
            if not isinstance(facts.get(key), (str, type(None))):
                raise wire.NotPlain("the configuration of a layer is no text")
        return {"config": None, "build": None, "weights": None, **facts}


class RemoteFunction(Elsewhere):
    """A function of the submission: arguments go as plain values, and a plain value comes back."""

    def __init__(self, submission: RemoteSubmission, handle: int, name: str, request: str = "call"):
        self._submission, self._handle, self.__name__, self._request = submission, handle, name, request

    def __call__(self, *positional, **named):
        return self._submission.request(self._request, self._handle, positional, named)

    def in_numpy(self):
        """The same function, watched in the submission's kernel while it runs."""
        return RemoteFunction(self._submission, self._handle, self.__name__, "call_in_numpy")

    def try_changes(self, cases, which=None):
        """What changed copies of it return, run in the submission's kernel; None unless that is what came back.

        No right answer goes there: the results are compared here.
        """
        try:
            sent = self._submission.request("try_changes", self._handle, cases, which)
        except Exception:
            return None
        trials = [Trial(*one) for one in sent if isinstance(one, tuple) and len(one) == 4] if isinstance(sent, list) else []
        return [one for one in trials if _is_trial(one, len(cases))]

    def __repr__(self):
        return f"<function {self.__name__}>"


def _is_trial(one: Trial, cases: int) -> bool:
    whole = type(one.number) is int and type(one.line) is int
    return whole and isinstance(one.text, str) and isinstance(one.results, list) and len(one.results) == cases


def safe_name(name) -> str:
    """`name` if a class or function can be called so, else a stand-in."""
    fine = isinstance(name, str) and len(name) <= 80 and name.isidentifier() and not keyword.iskeyword(name)
    return name if fine and not name.startswith("__") else "something"


def remote_error(facts: dict) -> BaseException:
    """An error like the one that the submission raised: its name, its message, and the line it was raised in."""
    name, text = safe_name(facts.get("name")), facts.get("text")
    text = text[:10_000] if isinstance(text, str) else ""
    base = getattr(builtins, name, Exception)
    if not (isinstance(base, type) and issubclass(base, Exception)) and base is not SystemExit:
        base = Exception
    if issubclass(base, (UnicodeError, ExceptionGroup)):  # these want arguments of their own
        base = ValueError
    if issubclass(base, (StopIteration, StopAsyncIteration)):  # they would end a test's loop as if it had passed
        base, text = RuntimeError, f"it raised {name}"
    error = type(name, (base,), {"__str__": lambda self: text})(text)
    line = facts.get("line")
    error.line_of_the_answer = line[:200] if isinstance(line, str) else None
    return error


# ---------------------------------------------------------------- names


class Names(dict):
    """The names of a test cell: the author's own, and for every other what the submission has under it."""

    def __init__(self):
        super().__init__(__name__="__main__", __builtins__=builtins)
        self.submission: RemoteSubmission | None = None
        self.fetched: dict = {}
        self.theirs: set[str] = set()

    def begin(self, submission: RemoteSubmission | None, theirs: set[str]) -> None:
        """For the next cell: ask `submission`, and ask it for `theirs` whatever is known here."""
        self.submission, self.fetched, self.theirs = submission, {}, theirs
        for name in theirs & self.keys():
            del self[name]

    def stand_in(self, name: str) -> None:
        """Ask for an answer now; for one that is not there, something that says so stands in."""
        try:
            self[name]
        except (KeyError, NameError):
            self.fetched[name] = Unwritten(name)

    def __missing__(self, name):
        if name in self.fetched:
            return self.fetched[name]
        if self.submission is None or (hasattr(builtins, name) and name not in self.theirs):
            raise KeyError(name)
        self.fetched[name] = value = self.submission.request("get", name)
        return value
