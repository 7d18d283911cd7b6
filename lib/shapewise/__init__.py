"""Keras layers, seen through their shapes: explained, re-computed, drawn and asked about.

The public names are loaded on first use, so that `import shapewise` and `shapewise --help` do not wait for
TensorFlow. `%load_ext shapewise` in a notebook loads Keras quietly, and makes figures and errors speak.
"""

from __future__ import annotations

import importlib

from shapewise.installed import course_needed

__version__ = "0.1.0"

#: Public name -> (module, attribute); an attribute of None means the module itself. No public name is a room's.
_PUBLIC = {
    "explain": ("explanation", "explain"),
    "recompute": ("comparison", "recompute"),
    "review": ("reviewing", "review"),
    "why": ("errors", "why"),
    "tracebacks": ("errors.showing", "tracebacks"),
    "predict": ("answers.predictions", "predict"),
    "reveal": ("answers.revealing", "reveal"),
    "mixed": ("answers.mixing", "mixed"),
    "reveal_mixed": ("answers.mixing", "reveal_mixed"),
    "recall": ("answers.recalling", "recall"),
    "reveal_recall": ("answers.recalling", "reveal_recall"),
    "progress": ("answers.progress", "progress"),
    "diagnose": ("answers.diagnosis", "diagnose"),
    "beliefs": ("answers.diagnosis", "beliefs"),
    "check": ("exercises.checking", None),
    "hint": ("exercises.helping", "hint"),
    "solution": ("exercises.helping", "solution"),
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
    "hint",
    "load_ipython_extension",
    "mixed",
    "predict",
    "progress",
    "recall",
    "recompute",
    "reveal",
    "reveal_mixed",
    "reveal_recall",
    "review",
    "solution",
    "tracebacks",
    "why",
]


def __getattr__(name: str):
    try:
        module_name, attribute = _PUBLIC[name]
    except KeyError:
        raise AttributeError(f"shapewise has no {name!r}; it has {', '.join(sorted(_PUBLIC))}") from None
    with course_needed(f"shapewise.{name}"):
        module = importlib.import_module(f"{__name__}.{module_name}")
    value = module if attribute is None else getattr(module, attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load_ipython_extension(ip) -> None:
    """What `%load_ext shapewise` does: Keras loaded in silence, figures with their words, errors explained."""
    from shapewise import errors, inline, quiet
    from shapewise.exercises import unwritten

    quiet.load_keras()
    inline.install(ip)
    errors.install(ip)
    unwritten.install(ip)
