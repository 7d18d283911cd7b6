"""Tables as a screen reader needs them, and text without colours."""

import re

import pytest

from shapewise.markup import Cell, html_table, strip_ansi


def test_the_first_of_a_row_is_its_header_and_titles_head_columns():
    made = html_table([("a", "1"), ("b", "2")], caption="both", head=("name", "number"))
    assert re.findall(r'scope="(\w+)"[^>]*>(\w+)<', made) == [
        ("col", "name"),
        ("col", "number"),
        ("row", "a"),
        ("row", "b"),
    ]
    assert "<caption" in made


def test_cells_span_and_lines_break():
    made = html_table(
        [(Cell("two\nlines", rows=2, heads="rowgroup"), "x")], caption="", foot=[(Cell("end", columns=2),)]
    )
    assert 'rowspan="2"' in made
    assert "two<br>lines" in made
    assert made.index("<tfoot>") < made.index('<td colspan="2"')


def test_what_a_text_holds_is_no_markup():
    made = html_table([("<script>", "&")], caption="<b>", head=("<i>",))
    assert not re.search("<script>|<b>|<i>", made)
    assert "<b>Why:</b>" in html_table([], caption="", lead="Why:")


@pytest.mark.parametrize("text", ["\x1b[1mno\x1b[0m", "\x1b[38;5;196mno\x1b[39m", "\x1b[31;1mno\x1b[K", "no"])
def test_colours_are_taken_away(text):
    assert strip_ansi(text) == "no"
