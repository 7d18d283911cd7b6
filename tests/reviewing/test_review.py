"""review: every mistake that raises no error is found in a model that makes it, and none in sound models."""

import json

import numpy as np
import pytest

import shapewise
from reviewing.cases import BROKEN, SOUND, layers, net, softmax_of, zeros
from reviewing.more_broken import weighed_steps
from shapewise import reviewing
from shapewise.reading import keras
from shapewise.reviewing import Findings, checks, review


@pytest.mark.parametrize("code, make, given", BROKEN, ids=[f"{i}-{case[0]}" for i, case in enumerate(BROKEN)])
def test_a_broken_model_gets_its_finding_and_no_other(code, make, given):
    found = review(make(), **given)
    assert [one.code for one in found] == [code]
    for text in (found[0].what, found[0].where, found[0].consequence, found[0].fix):
        assert text


@pytest.mark.parametrize("name, make, given", SOUND, ids=[case[0] for case in SOUND])
def test_a_sound_model_gets_none(name, make, given):
    found = review(make(), **given)
    assert not found, str(found)
    assert len(found) == 0


def test_there_are_enough_models_of_both_kinds():
    assert len(SOUND) >= 120
    assert len(BROKEN) >= 70


def test_every_check_finds_something_in_a_broken_model(monkeypatch):
    silent = set(checks())

    def recorded(check):
        def run(subject):
            found = list(check(subject))
            silent.difference_update([check] if found else [])
            return found

        return run

    recorders = tuple(recorded(check) for check in checks())
    monkeypatch.setattr(reviewing, "checks", lambda: recorders)
    for _, make, given in BROKEN:
        review(make(), **given)
    assert {check.__name__ for check in silent} == set()


def test_the_consequence_of_a_broadcast_is_the_loss_that_keras_computes():
    model = net((7, 3), layers.Dense(1))
    x, y = np.random.default_rng(0).normal(size=(10, 7, 3)), np.random.default_rng(1).normal(size=(10, 1))
    found = review(model, x, y, "mse")
    assert "mean over (10, 7), 70 pairs" in found[0].consequence
    model.compile(loss="mse")
    by_keras = model.evaluate(x, y, batch_size=10, verbose=0)
    assert by_keras == pytest.approx(np.mean((model.predict(x, verbose=0)[..., 0] - y) ** 2), rel=1e-5)


def test_the_weight_that_a_sample_with_several_labels_counts_is_the_one_that_keras_takes():
    model = net((3,), layers.Dense(4, "sigmoid"))
    weights, x, y = {0: 1.0, 1: 5.0, 2: 5.0, 3: 9.0}, np.ones((4, 3)), np.array([[0, 1, 0, 1]] * 4)
    (found,) = review(model, x, y, "binary_crossentropy", class_weight=weights)
    assert "sample 0 has 1 and 3 and counts 5, the weight of class 1 alone" in found.consequence
    model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(0.0))
    plain = model.train_on_batch(x, y)
    model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(0.0))
    assert model.train_on_batch(x, y, class_weight=weights) == pytest.approx(5 * plain, rel=1e-5)


def test_a_softmax_of_one_that_weighs_steps_is_repaired_over_the_steps():
    (found,) = review(weighed_steps(layers.Dense(1, activation="softmax")))
    assert found.fix == "Dense(1), and Softmax(axis=1) behind it: over the places, not over one number"
    assert "accuracy" not in found.consequence
    weights = net((20, 8), layers.Dense(1), layers.Softmax(axis=1))
    assert np.allclose(np.sum(weights(np.random.default_rng(0).normal(size=(2, 20, 8))), axis=1), 1, atol=1e-5)


def test_padding_that_no_mask_hides_does_change_what_comes_out():
    model = net((12,), layers.Embedding(50, 4), layers.LSTM(3))
    padded = np.array([[7, 3, *[0] * 10], [7, 3, 5, *[0] * 9], [*range(1, 13)], [1, *[0] * 11]] * 3)
    (found,) = review(model, x=padded)
    assert "sample 3 has 1 of 12 steps" in found.consequence
    unpadded = model.layers[1](model.layers[0](padded[:1, :2]))
    assert not np.allclose(model(padded[:1]), unpadded, atol=1e-4)
    masked = net((12,), layers.Embedding(50, 4, mask_zero=True), layers.LSTM(3))
    masked.set_weights(model.get_weights())
    assert np.allclose(masked(padded[:1]), unpadded, atol=1e-5)


def test_the_batch_sizes_that_train_in_silence_are_those_that_do():
    model = net((5, 12), layers.LSTM(3), layers.Dense(4))
    x, y = zeros(20, 5, 12), zeros(20, 5, 4)
    assert "a batch of 1 or 5 trains without a word" in review(model, x, y, "mse")[0].consequence
    model.compile(loss="mse")
    for silent in (1, 5):
        model.fit(x[:silent], y[:silent], batch_size=silent, verbose=0)
    with pytest.raises(Exception, match="Incompatible shapes|Dimensions must be equal|required broadcastable"):
        net((5, 12), layers.LSTM(3), layers.Dense(4), trainable=True)
        model.compile(loss="mse")
        model.fit(x[:4], y[:4], batch_size=4, verbose=0)


def test_the_loss_a_model_was_compiled_with_is_used():
    model = net((28, 32), layers.Dense(1))
    model.compile(loss="mse")
    assert [one.code for one in review(model, y=zeros(100))] == ["target/broadcast"]


def test_softmax_of_one_is_one_and_the_fix_is_not():
    x = np.random.default_rng(0).normal(size=(4, 8)).astype("float32")
    with pytest.warns(UserWarning, match="softmax"):
        assert np.all(np.asarray(net((8,), softmax_of(1))(x)) == 1)
    assert np.ptp(np.asarray(net((8,), layers.Dense(1, activation="sigmoid"))(x))) > 0


def test_a_finding_reads_as_one_text():
    model = net((8,), layers.Dense(1, activation="softmax", name="answer"))
    assert str(review(model)) == (
        "answer (Dense): softmax over one number is always 1\n"
        "    consequence every output is 1.0, whatever comes in; the accuracy is the share of ones among the targets\n"
        '    fix         Dense(1, activation="sigmoid")'
    )


def test_findings_are_a_table_with_a_caption_and_headers_for_a_screen_reader():
    table = review(net((8,), softmax_of(1)))._repr_html_()
    assert table.count("<caption") == 1
    assert table.count('scope="col"') == 4
    assert table.count('scope="row"') == 1


def test_no_findings_are_said_in_words():
    found = review(net((8,), layers.Dense(1), name="fine"))
    assert str(found) == "fine: nothing found"
    assert found._repr_html_() == "<p>fine: nothing found</p>"
    assert not found
    assert isinstance(found, Findings)


def test_it_is_a_public_name_before_and_after_its_module_is_imported():
    assert [one.code for one in shapewise.review(net((8,), softmax_of(1)))] == ["output/softmax-of-one"]


def test_what_is_no_model_is_refused():
    with pytest.raises(TypeError, match="expected a Keras model: got Dense"):
        review(layers.Dense(1))
    with pytest.raises(ValueError, match="has not seen an input yet"):
        review(keras.Sequential([layers.Dense(1)]))


def test_findings_are_plain_json_as_well():
    found = review(net((8,), softmax_of(1)))
    plain = json.loads(json.dumps(found.as_dict()))
    assert (plain["schema"], plain["sound"], len(plain["findings"])) == ("shapewise/review/1", False, 1)
    assert plain["findings"][0] == found[0].as_dict()
    assert plain["findings"][0]["code"] == "output/softmax-of-one"


def test_a_model_with_logits_for_probabilities_cannot_get_below_what_is_said():
    model = net((3,), softmax_of(5))
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    (found,) = review(model, loss=loss)
    perfect = np.eye(5, dtype="float32")
    least = -np.log(np.exp(1) / (np.exp(1) + 4))
    assert f"below {least:.2f}" in found.consequence
    assert float(loss(np.arange(5), perfect)) >= least - 1e-3


def test_the_second_array_of_a_list_is_really_dropped():
    model = net((3,), layers.Dense(1))
    first, second = np.ones((4, 3), "float32"), np.full((4, 3), 9.0, "float32")
    assert np.array_equal(model.predict([first, second], verbose=0), model.predict(first, verbose=0))
    assert [one.code for one in review(model, [first, second])] == ["data/array-dropped"]


@pytest.mark.parametrize("name, make, given", SOUND[:70], ids=[case[0] for case in SOUND[:70]])
def test_no_check_fails_on_a_sound_model(name, make, given, monkeypatch):
    monkeypatch.setattr(reviewing, "_found", lambda check, subject: list(check(subject)))
    assert not review(make(), **given)


def test_a_check_that_cannot_cope_leaves_the_word_to_the_others(monkeypatch):
    monkeypatch.setattr(reviewing, "checks", lambda: (lambda subject: 1 / 0, *checks()))
    assert [one.code for one in review(net((8,), softmax_of(1)))] == ["output/softmax-of-one"]
