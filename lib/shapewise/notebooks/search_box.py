"""What the search box on the lab's first page asks: an extension of the Jupyter server that answers from the course itself.

`shapewise lab` turns it on. It knows no Keras, so that the server stays small, and no network.
"""

from __future__ import annotations

from pathlib import Path

from shapewise.lessons import lesson, lessons_treating
from shapewise.misconceptions.predicting import belief
from shapewise.notebooks.searching import Found, search

#: The address, below the server's own.
ADDRESS = "shapewise/questions"
#: How much of a question is read.
LONGEST = 2000
NOTHING = "Nothing here has these words. Try the name of a layer, an argument, or what surprised you."


def answer(root: Path, question: str) -> dict:
    """What the box shows of a question.

    Parameters
    ----------
    root : Path
        The project's folder.
    question : str
        In words, or an error as it was pasted.

    Returns
    -------
    dict
        ``message``; ``lessons``, each with title, minutes and path in a learner's copy; ``beliefs``, the one that fits
        best.
    """
    try:
        found = search(root, question[:LONGEST], errors=False)
    except ValueError as error:
        return {"message": str(error), "lessons": [], "beliefs": []}
    count = len(found.lessons)
    message = f"{count} lesson{'' if count == 1 else 's'}, the best first:" if found else NOTHING
    return {"message": message, "lessons": [_lesson(slug) for slug in found.lessons], "beliefs": _beliefs(found)}


def _lesson(slug):
    one = lesson(slug)
    return {"title": f"{one.number} {one.title}", "minutes": one.minutes, "path": f"course/{slug}.ipynb"}


def _beliefs(found: Found):
    said = []
    for code in found.beliefs[:1]:
        one, where = belief(code), lessons_treating(code)[:1]
        place = {"number": lesson(where[0]).number, "path": f"course/{where[0]}.ipynb"} if where else {}
        said.append({"claim": one.claim, "because": one.because, **place})
    return said


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(server):
    """Answer at :data:`ADDRESS`; the lab runs in the project's folder."""
    from jupyter_server.base.handlers import APIHandler
    from jupyter_server.utils import url_path_join
    from tornado.web import authenticated

    root = Path.cwd()

    class Questions(APIHandler):
        """A question and what fits it."""

        @authenticated
        def get(self):
            self.finish(answer(root, self.get_query_argument("question", "")))

    server.web_app.add_handlers(".*$", [(url_path_join(server.web_app.settings["base_url"], ADDRESS), Questions)])
