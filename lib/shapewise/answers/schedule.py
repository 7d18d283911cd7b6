"""When a belief is due for another question: FSRS, the scheduler of spaced repetition, fed from the journal.

A belief is a card. An answer that came from it is a failed review; a right answer to a question that it would have got
wrong is
a good one, easy for who was certain and hard for who was not sure. Nothing is kept beside the journal: it is replayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from shapewise.answers import journal

#: Confidence -> the name of FSRS' rating of a right answer.
RATED = {1: "Hard", 2: "Hard", 3: "Good", 4: "Easy"}


@dataclass(frozen=True)
class Due:
    """A belief and its next question.

    Parameters
    ----------
    code : str
        Of the belief.
    when : datetime
        In UTC.
    is_back : bool
        Whether the last answer on it came from it.
    """

    code: str
    when: datetime
    is_back: bool


def schedule(entries=None) -> tuple[Due, ...]:
    """The beliefs that a learner has shown, each with the time of its next question; what came back first, then the longest due.

    Parameters
    ----------
    entries : list of dict, optional
        Answers as the journal keeps them, oldest first; default: the journal's.

    Examples
    --------
    >>> shown = {"time": "2026-03-01T12:00:00+00:00", "correct": False, "beliefs": ["dense/flattened"]}
    >>> after = {"time": "2026-03-01T12:05:00+00:00", "correct": True, "considered": ["dense/flattened"], "confidence": 3}
    >>> [one.is_back for one in schedule([shown])], [one.is_back for one in schedule([shown, after])]
    ([True], [False])
    """
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)  # days, and the same each time
    cards, back = {}, {}
    for entry in journal.entries() if entries is None else entries:
        when = _time(entry)
        if when is None:
            continue
        shown = entry.get("beliefs") or ()
        ruled_out = set(entry.get("considered") or ()) & set(cards) if entry["correct"] else set()
        rating = RATED.get(entry.get("confidence"), "Good")
        for code in shown if len(shown) == 1 or "answers" in entry else ():
            cards[code], _ = scheduler.review_card(cards.get(code, Card()), Rating.Again, when)
            back[code] = True
        for code in sorted(ruled_out):
            cards[code], _ = scheduler.review_card(cards[code], Rating[rating], when)
            back[code] = False
    found = [Due(code, card.due, back[code]) for code, card in cards.items()]
    return tuple(sorted(found, key=lambda one: (not one.is_back, one.when, one.code)))


def due_now(now: datetime | None = None) -> tuple[Due, ...]:
    """The beliefs that a question is due on: those that came back, and those whose time has come."""
    now = now or datetime.now(UTC)
    return tuple(one for one in schedule() if one.is_back or one.when <= now)


def _time(entry):
    """When an answer was given; None if the journal does not say it in a way that can be read."""
    try:
        when = datetime.fromisoformat(entry["time"])
    except (KeyError, TypeError, ValueError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
