"""The submission's end of the bridge: it answers for the submission, in the submission's own kernel.

This file claims nothing about what it answers: the submission can change every line of it. It holds no text of a test
and no right answer; what it is asked is a name, or a call with plain arguments, and what it sends is the submission's
answer, whoever made it up.
"""

from __future__ import annotations

import json
import socket
import sys
import traceback

import numpy as np

from shapewise.grading.judging import wire

#: The cell that answers for as long as a test asks.
SOURCE = "__import__('shapewise.grading.judging.worker', fromlist=['serve']).serve({path!r})"
#: Layers that are handed over in one test: each takes milliseconds on both sides.
MOST_LAYERS = 500


def serve(path: str) -> None:
    """Answer whoever listens at `path` until it hangs up."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(path)
        worker = Worker(sys.modules["__main__"].__dict__)
        while True:
            try:
                frame = wire.receive(connection)
            except wire.Lost:
                return
            wire.send(connection, worker.answer(frame))


class Worker:
    """What a kernel's names hold, and what its functions and layers give."""

    def __init__(self, names: dict):
        self.names = names
        self.things: list = []
        self.layers = 0

    def answer(self, frame: bytes) -> bytes:
        try:
            request = wire.unpack(frame, self.resolve)
            result = getattr(self, request[0])(*request[1:])
            return wire.pack(("value", result), self.describe)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return wire.pack(("error", self.describe_error(error, request)))

    def describe_error(self, error, request) -> dict:
        """Its name, its message, and the line of the function that raised it."""
        try:
            name, text = type(error).__name__, str(error)
        except Exception:
            name, text = "Exception", "an error that cannot say what it is"
        facts = {"name": name[:100], "text": text[:10_000], "line": None}
        if request[0] in ("call", "call_in_numpy"):
            wanted = getattr(self.things[request[1]], "__name__", None)
            frames = traceback.extract_tb(error.__traceback__)
            lines = [frame.line for frame in reversed(frames) if frame.name == wanted and frame.line]
            facts["line"] = lines[0][:200] if lines else None
        return facts

    # ------------------------------------------------------------ requests

    def get(self, name):
        if name not in self.names:
            raise NameError(f"name {name!r} is not defined")
        return self.names[name]

    def call(self, handle, positional, named):
        return self.things[handle](*positional, **named)

    def call_in_numpy(self, handle, positional, named):
        from shapewise.answers.in_numpy import in_numpy

        return in_numpy(self.things[handle])(*positional, **named)

    def try_changes(self, handle, cases, which):
        from shapewise.answers.trials import try_changes

        tried = try_changes(self.things[handle], cases, which)
        return tried and [(one.number, one.line, one.text[:200], one.results) for one in tried]

    def run(self, handle, x):
        y = self.things[handle](x)
        if isinstance(y, (tuple, list)):
            raise ValueError(f"it gives {len(y)} arrays; expected a layer that gives one")
        return np.asarray(y)

    def weights(self, handle):
        layer = self.things[handle]
        return [np.asarray(weight) for weight in layer.get_weights()] if layer.built else None

    def set_weights(self, handle, weights):
        self.things[handle].set_weights(weights)

    def made_again(self, handle):
        from shapewise.reading.saving import made_again

        return made_again(self.things[handle])

    # ------------------------------------------------------------ what is not plain

    def resolve(self, kind, facts):
        return self.things[facts]

    def keep(self, thing) -> int:
        self.things.append(thing)
        return len(self.things) - 1

    def describe(self, thing):
        """(kind, facts) of something that cannot cross; None for what is plain after all."""
        keras = sys.modules.get("keras")
        if isinstance(thing, type):
            return "class", {"handle": self.keep(thing), "name": thing.__name__}
        if keras is not None and isinstance(thing, keras.layers.Layer):
            return "layer", self.describe_layer(keras, thing)
        if callable(thing) and not hasattr(thing, "__array__"):
            name = getattr(thing, "__name__", type(thing).__name__)
            return "function", {"handle": self.keep(thing), "name": str(name)}
        return None

    def describe_layer(self, keras, layer) -> dict:
        self.layers += 1
        if self.layers > MOST_LAYERS:
            raise wire.NotPlain(f"the answer holds more than {MOST_LAYERS} layers")
        facts = {
            "handle": self.keep(layer),
            "name": type(layer).__name__,
            "config": None,
            "weights": None,
            "build": None,
        }
        try:
            facts["config"] = json.dumps(keras.saving.serialize_keras_object(layer))
            if layer.built:
                facts["build"] = json.dumps(layer.get_build_config())
                facts["weights"] = [np.asarray(weight) for weight in layer.get_weights()]
        except Exception:  # a layer of one's own: it is called where it is
            facts["config"] = None
        return facts
