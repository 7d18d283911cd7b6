"""Weights of classes that do not reach their classes: ``model.fit(class_weight=...)`` reads one class a sample from the targets."""

from __future__ import annotations

import numpy as np

from shapewise.reviewing.finding import Finding

#: targets of so few samples say little
_FEW = 4


def one_label_of_many(subject):
    """Weights of classes for targets in which a sample has several labels."""
    targets = _targets(subject)
    if targets is None or targets.ndim != 2 or targets.shape[1] < 2:
        return
    labels = targets.sum(axis=1)
    several = int((labels > 1).sum())
    if not set(np.unique(targets)) <= {0, 1} or several < max(1, len(targets) // 20):
        return
    sample = int(np.argmax(labels > 1))
    there = [int(one) for one in np.flatnonzero(targets[sample])]
    yield Finding(
        "data/class-weight-of-many",
        "weights of classes for targets with several labels: Keras takes the first label of each sample",
        f"class_weight, targets {targets.shape}",
        f"{several} of {len(targets)} samples have several labels: sample {sample} has {_listed(there)} and counts "
        f"{_weight(subject, there[0])}, the weight of class {there[0]} alone",
        "sample_weight, worked out from all labels of a sample, or a loss that weighs each label",
    )


def class_that_is_none(subject):
    """Weights for classes that the targets do not have."""
    targets = _targets(subject)
    if targets is None:
        return
    if targets.ndim == 2 and targets.shape[1] > 1:
        if not (set(np.unique(targets)) <= {0, 1} and (targets.sum(axis=1) == 1).all()):
            return
        classes = range(targets.shape[1])
    elif targets.size == len(targets) and np.array_equal(targets, np.round(targets)):
        classes = sorted({int(one) for one in targets.ravel()})
    else:
        return
    strange = [one for one in subject.class_weight if one not in classes]
    without = [one for one in classes if one not in subject.class_weight]
    if strange and without:
        yield Finding(
            "data/class-weight-without-class",
            f"class_weight names {_listed(strange)}, which is no class of the targets",
            f"class_weight {subject.class_weight}",
            f"the classes are {_listed(list(classes))}: a weight for another is never used, and class "
            f"{without[0]} counts 1",
            f"{{{', '.join(f'{one}: ...' for one in classes)}}}"
            if len(classes) <= 10
            else "a weight for each class that there is",
        )


def _targets(subject):
    """The targets, if there are weights of classes and enough samples."""
    if not isinstance(subject.class_weight, dict) or not subject.class_weight or subject.y_shape is None:
        return None
    targets = np.asarray(subject.y)
    return targets if targets.ndim and len(targets) >= _FEW and targets.dtype.kind in "fiub" else None


def _weight(subject, label):
    return f"{float(subject.class_weight.get(label, 1)):g}"


def _listed(several):
    """Numbers in a row, not more than five of them.

    >>> _listed([1, 2]), _listed(list(range(9)))
    ('1 and 2', '0, 1, 2, 3 and 5 more')
    """
    shown = [str(one) for one in several]
    if len(shown) > 5:
        shown = [*shown[:4], f"{len(shown) - 4} more"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


CHECKS = (one_label_of_many, class_that_is_none)
