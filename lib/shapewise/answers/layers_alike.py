"""Judge a layer or model by what it does: it may be built in any way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from shapewise.answers.beliefs_named import predicted
from shapewise.answers.diagnosis import describe
from shapewise.answers.fingerprint import Fingerprint, fingerprint, first_difference
from shapewise.answers.matching import Diagnosis, name
from shapewise.answers.near import near_layer
from shapewise.answers.same_function import difference
from shapewise.errors.scene import unwrapped
from shapewise.reading import as_shape, input_shape_of, keras
from shapewise.reading.facts import count_of


@dataclass
class Remembered:
    """What layers do that need not be asked twice: of the one that is asked for, and of those that believers make.

    Parameters
    ----------
    fingerprints : dict of (str or None, int) to Fingerprint
        By the belief's code, None for what is asked, and by the seed.
    computed : dict of (str or None, int) to dict
        What :func:`difference` remembers.
    """

    fingerprints: dict[tuple, Fingerprint] = field(default_factory=dict)
    computed: dict[tuple, dict] = field(default_factory=dict)

    def fingerprint(self, code, layer, input_shape, draw, seed) -> Fingerprint:
        if (code, seed) not in self.fingerprints:
            self.fingerprints[code, seed] = fingerprint(layer, input_shape, draw, seed)
        return self.fingerprints[code, seed]

    def difference(self, yours, code, other, input_shape, draw, seed) -> str | None:
        return difference(yours, other, input_shape, draw, seed, self.computed.setdefault((code, seed), {}))


def judge_layer(yours, like, input_shape, beliefs=None, *, draw=None, seeds=(0,), remembered=None) -> Diagnosis:
    """Whether a layer works like another: shape, number of weights, what moves what, and what is computed; if not, why.

    Parameters
    ----------
    yours : keras.Layer
        The layer or model made.
    like : keras.Layer
        One that does what is asked.
    input_shape : tuple of int
        The batch axis first.
    beliefs : dict of str to (keras.Layer or callable), optional
        Code -> a layer that somebody who believes it would make, or a function that makes it.
    draw : callable, optional
        ``(rng, shape) -> array``, an input; numbers of both signs if it is not given.
    seeds : sequence of int
        Weights and inputs are drawn from each.
    remembered : Remembered, optional
        Filled here, for the next answer to the same.

    Returns
    -------
    Diagnosis

    Examples
    --------
    >>> apart = keras.layers.DepthwiseConv1D(2, depth_multiplier=2)
    >>> bool(judge_layer(keras.layers.Conv1D(6, 2, groups=3), apart, (None, 8, 3)))
    True
    """
    if complaint := no_layer(yours):
        return Diagnosis("layer", None, False, (), complaint)
    given = f"your {type(yours).__name__}"
    if complaint := unfit(yours, input_shape):
        return Diagnosis("layer", given, False, (), complaint)
    remembered = remembered or Remembered()
    for seed in seeds:
        try:
            mine = fingerprint(yours, input_shape, draw, seed)
        except Exception as error:  # whatever Keras says about a layer that cannot take this input
            return Diagnosis("layer", None, False, (), cannot_take(input_shape, error))
        wanted = remembered.fingerprint(None, like, input_shape, draw, seed)
        complaint = (
            first_difference(mine, wanted)
            or remembered.difference(yours, None, like, input_shape, draw, seed)
            or _not_trained(yours, like)
        )
        if complaint:
            break
    else:
        return Diagnosis("layer", given, True, (), f"{given} does what is asked.")
    for code, other in (beliefs or {}).items():
        if _is_another(mine, code, remembered):
            continue
        other = other() if not isinstance(other, keras.layers.Layer) else other
        alike = mine == remembered.fingerprint(code, other, input_shape, draw, seed)
        if alike and not remembered.difference(yours, code, other, input_shape, draw, seed):
            return name("layer", given, [predicted(code, given)])
    return near_layer(Diagnosis("layer", given, False, (), complaint), yours, like)


def _is_another(mine, code, remembered) -> bool:
    """Whether a layer has another shape or count than what those who believe `code` make; these depend on no seed."""
    theirs = next((one for (whose, _), one in remembered.fingerprints.items() if whose == code), mine)
    return (theirs.output_shape, theirs.parameters) != (mine.output_shape, mine.parameters)


def _not_trained(yours, like) -> str | None:
    """What is wrong with a layer that computes what is asked, and would not learn it."""
    frozen = count_of(yours.weights) - count_of(yours.trainable_weights)
    if frozen <= count_of(like.weights) - count_of(like.trainable_weights):
        return None
    return f"{frozen} of its weights are not trained: trainable=False keeps them as they are."


def unfit(layer, input_shape) -> str | None:
    """What is wrong with a layer for inputs of this shape, whatever it computes; None if it can take them."""
    return _made_for_another(layer, input_shape) or _knows_the_batch(layer, input_shape)


def _made_for_another(model, input_shape) -> str | None:
    """What is wrong with a model that names another input than it gets: Keras runs some of them all the same."""
    named = input_shape_of(model) if isinstance(model, keras.Model) else None
    if not isinstance(named, tuple):
        return None
    if input_shape[0] is None and named[:1] not in ((), (None,)):
        return f"it is made for batches of {named[0]}: leave the batch axis out of Input, and any number of samples may come."
    pairs = list(zip(named[1:], input_shape[1:]))
    if len(named) == len(input_shape) and all(mine is None or wanted in (None, mine) for mine, wanted in pairs):
        return None
    return f"it cannot take {tuple(input_shape)}: it is made for inputs of shape {named}."


def _knows_the_batch(layer, input_shape) -> str | None:
    """What is wrong with a layer whose weights have the length of the batch: it runs on an array, and in no model."""
    own = not type(layer).__module__.startswith("keras.") or isinstance(layer, keras.Model)
    if layer.built or not own:
        return None
    try:
        layer(keras.KerasTensor((None, *as_shape(input_shape)[1:])))
    except Exception as error:  # any other trouble is met again, on numbers
        if "fully-defined" not in str(error):
            return None
        return (
            f"it cannot take {(None, *tuple(input_shape)[1:])}: one of its weights has the length of the batch, "
            "and in a model "
            "that is None: it is not known when the weights are made. Look at the shape in add_weight."
        )
    return None


def cannot_take(input_shape, error) -> str:
    """What Keras says about a layer that cannot take an input, without the numbers of that input."""
    said = re.sub(r" ?\[\[.*", "", unwrapped(str(error))[0], flags=re.DOTALL)
    return f"it cannot take {tuple(input_shape)}: {said[:300]}"


def no_layer(yours) -> str | None:
    """What is wrong with an answer that is no layer."""
    if issubclass(type(yours), keras.layers.Layer):  # isinstance believes what an object says of itself
        return None
    given = f"the class {yours.__name__}, without its arguments" if isinstance(yours, type) else describe(yours)
    complaint = f"expected a Keras layer or model: got {given}"
    return complaint if complaint.endswith("?") else f"{complaint}."
