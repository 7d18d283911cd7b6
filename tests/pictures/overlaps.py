"""What lies on what in a frame: texts, lines, boxes and signs, measured with the widths that the writer uses."""

from __future__ import annotations

import itertools

from shapewise.pictures.paper.captions import BORDER, SHEET, SIGN, captions, cell_texts, label_text

#: touching by less than this is no overlap
TOUCH = 1.0
#: texts in a cell stand at least this far from each other, and from what is drawn around the cell
CLEAR = 2.0


def overlaps(frame):
    """Pairs that lie on each other, in words; and what lies outside of the frame."""
    texts = [(text.words, text.box) for grid in frame.grids for text in captions(grid)]
    texts += [(label.text, label_text(label).box) for label in frame.labels if label.kind != "sign"]
    grids = [(f"the cells of {grid.name}", box) for grid in frame.grids for box in cell_boxes(grid)]
    signs = [
        (f"sign {one.text}", (one.x - SIGN, one.y - SIGN, one.x + SIGN, one.y + SIGN))
        for one in frame.labels
        if one.kind == "sign"
    ]
    lines = [("a line", *pair) for line in frame.lines for pair in itertools.pairwise(line.points)]
    edges = [(f"the edge of a {one.kind}", *edge) for one in frame.outlines for edge in edges_of(one)]
    found = [(a, b) for (a, one), (b, other) in itertools.combinations([*texts, *signs], 2) if boxes_meet(one, other)]
    found += [(a, b) for (a, one), (b, other) in itertools.product([*texts, *signs], grids) if boxes_meet(one, other)]
    found += [(a, b) for (a, one), (b, other) in itertools.combinations(grids, 2) if boxes_meet(one, other) and a != b]
    found += [
        (a, b)
        for (a, box), (b, start, end) in itertools.product(texts, [*lines, *edges])
        if line_meets(start, end, box)
    ]
    found += [
        (a, b)
        for (a, start, end), (b, box) in itertools.product(lines, grids)
        if line_meets(start, end, shrunk(box, BORDER))
    ]
    found += [pair for grid in frame.grids for pair in crowded(grid)]
    inner = [(text.words, text.box) for grid in frame.grids for texts in cell_texts(grid).values() for text in texts]
    found += [(a, b) for (a, box), (b, start, end) in itertools.product(inner, edges) if line_meets(start, end, box)]
    size = (0, 0, frame.width, frame.height)
    found += [(a, "the edge of the frame") for a, box in [*texts, *signs, *grids] if not inside(box, size)]
    return found


def crowded(grid):
    """What stands too close in a cell: the small text and the number under it, or a text and the cell's edge."""
    found = []
    for (row, column), texts in cell_texts(grid).items():
        x, y = grid.column_x(column), grid.row_y(row)
        cell = (x + CLEAR, y + CLEAR, x + grid.cell - CLEAR, y + grid.tall - CLEAR)
        found += [
            (text.words, f"the edge of its cell in {grid.name}") for text in texts if not inside(text.box, cell, 0)
        ]
        found += [(a.words, b.words) for a, b in itertools.pairwise(texts) if b.box[1] - a.box[3] < CLEAR]
    return found


def cell_boxes(grid):
    """The cells with their border; one box for each row where rows stand apart."""
    rows = [(grid.row_y(r), grid.tall) for r in range(len(grid.values))] if grid.gap else [(grid.y, grid.height)]
    more = SHEET * grid.behind
    return [
        (grid.x - BORDER, y - BORDER - more, grid.x + grid.width + BORDER + more, y + high + BORDER) for y, high in rows
    ]


def edges_of(outline):
    left, top, right, bottom = outline.x, outline.y, outline.x + outline.width, outline.y + outline.height
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return list(itertools.pairwise(corners))


def boxes_meet(one, other):
    wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return wide > TOUCH and high > TOUCH


def shrunk(box, by):
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by


def line_meets(start, end, box):
    """Whether a straight line goes through a box (clipped as by Liang and Barsky)."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    left, top, right, bottom = shrunk(box, TOUCH / 2)
    first, last = 0.0, 1.0
    for p, q in ((-dx, x - left), (dx, right - x), (-dy, y - top), (dy, bottom - y)):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            first = max(first, q / p)
        else:
            last = min(last, q / p)
    return first < last


def inside(box, size, touch=TOUCH):
    return (
        box[0] >= size[0] - touch
        and box[1] >= size[1] - touch
        and box[2] <= size[2] + touch
        and box[3] <= size[3] + touch
    )
