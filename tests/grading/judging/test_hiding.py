"""What leaves a hidden test, and what the last line of an instructor's plain test is worth."""

import json
import math
import socket
import threading
import time

import numpy as np
import pytest

from grading.judging.test_remote import answering_at
from shapewise.grading.judging import pool
from shapewise.grading.judging.judge import Judge
from shapewise.grading.running.kernel import CellRun
from shapewise.grading.running.submission import _score
from shapewise.reading import keras

SETUP = "import keras\nimport numpy as np\nfrom shapewise import check"
SECRET = 987654


def judged(tmp_path, test, names):
    """The verdict of a test on a submission with these names."""
    judge, path = Judge(), str(tmp_path / "s")
    judge.begin([
        {"role": "setup", "grade_id": None, "source": SETUP},
        {"role": "solution", "grade_id": "answer", "source": "", "assigns": list(names)},
        {"role": "test", "grade_id": "test", "source": test},
    ])  # fmt: skip
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(1)
        threading.Thread(target=answering_at, args=(path, names), daemon=True).start()
        return judge.reach_verdict("test", listener, time.monotonic() + 60)


def made(folder):
    (folder / "again").mkdir()
    return folder / "again"


def hidden(line):
    return f"### BEGIN HIDDEN TESTS\n{line}\n### END HIDDEN TESTS"


def telling_error(n):
    raise ValueError(f"told {n}")


def telling_name(n):
    raise type(f"told{n}", (Exception,), {})()


def telling_not_in_numpy(x, kernel, bias):
    raise type("NotInNumPy", (Exception,), {})(f"told {SECRET}")


def telling_answer(n):
    return [f"told {n}"]


def telling_type(n):
    return type(f"told{n}", (), {})()


def telling_layer(n):
    return type(f"told{n}", (keras.layers.Dense,), {})(2)


@pytest.mark.parametrize(
    "function, line",
    [
        (telling_error, f"f({SECRET})"),
        (telling_name, f"f({SECRET})"),
        (telling_answer, f'check.check_numbers(f({SECRET}), {{"steps": 3}})'),
        (telling_answer, f"assert f({SECRET}) == 3, f({SECRET})"),
        (telling_answer, f"np.testing.assert_array_equal(f({SECRET}), 3)"),
        (telling_type, f"f({SECRET}) + 1"),
        (telling_type, f"check.check_parameters(f({SECRET}), keras.layers.Dense(2), (None, 3))"),
        (telling_layer, f"check.check_layer(f({SECRET}), keras.layers.Dense(4), (None, 3))"),
        (telling_not_in_numpy, "check.check_function(f, keras.layers.Dense(4), (3, 5))"),
    ],
)
def test_the_numbers_of_a_hidden_test_do_not_leave_it(tmp_path, function, line):
    verdict = judged(tmp_path, hidden(line), {"f": function})
    assert verdict["passed"] is False
    assert str(SECRET) not in json.dumps(verdict)
    if function is not telling_not_in_numpy:  # seen, they tell what happened
        assert (
            str(SECRET) in json.dumps(judged(made(tmp_path), line, {"f": function}))
            or "Dense(2)" in line
            or "Dense(4), (None" in line
        )


def test_a_hidden_test_still_tells_the_belief_and_what_its_author_wrote(tmp_path):
    line = "check.check_parameters(count, keras.layers.Dense(6), (None, 3))"
    found = judged(tmp_path, hidden(line), {"count": 18})
    assert "[dense/bias-forgotten]" in found["error"]["text"]
    assert "18" not in json.dumps(found)
    said = judged(made(tmp_path), hidden('assert count == 24, "Was the bias counted?"'), {"count": 18})
    assert said["error"]["text"] == "Was the bias counted?"


@pytest.mark.parametrize(
    "line, points",
    [
        ("np.float64(0.5)", 0.5),
        ("np.float32(0.5)", 0.5),
        ("np.array(1)", 1),
        ("1", 1),
        ("2.5", 2),
        ("0", 0),
        ("-1", 0),
        ("np.float64('nan')", 0),
        ("float('nan')", 0),
        ("None", 2),
        ("True", 2),
        ("'well done'", 2),
    ],
)
def test_a_number_on_the_last_line_is_what_a_test_is_worth(tmp_path, line, points):
    run = pool.combine(CellRun("ok"), judged(tmp_path, line, {}))
    assert _score(run, 2.0) == points
    assert not math.isnan(_score(run, 2.0))


def test_an_answer_that_ends_loops_does_not_end_the_tests(tmp_path):
    def stops(x):
        raise StopIteration

    verdict = judged(tmp_path, "for value in map(f, [1, 2]):\n    assert value == 3", {"f": stops})
    assert verdict["passed"] is False


def test_an_empty_array_that_passes_a_plain_test_is_pointed_out(tmp_path):
    verdict = judged(tmp_path, "assert np.all(f(3) == 7)", {"f": lambda n: np.zeros(0)})
    run = pool.combine(CellRun("ok"), verdict)
    assert run.end == "ok"
    assert "empty array" in run.reason
    assert (
        pool.combine(CellRun("ok"), judged(made(tmp_path), "assert np.all(f(3) == 7)", {"f": lambda n: 7})).reason == ""
    )
