"""Of every prediction of every lesson: the truth is right in every notation, and the lesson's belief is named, alone."""

import ast
import doctest
from collections import Counter
from functools import cache

import numpy as np
import pytest

from lessons import predictions as machinery
from lessons.predictions import COURSE, Predicted, predictions_of
from shapewise import predict, reveal
from shapewise.answers import predictions as record
from shapewise.answers.diagnosis import believed_values
from shapewise.layers.call import LayerCall
from shapewise.lessons import Lesson, lesson, lessons
from shapewise.misconceptions.predicting import predictions
from shapewise.notebooks.canonical import read as read_notebook
from shapewise.notebooks.skeleton import parse
from shapewise.reading import build, keras, read

SLUGS = [one.slug for one in lessons()]
WITH_BELIEF = [one.slug for one in lessons() if one.belief]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")
    monkeypatch.setattr(record, "_responses", {})


# ---------------------------------------------------------------- the truth is right


def notations(truth, data) -> list:
    """The truth as reasonable people write it."""
    value = truth.value
    if isinstance(value, tuple):
        written = [value]
        if value[:1] == (None,) and len(value) > 1:
            written += [value[1:]]
        if value[:1] == (None,) and hasattr(data, "shape"):
            written += [(data.shape[0], *value[1:])]
        return [*written, *map(list, written), *(np.array(one) for one in written if None not in one)]
    if isinstance(value, bool):
        return [value, np.bool_(value)]
    if isinstance(value, (int, float)):
        return [
            value,
            float(value),
            np.float64(value),
            np.array(value),
            *([np.int64(value)] if isinstance(value, int) else []),
        ]
    return [value, value.upper()] if isinstance(value, str) else [value, value.tolist()]


def refused(one: Predicted) -> list:
    """Notations of the truth that are not called right: (part, what was written, what came back)."""
    found, options = [], one.given.get("options")
    right = {name: truth.value for name, truth in one.truths.items()}
    for name, truth in one.truths.items():
        for written in notations(truth, one.data):
            response = predict(one.question, confidence=3, options=options, **{**right, name: written})
            if not response.complete or not truth.judge(response.answers[name]):
                found.append((name, written, str(response)))
    predict(one.question, confidence=3, options=options, **right)
    verdict = reveal(one.question, *one.revealed[0], **one.revealed[1])
    return found if verdict.is_open and all(verdict.diagnoses) else [*found, str(verdict)]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_truth_is_right_in_every_notation(slug):
    for one in predictions_of(slug):
        assert set(one.truths) == set(one.parts), f"{one}: reveal does not say what is true of every part"
        assert refused(one) == []


# ---------------------------------------------------------------- the belief is wrong, and named


def believed(one: Predicted, part: str) -> dict:
    """What each belief answers to a part of a question: code -> answer; those that say the truth are left out."""
    named = {each.belief.code: each.value for each in one.truths[part].wrong}
    if one.layer is None or isinstance(one.layer, keras.Model) or part not in ("output_shape", "parameters", "value"):
        return named
    shape = getattr(one.data, "shape", one.data)
    facts = read(one.layer, shape)
    if not facts.known:
        return named
    if part != "value":
        return {
            each.belief.code: each.value for each in predictions(facts.kind, part, facts.input_shape, facts.config)
        } | named
    found = {}
    for each in believed_values(facts, np.asarray(one.data, dtype="float32")):
        try:
            found[each.belief.code] = each.value if one.at is None else each.value[one.at]
        except IndexError:  # the believed output has no such place
            continue
    return found | named


def named_alone(of: Lesson, one: Predicted, part: str) -> set[str]:
    """The beliefs of a lesson that give a wrong answer to this part which nobody else gives, so that it names them."""
    truth, answers = one.truths[part], believed(one, part)
    own = {code for code in answers if of.treats(code) or of.treats_family(code) or code in of.believed}
    return {code for code in own if truth.judge(answers[code]).beliefs == (code,)}


def believers(of: Lesson, alone: dict) -> set[str]:
    """The beliefs that are named alone by every part of every prediction; with `believed`, one of those by each part."""
    if of.believed:
        return set(of.believed) if all(codes & set(of.believed) for codes in alone.values()) else set()
    return set.intersection(*alone.values()) if alone else set()


def alone_in(of: Lesson, predicted) -> dict:
    """Question and part -> the beliefs named alone."""
    return {f"{one.question}, {part}": named_alone(of, one, part) for one in predicted for part in one.parts}


def at_the_reveal(slug) -> list[Predicted]:
    """The predictions that the lesson is about; what is asked further down, about a gap that was filled, is practice."""
    return [one for one in predictions_of(slug) if one.part in ("predict", "reveal")]


@cache
def alone_in_notebook(slug) -> dict:
    return alone_in(lesson(slug), at_the_reveal(slug))


@pytest.mark.parametrize("slug", WITH_BELIEF)
def test_the_belief_of_a_lesson_is_named_alone_by_every_part_of_its_predictions(slug):
    alone = alone_in_notebook(slug)
    assert alone
    if not believers(lesson(slug), alone):
        listed = "".join(f"\n    {part}: {sorted(codes)}" for part, codes in alone.items())
        pytest.fail(f"no belief of {slug} is named alone by each part; of its beliefs these are{listed}", pytrace=False)


@pytest.mark.parametrize("slug", WITH_BELIEF)
def test_who_holds_the_belief_is_told_it_when_all_parts_are_answered_by_it(slug):
    codes = believers(lesson(slug), alone_in_notebook(slug))
    for one in at_the_reveal(slug) if codes else ():
        answers = {part: believed(one, part) for part in one.parts}
        for code in codes:
            if all(code in each for each in answers.values()):  # else another of the lesson's codes stands for a part
                believer = {part: each[code] for part, each in answers.items()}
                predict(one.question, confidence=4, options=one.given.get("options"), **believer)
                verdict = reveal(one.question, *one.revealed[0], **one.revealed[1])
                assert {diagnosis.beliefs for diagnosis in verdict.diagnoses} == {(code,)}
                assert str(verdict).count(f"[{code}]") == 1, "one reason for parts that go wrong for one cause"


# ---------------------------------------------------------------- what a lesson answers itself is not the learner's


def answered_for_the_learner(source: str) -> list[str]:
    """The calls of `predict` in a cell that leave nothing open and do not say that they are an example."""
    calls = [
        node for node in ast.walk(parse(source)) if isinstance(node, ast.Call) and ast.unparse(node.func) == "predict"
    ]
    closed = [call for call in calls if not any(is_open(keyword.value) for keyword in call.keywords)]
    return [ast.unparse(call) for call in closed if "example=True" not in map(ast.unparse, call.keywords)]


def is_open(node) -> bool:
    return any(isinstance(one, ast.Constant) and one.value is ... for one in ast.walk(node))


@pytest.mark.parametrize("slug", SLUGS)
def test_running_a_lesson_answers_nothing_in_the_learners_place(slug):
    code = [cell.source for cell in read_notebook(COURSE / f"{slug}.ipynb").cells if cell.cell_type == "code"]
    assert [call for source in code for call in answered_for_the_learner(source)] == []


# ---------------------------------------------------------------- these tests can fail


def test_a_lesson_that_answers_in_the_learners_place_would_be_seen():
    assert answered_for_the_learner('predict("a", output_shape=(2, 4), confidence=3)') != []
    for source in (
        'predict("a", output_shape=(2, ...), confidence=3)',
        'predict("a", parameters=3, confidence=3, example=True)',
    ):
        assert answered_for_the_learner(source) == []


def made(*parts, layer, data, at=None, **named):
    one = Predicted("06_conv1d_channels", "try", dict.fromkeys(parts, ...), ((layer, data, at), named))
    one.truths = one.find_truths()
    return one


def test_a_question_that_two_beliefs_answer_alike_would_be_seen():
    conv = build(LayerCall("Conv1D", 2, 2))
    good = made("output_shape", layer=conv, data=(None, 6, 3))
    of = lesson("06_conv1d_channels")
    assert "conv1d/channels-kept-apart" in believers(of, alone_in(of, [good]))
    blurred = made(
        "output_shape", layer=build(LayerCall("Conv1D", 1, 2)), data=(None, 6, 3)
    )  # 1 x 3 is also a filter for each feature
    assert "conv1d/channels-kept-apart" not in believers(of, alone_in(of, [blurred]))


def test_a_lesson_may_name_the_beliefs_of_two_layers():
    flat, dense = (
        made("output_shape", layer=build(LayerCall(*call)), data=(None, 4, 3)) for call in (("Flatten",), ("Dense", 5))
    )
    of = Lesson("02_x", "", removes=("dense/*", "flatten/*"))
    dense.question = "another"
    assert believers(of, alone_in(of, [flat, dense])) == set()
    both = Lesson("02_x", "", believed=("dense/flattened", "flatten/shape-kept"))
    assert believers(both, alone_in(both, [flat, dense])) == set(both.believed)


def test_a_truth_that_is_not_taken_would_be_seen(monkeypatch):
    one = made("output_shape", "parameters", layer=build(LayerCall("Dense", 2)), data=np.ones((1, 4, 3)))
    assert refused(one) == []
    one.truths["output_shape"] = one.truths["parameters"]
    assert Counter(part for part, *_ in refused(one))["output_shape"] > 0


def test_an_example_of_a_lesson_is_no_prediction_and_neither_are_cells_that_no_question_needs():
    cells = [
        "from shapewise import predict, reveal\nimport keras",
        "raise SystemExit('trained for an hour')",
        "layer = keras.layers.Dense(2)",
        "layer.build((None, 3))",
        "predict('a', parameters=..., confidence=...)",
        "reveal('a', layer, (None, 3))",
        "predict('b', parameters=6, confidence=3, example=True)",
        "reveal('b', layer, (None, 3))",
        "layer = None",
    ]
    sources = dict(enumerate(cells))
    found = machinery.run("x", sources, machinery.needed(sources)).found
    assert [(one.question, one.place, one.layer.built) for one in found] == [("a", 5, True)]


def test_the_examples_of_the_machinery_hold():
    assert doctest.testmod(machinery).failed == 0
