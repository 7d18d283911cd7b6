"""From a learner's own words to the lessons, beliefs and errors that fit them.

The index is made in memory for each search: BM25 over stemmed words, by bm25s and snowballstemmer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import bm25s
import snowballstemmer

from shapewise.errors import known
from shapewise.lessons import lessons, lessons_treating
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.notebooks import places
from shapewise.notebooks.canonical import read

#: How many of each kind are found at most.
MOST = 3
#: Of the best score, what another must reach to be worth reading.
ENOUGH = 0.4
#: How much more a word in a title counts.
TITLE_COUNTS = 4
WORD = r"(?u)\b[a-z_][a-z0-9_]+"
#: What people call by its long name as well.
LAYER = re.compile(r"\bconv[123]d\b", re.IGNORECASE)
#: Words that are in every question and say nothing of its matter.
COMMON = frozenset(
    "a all am an and any are as at be but by can could do does doing done for from get gets give given gives got had has have how i "
    "if in into is it its just keras know like make me mean my need none not of on only or out should so some than that the their them "
    "then there these they this those to understand use used using want was we what when where which while why will with work would "
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


def search(root: Path, question: str) -> Found:
    """The lessons, beliefs and errors that fit a question in a learner's own words.

    Parameters
    ----------
    root : Path
        The project's folder: the text of the lessons is searched as well.
    question : str
        In words; numbers and shapes in it do no harm.

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
        raise ValueError(f"{question!r} has no word to search for: say what it is about, as in \"LSTM units and timesteps\".")
    texts = [*_lessons(root), *_beliefs(), *_errors()]
    found = {kind: _best([text for text in texts if text.kind == kind], question) for kind in ("lesson", "belief", "error")}
    return Found(_with_the_lessons_of(found["belief"], found["lesson"]), found["belief"], found["error"])


def _with_the_lessons_of(codes, slugs) -> tuple[str, ...]:
    """The lessons whose text fits, and those that treat the beliefs that fit, each once."""
    treating = [slug for code in codes[:1] for slug in lessons_treating(code)[:1]]
    return tuple(dict.fromkeys([*slugs[:1], *treating, *slugs[1:]]))[:MOST]


def _best(texts, question) -> tuple[str, ...]:
    """The names of the texts that fit best; a word in a title counts more than one in a text."""
    scores = TITLE_COUNTS * _scores([text.title for text in texts], question) + _scores([text.body for text in texts], question)
    found = {}  # several layers may have a belief in the same words: once is enough
    for place in scores.argsort()[::-1]:
        if scores[place] > 0 and scores[place] >= ENOUGH * scores.max():
            found.setdefault(texts[place].said, texts[place].name)
    return tuple(found.values())[:MOST]


def _scores(texts, question):
    index = bm25s.BM25()
    index.index(_words(texts), show_progress=False)
    return index.get_scores(_words([question], return_ids=False)[0])


def _words(texts, **settings):
    stem = snowballstemmer.stemmer("english").stemWords
    texts = [LAYER.sub(r"\g<0> convolution", text) for text in texts]
    return bm25s.tokenize(texts, stopwords=sorted(COMMON), token_pattern=WORD, stemmer=stem, show_progress=False, **settings)


@dataclass(frozen=True)
class Text:
    """What is searched: its kind and name, what a learner reads of it, what it is about, and its words."""

    kind: str
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
            yield Text("lesson", one.slug, one.title, f"{one.title} {one.belief} {_as_words(' '.join(one.teaches))}", text)


def _beliefs():
    for code, one in beliefs_by_code().items():
        title = f"{one.claim} {_as_words(code)} {' '.join(one.kinds or ())}"
        yield Text("belief", code, one.claim, title, f"{one.because} {one.next_step}")


def _errors():
    for one in known():
        words = _as_words(re.sub(r"\(\?P<\w+>|\\.|[\^$*+?()\[\]|{}]", " ", one.pattern))
        yield Text("error", one.code, one.code, _as_words(one.code), words)


def _as_words(code: str) -> str:
    return re.sub(r"[/._-]", " ", code)
