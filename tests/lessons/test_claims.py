"""Every general sentence of a lesson is named by a test that tries it on Keras."""

import doctest

import pytest

from lessons import claims as machinery
from lessons.claims import claimed, claims, general_sentences, sentences
from shapewise.lessons import lessons


@pytest.mark.parametrize("slug", [one.slug for one in lessons()])
def test_every_general_sentence_of_a_lesson_is_named_by_a_test(slug):
    missing = [sentence for sentence in general_sentences(slug) if sentence not in claimed(slug)]
    assert missing == [], f"name these in tests/lessons/test_claims_{slug}.py, in a test that tries them on Keras"


@pytest.mark.parametrize("slug", [one.slug for one in lessons()])
def test_no_test_names_a_sentence_that_is_gone(slug):
    assert claimed(slug) <= set(general_sentences(slug))


def test_a_general_sentence_that_no_test_names_would_be_seen(monkeypatch, tmp_path):
    from nbformat.v4 import new_markdown_cell, new_notebook

    from shapewise.notebooks import canonical_text

    notebook = new_notebook(cells=[new_markdown_cell("Rows never meet. It is so. Do all rows meet?", id="a")])
    (tmp_path / "99_x.ipynb").write_text(canonical_text(notebook, "course"))
    monkeypatch.setattr(machinery, "COURSE", tmp_path)
    assert general_sentences("99_x") == ["Rows never meet."]
    assert claimed("99_x") == set()


def test_marking_a_test_keeps_it_as_it_is():
    @claims("Rows never meet.")
    def test():
        return 3

    assert (test(), test.claims) == (3, ("Rows never meet.",))


def test_the_examples_of_the_machinery_hold():
    assert doctest.testmod(machinery).failed == 0
    assert sentences("1. **Many think** it is 9.\n2. It is not.") == ["Many think it is 9.", "It is not."]
