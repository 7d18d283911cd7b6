"""The import arrows of the library, as data: a module imports only from those above it."""

import ast
from pathlib import Path

import pytest

import shapewise

LIBRARY = Path(shapewise.__file__).parent

#: Top to bottom. What stands lower may import what stands higher; grading and cli are last, so they may import all.
ORDER = [
    "installed",
    "quiet",
    "inline",
    "live",
    "markup",
    "derivation",
    "layers",
    "lessons",
    "misconceptions",
    "near_misses",
    "reading",
    "comparison",
    "explanation",
    "reviewing",
    "errors",
    "answers",
    "exercises",
    "pictures",
    "cheat_sheets",
    "explorers",
    "processes",
    "notebooks",
    "website",
    "grading",
    "commands",
    "cli",
]
#: The only modules that know Keras.
KNOW_KERAS = {"quiet", "reading"}
FILES = sorted(path for path in LIBRARY.rglob("*.py") if path != LIBRARY / "__init__.py")


def module_of(path):
    """The name in ORDER that a file of the library belongs to."""
    return path.relative_to(LIBRARY).parts[0].removesuffix(".py")


def imported(source, package):
    """The full names that a source imports; `package` resolves relative imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
            start = ".".join(filter(None, [base if node.level else "", node.module]))
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def used_modules(source, package="shapewise"):
    """The modules of ORDER that a source imports; a public name counts as the module it comes from."""
    used = set()
    for name in imported(source, package):
        head, _, rest = name.partition(".")
        if head == "shapewise" and rest:
            part = rest.split(".")[0]
            used.add(shapewise._PUBLIC.get(part, (part,))[0].split(".")[0])
    return used - {"__version__"}


def against_the_arrows(module, source, package="shapewise"):
    """The imports in a source of `module` that point downwards."""
    allowed = set(ORDER[: ORDER.index(module) + 1])
    return sorted(used_modules(source, package) - allowed)


def knows_keras(source):
    return sorted({name.split(".")[0] for name in imported(source, "shapewise")} & {"keras", "tensorflow"})


def package_of(path):
    return ".".join(("shapewise", *path.relative_to(LIBRARY).parent.parts))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LIBRARY).as_posix())
def test_a_module_imports_only_from_those_above_it(path):
    assert module_of(path) in ORDER, f"{path.name} has no place in ORDER: say where it belongs"
    assert against_the_arrows(module_of(path), path.read_text(encoding="utf-8"), package_of(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LIBRARY).as_posix())
def test_only_reading_and_quiet_import_keras(path):
    if module_of(path) not in KNOW_KERAS:
        assert knows_keras(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source", "found"),
    [
        ("derivation", "from shapewise.misconceptions.belief import Belief", ["misconceptions"]),
        ("layers", "def f():\n    from shapewise import reading", ["reading"]),
        ("derivation", "import shapewise.layers.conv1d", ["layers"]),
        ("derivation", "from shapewise import explain", ["explanation"]),
        ("derivation", "from .layers import conv1d", ["layers"]),
        ("derivation", "from . import cli", ["cli"]),
        ("derivation", "import importlib\nimportlib.import_module('shapewise.layers')", ["layers"]),
        ("cli", "from shapewise import notebooks, explain, draw", []),
        ("layers", "from shapewise.derivation import Derivation", []),
    ],
)
def test_the_test_of_the_arrows_can_fail(module, source, found):
    assert against_the_arrows(module, source) == found


@pytest.mark.parametrize(
    "source", ["import keras", "from keras.layers import Dense", "def f():\n    import tensorflow as tf"]
)
def test_the_test_of_keras_can_fail(source):
    assert knows_keras(source) != []


def test_a_relative_import_inside_a_package_is_its_own():
    assert against_the_arrows("layers", "from . import conv1d\nfrom .conv1d import forward", "shapewise.layers") == []
    assert against_the_arrows("layers", "from ..reading import facts", "shapewise.layers") == ["reading"]
