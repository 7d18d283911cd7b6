"""A model or a layer explained, row by row: as text, as a table, as plain data, as a picture."""

from __future__ import annotations

import json
from dataclasses import dataclass

from shapewise.explanation.costs import memory_text
from shapewise.explanation.lines import lines_of
from shapewise.explanation.plain import as_plain
from shapewise.explanation.rows import Row, text_of
from shapewise.explanation.tables import html_of, rich_table
from shapewise.explanation.weights import COUNTS_ADDED

#: how an explanation prints itself
FORMS = ("arithmetic", "lines")


@dataclass(frozen=True)
class Explanation:
    """A model or a layer explained, row by row; prints itself as text and as a table.

    Parameters
    ----------
    rows : tuple of Row
        One for each use of a layer, in the order in which they run.
    total : int
        The number of parameters, each counted once: the rows add up to it.
    name : str
        Of the model or layer.
    trainable : int
        How many of the parameters training changes.
    weight_bytes : int
        The memory of the weights.
    batch : int
        The batch size that costs were asked for; 0 if they were not.
    form : {"arithmetic", "lines"}
        How it prints itself: with all arithmetic, or one line a layer.
    """

    rows: tuple[Row, ...]
    total: int
    name: str = ""
    trainable: int = 0
    weight_bytes: int = 0
    batch: int = 0
    form: str = "arithmetic"

    @property
    def sum(self):
        """The counts of the rows added up, as text: ``9100 + 202 = 9302``."""
        counted = [str(row.parameters.value) for row in self.rows if row.parameters.value]
        if len(counted) < 2:
            return str(self.total)
        if len(counted) > COUNTS_ADDED:
            return f"the {len(counted)} counts above added up = {self.total}"
        return f"{' + '.join(counted)} = {self.total}"

    @property
    def foot(self):
        """What stands under the rows, as (label, text)."""
        rows = [("total parameters", self.sum)]
        if self.trainable != self.total:
            fixed = self.total - self.trainable
            rows.append(("trained", f"{self.total} - {fixed} that training does not change = {self.trainable}"))
        if self.batch:
            rows += [
                ("weights", memory_text(self.weight_bytes)),
                (f"multiply-adds, batch of {self.batch}", _multiply_adds_said(self.rows, self.multiply_adds)),
                (f"outputs of all layers, batch of {self.batch}", _memory_said(self.memory)),
            ]
        return rows

    @property
    def multiply_adds(self):
        """Of all layers, for the batch; those that are not known are left out."""
        return sum(row.multiply_adds.value or 0 for row in self.rows if row.multiply_adds is not None)

    @property
    def memory(self):
        """The bytes of the outputs of all layers, for the batch; None where a length is not known."""
        values = [row.memory.value for row in self.rows if row.memory is not None]
        return None if None in values else sum(values)

    def __str__(self):
        rows = lines_of(self.rows) if self.form == "lines" else text_of(self.rows)
        return "\n".join([*rows, *(f"{label}: {text}" for label, text in self.foot)])

    __repr__ = __str__

    def _repr_html_(self):
        return html_of(self)

    def __rich__(self):
        return rich_table(self)

    def as_dict(self) -> dict:
        """Everything as plain data, for programs: the schema is described in docs/engineers.md.

        Examples
        --------
        >>> from shapewise.reading import keras
        >>> from shapewise.explanation import explain
        >>> data = explain(keras.layers.Dense(4, name="dense"), (None, 3)).as_dict()
        >>> data["schema"], data["layers"][0]["parameters"]["equation"]
        ('shapewise/explanation/1', '3 x 4 + 4 = 16')
        """
        return as_plain(self)

    def as_json(self) -> str:
        """:meth:`as_dict` as text."""
        return json.dumps(self.as_dict(), indent=2)

    def picture(self):
        """The model as a graph, each layer with its shapes and its arithmetic, repeats folded.

        Returns
        -------
        Picture
            SVG: shows itself in a notebook; ``str(picture)`` is the text of a file.
        """
        from shapewise.explanation.picture import picture_of

        return picture_of(self)


def _multiply_adds_said(rows, total):
    unknown = sum(map(_is_unknown, _leaves(rows)))
    return f"{total:,}" + (f", and {unknown} layer{'s' * (unknown > 1)} that cannot be counted" if unknown else "")


def _is_unknown(row):
    return row.called and (row.multiply_adds is None or row.multiply_adds.value is None)


def _leaves(rows):
    for row in rows:
        yield from _leaves(row.rows) if row.rows else [row]


def _memory_said(value):
    return "not known: a length is not known" if value is None else memory_text(value)
