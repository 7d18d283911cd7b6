"""Judge a function that computes what a layer computes."""

from __future__ import annotations

import dis
import inspect
from dataclasses import replace

import numpy as np

from shapewise.answers.diagnosis import as_plain, diagnose_value
from shapewise.answers.in_numpy import FOREIGN, HIDES, NotInNumPy, in_numpy
from shapewise.answers.matching import Diagnosis, listing, written
from shapewise.answers.near import near_function, said
from shapewise.answers.raised import what_happened
from shapewise.answers.suspicion import DRAWS, finished, recorded, suspicious_line
from shapewise.near_misses import Draw, NearMiss
from shapewise.reading import keras, read, small_integers, with_small_weights

#: Inputs and weights with fractions that a function must be right for as well.
OTHER_INPUTS = 3
#: Added to the seed of a draw, for further ones in which a belief must show as well.
OTHER_DRAWS = (100, 200, 300, 400, 500)


def judge_function(yours, layer, input_shape, *, call=None, at=None, seeds=(0,), numpy_only=True) -> Diagnosis:
    """Whether a function gives what `layer` gives, for weights and inputs drawn from each of `seeds`; if not, why.

    Parameters
    ----------
    yours : callable
        The function.
    layer : keras.Layer
        Its weights are replaced.
    input_shape : tuple of int
        The batch axis first, as a number.
    call : callable, optional
        ``(yours, x, *weights) -> result``; ``yours(x, *weights)`` if it is not given.
    at : tuple, optional
        The place in the layer's output that the result is.
    seeds : sequence of int
        The first one decides about the reason; the others must be right as well.
    numpy_only : bool
        Whether the function must compute by itself, see :func:`shapewise.answers.in_numpy.in_numpy`.

    Returns
    -------
    Diagnosis

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> bool(judge_function(lambda x, kernel, bias: x @ kernel + bias, keras.layers.Dense(2), (2, 3)))
    True
    >>> judge_function(lambda x, kernel, bias: keras.layers.Dense(2)(x), keras.layers.Dense(2), (2, 3)).kind
    'numpy'
    """
    if yours is ...:
        return not_written("the answer", dots=True)
    if (complaint := not_a_function(yours)) is not None:  # a wrong diagnosis is false
        return complaint
    call = call or (lambda function, *arguments: function(*arguments))
    watched = in_numpy(yours) if numpy_only else yours
    found = _on_numbers(watched, layer, input_shape, call, at, seeds[0])
    for fresh in seeds[1:] if found else ():
        layer, x = with_small_weights(layer, input_shape, fresh), small_integers(input_shape, fresh)
        if not _of_function(
            watched, layer, x, call, at, only=()
        ):  # beliefs cost time, and only wrong answers need them
            found = _of_function(watched, layer, x, call, at)
            break
    if found or found.beliefs or found.kind != "value":
        return found
    if (exchanged := _exchanged(watched, layer, input_shape, call, at, seeds[0])) is not None:
        return replace(found, near=(exchanged,), message=f"{found} {exchanged.sentence(graded=True)}")
    draws = _draws(watched, layer, input_shape, call, seeds[0])
    near = near_function(found, draws, read(layer, input_shape), at)
    if not draws or (near.near and not near.near[0].in_part):  # what raises points to its line already
        return near
    line = _wrong_line(yours, layer, input_shape, call, at, seeds[0])
    return said(near, (*near.near, line), found.message, graded=True) if line else near


def _wrong_line(yours, layer, input_shape, call, at, seed) -> NearMiss | None:
    """The line that is wrong, if changes of one line alone make the function right on further draws."""
    draws, cases = [], []
    for fresh in range(seed + 11, seed + 11 + DRAWS):
        drawn, x = with_small_weights(layer, input_shape, fresh), small_integers(input_shape, fresh)
        truth = np.asarray(drawn(x))
        arguments = [np.array(array, dtype="float32") for array in (x, *drawn.get_weights())]
        draws.append((arguments, truth if at is None else truth[at]))
        cases.append(recorded(call, *arguments))
    if any(case is None for case in cases):
        return None

    def is_right(place, result):
        arguments, truth = draws[place]
        try:
            plain, complaint = as_plain(finished(call, result, *arguments), "value")
        except Exception:  # what a changed function returns may be anything
            return False
        return not complaint and np.shape(plain) == truth.shape and np.allclose(plain, truth, rtol=1e-4, atol=1e-5)

    return suspicious_line(yours, cases, is_right)


def _exchanged(yours, layer, input_shape, call, at, seed) -> NearMiss | None:
    """That the two values which a function returns have changed places, if it is right for other draws when they change back."""

    def turned(*arguments):
        one, other = yours(*arguments)
        return other, one

    for fresh in range(seed + 1, seed + 3):
        drawn, x = with_small_weights(layer, input_shape, fresh), small_integers(input_shape, fresh)
        try:
            if not _of_function(turned, drawn, x, call, at, only=()):
                return None
        except (Exception, SystemExit):
            return None
    return NearMiss(
        None, "as if the two returned values had changed places", look_at="the order in which they are returned"
    )


def _draws(yours, layer, input_shape, call, seed) -> list[Draw]:
    """What a function returns on three further draws; none where it raises on one of them."""
    draws = []
    for fresh in range(seed + 1, seed + 4):
        x, weights = small_integers(input_shape, fresh), with_small_weights(layer, input_shape, fresh).get_weights()
        arguments = [np.array(array, dtype="float32") for array in (x, *weights)]
        try:
            result, complaint = as_plain(call(yours, *[array.copy() for array in arguments]), "value")
        except (Exception, SystemExit):
            return []
        if complaint:
            return []
        draws.append(Draw(arguments[0], tuple(arguments[1:]), result))
    return draws


def not_written(name, dots=False) -> Diagnosis:
    """The diagnosis of an answer that was not begun; `dots` says that it is still the dots, not a function with nothing in it."""
    todo = (
        "your answer in place of the dots"
        if dots
        else "your own code in place of the line that raises NotImplementedError"
    )
    message = f"{name}: nothing is written here yet. Put {todo}."
    return Diagnosis("unwritten", None, False, (), message)


def not_a_function(yours) -> Diagnosis | None:
    """What is wrong with an answer that should be a function and is none; a layer can be called, but is none."""
    if callable(yours) and not isinstance(yours, keras.layers.Layer):
        return None
    return Diagnosis("value", None, False, (), f"expected a function, written with def: you gave {written(yours)}.")


def _on_numbers(yours, layer, input_shape, call, at, seed):
    """Whether a function gives what `layer` gives on the numbers drawn from `seed`; if not, why."""
    layer, x = with_small_weights(layer, input_shape, seed), small_integers(input_shape, seed)
    found = _of_function(yours, layer, x, call, at)
    if found.beliefs:  # one number can be a belief's by chance: it must be so for other weights and inputs as well
        shared = list(found.beliefs)
        for fresh in OTHER_DRAWS:
            other_layer, other_x = (
                with_small_weights(layer, input_shape, seed + fresh),
                small_integers(input_shape, seed + fresh),
            )
            other = _of_function(yours, other_layer, other_x, call, at)
            shared = [code for code in shared if other or code in other.beliefs]
        found = _of_function(yours, with_small_weights(layer, input_shape, seed), x, call, at, shared)
    rng = np.random.default_rng([seed, 41])
    for _ in range(
        OTHER_INPUTS if found else 0
    ):  # whole numbers hide what is cut off, and one number can be met by chance
        x = rng.normal(0, 2, input_shape).astype("float32")
        layer.set_weights([rng.normal(0, 0.7, weight.shape) for weight in layer.get_weights()])
        if not _of_function(yours, layer, x, call, at, only=()):
            other = _of_function(yours, layer, x, call, at)
            return replace(other, message=f"right for one x, but not for another, which holds fractions: {other}")
    return found


def _of_function(yours, layer, x, call, at, only=None):
    """Whether `yours` gives what `layer` gives for `x`; if not, why: a belief, or what it never looks at."""
    weights = layer.get_weights()
    names = ["x", *(weight.name for weight in layer.weights)]
    arguments = [np.array(array, dtype="float32") for array in (x, *weights)]
    try:
        result = call(yours, *[array.copy() for array in arguments])
    except (Exception, SystemExit) as error:
        if isinstance(error, NotImplementedError):
            return not_written(yours.__name__)
        if type(error).__name__ == NotInNumPy.__name__:  # its own, or the same from another process
            return used_another(yours.__name__, str(error))
        return _not_yet(yours, what_happened(error, yours, arguments))
    found = diagnose_value(result, layer, x, at, only)
    plain, complaint = as_plain(result, "value")
    if found or complaint:
        return found
    ignored = [name for place, name in enumerate(names) if _ignores(place, plain, call, yours, arguments)]
    if "x" in ignored:  # a belief computes something: what ignores its input meets its numbers by chance
        found = Diagnosis("value", plain, False, (), "the numbers are not those of the layer.")
    if ignored and not found.beliefs:
        listed = listing(ignored)
        hold = "holds" if len(ignored) == 1 else "hold"
        named = any(_names(yours, place) for place, name in enumerate(names) if name in ignored)
        what = "does it reach what you return?" if named else "compute it from that."
        found = replace(found, message=f"{found} Whatever {listed} {hold}, the result is the same: {what}")
    return found


def _names(yours, place):
    """Whether a function mentions its argument at `place` at all."""
    code = getattr(getattr(yours, "__wrapped__", yours), "__code__", None)
    if not inspect.iscode(code) or place >= code.co_argcount:
        return False
    argument = code.co_varnames[place]
    return any(one.argval == argument and one.opname.startswith("LOAD") for one in dis.get_instructions(code))


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


def used_another(name, what) -> Diagnosis:
    """The diagnosis of a function that has its result computed by something else than NumPy."""
    what = (
        what if _is_a_program(what) else "something else"
    )  # it comes from a submission, which may write there what it likes
    message = f"{name} has its result computed by {what}. Here NumPy alone is asked for: write the sums yourself, with loops or arrays."
    return Diagnosis("numpy", name, False, (), message)


def _is_a_program(what) -> bool:
    """Whether `what` is a name that :func:`in_numpy` gives: of a framework, with one of Keras' layers where it has seen it."""
    program, _, layer = what.partition(" (")
    return program in {*FOREIGN.values(), HIDES} and (not layer or hasattr(keras.layers, layer.removesuffix(")")))


def _not_yet(yours, message):
    name = getattr(yours, "__name__", None)
    return Diagnosis("value", name, False, (), f"{name or 'your answer'}: {message}")
