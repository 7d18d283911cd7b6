"""The examples in docs/ run, and give what is printed there."""

import doctest

import pytest

PAGES = ["engineers.md"]


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_give_what_it_says(root, page):
    failed, tried = doctest.testfile(str(root / "docs" / page), module_relative=False)
    assert tried > 5
    assert failed == 0


def test_no_page_is_left_out(root):
    with_examples = [path.name for path in (root / "docs").glob("*.md") if ">>>" in path.read_text(encoding="utf-8")]
    assert set(with_examples) <= set(PAGES)


def test_every_finding_is_on_the_page(root):
    from review.cases import BROKEN

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    for code, _, _ in BROKEN:
        assert f"`{code}`" in page
