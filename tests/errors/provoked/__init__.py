"""Real errors of Keras 3, TensorFlow and NumPy, each provoked by code that a learner could have written."""

from errors.provoked import (
    attention,  # noqa: F401
    borders,  # noqa: F401
    data,  # noqa: F401
    models,  # noqa: F401
    numbers,  # noqa: F401
    outputs,  # noqa: F401
    own,  # noqa: F401
    saving,  # noqa: F401
    settings,  # noqa: F401
    tensors,  # noqa: F401
    training,  # noqa: F401
)
from errors.provoked.helpers import PROVOKED, SAYS, I, L, fit, func, seq, z
from errors.provoked.models import Bad

__all__ = ["PROVOKED", "SAYS", "Bad", "I", "L", "fit", "func", "seq", "z"]
