"""Repeats: layers, or blocks of layers, that come several times in a row and are shown once."""

from __future__ import annotations

from dataclasses import dataclass

#: the longest block that is looked for, and how many rows folding must save
_LONGEST = 60
_SAVED = 2
#: how much is dropped, which changes from block to block in blocks that are otherwise the same
_RATES = ("rate", "dropout", "recurrent_dropout", "drop_path_rate", "stddev")


@dataclass(frozen=True)
class Fold:
    """Rows that follow one another, and how often.

    Parameters
    ----------
    rows : tuple
        The first time.
    times : int
        How often they come, the first time counted.
    last : str
        The name of the last row of the last time; empty where they come once.
    """

    rows: tuple
    times: int = 1
    last: str = ""

    @property
    def title(self):
        """What is said above rows that come several times: ``x 24: block_1_a to block_24_b, 2 layers each time``."""
        size = f", {len(self.rows)} layers each time" if len(self.rows) > 1 else ""
        return f"x {self.times}: {self.rows[0].name} to {self.last}{size}"


def folded(rows) -> list[Fold]:
    """`rows` in their order, those that repeat folded.

    Rows are the same where nothing but their names differs: kind, arguments, shapes, arithmetic, and which rows before
    them they take their input from; rates of dropout do not count.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> from shapewise.explanation import explain
    >>> layers = [keras.layers.Dense(4, name=f"dense_{n}") for n in range(6)]
    >>> [fold.times for fold in folded(explain(keras.Sequential([keras.Input((4,)), *layers])).rows)]
    [6]
    """
    contents, sources = _contents(rows), _sources(rows)
    found, at = [], 0
    while at < len(rows):
        size, times = _best(contents, sources, at)
        end = at + size * times
        found.append(Fold(tuple(rows[at : at + size]), times, rows[end - 1].name if times > 1 else ""))
        at = end
    return _joined(found)


def _best(contents, sources, at):
    """The block that begins at `at` and saves most: how many rows, and how many times."""
    best = (1, 1)
    for size in range(1, min(_LONGEST, (len(contents) - at) // 2) + 1):
        times = 1
        while _same(contents, sources, at, size, times):
            times += 1
        if size * (times - 1) > max(best[0] * (best[1] - 1), _SAVED - 1):
            best = (size, times)
    return best


def _same(contents, sources, at, size, times):
    """Whether the block comes once more after so many times: the same rows, each with its input from the same place."""
    first, other = at, at + size * times
    if contents[first : first + size] != contents[other : other + size]:
        return False
    return all(
        a == b or (isinstance(a, int) and isinstance(b, int) and a - first == b - other)
        for step in range(size)
        for a, b in zip(sources[first + step], sources[other + step], strict=True)
    )


def _joined(folds):
    """Rows that come once, in one Fold until the next repeat."""
    found = []
    for fold in folds:
        if fold.times == 1 and found and found[-1].times == 1:
            found[-1] = Fold((*found[-1].rows, *fold.rows))
        else:
            found.append(fold)
    return found


def _contents(rows):
    """A number for each row, the same for rows in which nothing but names differs."""
    numbers = {}
    return [numbers.setdefault(_content(row), len(numbers)) for row in rows]


def _sources(rows):
    """For each row the places of the rows that it takes its input from; the name for an input of the model.

    The first row takes the model's input as if that stood above it.
    """
    places, found = {}, []
    for at, row in enumerate(rows):
        keys = row.origin_keys
        found.append([places.get(key, -1 if at == 0 else key[0]) for key in keys])
        places[row.name, row.use] = at
    return found


def _content(row):
    return (
        row.kind,
        str(row.input_shape),
        str(row.output_shape),
        str(row.given),
        str(row.parameters),
        row.explained,
        bool(row.note),
        row.trainable,
        repr({name: value for name, value in row.config.items() if name not in _RATES}),
        len(row.origins),
        tuple(_content(one) for one in row.rows),
    )
