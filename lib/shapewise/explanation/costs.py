"""What a layer costs for a batch: multiply-adds, and the memory of its outputs."""

from __future__ import annotations

from shapewise.derivation import Derivation, Number
from shapewise.layers.costs import multiply_adds, numbers_of

#: bytes of one number where nothing else is known: float32
_ITEM_SIZE = 4


def memory_text(count) -> str:
    """A number of bytes as ``model.summary()`` has it: 1 KB is 1024 bytes, 1 MB is 1024 KB.

    Examples
    --------
    >>> memory_text(100 * 1024 * 1024), memory_text(640)
    ('100.00 MB', '640.00 B')
    """
    for unit in ("B", "KB", "MB"):
        if count < 1024:
            return f"{count:.2f} {unit}"
        count /= 1024
    return f"{count:.2f} GB"


def costs_of(facts, batch) -> tuple[Derivation | None, Derivation | None]:
    """Multiply-adds of a layer, and the bytes of its outputs; None where they are not known.

    Parameters
    ----------
    facts : Facts
        Of a layer with a rule; of one without, only the memory is known.
    batch : int
        How many samples go in at once, where the model leaves it open.
    """
    outputs = _with_batch(facts.output_shape, batch)
    if facts.output_shape is None or not outputs:
        return None, None
    return _multiply_adds(facts, outputs, batch), _memory(facts, outputs)


def summed(name, derivations, times=1) -> Derivation | None:
    """The values of several added up, and all that so many times; None where one is not known."""
    if times is None or any(one is None or one.value is None for one in derivations):
        return None
    return Derivation(name, ((name, Number(times * sum(one.value for one in derivations))),))


def _multiply_adds(facts, outputs, batch):
    if not facts.known:
        return None
    try:
        count = multiply_adds(facts.kind, _with_batch(facts.input_shape, batch), outputs[0], facts.config)
    except (KeyError, ValueError, TypeError, IndexError):  # a form of the layer that is not covered
        return None
    return Derivation("multiply_adds", (("multiply-adds", count),))


def _memory(facts, outputs):
    sizes = facts.item_sizes or (_ITEM_SIZE,) * len(outputs)
    total = None
    for shape, size in zip(outputs, sizes):
        term = numbers_of(shape) * Number(size, "bytes")
        total = term if total is None else total + term
    return Derivation("memory", (("memory", total),))


def _with_batch(shapes, batch):
    shapes = shapes if isinstance(shapes, list) else [shapes] if shapes is not None else []
    return [(batch, *one[1:]) if one and one[0] is None else one for one in shapes]
