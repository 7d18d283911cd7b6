"""Judge numbers, shapes and choices that have names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import numpy as np

from shapewise.answers.beliefs_named import predicted
from shapewise.answers.diagnosis import as_plain, describe, diagnose
from shapewise.answers.matching import Diagnosis, match, show


def judge_shape(yours, layer, input_shape) -> Diagnosis:
    """Whether an output shape is right, with or without the batch axis; its last axis alone is not enough."""
    plain, complaint = as_plain(yours, "output_shape")
    lengths = () if complaint else plain if isinstance(plain, tuple) else (plain,)
    if impossible := [length for length in lengths if length is not None and length < 1]:
        return Diagnosis(
            "output_shape", plain, False, (), f"You wrote {show(plain)}, but no axis has the length {impossible[0]}."
        )
    found = diagnose(yours, layer, input_shape, graded=True)
    if found and not isinstance(found.answer, tuple):
        alone = f"{show(found.answer)} is the last axis alone: write the whole shape, such as (None, 8, 4)."
        found = replace(found, correct=False, message=alone)
    return found


def judge_number(yours, what, right, known=None) -> Diagnosis:
    """Whether a whole number is right; `known` maps wrong numbers to the codes of beliefs that lead to them."""
    plain, complaint = as_plain(yours, "parameters")
    if complaint:
        return Diagnosis("number", None, False, (), f"{what}: {complaint}")
    if plain < 0 <= right:
        return Diagnosis("number", plain, False, (), f"{what}: You wrote {plain}; nothing can be counted below 0.")
    beliefs = [predicted(code, wrong) for wrong, code in (known or {}).items() if wrong != right]
    found = match("parameters", plain, int(right), beliefs)
    return replace(found, kind="number", message=f"{what}: {found.message}")


def _exchanged(answers, expected) -> bool:
    """Whether all numbers are there, and two or more of them have changed places."""
    plain = [as_plain(answer, "parameters") for answer in answers]
    return not any(complaint for _, complaint in plain) and sorted(number for number, _ in plain) == sorted(
        expected.values()
    )


def _other_order(found, names):
    return replace(found, message=f"the numbers are right, in another order: they are asked for in this one: {names}.")


def judge_numbers(yours, expected: Mapping, beliefs=None) -> Diagnosis:
    """Whether whole numbers are right, in the order of `expected`; the first that is not decides about the reason."""
    names = ", ".join(expected)
    # counted as they are read: a type of one's own may say that it is longer than it is
    several = isinstance(yours, (tuple, list)) or (isinstance(yours, np.ndarray) and yours.ndim == 1)
    answers = tuple(islice(yours, len(expected) + 1)) if several else ()
    if len(answers) != len(expected):
        number = f"more than {len(expected)}" if len(answers) > len(expected) else len(answers)
        given = f"{number} answers" if several else describe(yours)
        complaint = f"expected {len(expected)} whole numbers in this order: {names}; got {given}"
        return Diagnosis("number", None, False, (), complaint if complaint.endswith("?") else f"{complaint}.")
    for answer, (what, right) in zip(answers, expected.items(), strict=True):
        found = judge_number(answer, what, right, (beliefs or {}).get(what))
        if not found:
            return found if found.beliefs or not _exchanged(answers, expected) else _other_order(found, names)
    return Diagnosis("number", answers, True, (), f"{names}: right.")
