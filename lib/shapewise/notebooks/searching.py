"""From a learner's own words to the lessons, beliefs and errors that fit them.

The index is made in memory at the first search: BM25 over stemmed words, by bm25s and snowballstemmer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import bm25s
import snowballstemmer

from shapewise.lessons import lessons, lessons_treating
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.notebooks import places
from shapewise.notebooks.canonical import read

#: How many of each kind are found at most.
MOST = 3
#: How many words of an error a question has to hold to mean it.
QUOTED = 4
#: Of the best score, what another must reach to be worth reading.
ENOUGH = 0.4
#: How much more a word in a title counts.
TITLE_COUNTS = 4
#: A word, or a size in one: 1x1, 3d.
WORD = r"(?u)\b(?:[a-z][a-z0-9]+|\d+x\d+|\d+d\b)"
#: What people call by its long name as well, and what they write in one word or in two.
LAYER = re.compile(r"\b\w*conv[123]d\w*\b", re.IGNORECASE)
NAME, HUMP = re.compile(r"\b(?:\w*[a-z][A-Z]\w*|\w+_\w+)"), re.compile(r"(?<=[a-z])(?=[A-Z])")
TOGETHER = (
    ("time steps", "timesteps"),
    ("time step", "timestep"),
    ("element-wise", "elementwise"),
    ("one-hot", "onehot"),
)
#: Words that are in every question and say nothing of its matter.
COMMON = frozenset(
    "a all am an and any are as at be but by can could do does doing done for from get gets give given gives got "
    "had has have how i "
    "if in into is it its just keras know like make me mean my need none not of on only or out should so some "
    "than that the their them "
    "then there these they this those to understand use used using want was we what when where which while why "
    "will with work would "
    "you your".split()
)


@dataclass(frozen=True)
class Found:
    """What fits a question.

    Parameters
    ----------
    lessons : tuple of str
        Slugs, the best first.
    beliefs : tuple of str
        Codes of beliefs.
    errors : tuple of str
        Codes of errors that `why` explains.
    """

    lessons: tuple[str, ...] = ()
    beliefs: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.lessons or self.beliefs or self.errors)


def search(root: Path, question: str, *, errors: bool = True) -> Found:
    """The lessons, beliefs and errors that fit a question in a learner's own words.

    Parameters
    ----------
    root : Path
        The project's folder: the text of the lessons is searched as well.
    question : str
        In words; numbers and shapes in it do no harm.
    errors : bool
        Whether to look for errors too: only they need Keras, which takes seconds to load.

    Returns
    -------
    Found
        Empty if nothing has any of its words.

    Raises
    ------
    ValueError
        If the question has no word that says what it is about.
    """
    if not [word for word in re.findall(WORD, question.lower()) if word not in COMMON]:
        raise ValueError(
            f'{question!r} has no word to search for: say what it is about, as in "LSTM units and timesteps".'
        )
    lessons_found, beliefs = _indexed(root, "lesson").best(question), _indexed(root, "belief").best(question)
    return Found(_with_the_lessons_of(beliefs, lessons_found), beliefs, _errors_of(root, question) if errors else ())


def _errors_of(root, question) -> tuple[str, ...]:
    """The errors that fit; whoever pastes the text of one means that one."""
    from shapewise.errors import known

    quoted = [one.code for one in known() if _quotes(question, one.pattern)][:1]
    return tuple(dict.fromkeys([*quoted, *_indexed(root, "error").best(question)]))[:MOST]


def _with_the_lessons_of(codes, slugs) -> tuple[str, ...]:
    """The lessons whose text fits, and those that treat the beliefs that fit, each once."""
    treating = [slug for code in codes[:1] for slug in lessons_treating(code)[:1]]
    return tuple(dict.fromkeys([*slugs[:1], *treating, *slugs[1:]]))[:MOST]


def _quotes(question, pattern):
    """Whether a question holds the text of an error: some words of it, not one that errors have in common."""
    quoted = re.search(pattern, question)
    return quoted is not None and len(quoted[0].split()) >= QUOTED


class Index:
    """Texts of one kind, and their words.

    Parameters
    ----------
    texts : sequence of Text
        What is searched.
    """

    def __init__(self, texts):
        self.texts = list(texts)
        self.titles, self.bodies = bm25s.BM25(), bm25s.BM25()
        self.titles.index(_words([text.title for text in self.texts]), show_progress=False)
        self.bodies.index(_words([text.body for text in self.texts]), show_progress=False)

    def best(self, question: str) -> tuple[str, ...]:
        """The names of the texts that fit best; a word in a title counts more than one in a text."""
        words = _words([question], return_ids=False)[0]
        scores = TITLE_COUNTS * self.titles.get_scores(words) + self.bodies.get_scores(words)
        found = {}  # several layers may have a belief in the same words: once is enough
        for place in scores.argsort()[::-1]:
            if scores[place] > 0 and scores[place] >= ENOUGH * scores.max():
                found.setdefault(self.texts[place].said, self.texts[place].name)
        return tuple(found.values())[:MOST]


@cache
def _indexed(root: Path, kind: str) -> Index:
    return Index({"lesson": lambda: _lessons(root), "belief": _beliefs, "error": _errors}[kind]())


def _words(texts, **settings):
    stem = snowballstemmer.stemmer("english").stemWords
    texts = [_spelled_out(text) for text in texts]
    return bm25s.tokenize(
        texts, stopwords=sorted(COMMON), token_pattern=WORD, stemmer=stem, show_progress=False, **settings
    )


def _spelled_out(text):
    """A text with the parts of its names as words beside them: return_sequences, GlobalAveragePooling1D."""
    for apart, together in TOGETHER:
        text = text.replace(apart, together)
    text = LAYER.sub(r"\g<0> convolution", text)
    return NAME.sub(lambda name: f"{name[0].replace('_', '')} {HUMP.sub(' ', name[0]).replace('_', ' ')}", text)


@dataclass(frozen=True)
class Text:
    """What is searched: its name, what a learner reads of it, what it is about, and its words."""

    name: str
    said: str
    title: str
    body: str


def _lessons(root):
    for one in lessons():
        path = places.places_of(root, one.slug)["course"]
        cells = read(path).cells if path.exists() else []
        text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        if one.belief:  # the introduction answers no question about a layer
            yield Text(
                one.slug,
                one.title,
                f"{one.title} {one.belief} {_as_words(' '.join(one.teaches))} {' '.join(one.asked_as)}",
                text,
            )


def _beliefs():
    for code, one in beliefs_by_code().items():
        title = f"{one.claim} {_as_words(code)} {' '.join(one.kinds or ())}"
        yield Text(code, one.claim, title, f"{one.because} {one.next_step}")


def _errors():
    from shapewise.errors import known

    for one in known():
        words = _as_words(re.sub(r"\(\?P<\w+>|\\.|[\^$*+?()\[\]|{}]", " ", one.pattern))
        yield Text(one.code, one.code, _as_words(one.code), words)


def _as_words(code: str) -> str:
    return re.sub(r"[/._-]", " ", code)
