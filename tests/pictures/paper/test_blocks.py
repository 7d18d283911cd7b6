import pytest

from shapewise.pictures.paper.blocks import axes, block, column, instead, lowered, row, table, words
from shapewise.pictures.paper.captions import captions
from shapewise.pictures.paper.stage import Stage
from shapewise.pictures.paper.style import ROW


def one(key, rows=2, columns=3, **look):
    return block(key, "input", [[1] * columns] * rows, **look)


def named(key, **look):
    return one(key, along=axes("batch steps channels", (1, 3, 2)), right="steps", down="channels", **look)


def test_a_block_stands_as_far_from_the_next_as_what_is_written_beside_it_needs():
    bare, full = Stage.of(row(one("a"), one("b"))), Stage.of(row(one("a"), named("b")))
    assert full["b"].x - full["a"].x > bare["b"].x - bare["a"].x
    texts = [text for text in captions(full["b"]) if text.box[3] > full["a"].y]
    assert min(text.box[0] for text in texts) >= full["a"].x + full["a"].width + 18


def test_what_is_written_over_a_block_may_reach_over_its_neighbour_if_that_has_nothing_there():
    wide = "a name that is much wider than its cells"
    low = Stage.of(row(one("a", name_at="left"), lowered(one("b", name=wide), 6)))
    level = Stage.of(row(one("a"), one("b", name=wide)))
    assert low["b"].x - low["a"].x < level["b"].x - level["a"].x


def test_the_first_cells_of_a_row_are_level_or_their_middles():
    top, middle = (Stage.of(row(one("a", 5), one("b", 1), level=level)) for level in ("top", "middle"))
    assert top["a"].y == top["b"].y
    assert middle["b"].y - middle["a"].y == pytest.approx(2 * ROW)


def test_a_column_has_its_middles_or_its_left_ends_above_each_other():
    middle, left = (Stage.of(column(one("a", 1, 4), one("b", 1, 2), level=level)) for level in ("middle", "left"))
    assert middle["a"].x + middle["a"].width / 2 == middle["b"].x + middle["b"].width / 2
    assert left["a"].x == left["b"].x
    assert left["b"].y > left["a"].y + left["a"].height


def test_a_number_among_blocks_is_more_room():
    without, with_room = Stage.of(row(one("a"), one("b"))), Stage.of(row(one("a"), 50, one("b")))
    assert with_room["b"].x - with_room["a"].x == without["b"].x - without["a"].x + 50


def test_in_a_table_blocks_stand_below_each_other_in_every_row():
    on = Stage.of(table([one("a", 2, 6), one("b")], [one("c"), one("d", 1, 9)], [None, one("e")]))
    assert on["a"].x == on["c"].x
    assert on["b"].x == on["d"].x == on["e"].x
    assert on["c"].y == on["d"].y
    assert on["a"].y < on["c"].y < on["e"].y


def test_in_the_place_of_a_block_another_can_stand():
    on = Stage.of(row(instead(one("a"), one("b")), one("c")))
    assert (on["a"].x, on["a"].y) == (on["b"].x, on["b"].y)


def test_words_stand_level_with_the_first_cells():
    on = Stage.of(row(words("said", "no weights"), one("a")))
    assert on["said"].y == pytest.approx(on["a"].y + ROW / 2)


def test_the_room_for_a_name_is_that_of_the_longest_it_has():
    long = "a name that is longer than the others, by far"
    places = [Stage.of(row(one("a"), one("b", name=name, room=("short", long))))["b"].x for name in ("short", long)]
    assert places[0] == places[1]


def test_a_stage_begins_at_the_corner_and_ends_where_its_blocks_end():
    on = Stage.of(row(named("a"), named("b", side="right")))
    boxes = [text.box for key in ("a", "b") for text in captions(on[key])]
    assert min(box[0] for box in boxes) == pytest.approx(0)
    assert max(box[2] for box in boxes) == pytest.approx(on.width)
    assert min(box[1] for box in boxes) == pytest.approx(0)
