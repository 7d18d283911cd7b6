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
    from reviewing.cases import BROKEN

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    for code, _, _ in BROKEN:
        assert f"`{code}`" in page


def test_the_tables_are_those_of_the_library(root):
    from shapewise.notebooks import index

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    assert index.with_tables(page) == page, "run: shapewise index"
    assert "MultiHeadAttention, GroupQueryAttention" in page


def test_every_key_of_the_plain_data_is_on_the_page(root):
    from shapewise import explain
    from shapewise.reading import keras

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    plain = explain(keras.layers.Dense(2), (None, 3), batch=4).as_dict()
    keys = {*plain, *plain["layers"][0], *plain["costs"], *plain["layers"][0]["parameters"], "axis", "rule", "equation"}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
    assert plain["schema"] in page


def test_the_counts_on_the_page_are_those_of_the_cases(root):
    from errors.provoked import PROVOKED
    from reviewing.cases import BROKEN, SOUND
    from shapewise.errors import known

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    kinds, mistakes = {one.code for one in known()}, {code for code, _, _ in BROKEN}
    assert f"| errors that `why` explains | {len(kinds)} | {len(PROVOKED)} |" in page
    assert f"| mistakes that `review` finds | {len(mistakes)} | {len(BROKEN)} |" in page
    assert f"| sound models that `review` leaves alone | | {len(SOUND)} |" in page


def test_every_key_of_an_explained_error_is_on_the_page(root):
    from shapewise.errors import ErrorExplanation, Fix

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    plain = ErrorExplanation("a/b", "it broke.", fixes=(Fix("Dense(4)"),)).as_dict()
    assert [key for key in {*plain, *plain["fixes"][0]} if f"`{key}`" not in page] == []
    assert plain["schema"] in page


def test_every_key_of_the_findings_is_on_the_page(root):
    from shapewise.reviewing import Finding, Findings

    page = (root / "docs" / "engineers.md").read_text(encoding="utf-8")
    plain = Findings((Finding("a/b", "what", "where", "consequence", "fix"),), "model").as_dict()
    assert [key for key in {*plain, *plain["findings"][0]} if f"`{key}`" not in page] == []
    assert plain["schema"] in page
