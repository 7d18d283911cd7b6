"""The picture of a model: everything said is in it, nothing lies on anything else, and it can be read out."""

import re
import xml.etree.ElementTree as tree

import numpy as np
import pytest

from explanation.wild import WILD
from shapewise.explanation import explain
from shapewise.explanation.graph import graph_of
from shapewise.explanation.layout import place
from shapewise.explanation.picture import Broken, _size, _texts, draw_graph
from shapewise.explanation.picture_style import COLOURS, text_width
from shapewise.pictures.paper import style
from shapewise.reading import keras

L = keras.layers
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = [
    "convnet_for_digits", "resnet", "unet", "wavenet", "siamese", "triplet", "bert_of_many_blocks", "bert_with_three_inputs",
    "tickets_with_several_outputs", "gan_without_a_call", "own_weights_and_unused_layers", "recommender", "deeplab",
    "mobile_blocks", "translation_transformer", "set_of_points", "blocks_in_a_list", "low_light_with_ops", "structured_data_from_a_dict",
    "sequence_to_sequence_with_states",
]  # fmt: skip


def explained(name):
    found = WILD[name]()
    return explain(*found) if isinstance(found, tuple) else explain(found)


def laid_out(graph):
    return place(
        {node.key: _size(_texts(node)) for node in graph.nodes}, {node.key: node.sources for node in graph.nodes}
    )


def overlap(one, other):
    return (
        one.x < other.x + other.width and other.x < one.x + one.width
        and one.y < other.y + other.height and other.y < one.y + one.height
    )  # fmt: skip


def runs_through(arrow, box):
    """Whether a line of an arrow runs through a box."""
    for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:]):
        inside_x = min(x1, x2) < box.x + box.width - 1 and max(x1, x2) > box.x + 1
        inside_y = min(y1, y2) < box.y + box.height - 1 and max(y1, y2) > box.y + 1
        if inside_x and inside_y:
            return True
    return False


@pytest.mark.parametrize("name", DRAWN)
def test_no_box_lies_on_another_and_no_line_runs_through_one(name):
    layout = laid_out(graph_of(explained(name).rows))
    boxes = list(layout.boxes.values())
    assert [(a.key, b.key) for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b)] == []
    assert [
        (arrow.source, arrow.target, box.key) for arrow in layout.arrows for box in boxes if runs_through(arrow, box)
    ] == []
    for arrow in layout.arrows:
        assert arrow.points[0][1] < arrow.points[-1][1]
    assert all(
        0 <= box.x and box.x + box.width <= layout.width and box.y + box.height <= layout.height for box in boxes
    )


@pytest.mark.parametrize("name", DRAWN)
def test_two_lines_lie_on_each_other_only_where_they_leave_the_same_box_or_enter_it(name):
    layout = laid_out(graph_of(explained(name).rows))
    lines = [
        (arrow.source, arrow.target, round(x1, 1), round(min(y1, y2), 1), round(max(y1, y2), 1))
        for arrow in layout.arrows
        for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:])
        if x1 == x2
    ]
    for i, (source, target, x, top, bottom) in enumerate(lines):
        for other in lines[:i]:
            if other[2] == x and min(bottom, other[4]) - max(top, other[3]) > 1:
                assert source == other[0] or target == other[1], (source, target, other)


def test_the_tests_of_overlaps_can_fail():
    layout = laid_out(graph_of(explained("unet").rows))
    one, other, *_ = layout.boxes.values()
    moved = type(one)(one.key, one.width, one.height, x=other.x + 5, y=other.y + 5)
    assert overlap(moved, other)
    arrow = type(layout.arrows[0])("a", "b", [(moved.middle, moved.y - 50), (moved.middle, moved.y + 500)])
    assert runs_through(arrow, moved)


@pytest.mark.parametrize("name", DRAWN)
def test_every_text_fits_its_box_in_the_widths_of_the_real_font(name):
    graph = graph_of(explained(name).rows)
    for node in graph.nodes:
        lines = _texts(node)
        width, _ = _size(lines)
        for text, kind in lines:
            size, weight = (14, "bold") if kind == "b" else (12, "bold" if kind == "shape" else "normal")
            assert style.text_width(text, size * 0.72, weight) <= width - 18, text


@pytest.mark.parametrize("name", DRAWN)
def test_every_layer_with_its_shape_and_its_arithmetic_is_text_in_the_picture(name):
    explanation = explained(name)
    root = tree.fromstring(str(explanation.picture()))
    said = " ".join("".join(text.itertext()).strip() for text in root.iter(f"{SVG}text"))
    said = re.sub(r"\s+", " ", said)
    for node in graph_of(explanation.rows).nodes:
        assert node.title in said
        for line in [node.shape, *node.lines]:
            assert re.sub(r"\s+", " ", line).strip() in said
    assert root.get("role") == "img"
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), words.get("id"))
    assert title.text == explanation.name
    assert words.text == explanation.picture().words


def test_repeats_are_drawn_once_with_how_often():
    svg = str(explained("bert_of_many_blocks").picture())
    assert svg.count("TransformerBlock</text>") == 1
    assert "x 12</text>" in svg


def test_the_second_use_of_a_model_goes_its_own_way():
    graph = graph_of(explained("siamese").rows)
    distance = next(node for node in graph.nodes if node.kind == "Lambda")
    first, second = (graph.node(key) for key in distance.sources)
    assert first is not second
    assert first.title == second.title == "tower"


def test_what_is_not_known_to_come_from_anywhere_hangs_under_the_call_before():
    graph = graph_of(explained("recommender").rows)
    assert any(not node.known for node in graph.nodes)
    assert "unknown" in str(explained("recommender").picture())


def test_an_error_is_drawn_up_to_the_layer_that_broke_with_what_does_not_meet():
    rows = explain(WILD["convnet_for_digits"]()).rows[:2]
    broken = Broken(
        "conv", "Conv2D", (rows[-1].name,), ("(None, 13, 13, 8)",), "kernel_size <= 13", ("(13 - 20) // 1 + 1 = -6",)
    )
    picture = draw_graph(rows, title="digits", broken=broken)
    assert "does not fit: expected kernel_size &lt;= 13" in str(picture)
    assert 'class="got">(None, 13, 13, 8)</text>' in str(picture)
    assert str(picture).count('class="broken"') == 1
    assert "conv (Conv2D): (None, 13, 13, 8) -> ?" in picture.words


def test_two_shapes_that_do_not_meet_stand_at_their_arrows():
    left, right = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    model = keras.Model([left, right], [L.Dense(3, name="a")(left), L.Dense(5, name="b")(right)])
    broken = Broken("sum", "Add", ("a", "b"), ("(None, 3)", "(None, 5)"), "the same length, or 1")
    svg = str(draw_graph(explain(model).rows, broken=broken))
    assert svg.count('class="got"') == 2
    assert svg.count("broken-line") == 3  # two lines, and the style


def test_names_are_escaped_and_the_same_model_gives_the_same_bytes():
    row = explain(L.Dense(1, name="a<b>"), (None, 2))
    assert "<b>" not in str(row.picture())
    tree.fromstring(str(row.picture()))
    assert str(row.picture()) == str(row.picture())


def test_a_picture_shows_itself_in_a_notebook_and_can_be_saved(tmp_path):
    picture = explain(L.Dense(1, name="dense"), (None, 2)).picture()
    assert picture._repr_html_().startswith("<div")
    assert repr(picture) == picture.words
    picture.save(tmp_path / "dense.svg")
    assert (tmp_path / "dense.svg").read_text(encoding="utf-8") == f"{picture}\n"


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return np.dot(parts, [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
def test_text_and_borders_stand_out_on_light_and_on_dark_ground(side):
    colours = {name: pair[side] for name, pair in COLOURS.items()}
    for name, colour in colours.items():
        if name.endswith("-fill"):
            assert contrast(colours["ink"], colour) >= 7
            assert contrast(colours["soft"], colour) >= 4.5
            assert contrast(colours[name.replace("fill", "edge")], colours["paper"]) >= 3


def test_text_is_never_thought_narrower_than_it_is():
    for text in (
        "(None, 28, 28, 1) -> (None, 26, 26, 8)",
        "parameters  3 x 3 x 8 x 16 + 16 = 1168",
        "MultiHeadAttention",
        "mwMW>+=",
    ):
        for bold in (False, True):
            assert text_width(text, 12, bold) >= style.text_width(text, 12 * 0.72, "bold" if bold else "normal") * 0.98
