"""Samples that meet: one number for a whole batch, or an output that depends on the neighbours in the batch."""

from __future__ import annotations

import numpy as np

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import where


def samples_meet(subject):
    """Whether a sample's output is another one without its neighbours: two samples tell."""
    suspects = [one for one in subject.all_facts if _may_mix(one)]
    if not suspects:
        return  # layers of Keras keep samples apart
    try:
        x = subject.some_input(2)
        both, again, first, second = (_run(subject, part) for part in (x, x, x[:1], x[1:]))
    except Exception:
        return
    if both.shape != again.shape or not np.allclose(both, again, equal_nan=True):
        return  # it draws random numbers
    if both.ndim == 0 or both.shape[0] != len(x):
        yield Finding(
            "batch/one-number",
            "the output has no axis for the samples: the batch axis is gone",
            where(suspects[-1]),
            f"2 samples give an output of shape {both.shape}: targets and outputs are not compared sample by sample",
            "axis=-1, or another axis behind the batch, in the operation that adds up or averages; a reshape to "
            "(-1, ...) for "
            "each sample",
        )
        return
    apart = np.concatenate([first, second])
    if both.shape == apart.shape and not np.allclose(both, apart, rtol=1e-3, atol=1e-4):
        difference = float(np.abs(both - apart).max())
        yield Finding(
            "batch/neighbours",
            "the output of a sample depends on the other samples of its batch",
            where(suspects[-1]),
            f"the outputs of two samples change by {difference:.3g} when they come together: predict gives other "
            "numbers "
            f"for another batch size",
            "operations along the axes behind the batch, such as axis=-1 in place of axis=0 or none",
        )


def _may_mix(facts):
    """Whether a layer may bring samples together: one of the user's own, an operation, or one that works along axis 0."""
    return facts.own or facts.kind == "Lambda" or facts.kind.startswith("ops.") or facts.config.get("axis") == 0


def _run(subject, x):
    return np.asarray(subject.model(x, training=False), dtype=float)


CHECKS = (samples_meet,)
