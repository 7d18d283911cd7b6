"""Which isolation level is chosen, and what is refused."""

import pytest

from shapewise.grading.running import isolation


@pytest.fixture
def best(monkeypatch):
    def make(level):
        monkeypatch.setattr(isolation, "best_level", lambda: level)

    return make


@pytest.mark.parametrize("level", ["bubblewrap", "namespaces", "limits"])
def test_the_best_level_is_taken(best, level):
    best(level)
    assert isolation.choose_level() == level


def test_without_any_sandbox_grading_is_refused_unless_it_is_waived(best):
    best("")
    with pytest.raises(ValueError, match="there is no sandbox on .*--no-sandbox if you trust every submission"):
        isolation.choose_level()
    assert isolation.choose_level("none") == "none"


def test_strict_refuses_what_does_not_shut_in(best):
    best("limits")
    with pytest.raises(ValueError, match="--strict wants a sandbox that shuts submissions in"):
        isolation.choose_level("strict")
    best("namespaces")
    assert isolation.choose_level("strict") == "namespaces"


def test_a_better_level_than_there_is_cannot_be_chosen(best):
    best("namespaces")
    with pytest.raises(
        ValueError, match="the sandbox 'bubblewrap' does not work here; the best that does is 'namespaces'"
    ):
        isolation.choose_level("bubblewrap")
    assert isolation.choose_level("limits") == "limits"
    with pytest.raises(ValueError, match="there is no sandbox 'thick'; expected one of bubblewrap"):
        isolation.choose_level("thick")


def test_nothing_of_the_graders_environment_is_passed_on(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_TEST_SECRET", "secret")
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    assert "secret" not in isolation.kernel_environment().values()
    assert isolation.kernel_environment()["HOME"] == "/tmp"
