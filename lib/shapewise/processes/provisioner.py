"""The kernel provisioner `shapewise-warm`: jupyter_client asks it for a kernel, and gets a warm one where it can.

This file claims: whatever cannot be warm (another language, another Python, a kernel that is started in another way)
is started as jupyter_client's own provisioner would, and everything else about a kernel (restart, interrupt,
shutdown) works as for any other.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from shapewise.processes import warm

LAUNCHER = ["-m", "ipykernel_launcher"]


def kernel_arguments(command: list[str]) -> list[str]:
    """The arguments of `ipykernel_launcher` in a kernel's command.

    Raises
    ------
    NotWarm
        If the command starts something else than this Python's IPython kernel.
    """
    python = os.path.abspath(command[0]) if os.sep in command[0] else command[0]
    if python not in ("python", "python3", os.path.abspath(sys.executable)):
        raise warm.NotWarm(f"the kernel runs {command[0]}, the warm server {sys.executable}")
    if command[1:3] != LAUNCHER:
        raise warm.NotWarm(f"the kernel is started by {' '.join(command[1:3])}, not by {' '.join(LAUNCHER)}")
    return command[3:]


class WarmProvisioner(LocalProvisioner):
    """Kernels that are forks of the warm server; cold ones when that cannot be."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any):
        environment = warm.complete_environment(kwargs.get("env") or dict(os.environ))
        folder = str(kwargs.get("cwd") or os.getcwd())
        try:
            arguments = kernel_arguments(cmd)
            # The server may be importing still: what waits for it waits beside the event loop, not in it.
            self.process = await asyncio.to_thread(warm.fork, arguments, environment, folder, self._outputs(kwargs))
        except warm.NotWarm as reason:
            warm.say_once(str(reason))
            return await super().launch_kernel(cmd, **{**kwargs, "env": environment})
        self.pid = self.process.pid
        # The server signals the group: it alone knows that the number has not been given to another process.
        self.pgid = None
        self.cwd = folder
        return self.connection_info

    def _outputs(self, kwargs: dict) -> tuple[int, int]:
        """The descriptors that the kernel's stdout and stderr go to: the caller's, as for a cold kernel."""
        found = []
        for name, usual in (("stdout", 1), ("stderr", 2)):
            wanted = kwargs.get(name)
            if wanted is None or not (isinstance(wanted, int) or hasattr(wanted, "fileno")):
                found.append(usual)
            elif isinstance(wanted, int):
                if wanted < 0:
                    raise warm.NotWarm(f"the kernel's {name} is asked for as a pipe")
                found.append(wanted)
            else:
                found.append(wanted.fileno())
        return tuple(found)
