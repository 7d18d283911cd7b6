"""The assertions that exercises call: a right answer is confirmed, a wrong one gets its reason.

The truth is always Keras' own, computed when the check runs. A check takes what the learner made as plain
numbers, forces their types and compares shapes before values, so that nothing but a right answer passes. What
it found is emitted as structured output (``matching.MIME``), for feedback and reports.
"""

from __future__ import annotations

import textwrap
import traceback
from dataclasses import replace
from itertools import islice

import numpy as np

from shapewise import layers
from shapewise.answers import journal
from shapewise.answers.diagnosis import as_plain, describe, diagnose, diagnose_value
from shapewise.answers.fingerprint import fingerprint, first_difference
from shapewise.answers.matching import MIME, Diagnosis, match, name, show
from shapewise.errors.scene import unwrapped
from shapewise.misconceptions.belief import Prediction
from shapewise.reading import keras, small_integers, with_small_weights

__all__ = ["WrongAnswer", "check_output_shape", "check_parameters", "check_numbers", "check_value", "check_function", "check_layer"]

#: Set by a grader, in the process that judges: who is told of each diagnosis, and seeds of further numbers that
#: functions must be right for, so that knowing the numbers of a test helps nobody.
told = None
fresh_seeds = ()


class WrongAnswer(AssertionError):
    """An answer that is not right; its text is the reason, and a notebook shows nothing but it."""

    def __init__(self, diagnosis: Diagnosis):
        super().__init__(diagnosis.message)
        self.diagnosis = diagnosis

    def _render_traceback_(self):
        return textwrap.wrap(f"not yet: {self}", width=96)


def check_output_shape(yours, layer, input_shape):
    """Check an output shape, with or without the batch axis; its last axis alone is not enough.

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
    found = diagnose(yours, layer, input_shape)
    if found and not isinstance(found.answer, tuple):
        alone = f"{show(found.answer)} is the last axis alone: write the whole shape, such as (None, 8, 4)."
        found = replace(found, correct=False, message=alone)
    _settle("output_shape", found)


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
    # counted as they are read: a type of one's own may say that it is longer than it is
    several = isinstance(yours, (tuple, list)) or (isinstance(yours, np.ndarray) and yours.ndim == 1)
    answers = tuple(islice(yours, len(expected) + 1)) if several else ()
    if len(answers) != len(expected):
        number = f"more than {len(expected)}" if len(answers) > len(expected) else len(answers)
        given = f"{number} answers" if several else describe(yours)
        complaint = f"expected {len(expected)} whole numbers in this order: {names}; got {given}"
        return _settle("number", Diagnosis("number", None, False, (), _sentence(complaint)))
    for answer, (what, right) in zip(answers, expected.items(), strict=True):
        plain, complaint = as_plain(answer, "parameters")
        if complaint:
            return _settle("number", Diagnosis("number", None, False, (), f"{what}: {complaint}"))
        known = [_named(code, wrong) for wrong, code in (beliefs or {}).get(what, {}).items() if wrong != right]
        found = match("parameters", plain, int(right), known)
        if not found:
            return _settle("number", replace(found, kind="number", message=f"{what}: {found.message}"))
    return _settle("number", Diagnosis("number", answers, True, (), f"{names}: right."))


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
    if not callable(yours):
        return _settle("value", Diagnosis("value", None, False, (), _sentence(f"expected a function: got {describe(yours)}")))
    call = call or (lambda function, *arguments: function(*arguments))
    found = _on_numbers(yours, layer, input_shape, call, at, seed)
    for fresh in fresh_seeds if found else ():
        if not (other := _of_function(yours, with_small_weights(layer, input_shape, fresh), small_integers(input_shape, fresh), call, at)):
            found = other
    return _settle("value", found)


def _on_numbers(yours, layer, input_shape, call, at, seed):
    """Whether a function gives what `layer` gives on the numbers drawn from `seed`; if not, why."""
    layer = with_small_weights(layer, input_shape, seed)
    x, another = small_integers(input_shape, seed), small_integers(input_shape, seed + 100)
    found = _of_function(yours, layer, x, call, at)
    if found.beliefs:  # one number can be a belief's by chance: it must be so for another x as well
        other = _of_function(yours, layer, another, call, at)
        shared = [code for code in found.beliefs if other or code in other.beliefs]
        found = _of_function(yours, layer, x, call, at, shared)
    if found:  # whole numbers hide what is cut off
        other = _of_function(yours, layer, another / 4, call, at)
        if not other:
            found = replace(other, message=f"right for one x, but not for another, which holds fractions: {other}")
    return found


def _of_function(yours, layer, x, call, at, only=None):
    """Whether `yours` gives what `layer` gives for `x`; if not, why: a belief, or what it never looks at."""
    weights = layer.get_weights()
    names = ["x", *(weight.name for weight in layer.weights)]
    arguments = [np.array(array, dtype="float32") for array in (x, *weights)]
    try:
        result = call(yours, *[array.copy() for array in arguments])
    except NotImplementedError:
        return _not_yet(yours, "nothing is written here yet: replace the line that raises NotImplementedError.")
    except (Exception, SystemExit) as error:
        shapes = ", ".join(str(np.shape(argument)) for argument in arguments)
        raised = f"it raised {type(error).__name__}{_place(error, yours)}: {error} (called with arrays of shapes {shapes})."
        return _not_yet(yours, raised)
    found = diagnose_value(result, layer, x, at, only)
    plain, complaint = as_plain(result, "value")
    if found or complaint:
        return found
    ignored = [name for place, name in enumerate(names) if _ignores(place, plain, call, yours, arguments)]
    if "x" in ignored:  # a belief computes something: what ignores its input meets its numbers by chance
        found = Diagnosis("value", plain, False, (), "the numbers are not those of the layer.")
    if ignored and not found.beliefs:
        listed = " and ".join(filter(None, [", ".join(ignored[:-1]), ignored[-1]]))
        hold = "holds" if len(ignored) == 1 else "hold"
        found = replace(found, message=f"{found} Whatever {listed} {hold}, the result is the same: compute it from that.")
    return found


def _ignores(place, result, call, yours, arguments):
    """Whether the result stays the same when the argument at `place` is another one, and again another."""
    for factor, shift in ((2, 1), (-3, 0)):
        others = [factor * array + shift if i == place else array.copy() for i, array in enumerate(arguments)]
        try:
            plain, complaint = as_plain(call(yours, *others), "value")
        except (Exception, SystemExit):
            return False
        if complaint or not np.array_equal(plain, result):
            return False
    return True


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
    if not issubclass(type(yours), keras.layers.Layer):  # isinstance believes what an object says of itself
        given = f"the class {yours.__name__}, without its arguments" if isinstance(yours, type) else describe(yours)
        complaint = f"expected a Keras layer or model: got {given}"
        return _settle("layer", Diagnosis("layer", None, False, (), _sentence(complaint)))
    try:
        mine = fingerprint(yours, input_shape)
    except Exception as error:  # whatever Keras says about a layer that cannot take this input
        complaint = f"it cannot take {tuple(input_shape)}: {unwrapped(str(error))[0]}"
        return _settle("layer", Diagnosis("layer", None, False, (), complaint))
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


def _sentence(text):
    return text if text.endswith("?") else f"{text}."


def _not_yet(yours, message):
    return Diagnosis("value", getattr(yours, "__name__", None), False, (), f"{getattr(yours, '__name__', 'your answer')}: {message}")


def _place(error, yours):
    """Where in the learner's function an error was raised, as far as it can be told."""
    if line := getattr(error, "line_of_the_answer", None):  # it was raised in another process
        return f' in the line "{line}"'
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
    bundle = diagnosis._repr_mimebundle_() if diagnosis else {"text/plain": "", MIME: diagnosis.to_dict()}
    if told is not None:
        return told(bundle)
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        return
    if get_ipython() is None:
        return
    display(bundle, raw=True)
