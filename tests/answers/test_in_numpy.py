"""A function that is to compute in NumPy is watched while it runs: by what is executed, whatever is written."""

import gc
import importlib
import os
import queue
import subprocess
import sys
import threading

import numpy as np
import pytest
import tensorflow as tf

from shapewise.answers.in_numpy import NotInNumPy, in_numpy
from shapewise.reading import keras

X = np.arange(24.0).reshape(2, 4, 3)
LAYER = keras.layers.Dense(2)
MODEL = keras.Sequential([keras.Input((4, 3)), LAYER])
COMPILED = tf.function(lambda x: x @ tf.ones((3, 2)))
COMPILED(tf.constant(X, tf.float32))


def loops(x):
    y = np.zeros((2, 4, 2))
    for place in np.ndindex(y.shape):
        y[place] += sum(float(value) for value in x[place[:2]])
    return y


HONEST = {
    "loops": loops,
    "whole arrays": lambda x: np.einsum("bij,jk->bik", x, np.ones((3, 2))),
    "windows": lambda x: np.lib.stride_tricks.sliding_window_view(x, 2, axis=1),
    "an iterator": lambda x: [list(row) for row in x],
    "apply_along_axis": lambda x: np.apply_along_axis(np.sum, -1, x),
    "the type that Keras works with": lambda x: np.asarray(x, keras.config.floatx()),
    "a print": lambda x: print(x.shape) or x,
}


class Lazy:
    """Computes when it is read."""

    def __init__(self, x):
        self.x = x

    def __array__(self, dtype=None, copy=None):
        return np.asarray(LAYER(self.x))


def from_the_stack(x):
    frame = sys._getframe()
    while frame:
        for value in list(frame.f_locals.values()):
            if isinstance(value, keras.layers.Layer):
                return np.asarray(value(x))
        frame = frame.f_back
    return x


def from_memory(x):
    return next(np.asarray(one(x)) for one in gc.get_objects() if type(one) is keras.layers.Dense and one is LAYER)


def in_a_thread(x):
    found = []
    thread = threading.Thread(target=lambda: found.append(np.asarray(LAYER(x))))
    thread.start()
    thread.join()
    return found[0]


def caught(x):
    try:
        return np.asarray(LAYER(x))
    except Exception:
        return loops(x)


def unwatched(x):
    sys.setprofile(None)
    return np.asarray(LAYER(x))


def by_the_library(x):
    return importlib.import_module("shapewise.layers.dense").forward(x, np.ones((3, 2)), np.ones(2))


DISGUISED = {
    "a layer": (lambda x: keras.layers.Dense(2)(x), "Keras"),
    "an import by a text": (lambda x: __import__("ker" + "as").layers.Dense(2)(x), "Keras"),
    "tf.nn": (lambda x: importlib.import_module("tensor" + "flow").nn.relu(x), "TensorFlow"),
    "tf.keras": (lambda x: tf.keras.layers.Dense(2)(x), "Keras"),
    "keras.ops": (lambda x: keras.ops.sum(x, -1), "Keras"),
    "keras.activations": (lambda x: keras.activations.sigmoid(x), "Keras"),
    "a model": (lambda x: MODEL(x), "Keras"),
    "predict": (lambda x: MODEL.predict(x, verbose=0), "Keras"),
    "a compiled function": (lambda x: COMPILED(tf.constant(x, tf.float32)), "TensorFlow"),
    "a variable": (lambda x: tf.Variable(x), "TensorFlow"),
    "operators of tensors": (lambda x: (tf.constant(x) * 2).numpy(), "TensorFlow"),
    "a layer found on the call stack": (from_the_stack, "Keras (Dense)"),
    "a layer found in memory": (from_memory, "Keras (Dense)"),
    "in a thread": (in_a_thread, "Keras (Dense)"),
    "caught": (caught, "Keras (Dense)"),
    "a result that computes itself": (Lazy, "Keras (Dense)"),
    "such a result in a list": (lambda x: [Lazy(x)], "Keras (Dense)"),
    "the watching ended": (unwatched, "something that hides what it calls"),
    "the course's own loops": (by_the_library, "the course's own library"),
    "another program": (lambda x: subprocess.run([sys.executable, "-c", ""]) and x, "another program"),
    "another program, by the system": (lambda x: os.system("true") or x, "another program"),
}


@pytest.mark.parametrize("case", HONEST)
def test_numpy_is_free(case):
    assert np.shape(in_numpy(HONEST[case])(X)) == np.shape(HONEST[case](X))


@pytest.mark.parametrize("case", DISGUISED)
def test_whatever_else_computes_is_named(case):
    function, named = DISGUISED[case]
    on_the_stack = LAYER  # noqa: F841
    with pytest.raises(NotInNumPy) as caught:
        in_numpy(function)(X)
    assert str(caught.value).startswith(named)


def test_a_thread_that_waits_for_work_is_seen_at_its_work():
    questions, given = queue.Queue(), queue.Queue()
    worker = threading.Thread(target=lambda: given.put(np.asarray(LAYER(questions.get()))), daemon=True)
    worker.start()

    def elsewhere(x):
        questions.put(x)
        return given.get()

    with pytest.raises(NotInNumPy, match="TensorFlow"):
        in_numpy(elsewhere)(X)


def test_errors_of_the_function_are_its_own():
    with pytest.raises(ZeroDivisionError, match="division by zero"):
        in_numpy(lambda x: 1 / 0)(X)


def test_afterwards_everything_is_as_before():
    def profile(*_):
        return None

    sys.setprofile(profile)
    try:
        in_numpy(loops)(X)
        assert sys.getprofile() is profile
    finally:
        sys.setprofile(None)
    assert gc.isenabled()
    assert LAYER(X).shape == (2, 4, 2)
    subprocess.run([sys.executable, "-c", ""], check=True)
