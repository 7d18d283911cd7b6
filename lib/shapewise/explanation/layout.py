"""Where boxes and arrows of a graph go: layers from top to bottom, branches in columns, ways around on the right."""

from __future__ import annotations

from dataclasses import dataclass

#: room between columns, between rows, between lines that run side by side, and around everything
COLUMN_GAP, ROW_GAP, TRACK, MARGIN = 34, 30, 11, 20
#: how far from the middle of a box a line comes in that comes from the side
SIDE = 12


@dataclass
class Box:
    """A box with its place; `rank` is its row, `column` its column."""

    key: str
    width: float
    height: float
    rank: int = 0
    column: int = 0
    x: float = 0.0
    y: float = 0.0

    @property
    def middle(self):
        """The middle of its width."""
        return self.x + self.width / 2


@dataclass
class Arrow:
    """A line from one box to another, corner by corner."""

    source: str
    target: str
    points: list
    at: int = 0


@dataclass
class Layout:
    """Boxes by their key, arrows, and the size of it all."""

    boxes: dict
    arrows: list
    width: float
    height: float


def place(sizes, sources) -> Layout:
    """The layout of boxes of given sizes.

    Parameters
    ----------
    sizes : dict of str to (float, float)
        Width and height of each box, by its key, in the order in which they run.
    sources : dict of str to list of str
        The boxes that go into each.

    Examples
    --------
    >>> layout = place({"a": (50, 20), "b": (50, 20)}, {"a": [], "b": ["a"]})
    >>> layout.boxes["a"].y < layout.boxes["b"].y, layout.arrows[0].points[0][0] == layout.boxes["a"].middle
    (True, True)
    """
    boxes = {key: Box(key, *size) for key, size in sizes.items()}
    _rank(boxes, sources)
    straight = _columns(boxes, sources)
    edges = [(source, key, at) for key in sizes for at, source in enumerate(sources[key])]
    around = _ways_around(boxes, [edge for edge in edges if _is_long(boxes, edge) and edge[:2] not in straight])
    tracks = _tracks(boxes, edges, straight, around)
    right = _put(boxes, tracks)
    arrows = [_arrow(boxes, sources, edge, straight, around, tracks, right) for edge in edges]
    lanes = max(around.values(), default=-1) + 1
    width = right + lanes * TRACK + MARGIN
    height = max((box.y + box.height for box in boxes.values()), default=0) + MARGIN
    return Layout(boxes, arrows, width, height)


def _rank(boxes, sources):
    """Each box one row below the lowest of its sources; an input just above the first that takes it."""
    for key, box in boxes.items():
        box.rank = max((boxes[source].rank + 1 for source in sources[key]), default=0)
    for key, box in boxes.items():
        takers = [boxes[other].rank for other in boxes if key in sources[other]]
        if not sources[key] and takers:
            box.rank = min(takers) - 1


def _columns(boxes, sources):
    """A column for each box, that of its first source where it is free; and the edges that can run straight down."""
    taken, straight = {}, set()
    for key, box in sorted(boxes.items(), key=lambda item: item[1].rank):
        found = None
        for source in sources[key]:
            above = boxes[source]
            between = range(above.rank + 1, box.rank + 1)
            if all((above.column, rank) not in taken for rank in between):
                found = above.column
                straight.add((source, key))
                taken.update({(found, rank): key for rank in between})
                break
        if found is None:
            wanted = boxes[sources[key][0]].column if sources[key] else 0
            columns = sorted(range(len(boxes) + 1), key=lambda column: (abs(column - wanted), -column))
            found = next(column for column in columns if (column, box.rank) not in taken)
            taken[found, box.rank] = key
        box.column = found
    for key, box in boxes.items():  # a long way that stays in a column of its own may run straight as well
        for source in sources[key]:
            between = range(boxes[source].rank + 1, box.rank)
            column = boxes[source].column
            if between and (source, key) not in straight and all((column, rank) not in taken for rank in between):
                straight.add((source, key))
                taken.update({(column, rank): key for rank in between})
    return straight


def _is_long(boxes, edge):
    source, target, _ = edge
    return boxes[target].rank - boxes[source].rank > 1


def _ways_around(boxes, edges):
    """A lane beside the columns for each edge that would run through boxes; shorter ones nearer."""
    lanes, found = [], {}
    for source, target, at in sorted(edges, key=lambda edge: boxes[edge[1]].rank - boxes[edge[0]].rank):
        first, last = boxes[source].rank, boxes[target].rank
        lane = next((n for n, spans in enumerate(lanes) if all(b <= first or a >= last for a, b in spans)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((first, last))
        found[source, target, at] = lane
    return found


def _tracks(boxes, edges, straight, around):
    """Below each row: the lines that run sideways there, each on a height of its own."""
    below = {}
    for edge in edges:
        source, target, _ = edge
        above, under = boxes[source], boxes[target]
        if edge in around:
            below.setdefault(above.rank, []).append((source, "out"))
            below.setdefault(under.rank - 1, []).append(edge)
        elif above.column != under.column or len([one for one in edges if one[1] == target]) > 1:
            below.setdefault(under.rank - 1, []).append(edge)
    return {rank: list(dict.fromkeys(lines)) for rank, lines in below.items()}


def _put(boxes, tracks):
    """Coordinates for all boxes; the right edge of the columns."""
    widths, heights = {}, {}
    for box in boxes.values():
        widths[box.column] = max(widths.get(box.column, 0), box.width)
        heights[box.rank] = max(heights.get(box.rank, 0), box.height)
    left, x = {}, MARGIN
    for column in sorted(widths):
        left[column] = x
        x += widths[column] + COLUMN_GAP
    top, y = {}, MARGIN
    for rank in range(min(heights, default=0), max(heights, default=-1) + 1):
        top[rank] = y
        y += heights.get(rank, 0) + ROW_GAP + TRACK * len(tracks.get(rank, []))
    for box in boxes.values():
        box.x = left[box.column] + (widths[box.column] - box.width) / 2
        box.y = top[box.rank]
    for rank in top:  # where the lines below a row begin
        tracks[rank, "y"] = top[rank] + heights.get(rank, 0)
    return x - COLUMN_GAP + 16


def _arrow(boxes, sources, edge, straight, around, tracks, right):
    source, target, at = edge
    above, under = boxes[source], boxes[target]
    into = _port(under, at, len(sources[target]))
    straight_down = edge not in around and above.column == under.column
    if not straight_down and abs(into - under.middle) < 0.5:  # the middle of a column is where lines leave boxes
        into += SIDE if above.middle > under.middle else -SIDE
    start, end = (above.middle, above.y + above.height), (into, under.y)
    if edge in around:
        x = right + around[edge] * TRACK
        out, back = _height(tracks, above.rank, (source, "out")), _height(tracks, under.rank - 1, edge)
        points = [start, (start[0], out), (x, out), (x, back), (into, back), end]
    elif abs(start[0] - into) < 0.5:
        points = [start, end]
    else:
        y = _height(tracks, under.rank - 1, edge)
        points = [start, (start[0], y), (into, y), end]
    return Arrow(source, target, points, at)


def _port(box, at, number):
    return box.middle if number == 1 else box.x + box.width * (at + 1) / (number + 1)


def _height(tracks, rank, line):
    lines = tracks.get(rank, [])
    at = lines.index(line) if line in lines else 0
    return tracks[rank, "y"] + 9 + TRACK * at
