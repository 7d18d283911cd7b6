"""What there is to see of a Dense layer on rows, frame by frame, as data.

This file claims: the frames are those of the storyboard "Dense on more than two axes": one row through the kernel, the
same kernel for every row, Flatten + Dense on the same input, and what moves when one number is changed.
Rows run downwards, as Keras prints them and as they lie in a picture; what is on the last axis runs to the right.
"""

from __future__ import annotations

from shapewise.derivation import Derivation, Labelled, Number, product
from shapewise.pictures.conv1d_frames import count_of, plain, rows_of
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Line, Outline
from shapewise.pictures.paper.style import CELL, HEAD, ROW, number_text, overhang

#: the moments of the storyboard, in their order
MOMENTS = ("row", "rows", "flatten", "change")
#: width of a cell with its change above it; of the fan of lines; least distance of two sums; between rows that change
CHANGE, FAN, PITCH, APART = 48, 124, 84, 8


class DenseFrames:
    """Builds the frames of one Dense, and of a Dense behind Flatten, both as DenseNumbers."""

    def __init__(self, call, whole):
        self.call, self.whole, self.y = call, whole, HEAD
        self.input_x = 100 + overhang(CELL * call.features)
        self.input_end = self.input_x + CELL * call.features
        self.kernel_x = self.input_end + overhang(CELL * call.features) + 116 + overhang(CELL * call.units, 128)
        kernel_end = self.kernel_x + CELL * call.units
        self.output_x = kernel_end + 84 + overhang(CELL * call.units, 128) + overhang(CELL * call.units)
        self.width = self.output_x + CELL * call.units + 110 + overhang(CELL * call.units)
        self.level = self.y + ROW * (call.features - 0.5)  # where rows enter the kernel and leave it
        self.bias_y = self.y + ROW * call.features + 12
        under = self.bias_y + ROW if call.bias is not None else self.y + ROW * call.features
        self.height = max(under, self.y + ROW * call.rows) + 10

    # the moments of the storyboard

    def show_row(self, row=0, feature=0):
        """One row goes through the kernel."""
        call = self.call
        parts = []
        for unit in range(call.units):
            total = _sum(product(plain(a), plain(b)) for a, b in zip(call.x[0, row], call.kernel[:, unit]))
            if call.bias is not None:
                total = total + Labelled("bias", Number(plain(call.bias[unit])))
            parts.append((f"output[0, {row}, {unit}]", total))
        which = "One row goes" if row == 0 else f"Row {row} goes"
        same = "the kernel" if row == 0 else "the same kernel"
        return Frame(
            "row",
            f"{which} through {same}: {count_of(call.features, 'number')} in, {count_of(call.units, 'number')} out",
            (self._input(), *self._weights(), self._output(row + 1)),
            Derivation("value", tuple(parts)),
            outlines=(self._row(self.input_x, call.features, row), self._row(self.output_x, call.units, row)),
            lines=self._ways([row]),
            width=self.width,
            height=self.height,
        )

    def show_rows(self, row=0, feature=0):
        """The same kernel for every row; it is drawn once, because there is only one."""
        call = self.call
        title = f"The same kernel slides down: {count_of(call.rows, 'row')} in, {count_of(call.rows, 'row')} out"
        return Frame(
            "rows",
            f"{title}, and not one weight more",
            (self._input(), *self._weights(), self._output(call.rows)),
            Derivation("parameters", (("weights of the layer", call.weights),)),
            lines=self._ways(range(call.rows)),
            width=self.width,
            height=self.height,
        )

    def show_flatten(self, row=0, feature=0):
        """Flatten + Dense: every number of the input has a line into every number that comes out."""
        whole, high = self.whole, ROW * self.whole.features
        flat_x = self.input_end + 138
        kernel_x = flat_x + CELL + 58 + overhang(CELL * whole.units, 132)
        kernel_end = kernel_x + CELL * whole.units
        plus, sums = kernel_end + FAN, self._sums()
        output_x = plus + 116
        flat_axes = (Axis("batch", 0, len(self.call.x)), Axis("features", 1, whole.features))
        axes = (Axis("features", 0, whole.features), Axis("units", 1, whole.units, "→"))
        out = (Axis("batch", 0, len(self.call.x)), Axis("units", 1, whole.units))
        pitch = sums[1] - sums[0] if len(sums) > 1 else PITCH
        flat = rows_of(self.call.x[0].reshape(-1, 1))
        grids = [
            self._input(),
            Grid("flat", "input", flat, flat_x, self.y, rows=flat_axes[1], shape=flat_axes),
            Grid("kernel", "weights", rows_of(whole.kernel), kernel_x, self.y, columns=axes[1], shape=axes,
                 row_names=_names("feature", whole.features)),
            Grid("output", "output", rows_of(whole.y[0][:, None]), output_x, sums[0] - ROW / 2, rows=out[1], shape=out,
                 gap=pitch - ROW, side="right", head_at=self.y),
        ]  # fmt: skip
        if whole.bias is not None:
            values = rows_of(whole.bias[:, None])
            grids.append(
                Grid("bias", "weights", values, plus + 16, sums[0] + 14, gap=pitch - ROW, name_at="right",
                     row_names=_names("unit", whole.units))
            )  # fmt: skip
        level = self.y + (9 if whole.features > 1 else -5)  # clear of what stands beside the middle of the column
        labels = [Label("Flatten", self.input_end + 58, level - 12)]
        lines = [Line(((self.input_end + 8, level), (flat_x - 26, level)), arrow=True)]
        for place in range(whole.features):
            level = self.y + ROW * (place + 0.5)
            lines.append(Line(((flat_x + CELL + 3, level), (kernel_x - 5, level))))
            lines += [Line(((kernel_end + 5, level), (plus, middle))) for middle in sums]
        for middle in sums:
            labels.append(Label("+", plus, middle, "sign"))
            lines.append(Line(((plus, middle), (output_x - 6, middle)), arrow=True))
            if whole.bias is not None:
                lines.append(Line(((plus + 14, middle + ROW / 2 + 8), (plus, middle))))
        into = (
            f"{count_of(whole.features, 'line')} into {'each of ' * (whole.units > 1)}{count_of(whole.units, 'number')}"
        )
        return Frame(
            "flatten",
            f"Flatten + Dense({whole.units}): {into}",
            tuple(grids),
            Derivation("parameters", (("weights of Flatten + Dense", whole.weights),)),
            lines=tuple(lines),
            labels=tuple(labels),
            width=output_x + CELL + 116 + overhang(CELL),
            height=max(high, sums[-1] + 60 - self.y) + self.y + 8,
        )

    def show_change(self, row=0, feature=0):
        """One number of the input is changed by 1: what moves in either output?"""
        call, whole = self.call, self.whole
        before, flat_before = call.y[0], whole.y[0]
        after, flat_after = call.changed(row, feature), whole.changed(row * call.features + feature)
        moved, flat_moved = before != after, flat_before != flat_after
        dense_x = self.input_end + 150 + overhang(CHANGE * call.units)
        flat_x = dense_x + CHANGE * call.units + 250
        pitch = ROW + APART
        flat_y = self.y + max(0, (pitch * call.rows - APART - ROW * whole.units) / 2)
        axes, out = self._axes(call.y, "units"), (Axis("batch", 0, len(call.x)), Axis("units", 1, whole.units))
        x = call.x[0].copy()
        x[row, feature] += 1
        grids = (
            self._input(x, APART),
            Grid("Dense", "output", rows_of(after), dense_x, self.y, notes=_notes(before, after), cell=CHANGE, gap=APART,
                 rows=axes[1], columns=axes[2], shape=axes),
            Grid("Flatten + Dense", "output", rows_of(flat_after[:, None]), flat_x, flat_y,
                 notes=_notes(flat_before[:, None], flat_after[:, None]), cell=CHANGE, rows=out[1], shape=out, side="right",
                 head_at=self.y),
        )  # fmt: skip
        outlines = [Outline(self.input_x + CELL * feature, self.y + pitch * row, CELL, ROW)]
        for place in range(call.rows):
            if moved[place].any():
                outlines.append(Outline(dense_x, self.y + pitch * place, CHANGE * call.units, ROW))
        if flat_moved.any():
            outlines.append(Outline(flat_x, flat_y, CHANGE, ROW * whole.units))
        parts = (("weights of Dense", call.weights), ("of Flatten + Dense", whole.weights))
        in_dense, in_flat = f"{int(moved.sum())} of {moved.size}", f"{int(flat_moved.sum())} of {flat_moved.size}"
        return Frame(
            "change",
            f"input[0, {row}, {feature}] grows by 1: in Dense {in_dense} numbers move, in Flatten + Dense {in_flat}",
            grids,
            Derivation("parameters", parts),
            outlines=tuple(outlines),
            labels=(Label("+1", self.input_end + 18, self.y + pitch * row + ROW / 2),),
            width=flat_x + CHANGE + 116 + overhang(CHANGE),
            height=self.y + max(pitch * call.rows - APART, ROW * whole.units) + 10,
        )

    # the blocks

    def _axes(self, array, last):
        names = enumerate(zip(("batch", "rows", last), array.shape))
        return tuple(Axis(name, number, size, "→" if number == 2 else "") for number, (name, size) in names)

    def _input(self, values=None, gap=0):
        axes = self._axes(self.call.x, "features")
        values = self.call.x[0] if values is None else values
        return Grid(
            "input", "input", rows_of(values), self.input_x, self.y, rows=axes[1], columns=axes[2], depth=axes[0],
            shape=axes, gap=gap,
        )  # fmt: skip

    def _weights(self):
        call = self.call
        axes = (Axis("features", 0, call.features), Axis("units", 1, call.units, "→"))
        kernel = Grid(
            "kernel", "weights", rows_of(call.kernel), self.kernel_x, self.y, rows=axes[0], columns=axes[1], shape=axes,
            compact=True,
        )  # fmt: skip
        if call.bias is None:
            return [kernel]
        bias = rows_of(call.bias[None])
        return [kernel, Grid("bias", "weights", bias, self.kernel_x, self.bias_y, name_at="left", row_names=("bias",))]

    def _output(self, full):
        """The output, filled up to so many rows."""
        axes = self._axes(self.call.y, "units")
        values = tuple(row if r < full else (None,) * len(row) for r, row in enumerate(rows_of(self.call.y[0])))
        return Grid(
            "output", "output", values, self.output_x, self.y, rows=axes[1], columns=axes[2], depth=axes[0], shape=axes,
            side="right",
        )  # fmt: skip

    def _row(self, x, length, row):
        return Outline(x, self.y + ROW * row, CELL * length, ROW)

    def _ways(self, rows):
        """From the rows of the input into the kernel, and from there to the rows of the output."""
        into, out = self.input_end + 34, self.output_x - 30
        kernel_end = self.kernel_x + CELL * self.call.units
        ways = [Line(((into, self.level), (self.kernel_x - 5, self.level)), arrow=True)]
        ways.append(Line(((kernel_end + 5, self.level), (out, self.level))))
        for row in rows:
            level = self.y + ROW * (row + 0.5)
            ways.append(Line(((self.input_end + 5, level), (into, level), (into, self.level))))
            ways.append(Line(((out, self.level), (out, level), (self.output_x - 7, level)), arrow=True))
        return tuple(ways)

    def _sums(self):
        """The heights at which the sums of Flatten + Dense stand."""
        high, units = ROW * self.whole.features, self.whole.units
        pitch = max(high / units, PITCH)
        first = max(self.y + high / 2 - pitch * (units - 1) / 2, self.y + ROW / 2)
        return [first + pitch * unit for unit in range(units)]


def frame_of(call, whole, key, row=0, feature=0):
    """One frame of a Dense and of the one behind Flatten: `key` is one of :data:`MOMENTS`.

    Raises
    ------
    ValueError
        If there is no such frame, row or feature, or no layer behind Flatten where one is needed.
    """
    if key not in MOMENTS:
        raise ValueError(f"there is no frame {key!r}: expected one of {', '.join(MOMENTS)}.")
    for name, value, most in (("row", row, call.rows), ("feature", feature, call.features)):
        if not 0 <= value < most:
            raise ValueError(f"there is no {name} {value}: expected {name} from 0 to {most - 1}.")
    if whole is None and key in ("flatten", "change"):
        raise ValueError(f'the frame "{key}" compares with Flatten + Dense: give that model as well.')
    return getattr(DenseFrames(call, whole), f"show_{key}")(row, feature)


def _names(noun, number):
    return tuple(f"{noun} {n}" for n in range(number))


def _notes(before, after):
    """Each number as it was, and its change."""
    return tuple(
        tuple(f"{number_text(a)}{'−' if b < a else '+'}{number_text(abs(b - a))}" for a, b in zip(*pair))
        for pair in zip(before, after)
    )


def _sum(terms):
    first, *rest = terms
    for term in rest:
        first = first + term
    return first
