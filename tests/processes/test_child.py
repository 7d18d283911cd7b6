"""What a fork of the warm server keeps of it: its imports, and nothing that no kernel needs."""

import sys
import types

import pytest

from shapewise.grading.running.kernel import Kernel
from shapewise.processes import child
from shapewise.processes.limits import Limits
from shapewise.processes.preloading import NOT_IN_KERNELS

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are forked on Linux only")
#: What the kernel's own bounded output is made of: imported in it, anew.
OF_THE_KERNEL = ["shapewise.grading", "shapewise.grading.running", "shapewise.grading.running.stream"]
LOOK = f"""
import sys, shapewise
print([name for name in sorted(sys.modules) if name.startswith({NOT_IN_KERNELS!r})])
print([name for name in ("grading", "processes", "notebooks", "commands", "cli") if name in vars(shapewise)])
print("shapewise.answers.checks" in sys.modules, "keras" in sys.modules)
"""


@linux_only
def test_the_kernel_of_a_submission_has_unloaded_grading_and_processes(tmp_path):
    with Kernel(tmp_path, Limits()) as kernel:
        run = kernel.run(LOOK)
    loaded, reachable, rest = run.outputs[0]["text"].splitlines()
    assert loaded == str(OF_THE_KERNEL)
    assert reachable == "['grading']"
    assert rest == "True True"


def test_without_unloading_both_would_be_there():
    assert {"shapewise.grading", "shapewise.processes", "shapewise.processes.child"} < set(sys.modules)
    assert {"shapewise.grading", "shapewise.processes"} < set(NOT_IN_KERNELS)


def test_unloading_forgets_a_module_and_all_below_it_but_no_namesake(monkeypatch):
    for name in ("here", "here.below", "here.below.deep", "hereafter"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    sys.modules["here"].below = sys.modules["here.below"]
    kept = sys.modules["here"]
    child.unload(("here.below",))
    assert not hasattr(kept, "below")
    assert [name for name in sorted(sys.modules) if name.startswith("here")] == ["here", "hereafter"]


def test_a_request_names_what_the_fork_calls():
    assert child.run({"call": "operator:neg"}, 3, sees_parent=True) == -3
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        child.run({"call": "nowhere:neg"}, 3, sees_parent=True)
