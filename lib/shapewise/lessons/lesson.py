"""What a lesson says of itself, as data: beliefs, exercises, progress and the README ask here."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.lessons.question import Question, Vote

#: How a lesson goes: something unexpected comes out, a broken model is repaired, something is written, two things are
#: compared.
KINDS = ("surprise", "debugging", "build", "measure")

#: The chapters of the course, and the number of the first lesson in each.
CHAPTERS = {"Batches and Dense": 0, "Convolution": 6, "Sequences": 16, "Your own data": 20}


@dataclass(frozen=True)
class Lesson:
    """One lesson.

    Parameters
    ----------
    slug : str
        ``"NN_words"``, the name of its notebook; the two digits give the reading order.
    title : str
        The question, as the notebook's heading asks it.
    belief : str
        The wrong belief that it takes on, in a learner's words; empty for the introduction.
    kind : str
        One of :data:`KINDS`, and the card says it; empty for the introduction.
    minutes : int
        How long it takes to work through, exercises not counted; the card says it.
    questions : tuple of str
        The real questions it answers, such as ``"Q01"``.
    asked_as : tuple of str
        Other words for its matter: what people call it, and the errors that they paste; the search reads them.
    asked_as : tuple of str
        Other words for its matter: what people call it, and the errors that they paste; the search reads them.
    teaches : tuple of str
        The layers and arguments that it is the first to use: ``"Conv1D"``, ``"Conv1D.strides"``.
    removes : tuple of str
        Codes of the beliefs that it treats; ``"conv1d/*"`` stands for all of a family that no lesson lists by name.
    believed : tuple of str
        Codes that stand for the belief of the title, where it takes more than one: as when it is about two kinds of
        layer.
    vote : Question or Vote, optional
        What a class votes on before the reveal; without it, the last of the mixed questions about a single layer.
    mixed : tuple of Question
        Two or three questions on its matter: the first is asked at its own end, the others in later lessons.
    """

    slug: str
    title: str
    belief: str = ""
    kind: str = ""
    minutes: int = 45
    questions: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()
    believed: tuple[str, ...] = ()
    vote: Question | Vote | None = None
    mixed: tuple[Question, ...] = ()

    @property
    def number(self) -> str:
        """The two digits in front.

        Examples
        --------
        >>> Lesson("06_conv1d_channels", "Conv1D: where do my channels go?").number
        '06'
        """
        return self.slug.partition("_")[0]

    @property
    def chapter(self) -> str:
        """The chapter of the course that it belongs to.

        Examples
        --------
        >>> Lesson("18_lstm_units", "LSTM: does it look back 3 steps?").chapter
        'Sequences'
        """
        return [chapter for chapter, first in CHAPTERS.items() if first <= int(self.number)][-1]

    def treats(self, code: str) -> bool:
        """Whether the lesson lists this code by name."""
        return code in self.removes

    def treats_family(self, code: str) -> bool:
        """Whether the lesson treats whatever else is believed in the code's family."""
        return f"{code.partition('/')[0]}/*" in self.removes
