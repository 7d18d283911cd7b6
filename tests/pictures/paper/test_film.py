import itertools
import re
from pathlib import Path

import pytest

from shapewise import draw
from shapewise.notebooks.canonical import read
from shapewise.pictures.discovery import small_film
from shapewise.pictures.paper.film import Control, named_once
from shapewise.pictures.paper.svg import size_of

FILMS = {name: small_film(getattr(draw, name)) for name in draw.__all__}
each_film = pytest.mark.parametrize("film", FILMS.values(), ids=FILMS.keys())


@each_film
def test_a_film_is_indexed_by_number_and_by_moment(film):
    assert len(film.moments) == len(set(film.moments)) == len(film)
    for number, key in enumerate(film.moments):
        assert film[number] == film[key]
        assert key.split()[0] == film[number].key
    assert film[-1] == film[film.moments[-1]]
    assert [frame.title for frame in film] == [film[number].title for number in range(len(film))]


@each_film
def test_the_strip_has_two_to_five_moments_and_a_sentence_for_each(film):
    assert 2 <= len(film.strip) <= 5
    assert set(film.strip) <= set(film.moments)
    sentences = film.alternative_text.splitlines()
    assert sentences == [f"{number}. {film[key].title}." for number, key in enumerate(film.strip, 1)]


def axes_named(frames):
    """Each array with each of its axes that is written beside it: the first word of its name, and the words."""
    grids = [grid for frame in frames for grid in frame.grids if grid.named]
    axes = [(grid, axis) for grid in grids for axis in (grid.rows, grid.columns, grid.depth) if axis]
    return [(grid.name.split()[0].rstrip(","), str(axis)) for grid, axis in axes]


@each_film
def test_each_axis_of_an_array_is_named_once_in_a_strip_and_in_a_moment(film):
    for frames in [film.frames, *([frame] for frame in film)]:
        named = axes_named(frames)
        assert len(named) == len(set(named))
    for shown in [grid for grid in film.frames[0].grids if grid.rows and grid.name.startswith("input")][:1]:
        assert ("input", str(shown.rows)) in axes_named(film.frames)


def test_an_axis_that_is_named_twice_would_be_seen():
    film = FILMS["conv1d"]
    named = axes_named([film["row"], film["filters"]])
    assert len(named) > len(set(named))


def test_named_once_leaves_names_where_there_was_none_before():
    frame = FILMS["conv1d"]["filters"]
    once, twice = named_once([frame, frame])
    assert any(grid.named and grid.columns for grid in once.grids)
    assert not any(grid.named and grid.columns for grid in twice.grids)


@each_film
def test_the_arguments_are_those_of_its_sliders_and_lead_back_to_it(film):
    moved = {control.argument for control in film.controls}
    assert moved <= set(film.arguments)
    assert set(film.arguments) - moved <= {control.below for control in film.controls}
    assert all(control.changes for control in film.controls)
    assert film.changed(**film.arguments) is film


@each_film
def test_each_slider_changes_a_moment_of_the_film_or_of_one_that_another_slider_leads_to(film):
    for control in film.controls:
        kinds = control.kinds or {key.split()[0] for key in film.moments}
        films = itertools.chain([film], *(others(film, another) for another in film.controls if another is not control))
        assert any(shown(one, kinds) != shown(other, kinds) for one in films for other in others(one, control)), control


def shown(film, kinds):
    return [repr(frame) + str(frame.outlines) for frame in film if frame.key in kinds]


def others(film, control):
    """The films with another value of an argument, as far as there can be any."""
    for value in control.options or control.ends(film.arguments):
        try:
            yield film.changed(**{control.argument: value})
        except ValueError:
            continue


@each_film
def test_a_film_holds_nothing_that_changes_and_gives_the_same_each_time(film):
    assert all(film[key] == film[key] for key in film.strip)
    with pytest.raises(AttributeError, match="cannot assign"):
        film.title = "another"


@each_film
def test_every_touch_names_cells_that_are_there(film):
    for frame in film:
        there = {
            (grid.name, r, c) for grid in frame.grids for r, row in enumerate(grid.values) for c in range(len(row))
        }
        for touch in frame.touches:
            assert {touch.cell, *touch.lit} <= there
            assert " = " in touch.sum


def test_what_is_not_there_is_refused_in_a_sentence():
    film = FILMS["conv1d"]
    with pytest.raises(
        ValueError, match="there is no frame 'end': expected one of filter, products, sum, row, filters"
    ):
        film["end"]
    with pytest.raises(ValueError, match="there is no place 'step' in it: expected window or filter"):
        film.at("sum", step=1)
    with pytest.raises(ValueError, match="nothing called 'rows' to change: expected steps, channels"):
        film.changed(rows=3)
    with pytest.raises(ValueError, match="steps 40 is outside its slider: expected steps from 1 to 10"):
        film.changed(steps=40)
    with pytest.raises(TypeError, match="steps is a whole number: got 2.5; expected steps from 1 to 10"):
        film.changed(steps=2.5)
    with pytest.raises(ValueError, match="a window of 4 does not fit 3 steps"):
        film.changed(steps=3, kernel_size=4)


@pytest.mark.parametrize(
    "name, option",
    [("conv1d", {"steps": 40}), ("dense", {"rows": 40}), ("lstm", {"units": 5}), ("stride_or_pooling", {"strides": 0})],
)
def test_a_start_outside_its_slider_is_refused(name, option):
    with pytest.raises(ValueError, match="is outside its slider"):
        small_film(getattr(draw, name), **option)


def test_a_choice_is_checked_like_a_range():
    Control("padding", options=("valid", "same")).check("same")
    with pytest.raises(ValueError, match="padding 'full' is not there to choose: expected one of 'valid', 'same'"):
        Control("padding", options=("valid", "same")).check("full")


@each_film
def test_a_film_and_a_single_moment_show_themselves(film):
    for shown in (film, film[0]):
        bundle = shown._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        assert {"text/plain", "text/html"} <= set(data)
        assert (film[film.strip[0]] if shown is film else shown).title in data["text/plain"]


#: how wide a page shows a film, and how tall it may get there
WIDE, TALL = 900, 1400


def height_on_a_page(film):
    """How tall the strip stands where there are WIDE pixels."""
    wide = max(size_of(frame, number=True)[0] for frame in film.frames)
    return sum(size_of(frame, number=True, width=wide)[1] for frame in film.frames) * min(1, WIDE / wide)


@each_film
def test_a_film_is_read_without_scrolling_far(film):
    assert height_on_a_page(film) <= TALL


def test_a_film_that_is_too_tall_would_be_seen():
    class Longer(type(FILMS["lstm"])):
        strip = ("weights", "step", "step step=1", "step step=2", "step step=3", "sequences")

    assert height_on_a_page(Longer(FILMS["lstm"].call)) > TALL


#: what a page leaves free between two frames
BETWEEN = 8
STORED = re.compile(r"viewBox=%220%200%20([\d.]+)%20([\d.]+)%22")
LESSONS = sorted((Path(__file__).parents[3] / "course").glob("*.ipynb"))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_stored_film_is_read_without_scrolling_far(path):
    outputs = [output for cell in read(path).cells for output in cell.get("outputs", [])]
    pages = ["".join(output.get("data", {}).get("text/html", "")) for output in outputs]
    for page in pages:
        sizes = [(float(wide), float(tall)) for wide, tall in STORED.findall(page)]
        if '<figure class="shapewise-film" aria-label' in page:  # an explorer has steps, and shows one frame at a time
            assert sizes
            assert sum(tall * min(1, WIDE / wide) for wide, tall in sizes) + BETWEEN * (len(sizes) - 1) <= TALL
