"""A layer as it comes back from a file: made again from its class and from what its configuration says, as JSON."""

from __future__ import annotations

import json

from shapewise.reading.objects import keras


def made_again(layer):
    """The layer that Keras makes from what it saves of `layer`; its weights begin anew.

    Parameters
    ----------
    layer : keras.Layer
        The classes in it need not be registered.

    Returns
    -------
    keras.Layer

    Raises
    ------
    ValueError
        With what is wrong, in words: it cannot be saved, or not made again, or comes back with another configuration.

    Examples
    --------
    >>> made_again(keras.layers.Dense(3, name="three")).name
    'three'
    """
    try:
        kept = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))
    except Exception as error:  # whatever a configuration may hold
        raise ValueError(f"it cannot be saved: {_said(error)}. What does get_config give?") from None
    known = {type(one).__name__: type(one) for one in (layer, *layer._flatten_layers())}
    try:
        again = keras.saving.deserialize_keras_object(kept, custom_objects=known)
    except Exception as error:
        raise ValueError(f"it is saved, and cannot be made again: {_said(error, first=True)}") from None
    now = json.loads(json.dumps(keras.saving.serialize_keras_object(again)))["config"]
    if lost := [key for key, value in kept["config"].items() if now.get(key) != value]:
        raise ValueError(f"made again, it has another {lost[0]}: does __init__ hand on what every layer has?")
    return again


def _said(error, first=False):
    """What an error says, in one line; `first`, the error that led to it."""
    while first and (error.__cause__ or error.__context__):
        error = error.__cause__ or error.__context__
    words = (str(error).strip() or type(error).__name__).splitlines()[0]
    return f"{type(error).__name__}: {words}" if first else words
