"""environment.yml, pyproject.toml, requirements.txt and start.py describe one environment."""

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from shapewise import quiet


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text())["project"]


@pytest.fixture(scope="module")
def conda(root):
    return yaml.safe_load((root / "environment.yml").read_text())


@pytest.fixture(scope="module")
def pins(root):
    lines = (root / "requirements.txt").read_text().splitlines()
    return [Requirement(line) for line in lines if line and not line.lstrip().startswith("#")]


def direct(project):
    """What the project asks for by name: for the library, for the course and for its tests."""
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *extras["course"], *extras["test"]]


def conda_python(conda):
    (line,) = [line for line in conda["dependencies"] if isinstance(line, str) and line.startswith("python")]
    return SpecifierSet(line.removeprefix("python"))


def test_every_pin_is_one_exact_version(pins):
    assert [str(pin) for pin in pins if not re.fullmatch(r"==[0-9][^*,]*", str(pin.specifier))] == []


def test_every_direct_dependency_is_pinned(project, pins):
    wanted = {canonicalize_name(Requirement(line).name) for line in direct(project)}
    assert wanted - {canonicalize_name(pin.name) for pin in pins} == set()


def test_the_pins_fit_what_pyproject_allows(project, pins):
    allowed = {canonicalize_name(Requirement(line).name): Requirement(line) for line in direct(project)}
    for pin in pins:
        (version,) = [spec.version for spec in pin.specifier]
        wanted = allowed.get(canonicalize_name(pin.name))
        assert wanted is None or wanted.specifier.contains(version), f"{pin} does not fit {wanted}"


def test_what_builds_the_project_is_pinned_too(root, pins):
    build = tomllib.loads((root / "pyproject.toml").read_text())["build-system"]["requires"]
    versions = {pin.name: next(iter(pin.specifier)).version for pin in pins}
    for line in build:
        assert Requirement(line).specifier.contains(versions[Requirement(line).name])


def test_the_second_source_of_the_tests_is_never_pinned(pins):
    assert "torch" not in {pin.name for pin in pins}


@pytest.mark.parametrize("file", ["requirements.txt", "environment.yml", "pyproject.toml"])
def test_no_address_stands_in_it(root, file):
    assert re.findall(r"://|--index|--extra-index|--find-links|file:", (root / file).read_text()) == []


def test_the_python_ranges_are_equal(root, project, conda):
    assert conda_python(conda) == SpecifierSet(project["requires-python"])
    start = (root / "start.py").read_text()
    assert "OLDEST, NEWEST = (3, 11), (3, 13)" in start
    assert SpecifierSet(project["requires-python"]) == SpecifierSet(">=3.11,<3.14")


def test_conda_gives_python_and_pip_and_pip_the_rest_from_the_same_pins(conda):
    *from_conda, from_pip = conda["dependencies"]
    assert [re.match("[a-z]+", line).group() for line in from_conda] == ["python", "pip"]
    assert from_pip == {"pip": ["-r requirements.txt", "-e .[course]"]}


def test_conda_sets_the_variables_that_the_library_sets(conda):
    assert conda["variables"] == quiet.ENVIRONMENT
