"""A belief in a learner's words, for those who read of it in a report or in feedback."""

from __future__ import annotations


def find_claim(code: str) -> str | None:
    """What somebody who holds the belief thinks; None for a code that is not known.

    Examples
    --------
    >>> find_claim("conv1d/channels-kept-apart")
    'every filter is run over each channel by itself and the results stand side by side'
    >>> find_claim("conv1d/nothing")
    """
    from shapewise.misconceptions.predicting import belief

    try:
        return belief(code).claim
    except (KeyError, ValueError):
        return None
