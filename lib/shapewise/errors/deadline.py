"""Work that may take long, given up after a while, without a trace in what Keras and Python remember."""

from __future__ import annotations

import ctypes
import random
import threading

from shapewise.reading import keras


class OutOfTime(BaseException):
    """The time is over. It is no Exception, so that no ``except Exception`` on the way keeps it."""


def in_time(function, seconds):
    """What `function()` gives or raises; OutOfTime if it takes longer than `seconds`.

    It runs in a thread of its own. Keras keeps the names that it has given to layers in the thread, so layers that
    are tried there leave the user's own names alone; Python's random numbers, from which Keras seeds fresh weights,
    are put back.

    Examples
    --------
    >>> in_time(lambda: 6 * 7, 2)
    42
    """
    outcome = {}
    policy = keras.config.dtype_policy()

    def work():
        try:
            if keras.config.dtype_policy() != policy:  # a thread begins with Keras' own
                keras.config.set_dtype_policy(policy)
            outcome["result"] = function()
        except BaseException as error:
            outcome["error"] = error

    dice = random.getstate()
    thread = threading.Thread(target=work, name="shapewise-why", daemon=True)
    thread.start()
    thread.join(seconds)
    random.setstate(dice)
    if thread.is_alive():
        _stop(thread)
        raise OutOfTime
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]


def _stop(thread):
    """Raise OutOfTime in `thread`, as soon as it runs Python again."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(OutOfTime))
