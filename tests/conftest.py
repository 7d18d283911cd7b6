"""What every test needs: a quiet TensorFlow, and no submission mistaken for a test."""

import os
from pathlib import Path

import pytest

import parts
from shapewise import quiet

ROOT = Path(__file__).resolve().parent.parent
SUBMISSIONS = ROOT / "tests" / "submissions"

# Before any test module imports Keras.
quiet.set_environment()
os.environ["SHAPEWISE_PROGRESS"] = "off"  # nobody is learning


def pytest_ignore_collect(collection_path):
    """Submissions are data: many are wrong on purpose, and none is to be imported to look for doctests."""
    return True if SUBMISSIONS in collection_path.parents and not collection_path.name.startswith("test_") else None


def pytest_addoption(parser):
    parser.addoption(
        "--everything", action="store_true", help="also the exhaustive form of what is usually tried on a part"
    )


def pytest_configure(config):
    if config.getoption("everything"):
        os.environ["SHAPEWISE_EVERYTHING"] = "1"  # for what is drawn while modules are imported
    if not hasattr(config, "workerinput"):  # workers report to the process that started them
        config.pluginmanager.register(parts.Times(), "time by part")


def pytest_collection_modifyitems(config, items):
    """Leave out the exhaustive form; files with slow tests first, so that no worker waits for one of them at the end."""
    if not config.getoption("everything"):
        left_out = [item for item in items if item.get_closest_marker("everything")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def everything(request) -> bool:
    """Whether the exhaustive form is run."""
    return request.config.getoption("everything")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT
