"""A question in a learner's own words finds the lesson that answers it."""

import pytest

from shapewise.errors import known
from shapewise.lessons import lessons
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.notebooks.searching import search

#: Questions as people ask them, none of them in the words of a title -> the lesson.
ASKED = {
    "does a 1D convolution apply its filters to every feature separately?": "06_conv1d_channels",
    "is units in an LSTM the number of time steps it remembers?": "18_lstm_units",
    "should I downsample with strides or max pooling": "13_stride_or_pooling",
    "what does a dense layer do with 3D input, does it flatten?": "02_dense_last_axis",
}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_finds_its_lesson_among_the_first(root, question):
    assert ASKED[question] in search(root, question).lessons[:2]


@pytest.mark.parametrize("one", [one for one in lessons() if one.belief], ids=lambda one: one.slug)
def test_a_belief_in_its_own_words_finds_its_lesson(root, one):
    assert one.slug in search(root, one.belief).lessons[:2]


def test_beliefs_and_errors_that_are_found_exist_and_are_said_once(root):
    found = search(root, "the last axis of the input shape of a recurrent layer")
    assert 1 <= len(found.beliefs) <= 3
    claims = [beliefs_by_code()[code].claim for code in found.beliefs]
    assert len(set(claims)) == len(claims)
    assert set(search(root, "kernel window does not fit").errors) <= {one.code for one in known()}
    assert "kernel/does-not-fit" in search(root, "kernel window does not fit").errors


def test_words_that_nobody_uses_find_nothing(root):
    assert not search(root, "xyzzy")


@pytest.mark.parametrize("question", ["", "?", "why is it what it is", "(None, 28, 1)"])
def test_a_question_without_a_word_is_asked_again(root, question):
    with pytest.raises(ValueError, match="has no word to search for: say what it is about"):
        search(root, question)


@pytest.mark.parametrize("question", ['dense" OR 1', "dense AND NEAR(", "dense*", "title: dense", "dense -conv"])
def test_marks_of_the_search_language_are_only_marks(root, question):
    assert search(root, question)
