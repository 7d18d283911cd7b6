"""hint(name) and solution(name): help with an exercise, as much as is wanted and no more."""

from __future__ import annotations

import html
from dataclasses import dataclass

from shapewise import exercises as room
from shapewise.exercises import record


@dataclass(frozen=True)
class Help:
    """Text with code, which prints itself."""

    text: str
    code: str = ""

    def __str__(self):
        return "\n\n".join(filter(None, [self.text, self.code]))

    __repr__ = __str__

    def _repr_html_(self):
        text = "".join(f"<p>{html.escape(part)}</p>" for part in self.text.split("\n\n"))
        return text + (f"<pre><code>{html.escape(self.code)}</code></pre>" if self.code else "")


def hint(name) -> Help:
    """The next hint for an exercise: there are three, and each says more than the one before.

    Raises
    ------
    ValueError
        If there is no exercise of that name.

    Examples
    --------
    >>> hint("conv1d-keep-apart").text.startswith("Hint")
    True
    """
    hints = room.exercise(name).hints
    number = min(record.hints_shown(name) + 1, len(hints))
    record.hint_shown(name, number)
    last = number == len(hints)
    more = "This was the last one." if last else f'hint("{name}") again shows the next one.'
    earlier = "".join(f"Hint {place}: {one}\n\n" for place, one in enumerate(hints[: number - 1], start=1))
    return Help(f"{earlier}Hint {number} of {len(hints)}: {hints[number - 1]}\n\n{more}")


def solution(name) -> Help:
    """A model solution of an exercise and its reasons, once the check has passed.

    Raises
    ------
    ValueError
        If there is no exercise of that name.
    """
    one = room.exercise(name)
    if not record.has_passed(name):
        return Help(
            f'The solution of {name} opens when its check has passed. Until then, hint("{name}") helps: '
            f"there are {len(one.hints)}, and you have seen {record.hints_shown(name)}."
        )
    return Help(
        f"{one.because}\n\nOthers are as good, if the check passes. One way to write it:", one.solution.strip("\n")
    )
