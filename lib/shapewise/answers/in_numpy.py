"""Watch a function while it runs: what it computes, it must compute itself, with NumPy.

What counts is what is executed, not how it is written: an import by its name as text, a layer found on the call stack,
or a result that computes itself when it is read are all seen. Nothing in one process can stop code that rewrites the
watcher itself; see docs/SECURITY.md.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import threading
from collections.abc import Iterator

import numpy as np

#: Top modules that compute what an exercise asks for, under the names that a learner knows.
FOREIGN = {
    "keras": "Keras",
    "tf_keras": "Keras",
    "tensorflow": "TensorFlow",
    "torch": "PyTorch",
    "jax": "JAX",
    "jaxlib": "JAX",
    "onnxruntime": "another framework",
    "tflite_runtime": "TensorFlow",
    "ai_edge_litert": "TensorFlow",
    "shapewise": "the course's own library",
    "subprocess": "another program",
    "multiprocessing": "another program",
    "concurrent": "another program",
}
#: Parts of these that compute nothing: a name is looked up, a type is named.
HARMLESS = (
    __name__,
    "keras.src.backend.config",
    "keras.src.utils.module_utils",
    "tensorflow.python.util",
    "tensorflow.python.framework.dtypes",
    "tensorflow._api",
)
#: What Python reports of a process, in whatever way it is started.
STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "pty.spawn"}
#: Where TensorFlow runs an operation, from whichever thread.
ENTRIES = {"tensorflow.python.pywrap_tfe", "tensorflow.python._pywrap_tfe"}
#: What is said of a function that ends the watching.
HIDES = "something that hides what it calls"
MOST_ITEMS = 100_000


class NotInNumPy(Exception):
    """A function was to compute in NumPy and used something else; the message names it."""


def in_numpy(function):
    """`function`, watched; it raises :class:`NotInNumPy` if anything else than NumPy computed its result.

    A function of a submission, which runs in another process, is watched there.

    Examples
    --------
    >>> float(in_numpy(lambda x: x.sum())(np.ones(3)))
    3.0
    >>> from shapewise.reading import keras
    >>> in_numpy(lambda x: keras.ops.sum(x))(np.ones(3))
    Traceback (most recent call last):
    shapewise.answers.in_numpy.NotInNumPy: Keras
    """
    if isinstance(function, Elsewhere):
        return function.in_numpy()

    def watched(*positional, **named):
        with _watching() as used:
            result = _settled(function(*positional, **named))
        if used:
            raise NotInNumPy(used[0])
        return result

    watched.__name__ = getattr(function, "__name__", "your function")
    watched.__wrapped__ = function
    return watched


class Elsewhere:
    """A function that runs in another process; it knows how to have itself watched there, and changed copies of it run."""

    def in_numpy(self):
        raise NotImplementedError

    def try_changes(self, cases, which=None):
        raise NotImplementedError


def _settled(result, depth=0):
    """`result` as arrays and numbers: what computes itself when it is read does so while it is watched."""
    if type(result) in (list, tuple) and depth < 6 and len(result) < MOST_ITEMS:
        return type(result)(_settled(item, depth + 1) for item in result)
    if hasattr(result, "__array__") and type(result) is not np.ndarray:
        return np.asarray(result)
    return result


_used: list[str] | None = None
_thread: int | None = None
_hooked = False


@contextlib.contextmanager
def _watching() -> Iterator[list[str]]:
    """What is used in the block besides NumPy, by name; the same list is written by all threads."""
    global _used, _thread
    _hook()
    outer, used = _used, []
    before, collecting = sys.getprofile(), gc.isenabled()
    gc.disable()  # what TensorFlow does to clean up after somebody else is not this function's
    with _entries_watched(used):
        threading.setprofile(_profile(used))
        sys.setprofile(_profile(used))
        _used, _thread = used, threading.get_ident()
        try:
            yield used
        finally:
            _used = outer
            sys.setprofile(before)
            threading.setprofile(None)
            if collecting:
                gc.enable()


def _profile(used):
    def seen(frame, event, arg):
        if event == "call":
            module = frame.f_globals.get("__name__")
        elif event == "c_call":
            module = getattr(arg, "__module__", None) or type(getattr(arg, "__self__", None)).__module__
        else:
            return
        if type(module) is not str or module.partition(".")[0] not in FOREIGN or module.startswith(HARMLESS):
            return
        if event == "c_call" or not frame.f_code.co_filename.startswith("<"):  # that is an example in a docstring
            used.append(_name(module, frame if event == "call" else None))

    return seen


def _name(module, frame):
    """What was called, as a learner would say it: ``Keras (Conv1D)``."""
    name = FOREIGN[module.partition(".")[0]]
    values = frame.f_locals if frame else {}
    thing = next(iter(values.get("args") or ()), values.get("self"))
    kind = type(thing)
    is_layer = kind.__module__.startswith("keras.src.layers")
    return f"{name} ({kind.__name__})" if is_layer else name


@contextlib.contextmanager
def _entries_watched(used):
    """TensorFlow's own entries, replaced: they are used by every thread, and by what is already compiled."""
    replaced = []

    def watched(entry):
        def seen(*arguments, **named):
            if not any(type(one) is str and one.startswith("Destroy") for one in arguments[:4]):
                used.append("TensorFlow")
            return entry(*arguments, **named)

        return seen

    for module in filter(None, map(sys.modules.get, ENTRIES)):
        for name in ("TFE_Py_FastPathExecute", "TFE_Py_Execute"):
            replaced.append((module, name, getattr(module, name)))
            setattr(module, name, watched(getattr(module, name)))
    try:
        yield
    finally:
        for module, name, entry in replaced:
            setattr(module, name, entry)


def _hook():
    """Python's own report of processes that are started, and of attempts to end the watching; it cannot be taken out."""
    global _hooked
    if _hooked:
        return
    _hooked = True

    def audit(event, _):
        if _used is not None and event in STARTS:
            _used.append("another program")
        elif _used is not None and event == "sys.setprofile" and _thread == threading.get_ident():
            _used.append(HIDES)

    sys.addaudithook(audit)
