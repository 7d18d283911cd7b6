"""Lengths: another one than the model was built for, one that is fixed for no reason, one that never mixes."""

from __future__ import annotations

from shapewise.reading import read_model
from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import where

_WINDOWS_3D = ("Conv3D", "MaxPooling3D", "AveragePooling3D")


def another_length(subject):
    """A Sequential that takes another length than it was built for."""
    shape, x = subject.input_shape, subject.x_shape
    if shape is None or isinstance(shape, list) or x is None or type(subject.model).__name__ != "Sequential":
        return
    if len(shape) != len(x) or shape[-1] not in (None, x[-1]):
        return  # Keras raises, or adds a last axis of length 1
    wrong = [axis for axis, n in enumerate(shape) if axis and n is not None and n != x[axis]]
    if not wrong:
        return
    try:
        output = read_model(subject.model, (None, *x[1:]))[-1].output_shape
    except Exception:
        return  # a Flatten and Dense refuses it
    axis = wrong[0]
    free = tuple(None if i + 1 in wrong else n for i, n in enumerate(shape[1:]))
    yield Finding(
        "length/not-as-built",
        f"built for {shape[axis]} on axis {axis}, and takes {x[axis]} without a word",
        f"input {shape}, x {x}",
        f"a Sequential checks the last axis only: the output is {output} where {subject.output_shape} was built",
        f"Input({free}) if any length will do; a functional keras.Model, which refuses another length, if not",
    )


def fixed_batch(subject):
    """A batch size in Input that nothing needs."""
    shapes = subject.input_shape
    shapes = shapes if isinstance(shapes, list) else [shapes]
    if any(facts.config.get("stateful") for facts in subject.all_facts) or not hasattr(subject.model, "inputs"):
        return
    for shape in shapes:
        if shape and shape[0] is not None:
            yield Finding(
                "length/fixed-batch",
                f"a batch of {shape[0]} is fixed for no reason",
                f"input {shape}",
                f"no weight depends on it: the model has {subject.model.count_params()} parameters for any batch, and "
                f"takes batches of other sizes as well; only stateful layers need one",
                f"Input({tuple(shape[1:])})",
            )


def never_mixed(subject):
    """An axis of a 3D convolution along which every window has length 1."""
    layers = [facts for facts in subject.all_facts if facts.kind in _WINDOWS_3D]
    convolutions = [facts for facts in layers if facts.kind == "Conv3D"]
    if not convolutions:
        return
    for axis in (1, 2, 3):
        length = convolutions[0].input_shape[axis]
        sizes = [_size(facts, axis - 1) for facts in layers]
        if length in (None, 1) or any(size != 1 for size in sizes):
            continue
        first = convolutions[0]
        kernel = tuple(_size(first, i) for i in range(3))
        deeper = tuple(min(3, length) if i == axis - 1 else k for i, k in enumerate(kernel))
        yield Finding(
            "length/never-mixed",
            f"no kernel is longer than 1 along axis {axis}: its {length} entries never meet in a convolution",
            ", ".join(where(facts) for facts in convolutions),
            f"changing one of the {length} changes that one alone in {convolutions[-1].output_shape}",
            f"kernel_size={deeper} in {where(first)}, or the {length} as channels of a Conv2D",
        )


def _size(facts, axis):
    size = facts.config.get("kernel_size", facts.config.get("pool_size", 1))
    return size[axis] if isinstance(size, tuple) else size


CHECKS = (another_length, fixed_batch, never_mixed)
