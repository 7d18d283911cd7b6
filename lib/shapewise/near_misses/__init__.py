"""Wrong answers that are the right calculation with one step changed.

A belief is an idea that somebody wrote down; a near miss is a slip that nobody had to write down, because it is found
in the calculation itself: a part left out or counted twice, one quantity in the place of another, two axes exchanged.
Facts and arrays only, never Keras. It is asked after the beliefs, and says nothing where chance would do as well.

Sources: Brown and Burton, "Diagnostic models for procedural bugs in basic mathematical skills" (1978); Brown and
VanLehn, "Repair theory" (1980).
"""

from shapewise.near_misses.counts import near_counts
from shapewise.near_misses.formulas import Sizes, near_formulas
from shapewise.near_misses.functions import Draw, near_functions
from shapewise.near_misses.layers import near_layers
from shapewise.near_misses.lines import Mutant, mutants
from shapewise.near_misses.near_miss import NearMiss, most_plausible
from shapewise.near_misses.quantities import Quantities
from shapewise.near_misses.shapes import near_shapes

__all__ = [
    "Draw",
    "Mutant",
    "NearMiss",
    "Quantities",
    "Sizes",
    "most_plausible",
    "mutants",
    "near_counts",
    "near_formulas",
    "near_functions",
    "near_layers",
    "near_shapes",
]
