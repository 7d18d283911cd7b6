"""recall() and reveal_recall(): three questions on beliefs that came back, or that a second look is due on."""

from __future__ import annotations

from shapewise.answers import journal
from shapewise.answers.drawing import beliefs_missing, layer_of
from shapewise.answers.mixing import Mixed, RevealedMixed, ask
from shapewise.answers.revealing import reveal
from shapewise.answers.schedule import due_now, schedule
from shapewise.lessons import Question, lessons

MOST = 3
_drawn: list[Question] = []


class NothingDue:
    """What there is to say where no question is due."""

    def __str__(self):
        coming = [one for one in schedule() if not one.is_back]
        if not coming:
            return "Nothing is due: your answers have shown no belief so far."
        soonest = min(one.when for one in coming)
        return f"Nothing is due. The next question comes on {soonest.day} {soonest:%B %Y}."

    __repr__ = __str__


def recall() -> Mixed | NothingDue:
    """Up to three questions on what you once answered wrongly: beliefs that came back first, then those that are due.

    When a belief is due follows from your answers, by FSRS: the surer you are, the later it comes again.

    Returns
    -------
    Mixed or NothingDue
    """
    if not _drawn:
        _drawn.extend(questions_due())
    return ask(tuple(_drawn)) if _drawn else NothingDue()


def reveal_recall() -> RevealedMixed | NothingDue:
    """What became of your answers to the questions of :func:`recall`, each in a drawer of its own."""
    if isinstance(recall(), NothingDue):
        return NothingDue()
    return RevealedMixed(tuple(_drawn), tuple(reveal(one.name, layer_of(one), one.input_shape) for one in _drawn))


def questions_due() -> tuple[Question, ...]:
    """The questions to ask now: for each belief one that it gets wrong, the one that was not asked for the longest time."""
    last_asked = {entry.get("question"): place for place, entry in enumerate(journal.entries())}
    pool = sorted(
        (question for one in lessons() for question in one.mixed), key=lambda one: last_asked.get(one.name, -1)
    )
    found = []
    for due in due_now():
        fitting = (question for question in pool if question not in found and due.code in beliefs_missing(question))
        found += [question for question in [next(fitting, None)] if question]
        if len(found) == MOST:
            break
    return tuple(found)
