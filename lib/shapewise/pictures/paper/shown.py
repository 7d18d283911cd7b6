"""What a notebook stores for a film and for a single frame: the words, and the pictures."""

from __future__ import annotations

from importlib.util import find_spec


def film_bundle(film):
    """The strip of a film for Jupyter, by MIME type."""
    if _has_svg():
        from shapewise.pictures.paper.stored import film_svg

        return {"text/plain": repr(film), "text/html": film_svg(film)}
    return _image(film.frames)


def frame_bundle(frame):
    """One frame for Jupyter, by MIME type."""
    if _has_svg():
        from shapewise.pictures.paper.stored import frame_figure

        return {"text/plain": repr(frame), "text/html": frame_figure(frame)}
    return _image([frame])


def _has_svg():
    return find_spec("shapewise.pictures.paper.stored") is not None


def _image(frames):
    """Frames as a PNG, until they are written as SVG."""
    from shapewise import inline
    from shapewise.pictures.paper import style
    from shapewise.pictures.paper.drawing import new_figure, paint

    figure, ax = new_figure(frames, style.WIDTH)
    paint(frames, ax)
    return inline.mime_bundle(figure)
