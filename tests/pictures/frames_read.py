"""A frame as tests read it: the numbers in the cells of a grid."""

import numpy as np


def cells(frame, name):
    """The numbers that stand in a grid, as ``{(row, column): number}``; empty cells are left out."""
    values = frame.grid(name).values
    return {place: value for place, value in np.ndenumerate(np.array(values, dtype=object)) if value is not None}


def expected(array):
    """An array ``(rows, columns)`` as the same."""
    return dict(np.ndenumerate(np.asarray(array)))


def turned(array):
    """A sample ``(steps, channels)`` as the picture stands: steps to the right."""
    return expected(np.asarray(array).T)


def arithmetic(frame):
    """The lines under a frame."""
    return str(frame.arithmetic).splitlines()


def said(line):
    """A line of the words of a frame as the row's name and its numbers, without factors and remarks."""
    name, _, rest = line.strip().partition(": ")
    return name, [part.split(" = ")[-1].split(" (")[0] for part in rest.split(", ")]


def touched(frame, name, row, column):
    """What lights up with a cell, as ``{grid: set of places}``, and its sum."""
    touch = next(one for one in frame.touches if one.cell == (name, row, column))
    lit = {}
    for grid, r, c in touch.lit:
        lit.setdefault(grid, set()).add((r, c))
    return lit, touch.sum
