"""`shapewise gallery`: all pictures on one page."""

from __future__ import annotations

from pathlib import Path

from shapewise.commands.command import Command


def add_arguments(parser) -> None:
    parser.add_argument("names", nargs="*", metavar="PICTURE", help="as in draw.conv1d; none: all")
    parser.add_argument(
        "--to", default="gallery.html", metavar="FILE", help="where to write it (default: gallery.html)"
    )


def write_gallery(options, rest) -> int:
    """Write every moment of every film, light and dark, into one HTML page."""
    from shapewise import draw
    from shapewise.pictures.discovery import small_film
    from shapewise.pictures.paper.gallery import gallery_page

    unknown = [name for name in options.names if name not in draw.__all__]
    if unknown:
        raise ValueError(f"there is no picture {unknown[0]!r}; expected one of {', '.join(draw.__all__)}")
    films = {name: small_film(getattr(draw, name)) for name in options.names or draw.__all__}
    Path(options.to).write_text(gallery_page(films), encoding="utf-8")
    print(f"{options.to}: {sum(map(len, films.values()))} moments of {len(films)} films")
    return 0


COMMANDS = {
    "gallery": Command(
        "write every picture, light and dark, into one HTML page", write_gallery, "writing", add_arguments
    )
}
