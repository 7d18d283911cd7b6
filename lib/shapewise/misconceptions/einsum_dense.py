"""What people believe of EinsumDense."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import no_bias
from shapewise.misconceptions.mistakes import instead

TABLE = {
    "has-a-bias": (
        "there is a bias for every number on the last axis, as in a Dense layer",
        "It has a bias only along the axes that bias_axes names.",
        "look at the argument bias_axes.",
        instead(bias_axes=lambda case: case["equation"][-1], where=lambda case: not case["bias_axes"]),
    ),
    "bias-forgotten": (
        "there is no bias",
        "There is a bias along the axes that bias_axes names.",
        "multiply the lengths of those axes, and add that.",
        no_bias(bias_axes=None),
    ),
}
BELIEFS = beliefs_of("einsum_dense", "EinsumDense", TABLE)
