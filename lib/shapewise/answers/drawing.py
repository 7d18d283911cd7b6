"""Which questions come at the end of a lesson: one of its own, two from lessons before it."""

from __future__ import annotations

from collections.abc import Collection

from shapewise.lessons import Lesson, Question, lessons
from shapewise.misconceptions.predicting import predictions
from shapewise.reading import build, keras, read

MOST = 3
#: How many lessons ago -> its turn: the lesson before, the third before, then the others, near ones first.
TURN = {1: 0, 3: 1}


def draw_questions(one: Lesson, still: Collection[str] = (), right: Collection[str] = ()) -> tuple[Question, ...]:
    """Three questions: the lesson's own, then two of lessons before it in reading order, each of another lesson if possible.

    Whatever is drawn for a new learner is the same every time. Where there are too few lessons before, the rest is the
    lesson's own.

    Parameters
    ----------
    one : Lesson
        The lesson that ends.
    still : collection of str
        Codes of the beliefs that this learner still shows: questions that they get wrong come first.
    right : collection of str
        Names of the questions that this learner has answered right: they come last.
    """
    before = [other for other in lessons() if other.slug < one.slug and other.mixed]
    before.reverse()
    ranked = [
        (
            (question.name in right, not (still and still_missed(question, still)), TURN.get(ago, ago), place),
            other,
            question,
        )
        for ago, other in enumerate(before, start=1)
        for place, question in enumerate(_from(other.mixed, ago))
    ]
    ranked = [(other, question) for _, other, question in sorted(ranked, key=lambda item: item[0])]
    own = sorted(one.mixed, key=lambda question: question.name in right)
    drawn = own[:1]
    for _ in range(MOST - 1):
        lessons_drawn = [other for other, question in ranked if question in drawn]
        left = [(other, question) for other, question in ranked if question not in drawn]
        fresh = [item for item in left if item[0] not in lessons_drawn]
        drawn += [question for _, question in (fresh or left)[:1]]
    return tuple(drawn + own[1:])[:MOST]


def still_missed(question: Question, still: Collection[str]) -> bool:
    """Whether one of these beliefs gives a wrong answer to the question."""
    return not set(still).isdisjoint(beliefs_missing(question))


def beliefs_missing(question: Question) -> set[str]:
    """Codes of the beliefs that give a wrong answer to the question.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> sorted(beliefs_missing(Question("flat", LayerCall("Flatten"), (None, 2, 5), ("parameters",))))
    []
    """
    found, shape = set(), question.input_shape
    for call in question.layers:
        facts = read(build(call), shape)
        for quantity in question.asks if facts.known else ():
            found |= {one.belief.code for one in predictions(facts.kind, quantity, shape, facts.config)}
        shape = facts.output_shape
    return found


def layer_of(question: Question):
    """The layer or the model that the question is about."""
    made = [build(call) for call in question.layers]
    return keras.Sequential([keras.Input(question.input_shape[1:]), *made]) if question.is_model else made[0]


def _from(questions, ago):
    """The questions with the one in front that is due so many lessons later; the first was asked in the lesson itself."""
    start = min(ago, len(questions) - 1)
    return questions[start:] + questions[:start]
