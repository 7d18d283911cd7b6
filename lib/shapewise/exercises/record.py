"""Which exercises were passed, and how many hints were shown: in the journal, or for as long as Python runs."""

from __future__ import annotations

from shapewise.answers import journal

_passed: set[str] = set()
_hints: dict[str, int] = {}


def passed(name: str) -> None:
    """Note that the check of an exercise was passed."""
    if not has_passed(name):
        _passed.add(name)
        journal.note({"event": "passed", "exercise": name})


def has_passed(name: str) -> bool:
    """Whether the check of an exercise was passed, now or before."""
    return name in _passed or any(one["event"] == "passed" for one in _notes(name))


def hint_shown(name: str, number: int) -> None:
    """Note that a hint was shown."""
    _hints[name] = max(number, _hints.get(name, 0))
    journal.note({"event": "hint", "exercise": name, "number": number})


def hints_shown(name: str) -> int:
    """How many hints of an exercise were shown so far."""
    kept = [one.get("number", 0) for one in _notes(name) if one["event"] == "hint"]
    return max([_hints.get(name, 0), *(number for number in kept if isinstance(number, int))])


def _notes(name):
    return [one for one in journal.notes() if one.get("exercise") == name]
