"""An explanation as plain data: dictionaries, lists, numbers and text, as JSON has them."""

from __future__ import annotations

SCHEMA = "shapewise/explanation/1"


def as_plain(explanation) -> dict:
    """The schema is described in docs/engineers.md; a change that breaks a reader gets a new number."""
    plain = {
        "schema": SCHEMA,
        "name": explanation.name,
        "total_parameters": explanation.total,
        "trainable_parameters": explanation.trainable,
        "non_trainable_parameters": explanation.total - explanation.trainable,
        "weight_bytes": explanation.weight_bytes,
        "sum": explanation.sum,
        "layers": [_layer(row) for row in explanation.rows],
    }
    if explanation.batch:
        costs = {
            "batch": explanation.batch,
            "multiply_adds": explanation.multiply_adds,
            "output_bytes": explanation.memory,
        }
        plain["costs"] = costs
    return plain


def _layer(row):
    plain = {
        "name": row.name,
        "kind": row.kind,
        "explained": row.explained,
        "from": list(row.origins),
        "input_shape": _shape(row.input_shape),
        "output_shape": _shape(row.given),
        "axes": [_line(*line) for line in (row.output_shape.lines if row.explained and not row.rows else [])],
        "parameters": {
            "value": row.parameters.value,
            "trainable": row.trainable,
            "non_trainable": row.parameters.value - row.trainable,
            "rule": row.parameters.lines[0][1],
            "equation": row.parameters.lines[0][2],
        },
        "note": row.note,
        "layers": [_layer(one) for one in row.rows],
    }
    for name, derivation in (("multiply_adds", row.multiply_adds), ("output_bytes", row.memory)):
        if derivation is not None:
            _, rule, equation = derivation.lines[0]
            plain[name] = {"value": derivation.value, "rule": rule, "equation": equation}
    return plain


def _line(axis, rule, equation):
    return {"axis": axis, "rule": rule, "equation": equation}


def _shape(shape):
    """A list of lengths, null for one that is not known; for several arrays a list of such lists."""
    if isinstance(shape, list):
        return [list(one) for one in shape]
    return None if shape is None else list(shape)
