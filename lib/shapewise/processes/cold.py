"""What the warm server would fork, started cold in a sandbox: TensorFlow is imported inside.

``python -m shapewise.processes.cold REQUEST [DESCRIPTOR]``; the request is that of the warm server, as JSON.
"""

from __future__ import annotations

import json
import os
import sys

from shapewise.processes import child, sandbox
from shapewise.processes.usage import count_threads


def main(request: dict, descriptor: int) -> int:
    """Enter the sandbox of the request, and be what it says; the exit code."""
    confine = request["confine"]
    if not confine.get("only_limits"):
        sandbox.enter(confine, lambda pid: None)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    if not confine.get("only_limits"):
        sandbox.drop(confine)
    else:
        sandbox.bound(confine["limits"], others=count_threads(os.getuid()))
    return child.run(request, descriptor, sees_parent=False)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else -1))
