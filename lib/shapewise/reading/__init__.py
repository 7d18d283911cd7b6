"""From a Keras object to plain facts: tuples, dictionaries, arrays.

The only module that knows Keras objects. What it states (output shape, parameter count, weights) is
Keras' own word, never ours.
"""

from __future__ import annotations

from shapewise.reading.facts import Facts, read
from shapewise.reading.models import input_shape_of, read_model
from shapewise.reading.objects import as_shape, build, bytes_of_weights, keras, kind_of, run
from shapewise.reading.weights import small_integers, with_small_weights
from shapewise.reading.written import call_from_text, literal_from_text

__all__ = [
    "Facts",
    "as_shape",
    "build",
    "bytes_of_weights",
    "call_from_text",
    "input_shape_of",
    "keras",
    "kind_of",
    "literal_from_text",
    "read",
    "read_model",
    "run",
    "small_integers",
    "with_small_weights",
]
