"""What the frames of the films cost, as ratios: to building one, to the smallest film, to plain work of the machine."""

from __future__ import annotations

import statistics
import time

from shapewise.pictures import __all__ as names
from shapewise.pictures.paper.svg import frame_svg

#: additions of the loop that frames are compared with: what Python does in a few milliseconds
ADDITIONS = 100_000


def bench_pictures(times, say):
    """Measure every film's middle frame.

    Parameters
    ----------
    times : int
        How often each is measured; the median counts.
    say : callable
        Prints a line.

    Returns
    -------
    dict
        For each film "svg_to_building", "slider_to_step" and "step_to_loop"; "sound": whether the same frame gave the
        same bytes each time.
    """
    loop = _median(times, _add)
    say(f"in parts of a loop of {ADDITIONS} additions, which took {1000 * loop:.1f} ms here")
    films = {name: _small(name) for name in names}
    found = {name: _ratios(film, times, loop) for name, film in films.items()}
    for name, ratios in found.items():
        say(
            f"{name}: arguments to SVG {ratios['step_to_loop']:.2f} loops; writing takes "
            f"{ratios['svg_to_building']:.1f} "
            f"times as long as building, a slider {ratios['slider_to_step']:.1f} times as long as a step"
        )
    return {
        "films": found,
        "sound": all(frame_svg(film[0]) == frame_svg(_small(name)[0]) for name, film in films.items()),
    }


def _ratios(film, times, loop):
    """Of the film's middle frame."""
    at, control = len(film) // 2, film.controls[0]
    other = {control.argument: _another(control, film.arguments)}
    last = min(at, len(film.changed(**other)) - 1)
    build, step = _median(times, lambda: film[at]), _median(times, lambda: frame_svg(film[at]))
    move = _median(times, lambda: frame_svg(film.changed(**other)[last]))
    return {"svg_to_building": (step - build) / build, "slider_to_step": move / step, "step_to_loop": step / loop}


def _small(name):
    from shapewise import draw
    from shapewise.pictures.discovery import small_film

    return small_film(getattr(draw, name))


def _another(control, arguments):
    """A value next to the present one."""
    value, (low, high) = arguments[control.argument], control.ends(arguments)
    if control.options:
        return next(one for one in control.options if one != value)
    return value + 1 if value < high else max(low, value - 1)


def _add():
    total = 0
    for number in range(ADDITIONS):
        total += number
    return total


def _median(times, act):
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    return statistics.median(took)
