"""Two models side by side: where they differ, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from shapewise.explanation.explained import Explanation
from shapewise.markup import Cell, html_table


@dataclass(frozen=True)
class Difference:
    """One thing that differs: where, what, the two texts, and the reason."""

    layer: str
    what: str
    first: str
    second: str
    why: str = ""


@dataclass(frozen=True)
class SideBySide:
    """Two explanations, and where they differ; false when nothing differs.

    Parameters
    ----------
    first, second : Explanation
        As `explain` gives them.
    differences : tuple of Difference
        In the order of the layers.
    summary : tuple of str
        What the differences come to.
    """

    first: Explanation
    second: Explanation
    differences: tuple[Difference, ...]
    summary: tuple[str, ...]

    def __bool__(self):
        return bool(self.differences)

    def __str__(self):
        lines = [f"{self.first.name} and {self.second.name} side by side"]
        for one in self.differences:
            lines += [
                f"{one.layer}: {one.what}",
                f"    {self.first.name}: {one.first}",
                f"    {self.second.name}: {one.second}",
            ]
            lines += [f"    because {one.why}"] if one.why else []
        return "\n".join([*lines, *self.summary])

    __repr__ = __str__

    def _table(self):
        return ("layer", "what", self.first.name, self.second.name, "because"), [
            (one.layer, one.what, one.first, one.second, one.why) for one in self.differences
        ]

    def _repr_html_(self):
        titles, rows = self._table()
        foot = [(Cell(line, columns=5),) for line in self.summary]
        caption = f"{self.first.name} and {self.second.name} side by side"
        return html_table(rows, caption=caption, head=titles, foot=foot)

    def __rich__(self):
        from rich.table import Table

        titles, rows = self._table()
        table = Table(
            title="side by side", title_justify="left", caption="\n".join(self.summary), caption_justify="left"
        )
        for title in titles:
            table.add_column(title, overflow="fold")
        for row in rows:
            table.add_row(*row, end_section=True)
        return table


def side_by_side(first: Explanation, second: Explanation) -> SideBySide:
    """Where two explanations differ, and why."""
    if first.name == second.name:
        first, second = _named(first, " (first)"), _named(second, " (second)")
    found, followers, same, pairs = [], [], 0, 0
    for a, b in _aligned(first.rows, second.rows):
        if a is None or b is None:
            row = a or b
            texts = [
                "not there" if one is None else f"{one.kind}, output {one.given}, {_equation(one)}" for one in (a, b)
            ]
            found.append(Difference(row.name, "layer", *texts, f"only one model has this {row.kind}"))
            continue
        pairs += 1
        its = list(_differences(a, b))
        if a.given != b.given and not its:
            followers.append((a, b))
        same += a.parameters.value == b.parameters.value
        found += its
    if followers:
        found += _first_follower(followers, bool(found))
    return SideBySide(first, second, tuple(found), tuple(_summary(first, second, followers, same, pairs)))


def _named(explanation, ending):
    return replace(explanation, name=f"{explanation.name}{ending}")


def _aligned(first, second):
    """Rows in pairs: those of the same kind in the same order; None where one model has no such row."""
    matcher = SequenceMatcher(None, [row.kind for row in first], [row.kind for row in second], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal" or (
            tag == "replace"
            and j - i == m - k
            and all(a.kind == b.kind for a, b in zip(first[i:j], second[k:m], strict=True))
        ):
            yield from zip(first[i:j], second[k:m], strict=True)
        else:
            yield from ((row, None) for row in first[i:j])
            yield from ((None, row) for row in second[k:m])


def _differences(a, b):
    """What differs between two rows by itself, not only because the input does."""
    settings = [option for option in {**a.config, **b.config} if a.config.get(option) != b.config.get(option)]
    reason = ""
    for option in settings:
        yield Difference(a.name, option, _said(a.config, option), _said(b.config, option))
    if settings:
        reason = " and ".join(settings) + (" differ" if len(settings) > 1 else " differs")
    if a.parameters.value != b.parameters.value:
        yield Difference(a.name, "parameters", _equation(a), _equation(b), reason or _input_reason(a, b))
    if settings and a.given != b.given:
        yield Difference(a.name, "output shape", str(a.given), str(b.given), reason)


def _input_reason(a, b):
    if isinstance(a.input_shape, list) or len(a.input_shape) != len(b.input_shape):
        return "its input has another shape"
    if a.input_shape[-1] != b.input_shape[-1]:
        return f"its input has {a.input_shape[-1]} on the last axis against {b.input_shape[-1]}"
    return f"its input is {a.input_shape} against {b.input_shape}"


def _first_follower(followers, explained):
    a, b = followers[0]
    why = "what comes in differs" if explained else f"the input is {a.input_shape} against {b.input_shape}"
    yield Difference(a.name, "output shape", str(a.given), str(b.given), why)
    if len(followers) > 1:
        a, b = followers[-1]
        yield Difference(
            a.name, "output shape", str(a.given), str(b.given), "what comes in differs; it is the last that does"
        )


def _summary(first, second, followers, same, pairs):
    if followers:
        yield f"layers that give another shape only because their input is another: {len(followers)}"
    yield f"layers with the same number of parameters in both: {same} of {pairs}"
    gap = second.total - first.total
    more = "the same" if not gap else f"{abs(gap)} {'more' if gap > 0 else 'fewer'} in {second.name}"
    yield f"total parameters: {first.total} and {second.total}: {more}"


def _said(config, option):
    return f"{option}={config[option]!r}" if option in config else f"{option} not set"


def _equation(row):
    return row.parameters.lines[0][2] if row.parameters.value else "no weights"
