"""What the warm server imports before it forks: everything that a lesson or an exercise needs.

This file claims: importing these starts no thread. Running a TensorFlow operation, or building a layer, would.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

#: What a lesson or an exercise imports beside this library; each is safe to import in a process that will fork.
MODULES = (
    "tensorflow",
    "keras",
    "matplotlib.pyplot",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "IPython.core.completer",
    "IPython.core.magics",
    "IPython.core.ultratb",
    "stack_data",
    "IPython.display",
    "pygments.formatters.terminal256",
    "pygments.lexers.python",
    "matplotlib_inline.config",
    "ipywidgets",
)
#: Parts of this library that no kernel needs.
NOT_IN_KERNELS = ("shapewise.grading", "shapewise.notebooks", "shapewise.cli")


def preload() -> None:
    """Import what kernels will need, in silence; a part of this library that cannot be imported is left to them."""
    import shapewise
    from shapewise import quiet

    quiet.load_keras()
    with quiet.silence():
        for name in MODULES:
            importlib.import_module(name)
        for module in pkgutil.walk_packages(shapewise.__path__, "shapewise.", onerror=lambda name: None):
            if not module.name.startswith(NOT_IN_KERNELS):
                try:
                    importlib.import_module(module.name)
                except Exception:  # the kernel that needs it will say so
                    continue
        format_an_error()


def format_an_error() -> None:
    """Show an error as a notebook would: the first one in a process looks at every module's file, for half a second."""
    from IPython.core.ultratb import AutoFormattedTB

    try:
        exec(compile("1 / 0", "<cell>", "exec"), {})
    except ZeroDivisionError:
        AutoFormattedTB(mode="Context").structured_traceback(*sys.exc_info())
