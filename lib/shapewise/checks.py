"""The assertions that exercises call: a right answer is confirmed, a wrong one gets its reason.

The truth is always Keras' own, computed when the check runs. A check takes what the learner made as plain
numbers, forces their types and compares shapes before values, so that nothing but a right answer passes. What
it found is emitted as structured output (``beliefs.MIME``), for feedback and reports.
"""

from __future__ import annotations

import textwrap
import traceback
from dataclasses import replace

import numpy as np

from shapewise import journal, layers
from shapewise.beliefs import MIME, Diagnosis, Prediction, match, name, show
from shapewise.diagnosis import as_plain, diagnose, diagnose_value
from shapewise.fingerprint import fingerprint, first_difference
from shapewise.reading import keras, read, small_integers, with_small_weights

__all__ = ["WrongAnswer", "check_output_shape", "check_parameters", "check_numbers", "check_value", "check_function", "check_layer"]


class WrongAnswer(AssertionError):
    """An answer that is not right; its text is the reason, and a notebook shows nothing but it."""

    def __init__(self, diagnosis: Diagnosis):
        super().__init__(diagnosis.message)
        self.diagnosis = diagnosis

    def _render_traceback_(self):
        return textwrap.wrap(f"not yet: {self}", width=96)


def check_output_shape(yours, layer, input_shape):
    """Check an output shape, with or without the batch axis.

    Parameters
    ----------
    yours : tuple of int
        The answer.
    layer : keras.Layer
        The layer asked about.
    input_shape : tuple
        The batch axis first.

    Raises
    ------
    WrongAnswer
        With the belief that leads to the answer.

    Examples
    --------
    >>> check_output_shape((119, 100), keras.layers.Conv1D(100, 10), (None, 128, 9))
    """
    _settle("output_shape", diagnose(yours, layer, input_shape))


def check_parameters(yours, layer, input_shape):
    """Check a parameter count.

    Parameters
    ----------
    yours : int
        The answer.
    layer : keras.Layer
        The layer asked about.
    input_shape : tuple
        The batch axis first.

    Raises
    ------
    WrongAnswer
        With the belief that leads to the answer.

    Examples
    --------
    >>> check_parameters(9100, keras.layers.Conv1D(100, 10), (None, 128, 9))
    """
    _settle("parameters", diagnose(yours, layer, input_shape, kind="parameters"))


def check_numbers(yours, expected, beliefs=None):
    """Check whole numbers, each by its name; what is right is taken from a layer, not written down.

    Parameters
    ----------
    yours : sequence of int
        The answers, in the order of `expected`.
    expected : dict of str to int
        Name -> what is right, such as ``layer.kernel[..., 0].size``.
    beliefs : dict of str to (dict of int to str), optional
        Name -> wrong number -> code of the belief that leads to it.

    Raises
    ------
    WrongAnswer
        For the first number that is not right, with the belief that leads to it.

    Examples
    --------
    >>> layer = with_small_weights(keras.layers.Conv1D(6, 4), (None, 20, 3))
    >>> check_numbers([12], {"products in a window": layer.get_weights()[0][..., 0].size})
    """
    names = ", ".join(expected)
    if not isinstance(yours, (tuple, list)) or len(yours) != len(expected):
        given = f"{len(yours)} answers" if isinstance(yours, (tuple, list)) else type(yours).__name__
        complaint = f"expected {len(expected)} whole numbers in this order: {names}; got {given}."
        return _settle("number", Diagnosis("number", None, False, (), complaint))
    for answer, (what, right) in zip(yours, expected.items()):
        plain, complaint = as_plain(answer, "parameters")
        if complaint:
            return _settle("number", Diagnosis("number", None, False, (), f"{what}: {complaint}"))
        known = [_named(code, wrong) for wrong, code in (beliefs or {}).get(what, {}).items() if wrong != right]
        found = match("parameters", plain, int(right), known)
        if not found:
            return _settle("number", replace(found, kind="number", message=f"{what}: {found.message}"))
    return _settle("number", Diagnosis("number", tuple(yours), True, (), f"{names}: right."))


def check_value(yours, layer, x, at=None):
    """Check numbers that are said to come out of a layer.

    Parameters
    ----------
    yours : number or array
        The whole output, or the number at `at`.
    layer : keras.Layer
        Built, with its weights.
    x : array
        The input, the batch axis first.
    at : tuple of int, optional
        The place of the number in the output.

    Raises
    ------
    WrongAnswer
        With the belief that leads to the numbers, or what differs first.

    Examples
    --------
    >>> layer = keras.layers.Conv1D(1, 2, kernel_initializer="ones", bias_initializer="ones")
    >>> check_value(7, layer, np.ones((1, 6, 3)), at=(0, 0, 0))
    """
    _settle("value", diagnose_value(yours, layer, x, at))


def check_function(yours, layer, input_shape, *, call=None, at=None, seed=0):
    """Check a function that computes what a layer computes, on small whole numbers drawn from `seed`.

    Parameters
    ----------
    yours : callable
        The function.
    layer : keras.Layer
        The layer it must agree with; its weights are drawn too, its bias among them.
    input_shape : tuple of int
        The batch axis first, as a number.
    call : callable, optional
        ``(yours, x, *weights) -> result``; ``yours(x, *weights)`` if it is not given.
    at : tuple, optional
        The place in the layer's output that the result is.
    seed : int
        Other seeds give other numbers.

    Raises
    ------
    WrongAnswer
        With the belief whose computation gives the same numbers, or what differs first.

    Examples
    --------
    >>> check_function(lambda x, kernel, bias: x @ kernel + bias, keras.layers.Dense(2), (2, 3))
    """
    layer = with_small_weights(layer, input_shape, seed)
    x = small_integers(input_shape, seed)
    call = call or (lambda function, *arguments: function(*arguments))
    arguments = [np.array(array) for array in (x, *layer.get_weights())]
    try:
        result = call(yours, *arguments)
    except NotImplementedError:
        return _settle("value", _not_yet(yours, "nothing is written here yet: replace the line that raises NotImplementedError."))
    except (Exception, SystemExit) as error:
        shapes = ", ".join(str(np.shape(argument)) for argument in arguments)
        raised = f"it raised {type(error).__name__}{_place(error, yours)}: {error} (called with arrays of shapes {shapes})."
        return _settle("value", _not_yet(yours, raised))
    return _settle("value", diagnose_value(result, layer, x, at))


def check_layer(yours, like, input_shape, beliefs=None):
    """Check that a layer or model works like another: shape, parameters, and what moves what.

    It may be written in any way. Its weights do not matter; which outputs move when an input is changed does.

    Parameters
    ----------
    yours : keras.Layer
        The layer or model made.
    like : keras.Layer
        One that does what is asked.
    input_shape : tuple of int
        The batch axis first.
    beliefs : dict of str to (tuple of keras.Layer), optional
        Code -> a layer that somebody who believes it would make.

    Raises
    ------
    WrongAnswer
        With the belief, or with what differs first.

    Examples
    --------
    >>> check_layer(keras.layers.Conv1D(6, 2, groups=3), keras.layers.DepthwiseConv1D(2, depth_multiplier=2), (None, 8, 3))
    """
    if not isinstance(yours, keras.layers.Layer):
        complaint = f"expected a Keras layer or model: got {type(yours).__name__} {show(yours) if isinstance(yours, (int, str)) else ''}"
        return _settle("layer", Diagnosis("layer", None, False, (), complaint.strip() + "."))
    try:
        mine = fingerprint(yours, input_shape)
    except Exception as error:  # whatever Keras says about a layer that cannot take this input
        return _settle("layer", Diagnosis("layer", None, False, (), f"it cannot take {tuple(input_shape)}: {error}"))
    wanted = fingerprint(like, input_shape)
    given = f"your {type(yours).__name__}"
    if mine == wanted:
        return _settle("layer", Diagnosis("layer", given, True, (), f"{given} does what is asked."))
    for code, other in (beliefs or {}).items():
        if mine == fingerprint(other, input_shape):
            return _settle("layer", name("layer", given, [_named(code, given)]))
    return _settle("layer", Diagnosis("layer", given, False, (), first_difference(mine, wanted)))


def _named(code, value):
    return Prediction(layers.belief(code), value)


def _not_yet(yours, message):
    return Diagnosis("value", getattr(yours, "__name__", None), False, (), f"{getattr(yours, '__name__', 'your answer')}: {message}")


def _place(error, yours):
    """Where in the learner's function an error was raised, as far as it can be told."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.name == getattr(yours, "__name__", None) and frame.line:
            return f' in the line "{frame.line}"'
    return ""


def _settle(question, diagnosis):
    """Show and keep what was found; raise if the answer is not right."""
    journal.keep(f"check {question}", diagnosis)
    _emit(diagnosis)
    if not diagnosis:
        raise WrongAnswer(diagnosis)


def _emit(diagnosis):
    """Put the diagnosis into the cell's output; a wrong one is shown once, by the error that follows."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        return
    if get_ipython() is None:
        return
    bundle = diagnosis._repr_mimebundle_() if diagnosis else {"text/plain": "", MIME: diagnosis.to_dict()}
    display(bundle, raw=True)
