"""What a model is called with: shapes as the user writes them, and Keras' symbolic tensors made of them."""

from __future__ import annotations

import inspect
import itertools

from shapewise.reading.objects import as_shape, keras

#: how many mixtures of types are tried for a model of several inputs whose types are not known
_MIXTURES = 16


def structure_of(shape):
    """`shape` with plain tuples in it: a tuple, a list of them, or a dict of them; an array is kept with its type.

    Raises
    ------
    TypeError
        If there is something else in it.

    Examples
    --------
    >>> structure_of({"words": [None, 20], "age": (None, 1)})
    {'words': (None, 20), 'age': (None, 1)}
    """
    if isinstance(shape, dict):
        return {name: structure_of(one) for name, one in shape.items()}
    if hasattr(shape, "shape") and hasattr(shape, "dtype"):
        dtype = keras.backend.standardize_dtype(shape.dtype)
        return keras.KerasTensor((None, *as_shape(shape.shape)[1:]), dtype=dtype)
    if isinstance(shape, (tuple, list)) and any(
        isinstance(one, (tuple, list, dict)) or hasattr(one, "dtype") for one in shape
    ):
        return [structure_of(one) for one in shape]
    return as_shape(shape)


def known_inputs(model):
    """What a subclassed model was called with, as Keras keeps it, for any number of samples; None if nothing is kept."""
    config = (model.get_build_config() or {}) if model.built else {}
    shapes = config.get("shapes_dict") or config.get("input_shape")
    if not shapes:
        return None
    given = structure_of(shapes)
    if "shapes_dict" in config:
        given = list(given.values()) if isinstance(given, dict) and len(given) > 1 else given
    return _any_batch(given)


def symbolic_arguments(model, given):
    """The ways to call `model` on tensors without numbers, the likeliest first.

    Several inputs go in as one argument or as several, as ``call`` takes them. Where no type of number is known,
    floats are tried first, then whole numbers, mixtures of both, text.
    """
    for types in _types(_count(given)):
        for values in _passed(model, given):
            remaining = iter(types)
            yield tuple(_tensors(value, remaining) for value in values)


def refusal_of(model, given, error):
    """`error`, or in its place one that says what the call of `model` takes, where that is not what was given."""
    wanted = _parameters(model)
    several = len(given) if isinstance(given, (list, dict)) else 1
    if not isinstance(error, TypeError) or len(wanted) < 2 or (isinstance(given, list) and several == len(wanted)):
        return error
    return ValueError(
        f"the call of {model.name} takes {', '.join(wanted)}: got {several} input{'s' * (several > 1)}; give "
        "input_shape as a "
        f"list of {len(wanted)} shapes, in that order."
    )


def _any_batch(given):
    if isinstance(given, dict):
        return {name: _any_batch(one) for name, one in given.items()}
    if isinstance(given, list):
        return [_any_batch(one) for one in given]
    return (None, *given[1:]) if given else given


def _count(given):
    """How many tensors have no type yet."""
    if isinstance(given, (dict, list)):
        return sum(map(_count, given.values() if isinstance(given, dict) else given))
    return 0 if isinstance(given, keras.KerasTensor) else 1


def _types(number):
    if not number:
        return [()]
    mixtures = itertools.islice(itertools.product(("float32", "int32"), repeat=number), _MIXTURES)
    together = [("float32",) * number, ("int32",) * number]
    return [*together, *(types for types in mixtures if types not in together), ("string",) * number]


def _passed(model, given):
    """The arguments of one call: a list of inputs as it is, or as one argument each."""
    if not isinstance(given, list):
        return [(given,)]
    as_one, apart = (given,), tuple(given)
    return [apart, as_one] if _wanted(model) > 1 else [as_one, apart]


def _wanted(model):
    """How many arrays the call asks for."""
    if isinstance(model, keras.Model) and hasattr(model, "_nodes_by_depth"):
        return 1
    parameters = inspect.signature(model.call).parameters.values()
    several = any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters)
    return 2 if several else len(_parameters(model))


def _parameters(model):
    """The names of the arguments that the call needs."""
    return [
        name
        for name, parameter in inspect.signature(model.call).parameters.items()
        if name not in ("training", "mask")
        and parameter.default is parameter.empty
        and parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
    ]


def _tensors(value, types):
    if isinstance(value, dict):
        return {name: _tensors(one, types) for name, one in value.items()}
    if isinstance(value, list):
        return [_tensors(one, types) for one in value]
    return value if isinstance(value, keras.KerasTensor) else keras.KerasTensor(value, dtype=next(types))
