"""From a Keras object to plain facts: tuples, dictionaries, arrays.

The only module that knows Keras objects. What it states (output shape, parameter count, weights) is
Keras' own word, never ours.
"""

from __future__ import annotations

from shapewise.reading.facts import Facts, facts_of_call, read
from shapewise.reading.models import input_shape_of, read_before, read_model
from shapewise.reading.objects import (
    arguments,
    as_shape,
    build,
    bytes_of_weights,
    is_own,
    keras,
    kind_of,
    outputs_of,
    run,
)
from shapewise.reading.weights import small_integers, with_small_weights
from shapewise.reading.written import call_from_text, literal_from_text

__all__ = [
    "Facts",
    "arguments",
    "as_shape",
    "build",
    "bytes_of_weights",
    "call_from_text",
    "facts_of_call",
    "input_shape_of",
    "is_own",
    "keras",
    "kind_of",
    "literal_from_text",
    "outputs_of",
    "read",
    "read_before",
    "read_model",
    "run",
    "small_integers",
    "with_small_weights",
]
