"""A belief by its code, as what somebody who holds it would have answered."""

from shapewise import layers
from shapewise.misconceptions.belief import Prediction


def predicted(code, value) -> Prediction:
    """That the belief `code` leads to `value`."""
    return Prediction(layers.belief(code), value)
