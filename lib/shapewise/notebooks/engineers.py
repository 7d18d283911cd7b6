"""The generated parts of docs/engineers.md: what the library knows, counted from the library itself."""

from __future__ import annotations

import importlib
import pkgutil

from shapewise import layers

#: how many names of keras.ops stand in a line of their own
_OPS = "ops."


def parts() -> dict[str, str]:
    """The generated parts by the names of their markers."""
    return {"layers": layer_table()}


def layer_table() -> str:
    """A row for each file of rules: the layers it explains, and those that `recompute` computes."""
    rows = ["| layers explained | of these computed by `recompute` |", "| --- | --- |"]
    known, computed, operations = 0, 0, []
    for module in pkgutil.iter_modules(layers.__path__):
        rules = getattr(importlib.import_module(f"{layers.__name__}.{module.name}"), "LAYERS", ())
        operations += [rule.kind.removeprefix(_OPS) for rule in rules if rule.kind.startswith(_OPS)]
        rules = [rule for rule in rules if not rule.kind.startswith(_OPS)]
        with_numbers = [rule for rule in rules if rule.forward]
        known, computed = known + len(rules), computed + len(with_numbers)
        if rules:
            rows.append(f"| {_names(rules)} | {_said(rules, with_numbers)} |")
    head = f"{known} layers of Keras are explained, {computed} of them computed by `recompute`; {len(operations)} operations of keras.ops."
    listed = ", ".join(f"`{name}`" for name in sorted(operations))
    return "\n".join([head, "", *rows, "", f"Operations between layers: {listed}."])


def _names(rules):
    return ", ".join(rule.kind for rule in rules)


def _said(rules, with_numbers):
    if len(with_numbers) == len(rules):
        return "all"
    return _names(with_numbers) or "none"
