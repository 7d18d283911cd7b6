"""From the facts of a model to the rows of its explanation."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Derivation, Number
from shapewise.derivation import parameters as count
from shapewise.explanation.costs import costs_of, summed
from shapewise.explanation.rows import LAYERS_SHOWN, Row
from shapewise.explanation.weights import added_up, counted_arrays
from shapewise.reading import Facts

NOT_EXPLAINED = "not explained: no rule for this layer here; the numbers are Keras' own"
OWN_LAYER = "not explained: a layer of your own without layers inside; its shape is Keras' own"
_ROLES = {
    "own weights": "",
    "not called": "the model holds it, but its call does not use it",
    "not followed": "the model's call could not be followed: give input_shape, or an example in its place",
}


@dataclass(frozen=True)
class Settings:
    """What is wanted of the rows: a batch size for costs (0 for none), and whether all inner layers are shown."""

    batch: int = 0
    nested: bool | None = None


def rows_of(all_facts, settings=Settings()) -> tuple[Row, ...]:
    """A row for each of the facts; layers that are not called come last."""
    ordered = sorted(all_facts, key=lambda facts: facts.role in ("not called", "not followed"))
    above, rows = None, []
    for facts in ordered:
        rows.append(row_of(facts, settings, _comes_from(facts, above)))
        above = facts if not facts.role else above
    return tuple(rows)


def row_of(facts: Facts, settings=Settings(), comes_from=()) -> Row:
    """The row of one layer."""
    inner = rows_of(facts.inner, settings)
    shape, weights = _derived(facts) or (None, None)
    multiply_adds, memory = _costs(facts, inner, settings)
    return Row(
        facts.name,
        facts.kind,
        facts.input_shape,
        shape or _output_of_keras(facts.output_shape),
        _parameters(facts, inner, weights),
        _note(facts, inner, shape),
        explained=shape is not None or bool(inner) or facts.role == "own weights",
        config=facts.config,
        trainable=facts.trainable,
        rows=inner,
        origins=facts.origins,
        use=facts.use,
        origin_uses=facts.origin_uses,
        comes_from=comes_from,
        multiply_adds=multiply_adds,
        memory=memory,
        shown=_shown(facts, inner, settings),
        called=not facts.role,
    )


def _parameters(facts, inner, weights):
    if facts.first_use:
        return count(Number(0, "no new weights"))
    if weights is not None:
        return weights
    if inner:
        return count(added_up([row.parameters.value for row in inner], facts.parameters))
    if facts.weight_shapes:
        return counted_arrays(facts.weight_shapes)
    return count(Number(facts.parameters))


def _note(facts, inner, shape):
    if facts.first_use:
        return f"used again: its weights are counted at the first use of {facts.first_use}"
    if facts.role:
        return _ROLES[facts.role]
    if len(inner) > LAYERS_SHOWN:
        return f"a model of {len(inner)} layers: explain(model, nested=True) shows them"
    if shape is not None or inner:
        return ""
    return OWN_LAYER if facts.own else NOT_EXPLAINED


def _shown(facts, inner, settings):
    if settings.nested is not None:
        return settings.nested
    return len(inner) <= LAYERS_SHOWN and not facts.first_use


def _comes_from(facts, above):
    """The names of what goes in, where it is not just the layer above or the model's only input."""
    if not facts.origins or "" in facts.origins:
        return ()
    expected = above.name if above is not None else None
    return () if facts.origins == (expected,) or (above is None and len(facts.origins) == 1) else facts.origins


def _costs(facts, inner, settings):
    if not settings.batch or facts.role:
        return None, None
    multiply_adds, memory = costs_of(facts, settings.batch)
    if not inner:
        return multiply_adds, memory
    called = [row for row in inner if row.called]
    times = facts.input_shape[1] if facts.kind == "TimeDistributed" else 1  # its rows are those of one step
    inside = summed("memory", [row.memory for row in called], times)
    if not facts.ends_inside and inside is not None and memory is not None:
        inside = summed("memory", [inside, memory])
    counted = [row.multiply_adds for row in called if row.multiply_adds is not None]
    return summed("multiply-adds", counted, times), inside


@dataclass(frozen=True)
class _Given(Derivation):
    """An output shape without arithmetic, or several."""

    shapes: object = ()

    @property
    def value(self):
        return self.shapes


def _as_open(shape, keras_shape):
    """`shape`, without the lengths that Keras leaves open although they follow from the input."""
    value = shape.value
    if (
        isinstance(value, list)
        or isinstance(keras_shape, list)
        or len(value) != len(keras_shape)
        or None not in keras_shape[1:]
    ):
        return shape
    parts = [(label, Number(None) if n is None else one) for (label, one), n in zip(shape.parts, keras_shape)]
    return Derivation(shape.name, tuple(parts), True)


def _output_of_keras(shapes):
    one = shapes[0] if isinstance(shapes, list) and shapes else shapes or ()
    return _Given("output_shape", tuple((f"axis {i}", Number(n)) for i, n in enumerate(one)), True, shapes)


def _derived(facts):
    """Our two derivations, or None if there is no rule or if it does not give what Keras gives."""
    if not facts.known:
        return None
    try:
        shape, weights = facts.derive("output_shape"), facts.derive("parameters")
        if (
            isinstance(facts.output_shape, list) and shape.value == facts.output_shape[0]
        ):  # the rule speaks of the first
            shape = _Given(shape.name, shape.parts, True, facts.output_shape)
        shape = _as_open(shape, facts.output_shape)
        agrees = shape.value == facts.output_shape and (facts.first_use or weights.value == facts.parameters)
    except Exception:  # Keras took this input, so our rule is at fault
        return None
    return (shape, weights) if agrees else None
