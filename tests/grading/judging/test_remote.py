"""A test asks a submission over the bridge, whose names are whose, and what is made of a layer's configuration."""

import inspect
import json
import linecache
import socket
import threading
import time

import numpy as np
import pytest

from shapewise.answers.in_numpy import in_numpy
from shapewise.exercises.unwritten import Unwritten
from shapewise.answers import checks, context
from shapewise.answers.suspicion import suspicious_line
from shapewise.grading.judging import wire, worker
from shapewise.grading.judging.judge import Judge
from shapewise.grading.judging.names import AuthorCells
from shapewise.grading.judging.rebuilding import RemoteLayer, check, find_known_layers, rebuild_layer
from shapewise.grading.judging.remote import Names, RemoteSubmission, SubmissionLost
from shapewise.reading import keras

AUTHOR = [
    {"role": "setup", "grade_id": None, "source": "%load_ext shapewise\nimport keras\nfrom shapewise import check"},
    {"role": "solution", "grade_id": "answer", "source": "", "assigns": ["shape", "build", "keras_too"]},
    {"role": "setup", "grade_id": None, "source": "mine = 3\nlater = shape"},
    {
        "role": "test",
        "grade_id": "answer-test",
        "source": "check.check_output_shape(shape, keras.layers.Dense(mine), (None, 2))",
    },
]


@pytest.fixture
def submission():
    """Names as a submission has them, and a RemoteSubmission that asks for them."""
    ours, theirs = socket.socketpair()
    names: dict = {}

    def answer():
        answering = worker.Worker(names)
        try:
            while True:
                wire.send(theirs, answering.answer(wire.receive(theirs)))
        except wire.Lost:
            pass

    threading.Thread(target=answer, daemon=True).start()
    with ours, theirs:
        yield names, RemoteSubmission(ours, time.monotonic() + 60)


def test_changed_copies_run_in_the_submission_and_point_to_a_line(submission):
    names, remote = submission
    source = "def triple(x):\n    y = x + x\n    return y - x\n"
    linecache.cache["<triple>"] = (len(source), None, source.splitlines(keepends=True), "<triple>")
    exec(compile(source, "<triple>", "exec"), names)
    cases = [(np.arange(1.0, n),) for n in range(3, 9)]
    miss = suspicious_line(
        remote.request("get", "triple"), cases, lambda place, result: np.array_equal(result, 3 * cases[place][0])
    )
    assert miss.look_at == 'the line "return y - x"'


@pytest.mark.parametrize("sent", [None, 3, [3], [(1, 2, 3)], [("1", 2, "x", [1.0])], [(1, 2, "x", [])], [(1, 2, b"", None)]])
def test_what_is_no_trial_points_nowhere(monkeypatch, submission, sent):
    names, remote = submission
    names["double"] = lambda x: 2 * x
    double = remote.request("get", "double")
    monkeypatch.setattr(worker.Worker, "try_changes", lambda *_: sent)
    assert suspicious_line(double, [(1.0,), (2.0,)], lambda *_: True) is None


def test_functions_are_called_with_plain_values_and_give_plain_values(submission):
    names, remote = submission
    names["double"] = lambda x, *, times=2: x * times
    double = remote.request("get", "double")
    assert np.array_equal(double(np.arange(3.0), times=4), np.arange(3.0) * 4)
    assert double.__name__ == "something"  # a lambda has no name that a class could have


def test_a_function_that_is_to_compute_in_numpy_is_watched_where_it_runs(submission):
    names, submission_side = submission
    names["sums"] = lambda x: x.sum(axis=-1)
    names["borrowed"] = lambda x: keras.ops.sum(x, axis=-1)
    assert np.array_equal(in_numpy(submission_side.request("get", "sums"))(np.ones((2, 3))), [3, 3])
    assert np.array_equal(submission_side.request("get", "borrowed")(np.ones((2, 3))), [3, 3]), "not watched, it may borrow"
    with pytest.raises(Exception, match="^Keras$") as caught:
        in_numpy(submission_side.request("get", "borrowed"))(np.ones((2, 3)))
    assert type(caught.value).__name__ == "NotInNumPy"


def test_an_answer_that_is_not_there_is_stood_in_for(submission):
    there, submission_side = submission
    there["wrong"] = [1]
    names = Names()
    names.begin(submission_side, {"wrong", "corrected"})
    for name in ("wrong", "corrected"):
        names.stand_in(name)
    assert (names["wrong"], names["corrected"]) == ([1], Unwritten("corrected"))


def test_an_error_keeps_its_name_its_message_and_its_line(submission):
    names, remote = submission

    def wrong(x):
        raise IndexError(f"no place {x}")

    names["wrong"] = wrong
    with pytest.raises(IndexError, match="no place 3") as caught:
        remote.request("get", "wrong")(3)
    assert type(caught.value).__name__ == "IndexError"
    assert "raise IndexError" in caught.value.line_of_the_answer


def test_a_name_that_is_not_there_is_a_name_error(submission):
    _, remote = submission
    with pytest.raises(NameError, match="name 'shape' is not defined"):
        remote.request("get", "shape")


def test_layers_of_keras_are_made_anew_and_others_stay_where_they_are(submission):
    names, remote = submission
    built = keras.layers.Dense(2)
    built.build((None, 3))

    class Own(keras.layers.Layer):
        def call(self, x):
            return x + 1

    names |= {"built": built, "own": Own(), "code": keras.layers.Lambda(lambda x: x)}
    again = remote.request("get", "built")
    assert type(again) is keras.layers.Dense
    assert all(np.array_equal(a, b) for a, b in zip(again.get_weights(), built.get_weights(), strict=True))
    for name in ("own", "code"):
        layer = remote.request("get", name)
        assert isinstance(layer, RemoteLayer)
        assert layer(np.zeros((1, 3))).shape == (1, 3)
    assert type(remote.request("get", "own")).__name__ == "Own"


def test_no_more_layers_are_taken_than_an_answer_can_need(submission, monkeypatch):
    names, peer = submission
    names["many"] = [keras.layers.Dense(2) for _ in range(4)]
    monkeypatch.setattr(worker, "MOST_LAYERS", 3)
    with pytest.raises(Exception, match="the answer holds more than 3 layers"):
        peer.request("get", "many")
    monkeypatch.setattr(worker, "MOST_LAYERS", 100)
    monkeypatch.setattr("shapewise.grading.judging.remote.MOST_LAYERS", 3)
    with pytest.raises(SubmissionLost, match="the answer holds more than 3 layers"):
        peer.request("get", "many")


@pytest.mark.parametrize(
    "config",
    [
        {"module": "builtins", "class_name": "function", "config": "eval", "registered_name": "function"},
        {"module": "keras.layers", "class_name": "Lambda", "config": {}, "registered_name": None},
        {"module": "keras.layers", "class_name": "TFSMLayer", "config": {"filepath": "x"}, "registered_name": None},
        {"module": "keras.layers", "class_name": "StringLookup", "config": {}, "registered_name": None},
        {"module": "keras.layers", "class_name": "Dense", "config": {"units": 10**9}, "registered_name": None},
        {"module": "keras.layers", "class_name": "Dense", "config": {"units": 2}, "registered_name": "pkg>Dense"},
        {"module": "keras.utils", "class_name": "get_file", "config": {}, "registered_name": None},
        {"module": "os", "class_name": "system", "config": {"command": "true"}, "registered_name": None},
    ],
    ids=lambda config: f"{config['module']}.{config['class_name']}",
)
def test_a_configuration_that_names_anything_else_is_not_followed(config):
    with pytest.raises(ValueError, match="the configuration"):
        check(config)
    facts = {"handle": 0, "name": "Thing", "config": json.dumps(config), "weights": None, "build": None}
    assert isinstance(rebuild_layer(facts, submission=None), RemoteLayer)


def takes_a_file_or_code(name):
    arguments = set(inspect.signature(getattr(keras.layers, name).__init__).parameters)
    return bool(arguments & {"vocabulary", "filepath", "path", "function", "fn", "module", "call_endpoint"})


def test_no_layer_that_is_made_takes_a_file_or_code():
    names = [name for name in find_known_layers() if hasattr(keras.layers, name)]
    assert [name for name in names if takes_a_file_or_code(name)] == []
    assert len(names) > 50


@pytest.mark.parametrize("name", ["StringLookup", "IntegerLookup", "TextVectorization", "Lambda", "TFSMLayer"])
def test_those_that_take_one_are_seen(name):
    assert takes_a_file_or_code(name)
    assert name not in find_known_layers()


@pytest.mark.parametrize("answer", [("verdict", {"passed": True}), True, ("value",), {"passed": True}])
def test_an_answer_of_no_known_form_is_a_lost_bridge(answer):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(wire.pack(answer))
        with pytest.raises(SubmissionLost, match="what it sent is no answer"):
            RemoteSubmission(ours, time.monotonic() + 5).request("get", "shape")


def test_names_are_the_authors_unless_the_submission_was_to_define_them_last():
    authors = AuthorCells(AUTHOR)
    assert authors.theirs(3) >= {"shape", "build", "later"}
    assert authors.theirs(3).isdisjoint({"keras", "check"})
    assert authors.setups_before(3) == [0]  # the third cell needs what the submission defines


def test_a_name_of_the_authors_is_never_asked_for():
    names = Names()
    names["check"] = checks
    names.begin(None, set())
    assert names["check"] is checks
    with pytest.raises(KeyError):
        names["shape"]


def test_a_judge_says_passed_only_for_a_test_that_ran_to_its_end(tmp_path):
    judge = Judge()
    cells = [{**cell, "source": cell["source"].replace("mine)", "3)")} for cell in AUTHOR]
    outcomes = {}
    for shape in ((None, 3), (None, 4)):
        judge.begin(cells)
        path = str(tmp_path / str(shape[1]))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
            listener.listen(1)
            thread = threading.Thread(target=answering_at, args=(path, {"shape": shape}), daemon=True)
            thread.start()
            outcomes[shape] = judge.reach_verdict("answer-test", listener, time.monotonic() + 30)
            thread.join(10)
    assert context.current() == context.Context()
    assert outcomes[None, 3]["passed"] is True
    assert outcomes[None, 4]["passed"] is False
    assert outcomes[None, 4]["error"]["name"] == "WrongAnswer"
    assert json.loads(outcomes[None, 4]["found"])


def answering_at(path, names):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        answering = worker.Worker(names)
        try:
            while True:
                wire.send(connection, answering.answer(wire.receive(connection)))
        except wire.Lost:
            pass
