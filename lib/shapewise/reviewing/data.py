"""The arrays themselves: nan in them, arrays that Keras drops, validation data that training has seen."""

from __future__ import annotations

import numpy as np

from shapewise.reviewing.finding import Finding

#: this share of the validation data must stand in the training data before it is said, and at least so many samples
_SHARE, _FEW = 0.5, 8
#: rows with fewer numbers are alike by chance
_NUMBERS = 4
#: more samples are not compared
_SAMPLES = 200_000


def not_a_number(subject):
    """nan or infinite numbers in x or y."""
    for name, arrays in (("x", subject.x), ("y", subject.y)):
        for array in _arrays(arrays):
            if array.dtype.kind != "f" or not array.size or np.isfinite(array).all():
                continue
            bad = int((~np.isfinite(array)).sum())
            samples = int((~np.isfinite(array.reshape(len(array), -1))).any(axis=1).sum())
            yield Finding(
                "data/not-a-number",
                f"{name} holds nan or infinite numbers",
                name,
                f"{bad} of {array.size} numbers, in {samples} of {len(array)} samples: the first batch with one "
                "makes the "
                f"loss nan, and with it every weight",
                f"np.nan_to_num({name}), or leave these samples out: {name}[np.isfinite({name}).all(...)]",
            )


def dropped_arrays(subject):
    """A list of several arrays for a model with one input."""
    inputs = getattr(subject.model, "inputs", None)
    arrays = _arrays(subject.x) if isinstance(subject.x, (list, tuple)) else []
    if inputs is None or len(inputs) != 1 or len(arrays) < 2 or any(one.ndim < 2 for one in arrays):
        return
    shapes = ", ".join(str(one.shape) for one in arrays)
    yield Finding(
        "data/array-dropped",
        f"the model has one input, and x is a list of {len(arrays)} arrays",
        f"x {shapes}",
        f"Keras takes the first and drops the rest without a word: {sum(one.size for one in arrays[1:])} numbers "
        "are never seen",
        "np.concatenate(x, axis=-1) and an input as wide, or a model with an Input for each array",
    )


def seen_validation(subject):
    """Validation samples that stand in the training data."""
    x, validation = subject.x_shape, _validation(subject)
    if x is None or validation is None or validation.shape[1:] != x[1:] or not _comparable(subject.x, validation):
        return
    rows = {row.tobytes() for row in np.asarray(subject.x)}
    seen = sum(row.tobytes() in rows for row in validation)
    if seen >= max(_FEW, _SHARE * len(validation)):
        yield Finding(
            "data/validation-in-training",
            "validation data that the model is trained on",
            f"x {x}, validation {validation.shape}",
            f"{seen} of {len(validation)} validation samples stand in x as well: val_loss says how well they are "
            "remembered",
            "split once, before anything else: no sample in both",
        )


def overlapping_windows(subject):
    """Windows of one series, split at random: each validation window is a training window moved by one step."""
    x, validation = subject.x_shape, _validation(subject)
    if (
        x is None
        or validation is None
        or len(x) != 3
        or validation.shape[1:] != x[1:]
        or x[1] < 4
        or not _comparable(subject.x, validation)
    ):
        return
    given = np.asarray(subject.x)
    before, behind = ({row.tobytes() for row in np.ascontiguousarray(part)} for part in (given[:, 1:], given[:, :-1]))
    moved = sum(
        a.tobytes() in before or b.tobytes() in behind
        for a, b in zip(np.ascontiguousarray(validation[:, :-1]), np.ascontiguousarray(validation[:, 1:]), strict=True)
    )
    if moved >= max(_FEW, _SHARE * len(validation)):
        yield Finding(
            "data/overlapping-windows",
            "windows of one series, divided at random: validation and training share nearly all of their steps",
            f"x {x}, validation {validation.shape}",
            f"{moved} of {len(validation)} validation windows are a training window moved by one step: "
            f"{x[1] - 1} of {x[1]} steps are the same",
            "a split in time: the last part of the series for validation, cut before the windows are made",
        )


def _arrays(given):
    """The arrays of what was given: one, a list, or a dictionary of them."""
    several = given.values() if isinstance(given, dict) else given if isinstance(given, (list, tuple)) else [given]
    return [np.asarray(one) for one in several if hasattr(one, "shape") and hasattr(one, "dtype")]


def _validation(subject):
    given = subject.validation
    x = given[0] if isinstance(given, (list, tuple)) and len(given) else None
    return np.asarray(x) if hasattr(x, "shape") else None


def _comparable(x, validation):
    return (
        x.dtype == validation.dtype
        and np.prod(validation.shape[1:]) >= _NUMBERS
        and len(x) + len(validation) <= _SAMPLES
        and np.std(validation) > 0
    )


CHECKS = (not_a_number, dropped_arrays, seen_validation, overlapping_windows)
