"""`shapewise site`: the course as a web site."""

from __future__ import annotations

from pathlib import Path

from shapewise.commands.command import Command


def add_arguments(parser) -> None:
    parser.add_argument("--to", metavar="FOLDER", help="where to write it (default: site/)")


def write_site(options, rest) -> int:
    """Build lessons, run-sheets and docs into a folder of HTML pages."""
    from shapewise.website.building import build_site

    folder = Path(options.to) if options.to else options.root / "site"
    complaints = build_site(options.root, folder)
    for complaint in complaints:
        print(complaint)
    pages = len(list(folder.rglob("*.html")))
    print(f"{folder}: {pages} pages. To read them here: python3 -m http.server --bind 127.0.0.1 --directory {folder}")
    return int(bool(complaints))


COMMANDS = {"site": Command("build the course as a web site, into site/", write_site, "writing", add_arguments)}
