"""The sources of the web site: copies of lessons and pages, with links that stay inside it, and a front page."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from shapewise.lessons import Lesson
from shapewise.lessons.lesson import CHAPTERS
from shapewise.notebooks import places, reading_order
from shapewise.notebooks.canonical import read
from shapewise.notebooks.index import lesson_table

#: What becomes pages, and what can be downloaded, as patterns in the project's folder.
PAGES = ("course/*.ipynb", "course/run-sheets/*.md", "docs/*.md", "CONTRIBUTING.md", "CHANGELOG.md")
DOWNLOADS = ("assignments/*/*.ipynb", "course/cheat_sheets/*.pdf", ".github/*.svg")
#: Pages of docs/ that stand with the run-sheets.
FOR_INSTRUCTORS = ("docs/instructors",)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
_INDEX = """# {title}

{introduction}

To predict, run and be checked, work on your own machine: download the course, then `python3 start.py lab`.

![{alt}]({picture})

## Lessons

{table}

{tree}
"""


def stage(root: Path, folder: Path) -> None:
    """Write the sources of the site for the project in `root` into `folder`, which is empty."""
    for pattern in (*PAGES, *DOWNLOADS):
        for path in sorted(root.glob(pattern)):
            target = folder / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for path in folder.rglob("*.md"):
        path.write_text(with_inner_links(path.read_text(encoding="utf-8"), path, folder), encoding="utf-8")
    for path in folder.glob("course/*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown":
                cell["source"] = with_inner_links("".join(cell["source"]), path, folder)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    sections = {}
    for heading, pages in _sections(root).items():
        page = folder / "sections" / f"{heading.lower().replace(' ', '-')}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# {heading}\n\n{_tree(pages)}\n", encoding="utf-8")
        sections[heading] = f"sections/{page.stem}"
    index = folder / "index.md"
    index.write_text(with_inner_links(front_page(root, sections), index, folder), encoding="utf-8")


def with_inner_links(text: str, path: Path, folder: Path) -> str:
    """`text`, which stands in `path`, for the site in `folder`.

    Links to files that are not there become plain words, those to notebooks with exercises become downloads.

    Examples
    --------
    >>> with_inner_links("[a](b.md), [c](https://keras.io) and [d](#e)", Path("/no/such/x.md"), Path("/no/such"))
    'a, [c](https://keras.io) and [d](#e)'
    """

    def kept(link):
        target = link[3].partition("#")[0]
        outside = target and ":" not in target and not (path.parent / target).is_file()
        if outside:
            return link[2]
        return f"{{download}}`{link[2]} <{target}>`" if "assignments/" in target else link[0]

    return _LINK.sub(kept, text)


def front_page(root: Path, sections: dict[str, str]) -> str:
    """The first page: what the README says first, the lessons by chapters, and the sections (heading -> page)."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    title, _, rest = readme.removeprefix("# ").partition("\n")
    alt, picture = re.search(r"!\[(.*?)\]\((.*?)\)", readme).groups()
    return _INDEX.format(
        title=title,
        introduction=rest.strip().partition("\n\n")[0],
        alt=alt,
        picture=picture,
        table=lesson_table(root),
        tree=_tree(sections.items(), hidden=True),
    )


def _sections(root):
    """Heading -> the pages under it, each as a title and a path; the bar on top of the site lists the headings."""
    sections = {chapter: [] for chapter in CHAPTERS}
    for path in places.lessons(root):
        title = reading_order.title_of(read(path), path.stem)
        sections[Lesson(path.stem, "").chapter].append((f"{path.stem[:2]} {title}", f"course/{path.stem}"))
    sheets, docs = (_pages(root, pattern) for pattern in ("course/run-sheets/*.md", "docs/*.md"))
    teaching = [page for page in docs if page[1] in FOR_INSTRUCTORS]
    sections["Teaching"] = [*teaching, *sheets]
    sections["The library"] = [page for page in docs if page not in teaching]
    sections["The project"] = _pages(root, "CONTRIBUTING.md") + _pages(root, "CHANGELOG.md")
    return {heading: pages for heading, pages in sections.items() if pages}


def _pages(root, pattern):
    paths = sorted(root.glob(pattern))
    titles = [path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for path in paths]
    return [(title, str(path.relative_to(root).with_suffix(""))) for title, path in zip(titles, paths, strict=True)]


def _tree(pages, hidden=False):
    """What Sphinx builds its side bars of."""
    lines = [f"{title} <{'' if path == 'index' else '/'}{path}>" for title, path in pages]
    return "\n".join(["```{toctree}", *([":hidden:"] if hidden else []), ":maxdepth: 1", "", *lines, "```"])
