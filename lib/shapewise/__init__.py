"""Keras layers, seen through their shapes: explained, re-computed, drawn and asked about.

The public names are loaded on first use, so that `import shapewise` and `shapewise --help` do not wait for
TensorFlow. `%load_ext shapewise` in a notebook loads Keras quietly, and makes figures and errors speak.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

__version__ = "0.1.0"

#: Public name -> (module, attribute); an attribute of None means the module itself.
_PUBLIC = {
    "explain": ("explanation", "explain"),
    "recompute": ("comparison", "recompute"),
    "review": ("review", None),
    "why": ("errors", "why"),
    "predict": ("questions", "predict"),
    "reveal": ("questions", "reveal"),
    "progress": ("journal", "progress"),
    "diagnose": ("diagnosis", "diagnose"),
    "beliefs": ("beliefs", None),
    "check": ("checks", None),
    "draw": ("pictures", None),
    "explore": ("explorers", None),
}

__all__ = [
    "__version__",
    "beliefs",
    "check",
    "diagnose",
    "draw",
    "explain",
    "explore",
    "load_ipython_extension",
    "predict",
    "progress",
    "recompute",
    "reveal",
    "review",
    "why",
]


def __getattr__(name: str):
    try:
        module_name, attribute = _PUBLIC[name]
    except KeyError:
        raise AttributeError(f"shapewise has no {name!r}; it has {', '.join(sorted(_PUBLIC))}") from None
    module = importlib.import_module(f"{__name__}.{module_name}")
    value = module if attribute is None else getattr(module, attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


#: Modules that can be called by their own name, and what is called then: (module, function).
_CALLED = {
    "beliefs": ("diagnosis", "beliefs"),  # which knows every layer
    "review": ("review", "review"),
}


class _CallableModule(ModuleType):
    """A module that can be called: `review(model)` is `review.review(model)`."""

    def __call__(self, *args, **kwargs):
        module, function = _CALLED[self.__name__.rpartition(".")[2]]
        return getattr(importlib.import_module(f"shapewise.{module}"), function)(*args, **kwargs)


class _Package(ModuleType):
    """This package, where `beliefs` and `review` are modules and functions at once.

    Python stores a submodule in its package under the submodule's name when it is first imported, by whomever.
    So `shapewise.beliefs` is the module after any `from shapewise.beliefs import Belief`, and the public
    `shapewise.beliefs()` works only if that module can be called. It is made callable here, when it is stored.
    """

    def __setattr__(self, name, value):
        if name in _CALLED and type(value) is ModuleType:
            value.__class__ = _CallableModule
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def load_ipython_extension(ip) -> None:
    """What `%load_ext shapewise` does: Keras loaded in silence, figures with their words, errors explained."""
    from shapewise import errors, inline, quiet

    quiet.load_keras()
    inline.install(ip)
    errors.install(ip)
