"""Masks that are lost: padded steps that a layer behind counts like any others."""

from __future__ import annotations

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import where


def lost_mask(subject):
    """A layer that takes a masked series and knows nothing of masks."""
    for facts in subject.facts:
        if not (facts.kind == "Masking" or (facts.kind == "Embedding" and facts.config.get("mask_zero"))):
            continue
        for one in _losers(subject, facts):
            steps = facts.output_shape[1] if len(facts.output_shape) > 2 else None
            yield Finding(
                "mask/lost",
                f"{one.kind} does not know of masks: the one that {where(facts)} makes ends here",
                where(one),
                f"behind it padded steps count like real ones{f': all {steps} steps of every sample' if steps else ''}",
                "a layer that keeps to the mask: a recurrent layer, attention or GlobalAveragePooling1D before it",
            )


def _losers(subject, facts):
    """The layers behind `facts` at which its mask ends; none behind a layer that has used it up."""
    found, left, seen = [], [facts], set()
    while left:
        name = left.pop().name
        for one in subject.facts:
            if name not in one.sources or one.name in seen:
                continue
            seen.add(one.name)
            layer = subject.layer(one.name)
            if layer is None or not layer.supports_masking:
                found.append(one)
            elif len(one.output_shape) > 2 and one.kind not in ("MultiHeadAttention", "GroupQueryAttention"):
                left.append(one)
    return found


CHECKS = (lost_mask,)
