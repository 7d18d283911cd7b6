"""What every test needs: a quiet TensorFlow, and no submission mistaken for a test."""

from pathlib import Path

import pytest

from shapewise import quiet

ROOT = Path(__file__).resolve().parent.parent
SUBMISSIONS = ROOT / "tests" / "submissions"

# Before any test module imports Keras.
quiet.set_environment()


def pytest_ignore_collect(collection_path):
    """Submissions are data: many are wrong on purpose, and none is to be imported to look for doctests."""
    return True if SUBMISSIONS in collection_path.parents and not collection_path.name.startswith("test_") else None


def pytest_collection_modifyitems(items):
    """Files with slow tests first: with one of them left for the end, the other workers would have nothing to do."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT
