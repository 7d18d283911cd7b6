"""A belief by its code, as what somebody who holds it would have answered."""

from shapewise.misconceptions.belief import Prediction
from shapewise.misconceptions.predicting import belief


def predicted(code, value) -> Prediction:
    """That the belief `code` leads to `value`."""
    return Prediction(belief(code), value)
