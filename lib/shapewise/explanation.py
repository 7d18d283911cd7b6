"""explain(model): every shape and every parameter count as arithmetic that adds up.

Shapes and counts are Keras' own; the arithmetic is ours and is shown only where it gives the same
number. A layer without a rule is shown with Keras' numbers and marked as not explained.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from shapewise.derivation import Derivation, Number, parameters as count
from shapewise.reading import Facts, read, read_model


@dataclass(frozen=True)
class Row:
    """One layer explained.

    Parameters
    ----------
    name, kind : str
        The layer's name and its Keras class name.
    input_shape : tuple
        The batch axis first.
    output_shape, parameters : Derivation
        With `.value` and the arithmetic that leads to it.
    note : str
        What else must be said; empty for most layers.
    """

    name: str
    kind: str
    input_shape: tuple
    output_shape: Derivation
    parameters: Derivation
    note: str = ""

    def __str__(self):
        lines = [f"{self.name} ({self.kind}): {self.input_shape} -> {self.output_shape.value}"]
        for label, words, equation in _arithmetic(self):
            if words:
                lines.append(f"    {label:<11} {words}")
            lines.append(f"    {'' if words else label:<11} {equation}")
        return "\n".join(lines + ([f"    {'note':<11} {self.note}"] if self.note else []))


@dataclass(frozen=True)
class Explanation:
    """A model or a layer explained, row by row; prints itself as text and as a table.

    Parameters
    ----------
    rows : tuple of Row
        One for each layer, in the order in which they run.
    total : int
        The number of parameters, each counted once: the rows add up to it.
    """

    rows: tuple[Row, ...]
    total: int

    def __str__(self):
        lines = [str(row) for row in self.rows]
        return "\n".join([*lines, f"total parameters: {self.sum}"])

    __repr__ = __str__

    @property
    def sum(self):
        """The counts of the rows added up, as text: ``9100 + 202 = 9302``."""
        counted = [str(row.parameters.value) for row in self.rows if row.parameters.value]
        return f"{' + '.join(counted)} = {self.total}" if len(counted) > 1 else str(self.total)

    def _repr_html_(self):
        head = "".join(
            f'<th scope="col" style="text-align:left">{title}</th>' for title in ("layer", "output shape", "what", "rule", "arithmetic")
        )
        body = "".join(_html_row(row) for row in self.rows)
        foot = f'<tr><th scope="row" colspan="4" style="text-align:left">total parameters</th><td style="text-align:left">{self.sum}</td></tr>'
        return f"<table><caption>explained</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"


def explain(model, input_shape=None) -> Explanation:
    """Every output shape and every parameter count of a model or a layer, as arithmetic.

    Parameters
    ----------
    model : keras.Model or keras.Layer
        Built, or not built and then with its `input_shape`.
    input_shape : tuple, optional
        The batch axis first.

    Returns
    -------
    Explanation
        With `rows` and `total`.

    Raises
    ------
    TypeError
        If `model` is neither.
    ValueError
        If it is not built and no input shape is given, or cannot take that input.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> print(explain(keras.layers.Conv1D(100, 10, name="conv"), input_shape=(None, 128, 9)))
    conv (Conv1D): (None, 128, 9) -> (None, 119, 100)
        steps       (steps - kernel_size) // strides + 1
                    (128 - 10) // 1 + 1 = 119
        channels    filters = 100
        parameters  kernel_size x channels x filters + filters
                    10 x 9 x 100 + 100 = 9100
    total parameters: 9100
    """
    facts = read_model(model, input_shape)
    rows = tuple(_row(one) for one in facts)
    return Explanation(rows, sum(row.parameters.value for row in rows))


def explain_layer(layer, input_shape=None) -> Row:
    """The row of one layer.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> explain_layer(keras.layers.Dense(4), (None, 2, 3)).parameters.value
    16
    """
    return _row(read(layer, input_shape))


def _row(facts: Facts) -> Row:
    derived = _derived(facts)
    if derived is None:
        output = Derivation("output_shape", tuple((f"axis {i}", Number(n)) for i, n in enumerate(facts.output_shape)), True)
        return Row(
            facts.name, facts.kind, facts.input_shape, output, count(Number(facts.parameters)),
            "not explained: no rule for this layer here; the numbers are Keras' own",
        )  # fmt: skip
    return Row(facts.name, facts.kind, facts.input_shape, *derived)


def _derived(facts):
    """Our two derivations, or None if there is no rule or if it does not give what Keras gives."""
    if not facts.known:
        return None
    rule = facts.rule
    shape = rule.apply(rule.output_shape, facts.input_shape, config=facts.config)
    weights = rule.apply(rule.parameters, facts.input_shape, config=facts.config)
    agrees = shape.value == facts.output_shape and weights.value == facts.parameters
    return (shape, weights) if agrees else None


def _arithmetic(row):
    """The lines of a row that say something: what is derived, the rule, the sum; unchanged axes are left out."""
    shown = [line for line in row.output_shape.lines if line[0] != "batch"] if not row.note else []
    for label, words, equation in shown + row.parameters.lines:
        yield label, words, equation


def _html_row(row):
    lines = list(_arithmetic(row))
    cells = []
    for index, line in enumerate(lines):
        first = (
            f'<th scope="rowgroup" rowspan="{len(lines)}" style="text-align:left">{html.escape(row.name)}<br>{row.kind}</th>'
            f'<td rowspan="{len(lines)}" style="text-align:left">{row.output_shape.value}</td>'
        )
        texts = "".join(f'<td style="text-align:left">{html.escape(text)}</td>' for text in line)
        cells.append(f"<tr>{first if index == 0 else ''}{texts}</tr>")
    if row.note:
        cells.append(f'<tr><td colspan="5" style="text-align:left">{html.escape(row.note)}</td></tr>')
    return "".join(cells)
