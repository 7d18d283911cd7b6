"""review(model): the mistakes that raise no error, found before training.

One file a family of mistakes; each ends with ``CHECKS``, a tuple of functions ``(subject) -> findings``, and a
new file is found by itself. A check that cannot be sure says nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from shapewise.reading import keras
from shapewise.reviewing.finding import Finding, Findings
from shapewise.reviewing.subject import Subject, name_of_loss

__all__ = ["Finding", "Findings", "checks", "review"]


@cache
def checks() -> tuple:
    """Every check."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return tuple(check for module in modules for check in getattr(module, "CHECKS", ()))


def review(model, x=None, y=None, loss=None, validation_data=None, class_weight=None) -> Findings:
    """What Keras lets pass and you may not want: each finding with its consequence in numbers and its fix.

    Parameters
    ----------
    model : keras.Model
        Built.
    x, y : array, list or dict of array, optional
        What it is to be trained on; more can be found with them.
    loss : str, function, keras.losses.Loss, list or dict, optional
        By default the one that the model was compiled with; a list or dictionary for several outputs.
    validation_data : tuple of array, optional
        x and y that are held back: they are looked for in the training data.
    class_weight : dict, optional
        As for ``model.fit``: class -> weight.

    Returns
    -------
    Findings
        A sequence of Finding; empty for a sound model.

    Raises
    ------
    TypeError
        If `model` is no Keras model.
    ValueError
        If it is not built.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, activation="softmax", name="answer")])
    >>> print(review(model))
    answer (Dense): softmax over one number is always 1
        consequence every output is 1.0, whatever comes in; the accuracy is the share of ones among the targets
        fix         Dense(1, activation="sigmoid")
    """
    if not isinstance(model, keras.Model):
        raise TypeError(f"expected a Keras model: got {type(model).__name__}. A layer alone has nothing to review.")
    if not model.built:
        raise ValueError(
            f"{model.name} has not seen an input yet, so its shapes are not known: begin it with keras.Input(shape)."
        )
    given = loss if loss is not None else getattr(model, "loss", None)
    name, from_logits = name_of_loss(given)
    subject = Subject(model, x, y, name, from_logits, given, validation_data, class_weight=class_weight)
    return Findings(tuple(finding for check in checks() for finding in _found(check, subject)), model.name)


def _found(check, subject):
    """What a check finds; nothing where it cannot cope with the model: the others still speak."""
    try:
        return list(check(subject))
    except Exception:
        return []
