"""A kernel or a judge in a sandbox, started cold: TensorFlow is imported inside.

``python -m shapewise.grading.running.cold kernel REQUEST`` and ``... cold judge REQUEST DESCRIPTOR``; the request is that of
the warm server, as JSON.
"""

from __future__ import annotations

import json
import os
import sys

from shapewise.processes import fork, sandbox


def main(what: str, request: dict, descriptors: list[int]) -> int:
    confine = request["confine"]
    if not confine.get("only_limits"):
        sandbox.enter(confine, lambda pid: None)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    if not confine.get("only_limits"):
        sandbox.drop(confine)
    else:
        sandbox.bound(confine["limits"])
    if what == "judge":
        return fork.run_judge(descriptors[0])
    return fork.run_kernel(request["argv"], alone=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], json.loads(sys.argv[2]), [int(number) for number in sys.argv[3:]]))
