"""Masks that are lost, or never made: padded steps that a layer behind counts like any others."""

from __future__ import annotations

import numpy as np

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import RECURRENT, where

#: this share of the samples must end in zeros, with so many lengths, before zeros are taken for padding
_PADDED, _LENGTHS = 0.5, 3


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


def mask_never_made(subject):
    """A recurrent layer that hands on its last step, behind an Embedding or an input that hides no padding."""
    lengths = _lengths(subject)
    if lengths is None:
        return
    for first in subject.first_layers():
        makes = first.kind == "Embedding"
        if makes and first.config.get("mask_zero") or (not makes and np.ndim(subject.x) != 3):
            continue
        last = _reader(subject, first) if makes else first if _reads_to_the_end(first) else None
        if last is None or any(one.kind == "Masking" for one in subject.all_facts):
            continue
        steps = subject.x_shape[1]
        shortest = int(np.argmin(lengths))
        yield Finding(
            "mask/never-made",
            "samples end in zeros, and nothing says that these are no steps",
            where(last),
            f"{int((lengths < steps).sum())} of {len(lengths)} samples are padded: sample {shortest} has "
            f"{lengths[shortest]} of "
            f"{steps} steps, and what comes out is what is left after {steps - lengths[shortest]} more of padding",
            f"Embedding({first.config['input_dim']}, {first.config['output_dim']}, mask_zero=True)"
            if makes
            else f"a keras.layers.Masking() before {last.name}",
        )


def _lengths(subject):
    """How many steps each sample has before its zeros begin; None if zeros do not look like padding at the end."""
    shape = subject.x_shape
    if shape is None or len(shape) not in (2, 3) or len(shape) == 2 and np.asarray(subject.x).dtype.kind not in "iu":
        return None
    there = np.asarray(subject.x) != 0
    there = there.any(axis=-1) if there.ndim == 3 else there
    lengths = there.shape[1] - np.argmax(there[:, ::-1], axis=1)
    lengths = np.where(there.any(axis=1), lengths, 0)
    inside = all(row[:length].all() for row, length in zip(there, lengths))
    padded = (lengths < there.shape[1]).mean() if len(lengths) else 0
    return lengths if inside and padded >= _PADDED and len(set(lengths.tolist())) >= _LENGTHS else None


def _reader(subject, facts):
    """The recurrent layer right behind `facts`, layers that change nothing passed over, if it reads to the end."""
    behind = [one for one in subject.facts if facts.name in one.sources]
    if len(behind) != 1:
        return None
    if behind[0].kind in ("Dropout", "SpatialDropout1D", "GaussianNoise"):
        return _reader(subject, behind[0])
    return behind[0] if _reads_to_the_end(behind[0]) else None


def _reads_to_the_end(facts):
    """Whether it is a recurrent layer that hands on its last step alone."""
    return facts.kind in RECURRENT and not facts.config.get("return_sequences") and not facts.config.get("go_backwards")


CHECKS = (lost_mask, mask_never_made)
