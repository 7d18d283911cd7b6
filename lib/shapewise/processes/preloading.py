"""What the warm server imports before it forks: everything that a lesson or an exercise needs.

This file claims: importing these starts no thread. Running a TensorFlow operation, or building a layer, would.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

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
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.core.ultratb",
    "IPython.core.magics.ast_mod",
    "IPython.core.magics.execution",
    "IPython.core.magics.extension",
    "IPython.core.magics.pylab",
    "IPython.extensions.storemagic",
    "IPython.utils.module_paths",
    "IPython.utils.wildcard",
    "stack_data",
    "IPython.display",
    "pygments.formatters.terminal256",
    "pygments.lexers.python",
    "matplotlib_inline.config",
    "ipywidgets",
    "numpy.random",
    "sqlite3",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
)
#: Parts of this library that no kernel needs: they are not imported ahead, and what the server itself uses is unloaded.
NOT_IN_KERNELS = (
    "shapewise.grading",
    "shapewise.processes",
    "shapewise.notebooks",
    "shapewise.commands",
    "shapewise.cli",
)


def preload() -> None:
    """Import what kernels will need, in silence; a part of this library that cannot be imported is left to them."""
    import shapewise
    from shapewise import quiet

    quiet.load_keras()
    with quiet.silence():
        for name in MODULES:
            importlib.import_module(name)
        for name in modules_below(Path(shapewise.__file__).parent):
            if not name.startswith(NOT_IN_KERNELS):
                try:
                    importlib.import_module(name)
                except Exception:  # the kernel that needs it will say so
                    continue
        format_an_error()


def modules_below(package: Path) -> list[str]:
    """The names of the modules in a package's folder, packages first; nothing is imported to find them."""
    found = (path.relative_to(package.parent).with_suffix("").parts for path in package.rglob("*.py"))
    return sorted(".".join(parts).removesuffix(".__init__") for parts in found)


def format_an_error() -> None:
    """Show an error as a notebook would: the first one in a process looks at every module's file, for half a second."""
    from IPython.core.ultratb import AutoFormattedTB

    try:
        exec(compile("1 / 0", "<cell>", "exec"), {})
    except ZeroDivisionError:
        AutoFormattedTB(mode="Context").structured_traceback(*sys.exc_info())
