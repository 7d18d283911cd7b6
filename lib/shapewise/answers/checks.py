"""The assertions that exercises call: a right answer is confirmed, a wrong one gets its reason.

The truth is always Keras' own, computed when the check runs. A check takes what the learner made as plain
numbers, forces their types and compares shapes before values, so that nothing but a right answer passes. What
it found is emitted as structured output (``matching.MIME``), for feedback and reports.
"""

from __future__ import annotations

import textwrap

from shapewise.answers import context, journal
from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.answers.functions import judge_function
from shapewise.answers.layers_alike import judge_layer
from shapewise.answers.matching import MIME, Diagnosis
from shapewise.answers.quantities import judge_numbers, judge_shape

__all__ = [
    "WrongAnswer",
    "check_output_shape",
    "check_parameters",
    "check_numbers",
    "check_value",
    "check_function",
    "check_layer",
]


class WrongAnswer(AssertionError):
    """An answer that is not right; its text is the reason, and a notebook shows nothing but it."""

    def __init__(self, diagnosis: Diagnosis):
        super().__init__(diagnosis.message)
        self.diagnosis = diagnosis

    def _render_traceback_(self):
        return textwrap.wrap(
            f"not yet: {self}", width=72
        )  # what fits beside the file browser in a window of 1024 pixels


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
    >>> from shapewise.reading import keras
    >>> check_output_shape((119, 100), keras.layers.Conv1D(100, 10), (None, 128, 9))
    """
    settle("check output_shape", judge_shape(yours, layer, input_shape))


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
    >>> from shapewise.reading import keras
    >>> check_parameters(9100, keras.layers.Conv1D(100, 10), (None, 128, 9))
    """
    settle("check parameters", diagnose(yours, layer, input_shape, kind="parameters", graded=True))


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
    >>> from shapewise.reading import keras, with_small_weights
    >>> layer = with_small_weights(keras.layers.Conv1D(6, 4), (None, 20, 3))
    >>> check_numbers([12], {"products in a window": layer.get_weights()[0][..., 0].size})
    """
    settle("check number", judge_numbers(yours, expected, beliefs))


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
    >>> from shapewise.reading import keras
    >>> import numpy as np
    >>> layer = keras.layers.Conv1D(1, 2, kernel_initializer="ones", bias_initializer="ones")
    >>> check_value(7, layer, np.ones((1, 6, 3)), at=(0, 0, 0))
    """
    settle("check value", diagnose_value(yours, layer, x, at))


def check_function(yours, layer, input_shape, *, call=None, at=None, seed=0, numpy_only=True):
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
    numpy_only : bool
        Whether a function that calls Keras or TensorFlow for its result is refused.

    Raises
    ------
    WrongAnswer
        With the belief whose computation gives the same numbers, or what differs first.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> check_function(lambda x, kernel, bias: x @ kernel + bias, keras.layers.Dense(2), (2, 3))
    """
    found = judge_function(
        yours, layer, input_shape, call=call, at=at, seeds=(seed, *context.current().seeds), numpy_only=numpy_only
    )
    settle("check value", found)


def check_layer(yours, like, input_shape, beliefs=None):
    """Check that a layer or model works like another: shape, parameters, and what moves what.

    It may be built in any way, and its weights do not matter: both are given weights drawn for this.

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
    >>> from shapewise.reading import keras
    >>> check_layer(keras.layers.Conv1D(6, 2, groups=3), keras.layers.DepthwiseConv1D(2, depth_multiplier=2), (None, 8, 3))
    """
    settle("check layer", judge_layer(yours, like, input_shape, beliefs, seeds=(0, *context.current().seeds)))


def settle(question, diagnosis, keep=False):
    """Show what was found, and raise if the answer is not right.

    Parameters
    ----------
    question : str
        What was checked.
    diagnosis : Diagnosis
        What was found.
    keep : bool
        Whether it is kept in the journal. Only the answers to exercises are: a lesson calls the other checks for
        examples.
    """
    if keep and diagnosis.kind != "unwritten":
        journal.keep(question, diagnosis)
    _emit(diagnosis)
    if not diagnosis:
        raise WrongAnswer(diagnosis)


def bundle_of(diagnosis) -> dict:
    """A diagnosis as a notebook shows it; a wrong one is shown once, by the error that follows."""
    return diagnosis._repr_mimebundle_() if diagnosis else {"text/plain": "", MIME: diagnosis.to_dict()}


def _emit(diagnosis):
    """Put the diagnosis into the cell's output."""
    if tell := context.current().tell:
        return tell(diagnosis)
    bundle = bundle_of(diagnosis)
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        return
    if get_ipython() is None:
        return
    display(bundle, raw=True)
