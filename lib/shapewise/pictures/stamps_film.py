"""A transposed convolution: every number stamps the kernel, strides apart; where stamps overlap, they add up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.pictures.paper.arithmetic import data, plain, total, values
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.film import Control, Film, check
from shapewise.pictures.paper.frames import Axis
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage, block_of, filled, line, lines, touch
from shapewise.pictures.paper.style import LOW_HEAD, number_text
from shapewise.pictures.stamps_numbers import StampsNumbers

SLIDERS = (
    Control("steps", 1, 5, changes="how many numbers stamp"),
    Control("kernel_size", 1, 5, changes="how long a stamp is"),
    Control("strides", 1, 4, changes="how far apart the stamps begin"),
    Control("padding", options=("valid", "same"), changes="whether what is too long is cut off"),
)
STEPS = "batch steps channels"
#: the map of stamps is drawn up to this side
MOST_SIDE = 11


def stamps(layer, x) -> Film:
    """A Conv1DTranspose at work, with the numbers of its own kernel, bias and output.

    Parameters
    ----------
    layer : keras.layers.Conv1DTranspose
        With one filter; built or not.
    x : array
        ``(batch, steps, 1)``; the first sample is drawn.

    Returns
    -------
    Film
        Its moments: "stamp" for each `step`; "added", all of them and what they add up to; "map", how many stamps lie
        on
        each place of a map; "back", the output convolved with the same kernel.

    Raises
    ------
    TypeError, ValueError
        For another layer, for several channels or filters, for more than 8 steps.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> layer = keras.layers.Conv1DTranspose(1, 3, strides=2, kernel_initializer="ones")
    >>> print(stamps(layer, np.array([[[1], [10]]]))["added"].arithmetic)
    steps: (2 - 1) x 2 + max(3, 2) = 5
    place 2, where most stamps lie: 1 + 10 + bias 0 = 11
    """
    from shapewise import reading  # here and not above: it imports Keras

    x = data(x)
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv1DTranspose":
        raise ValueError(f"this is a picture of Conv1DTranspose: got a {facts.kind} layer.")
    y = reading.run(layer, x)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    return StampsFilm(StampsNumbers.of(x, kernel, bias, y, facts.config))


def small(*, steps=4, kernel_size=3, strides=2, padding="valid"):
    """Conv1DTranspose on small whole numbers.

    Parameters
    ----------
    steps, kernel_size, strides : int
        Up to 5, 5 and 4.
    padding : {"valid", "same"}

    Returns
    -------
    Film

    Examples
    --------
    >>> print(small(strides=4).facts["steps"])
    steps: (4 - 1) x 4 + max(3, 4) = 16
    """
    arguments = {"steps": steps, "kernel_size": kernel_size, "strides": strides, "padding": padding}
    check(SLIDERS, **arguments)
    one = np.ones((1, 1, 1))
    first = StampsNumbers(one * 2, one, np.array([1.0]), one * 3)
    return StampsFilm(first.resized(**arguments))


@dataclass(frozen=True, repr=False)
class StampsFilm(Film):
    """The moments of one call."""

    call: StampsNumbers

    title, sliders = "Stamps that add up", SLIDERS

    @property
    def strip(self):
        return ("added", *(("map",) if self._has_map else ()), "back")

    @property
    def places(self):
        return {"step": self.call.steps}

    @property
    def arguments(self):
        call = self.call
        return {"steps": call.steps, "kernel_size": call.size, "strides": call.strides, "padding": call.padding}

    @property
    def facts(self):
        most, inside = max(self.call.counts), self._inside
        return {
            "steps": line("steps", self.call.length),
            "stamps on a place": lines([("most", Number(most)), ("fewest, away from the ends", Number(min(inside)))]),
        }

    def rebuilt(self, **arguments):
        return StampsFilm(self.call.resized(**arguments))

    def scenes(self):
        steps = [("stamp", {"step": step}) for step in range(self.call.steps)]
        return [*steps, ("added", {}), *([("map", {})] if self._has_map else []), ("back", {})]

    @property
    def _has_map(self):
        return self.call.places <= MOST_SIDE

    @property
    def _inside(self):
        """How many stamps lie on the places away from the ends, where the pattern repeats; on all, where there are none."""
        counts, reach = self.call.counts, max(self.call.size, self.call.strides) - 1
        return counts[reach : len(counts) - reach] or counts

    def show_stamp(self, step=0):
        call, places = self.call, self.call.columns(step)
        number = plain(call.x[0, step, 0])
        title = f"Step {step} holds {number_text(number)}: it stamps {number_text(number)} times the kernel, from place {places[0]} on"
        parts = [(f"place {p}", product(number, plain(w))) for p, w in zip(places, call.kernel[:, 0, 0])]
        return self._moment("stamp", title, lines(parts), step + 1, full=False)

    def show_added(self, step=0):
        call = self.call
        inside = sorted(set(self._inside))
        pattern = (
            "the same number on each place inside"
            if len(inside) == 1
            else f"{inside[0]} or {inside[-1]} on a place in turn"
        )
        title = f"Where stamps overlap, they add up: {pattern}"
        most = max(call.kept, key=lambda place: call.counts[place])
        terms = values(row[most] for row in call.stamps if row[most] is not None)
        sums = total(terms) if terms else Number(0)
        if call.bias is not None:
            sums = sums + Labelled("bias", Number(plain(call.bias[0])))
        worked = lines([("steps", call.length), (f"place {most}, where most stamps lie", sums)])
        return self._moment("added", title, worked, call.steps, full=True)

    def show_map(self, step=0):
        call = self.call
        kept = np.array(call.counts)[list(call.kept)]
        counts = np.outer(kept, kept)
        along = {"height": Axis("height", 1, None), "width": Axis("width", 2, None)}
        on = Stage.of(
            row(
                block(
                    "stamps",
                    "between",
                    counts,
                    along,
                    down="height",
                    right="width",
                    shape=False,
                    name="stamps on a place",
                )
            )
        )
        found = sorted(set(np.outer(self._inside, self._inside).ravel().tolist()))
        kernel, size = f"a kernel of {call.size} x {call.size}, strides of {call.strides}", len(found)
        even = (
            f"{found[0]} everywhere inside"
            if size == 1
            else f"{', '.join(map(str, found[:-1]))} and {found[-1]}: a checkerboard"
        )
        worked = line("most on a place", product(max(kept.tolist()), max(kept.tolist())))
        return on.moment("map", f"On a map, {kernel}: {even}", ["stamps"], worked)

    def show_back(self, step=0):
        call, back = self.call, self.call.back
        look = {"right": "steps", "shape": False, "named": False, "head": LOW_HEAD}
        shape = axes(STEPS, call.x.shape)
        blocks = [
            block("input", "input", call.x[0].T, shape, name="input", **look),
            block("output", "output", call.y[0].T, shape, name="output", **look),
            block("convolved", "between", back[0].T, shape, name="output, convolved", cell=40, **look),
        ]
        on = Stage.of(column(*blocks, level="left"))
        same = np.array_equal(back, call.x)
        title = f"A convolution with the same kernel {'gives' if same else 'does not give'} the input back"
        worked = lines([(f"step {n}", Number(plain(value))) for n, value in enumerate(back[0, :, 0])])
        return on.moment("back", title, list(on.grids), worked)

    def _stage(self):
        """Input and kernel above; a row for each stamp; what they add up to; the output."""
        call = self.call
        seen = block("input", "input", call.x[0].T, axes(STEPS, call.x.shape), right="steps")
        kernel = block("kernel", "weights", call.kernel[:, :, 0].T, {}, head=LOW_HEAD)
        bias = None if call.bias is None else block("bias", "weights", [[call.bias[0]]], {}, head=LOW_HEAD)
        labels = tuple(f"{number_text(value)} x kernel" for value in call.x[0, :, 0])
        cut = tuple((0, place, "left over") for place in range(call.places) if place not in call.kept)
        laid = block("stamps", "between", call.stamps, {}, row_labels=labels, head=LOW_HEAD)
        counts = block("counts", "between", [call.counts], {}, name="stamps on a place", name_at="left")
        sums = block("sums", "between", [call.sums], {}, name="added up", marks=cut, name_at="left")
        output = block(
            "output", "output", call.y[0].T, axes(STEPS, call.y.shape), named=False, right="steps", head=LOW_HEAD
        )
        return Stage.of(column(row(seen, 20, kernel, bias), laid, counts, sums, output, level="left"))

    def _moment(self, key, title, arithmetic, until, full):
        call, on = self.call, self._stage()
        laid = filled(on["stamps"], lambda step, _: step < until)
        outlines = [
            cells(laid, step, slice(call.columns(step)[0], call.columns(step)[-1] + 1), thin=step != until - 1)
            for step in range(until)
        ]
        outlines += [] if full else [cells(on["input"], 0, until - 1)]
        shown = [on["input"], "kernel", *(["bias"] if "bias" in on else []), laid]
        shown += [on[one] if full else filled(on[one], lambda *_: False) for one in ("counts", "sums", "output")]
        return on.moment(key, title, shown, arithmetic, outlines, list(self._touches(on, laid)) if full else ())

    def _touches(self, on, laid):
        """What each output number was made of: the stamps on its place."""
        for step, place in enumerate(self.call.kept):
            lit = [r for r in range(self.call.steps) if place in self.call.columns(r)]
            terms = [number_text(laid.values[r][place]) for r in lit] or ["0"]
            terms += [] if self.call.bias is None else [number_text(self.call.bias[0])]
            text = f"{' + '.join(terms)} = {number_text(self.call.y[0, step, 0])}"
            yield touch(
                on["output"], 0, step, (laid, [(r, place) for r in lit]), (on["input"], block_of([0], lit)), text=text
            )
