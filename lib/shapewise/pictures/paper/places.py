"""Places in a block, named by its cells, and what leads from one place to another."""

from __future__ import annotations

from shapewise.pictures.paper.frames import Label, Line, Outline

#: how far a line ends from what it comes from, and from what it leads to; how far a sign stands from what it adds up
START, END, AWAY = 5, 7, 36
#: from the lower edge of a cell down to the line that leads there from below
UNDER = 9


def cells(grid, rows=slice(None), columns=slice(None), **look):
    """An Outline around some cells; indices and slices count the cells that are drawn."""
    down, across = _run(rows, len(grid.values)), _run(columns, len(grid.values[0]))
    y = grid.row_y(down[0])
    wide, high = grid.cell * (across[-1] - across[0] + 1), grid.row_y(down[-1]) + grid.tall - y
    return Outline(grid.column_x(across[0]), y, wide, high, **look)


def _run(index, length):
    return range(length)[index] if isinstance(index, slice) else [index]


def each_row(grid, rows=slice(None), **look):
    """One Outline for each row."""
    return [cells(grid, row, **look) for row in _run(rows, len(grid.values))]


def around(*places):
    """One Outline around several."""
    x, y = min(place.x for place in places), min(place.y for place in places)
    return Outline(x, y, max(p.x + p.width for p in places) - x, max(p.y + p.height for p in places) - y)


def middle(place):
    """The middle of a place."""
    return place.x + place.width / 2, place.y + place.height / 2


def lead(source, target, arrow=True, near=START, far=END):
    """A straight line from the right of one place to the left of another."""
    (x, y), (to, level) = (source.x + source.width + near, middle(source)[1]), (target.x - far, middle(target)[1])
    return Line(((x, level if abs(level - y) < 5 else y), (to, level)), arrow)


def bend(source, target, part=0.5, near=START, far=END):
    """An arrow from the right of a place to the left of another: level, then up or down, then level again."""
    (x, y), (to, level) = (source.x + source.width + near, middle(source)[1]), (target.x - far, middle(target)[1])
    turn = x + (to - x) * part
    return Line(((x, y), (to, y)) if abs(y - level) < 5 else ((x, y), (turn, y), (turn, level), (to, level)), True)


def slide(first, last, side="right", away=16):
    """An arrow beside places that lie below one another, from the first down to the last."""
    x = first.x + first.width + away if side == "right" else first.x - away
    return Line(((x, middle(first)[1]), (x, last.y + 4)), True)


def beside(place, text, away=9):
    """Words on the right of a place."""
    return Label(text, place.x + place.width + away, middle(place)[1], align="left")


def sign_before(place, text, away):
    """A sign on the left of a place."""
    return Label(text, place.x - away, middle(place)[1], "sign")


def sign(text, *, x, y):
    """A sign in a circle: above or below the middle of the place or sign `x`, level with `y`."""
    return Label(text, _at(x)[0], _at(y)[1], "sign")


def sign_between(one, other, text):
    """A sign half-way between two places, or between two signs."""
    if isinstance(one, Label):
        return Label(text, (one.x + other.x) / 2, (one.y + other.y) / 2, "sign")
    if one.x + one.width <= other.x:
        return Label(text, (one.x + one.width + other.x) / 2, (middle(one)[1] + middle(other)[1]) / 2, "sign")
    return Label(text, middle(one)[0], (one.y + one.height + other.y) / 2, "sign")


def into(source, target):
    """A straight line from a place or a sign into a sign."""
    (x, y), (to, level) = _at(source), _at(target)
    if not isinstance(source, Label):
        x += (source.width / 2 + 2) * (1 if x < to else -1) if abs(to - x) > source.width / 2 else 0
    return Line(((x, y), (to, level)))


def turn_into(source, target):
    """A line from the right of a place, level, then up or down into a sign."""
    y = middle(source)[1]
    return Line(((source.x + source.width + 3, y), (target.x, y), (target.x, target.y)))


def out_of(source, target, far=END):
    """An arrow from a sign to the left of a place."""
    (x, y), level = _at(source), middle(target)[1]
    points = ((x, y), (target.x - far, level)) if y == level else ((x, y), (x, level), (target.x - far, level))
    return Line(points, True)


def _at(thing):
    return (thing.x, thing.y) if isinstance(thing, Label) else middle(thing)


def join(sources, target, text="+"):
    """What is added up: lines from every source into a sign, from there along under the target's row and up into it."""
    right, level = max(source.x + source.width for source in sources), target.y + target.height + UNDER
    at, x = right + AWAY, middle(target)[0]
    lines = [Line(((source.x + source.width + 2, middle(source)[1]), (at, level))) for source in sources]
    return [*lines, Line(((at, level), (x, level), (x, level - UNDER + 5)), True), Label(text, at, level, "sign")]


def lead_under(source, target, turn=26):
    """An arrow from the right of one place along under the row of another and up into it."""
    right, level, x = source.x + source.width, target.y + target.height + UNDER, middle(target)[0]
    points = ((right + 2, middle(source)[1]), (right + turn, level), (x, level), (x, level - UNDER + 5))
    return Line(points, True)


def lead_below(source, target, down=20):
    """An arrow from the bottom of one place, along under both, up into the bottom of another."""
    (x, _), (to, _) = middle(source), middle(target)
    start, end = source.y + source.height + START, target.y + target.height + START
    level = max(start, end) - START + down
    return Line(((x, start), (x, level), (to, level), (to, end)), True)


def span_over(grid, columns, text):
    """A stroke over some columns, and what they are over it."""
    place = cells(grid, 0, columns)
    stroke = Line(((place.x + 3, place.y - 7), (place.x + place.width - 3, place.y - 7)))
    return [stroke, Label(text, middle(place)[0], place.y - 16)]


def bracket(place, side, reach=10):
    """Two lines that take a place in: a stroke along its left or right, and a short one out of its middle."""
    x = place.x - reach if side == "left" else place.x + place.width + reach
    inner = x + (4 if side == "left" else -4)
    top, bottom = place.y, place.y + place.height
    return Line(((inner, top), (x, top), (x, bottom), (inner, bottom)))


def under(place, text, down=16, align="center"):
    """Words under a place."""
    x = place.x if align == "left" else middle(place)[0]
    return Label(text, x, place.y + place.height + down, align=align)


def over(start, end, text, up=11):
    """Words over the line from a place to another, or to a sign."""
    return Label(text, (start.x + start.width + end.x) / 2, middle(start)[1] - up, "note")
