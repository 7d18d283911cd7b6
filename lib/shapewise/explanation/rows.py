"""One layer explained: a row, and its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from shapewise.derivation import Derivation, Labelled, Number, Operation
from shapewise.explanation.costs import memory_text
from shapewise.explanation.folding import folded

#: how many layers of an inner model are shown under it, unless more are wanted
LAYERS_SHOWN = 20
#: sums that are longer than this are shown term by term
_LONG = 96
_INDENT = "    "


@dataclass(frozen=True)
class Row:
    """One layer explained.

    Parameters
    ----------
    name, kind : str
        The layer's name and its Keras class name; ``"own weights"`` for what a model holds besides its layers.
    input_shape : tuple or list of tuple, or None
        The batch axis first; a list for several inputs; None for what is not called.
    output_shape, parameters : Derivation
        With `.value` and the arithmetic that leads to it.
    note : str
        What else must be said; empty for most layers.
    explained : bool
        Whether the arithmetic is known; if not, the numbers are Keras' own.
    config : dict
        The layer's arguments that matter here.
    trainable : int
        How many of its parameters training changes.
    rows : tuple of Row
        Of a model inside the model, or of a layer of the user's own: its own rows.
    origins : tuple of str
        The layers and inputs that its inputs come from, by name; an empty name where that is not known.
    use : int
        How often the layer had been called before.
    origin_uses : tuple of int
        For each of `origins`, which call of that layer is meant.
    comes_from : tuple of str
        As `origins`, empty where it is just the layer above.
    multiply_adds, memory : Derivation or None
        For a batch, if costs were asked for; the memory is that of the outputs, in bytes.
    shown : bool
        Whether its own rows are shown under it.
    called : bool
        Whether the model's call uses it.
    """

    name: str
    kind: str
    input_shape: tuple | list | None
    output_shape: Derivation
    parameters: Derivation
    note: str = ""
    explained: bool = True
    config: dict = field(default_factory=dict)
    trainable: int = 0
    rows: tuple[Row, ...] = ()
    origins: tuple[str, ...] = ()
    use: int = 0
    origin_uses: tuple[int, ...] = ()
    comes_from: tuple[str, ...] = ()
    multiply_adds: Derivation | None = None
    memory: Derivation | None = None
    shown: bool = True
    called: bool = True

    @property
    def lines(self):
        """Its arithmetic as ``(label, words, equation)``; axes that stay as they are, are left out."""
        shape_lines = self.output_shape.lines if self.explained and not self.rows else []
        found = [line for line in shape_lines if line[0] != "batch" and not _is_bare(line[2])]
        if self.comes_from:
            found.insert(0, ("from", "", " and ".join(self.comes_from)))
        found += _lines_of(self.parameters)
        fixed = self.parameters.value - self.trainable
        if fixed and self.trainable:
            found.append(("trained", "", f"{self.parameters.value} - {fixed} = {self.trainable}"))
        return found + self._costs()

    def _costs(self):
        found = (
            _lines_of(self.multiply_adds) if self.multiply_adds is not None and self.multiply_adds.value != 0 else []
        )
        if self.memory is not None:
            label, _, equation = self.memory.lines[0]
            value = self.memory.value
            added_up = isinstance(self.memory.parts[0][1], Number)
            said = "" if added_up else f"{equation} bytes, "
            found.append((label, "", "not known" if value is None else f"{said}{memory_text(value)}"))
        return found

    @property
    def given(self):
        """The output shape, or a list of them for several outputs; None for what is not called."""
        return self.output_shape.value

    @property
    def origin_keys(self):
        """The calls that its inputs come from, each as (name, use)."""
        return list(zip(self.origins, self.origin_uses or (0,) * len(self.origins), strict=True))

    @property
    def head(self):
        """Name, kind and shapes in one line."""
        shapes = "" if self.given is None else f": {shapes_text(self.input_shape)} -> {shapes_text(self.given)}"
        return f"{self.name} ({self.kind}){shapes}"

    def __str__(self):
        lines = [self.head]
        for label, words, equation in self.lines:
            if words:
                lines.append(f"{_INDENT}{label:<11} {words}")
            lines.append(f"{_INDENT}{'' if words else label:<11} {equation}")
        if self.note:
            lines.append(f"{_INDENT}{'note':<11} {self.note}")
        if self.shown:
            lines += [f"{_INDENT}{line}" for line in text_of(self.rows)]
        return "\n".join(lines)


def text_of(rows):
    """The lines of several rows, repeats folded."""
    lines = []
    for fold in folded(rows):
        texts = [line for row in fold.rows for line in str(row).splitlines()]
        lines += [fold.title, *(f"{_INDENT}{line}" for line in texts)] if fold.times > 1 else texts
    return lines


def shapes_text(shape) -> str:
    """A shape, or several with "and" between them.

    Examples
    --------
    >>> shapes_text([(None, 3), (None, 4)])
    '(None, 3) and (None, 4)'
    """
    return " and ".join(map(str, shape)) if isinstance(shape, list) else str(shape)


def _lines_of(derivation):
    """The lines of a count; a sum that is too long for a line term by term, then what they add up to."""
    label, words, equation = derivation.lines[0]
    terms = _terms(derivation.parts[0][1])
    if max(len(words), len(equation)) <= _LONG or len(terms) < 3:
        return [(label, words, _short(equation))]
    named = [
        (term.label if isinstance(term, Labelled) else "", term.words, f"{term.numbers} = {term.value}")
        for term in terms
    ]
    total = " + ".join(str(term.value) for term in terms)
    return [*named, (label, "", f"{total} = {derivation.value}")]


def _terms(expression):
    """The terms of a sum, in their order."""
    if isinstance(expression, Operation) and expression.symbol == "+":
        return [*_terms(expression.left), expression.right]
    return [expression]


def _is_bare(equation):
    """Whether it is only a number: an axis that stays as it is."""
    return "=" not in equation


def _short(equation):
    """``64 = 64`` as ``64``."""
    left, _, right = equation.rpartition(" = ")
    return right if left == right else equation
