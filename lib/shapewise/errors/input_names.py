"""Dictionaries of inputs whose names are not those of the model."""

from __future__ import annotations

import difflib
import re

from shapewise.errors.datasets import shape_of
from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


def names_of_inputs(scene, found):
    """A dictionary whose names are not those of the inputs."""
    given, names = (re.findall(r"'([^']*)'", found[part]) for part in ("given", "names"))
    model = scene.layer(
        having=lambda one: (
            isinstance(one, keras.Model) and {x.name for x in getattr(one, "inputs", None) or ()} >= set(names)
        )
    )
    missing, left = [one for one in names if one not in given], [one for one in given if one not in names]
    near = {one: (difflib.get_close_matches(one, left, n=1, cutoff=0) or [None])[0] for one in missing} if left else {}
    fix = None
    if near and all(near.values()):
        renamed = {other: name for name, other in near.items()}
        arrays = _dictionary(scene)
        shown = ", ".join(f"{name!r} in place of {other!r}" for name, other in near.items())
        fix = attempt(shown, lambda: _takes_named(model, arrays, renamed), "output")
    shapes = {one.name: tuple(one.shape) for one in model.inputs} if model is not None else {}
    return ErrorExplanation(
        "input/names",
        f"there is no array for input {', '.join(missing)}"
        + (f"; no input is called {', '.join(left)}." if left else "."),
        f"names {', '.join(given)}",
        expected=f"an array for each of {', '.join(f'{name} {shapes.get(name, str())}'.strip() for name in names)}",
        fixes=those_that_work(fix),
    )


def _dictionary(scene):
    """The dictionary that the model was fed with, or that an element of its dataset is."""
    call = scene.call_of("fit", "evaluate", "predict", "__call__")
    given = (call[1].get("x", call[1].get("args", call[1].get("inputs"))) if call else None) or {}
    given = given[0] if isinstance(given, tuple) and given else given
    spec = getattr(given, "element_spec", given)
    return spec[0] if isinstance(spec, tuple) else spec


def _takes_named(model, arrays, renamed):
    given = {renamed.get(name, name): keras.KerasTensor((None, *shape_of(one)[1:])) for name, one in arrays.items()}
    return tuple(model(given).shape)


def structure(scene, found):
    """A dictionary for the one input of a model that has another name, or none."""
    model, given = scene.model, re.findall(r"'(\w+)':", found["given"])
    if not given:
        return None
    arrays = _dictionary(scene)
    only = next(iter(arrays.values())) if isinstance(arrays, dict) and len(arrays) == 1 else None
    return ErrorExplanation(
        "input/names",
        f"{who(model, 'the model')} has one input, {found['name']}, and got a dictionary with {', '.join(given)}.",
        f"names {', '.join(given)}",
        expected="the array alone, or a dictionary with the name of the input",
        fixes=those_that_work(
            attempt(
                f"x[{given[0]!r}], the array alone",
                lambda: tuple(model(keras.KerasTensor((None, *shape_of(only)[1:]))).shape),
                "output",
            )
            if only is not None
            else None
        ),
    )


KNOWN = (
    Known(
        "input/names",
        r"Missing data for input \"[^\"]*\"\. You passed a data dictionary with keys (?P<given>\[.*?\])\. Expected the "
        r"following keys: (?P<names>\[.*?\])",
        names_of_inputs,
    ),
    Known(
        "input/names",
        r"The structure of `inputs` doesn't match the expected structure\.\s*Expected: (?P<name>\S+)\s*Received: inputs=(?P<given>\{.*\})",
        structure,
    ),
)
