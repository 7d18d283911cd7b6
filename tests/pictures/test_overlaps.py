"""No text, line or box lies on another, in any film and at any position of its sliders."""

import itertools
from dataclasses import replace

import pytest

from pictures.overlaps import overlaps
from shapewise import draw
from shapewise.pictures.discovery import small_film
from shapewise.pictures.paper.captions import captions
from shapewise.pictures.paper.frames import Label, Line
from shapewise.pictures.paper.places import cells

FILMS = {name: small_film(getattr(draw, name)) for name in draw.__all__}
each_film = pytest.mark.parametrize("film", FILMS.values(), ids=FILMS.keys())


def values_of(control):
    return control.options or range(control.low, control.high + 1)


def changed(film, **arguments):
    """The film with other arguments, or nothing where there can be none."""
    try:
        return [film.changed(**arguments)]
    except ValueError:
        return []


def found_in(frames):
    return [(frame.key, pair) for frame in frames for pair in overlaps(frame)]


def numbered(grid):
    """Values that fill all of its cells."""
    return tuple(tuple(7.0 for _ in row) for row in grid.values)


def one_of_each_kind(film):
    """The first moment of each kind, and the last of all."""
    return [film[key] for key in film.moments if "=" not in key] + [film[-1]]


@each_film
def test_nothing_overlaps_in_any_moment_or_in_the_strip(film):
    assert found_in([*film, *film.frames]) == []


@each_film
def test_nothing_overlaps_wherever_one_slider_stands(film):
    for control in film.controls:
        for value in values_of(control):
            for other in changed(film, **{control.argument: value}):
                assert found_in([*one_of_each_kind(other), *other.frames]) == [], (control.argument, value)


@each_film
def test_nothing_overlaps_with_all_sliders_at_their_ends(film):
    ends = [tuple(dict.fromkeys((values_of(control)[0], values_of(control)[-1]))) for control in film.controls]
    for place in itertools.product(*ends):
        arguments = dict(zip((control.argument for control in film.controls), place))
        for other in changed(film, **arguments):
            assert found_in(one_of_each_kind(other)) == [], arguments


@each_film
def test_what_lies_on_something_is_found(film):
    frame = film[0]
    grid = frame.grids[0]
    x, y = grid.x + grid.width / 2, grid.y + grid.height / 2
    named = captions(grid)[0].box
    for place in (x, y), ((named[0] + named[2]) / 2, (named[1] + named[3]) / 2), (x, frame.height + 40):
        assert any("in the way" in pair for pair in overlaps(replace(frame, labels=(Label("in the way", *place),))))
    through = Line(((grid.x - 60, y), (grid.x + grid.width + 60, y)))
    assert ("a line", f"the cells of {grid.name}") in overlaps(replace(frame, lines=(through,)))
    edge = cells(grid, 0, dashed=True)
    across = replace(frame, labels=(Label("in the way", edge.x, edge.y),), outlines=(edge,))
    assert ("in the way", "the edge of a ghost") in overlaps(across)
    written = replace(grid, notes=tuple(tuple("7×7" for _ in row) for row in grid.values), values=numbered(grid))
    low = replace(written, tall=24, cell=60)
    assert ("7×7", "7") in overlaps(replace(frame, grids=(low, *frame.grids[1:])))
    inside = cells(grid, 0, 0)
    narrow = replace(
        frame, outlines=(replace(inside, width=grid.cell / 2),), grids=(replace(grid, values=numbered(grid)),)
    )
    assert ("7", "the edge of a window") in overlaps(narrow)
    moved = replace(grid, x=frame.grids[-1].x, y=frame.grids[-1].y)
    assert found_in([replace(frame, grids=(moved, *frame.grids[1:]))])


@each_film
def test_every_block_keeps_its_place_in_the_moments_of_its_stage(film):
    for first, other in itertools.combinations(
        [film[key] for key in film.moments if "=" in key or key == film.moments[0]], 2
    ):
        if first.width == other.width and first.key == other.key:
            places = [{grid.name: (grid.x, grid.y) for grid in frame.grids} for frame in (first, other)]
            assert all(places[0][name] == places[1][name] for name in places[0].keys() & places[1].keys())
