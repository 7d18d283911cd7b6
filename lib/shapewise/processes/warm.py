"""Warm kernels: a kernel that has TensorFlow imported, a tenth of a second after it is asked for.

This file claims: :func:`launch` gives a running kernel process whatever happens. Where a fork is safe it is a fork of
the warm server (:mod:`shapewise.processes.forkserver`); where not, or when anything is off, it is started cold, in the
ordinary way, and the reason is said once. Both get the same environment, so that they compute the same numbers.

:func:`use` switches warm kernels on for everything in this process that starts kernels through jupyter_client:
JupyterLab, nbval, nbclient, nbgrader.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable
from pathlib import Path

from shapewise import quiet
from shapewise.processes.handles import WarmProcess, WarmServer

PROVISIONER = "shapewise-warm"
#: Where the warm server of this process, or of a parent, listens.
SOCKET_VARIABLE = "SHAPEWISE_WARM_SOCKET"
#: Set to anything: never fork, always start cold.
COLD_VARIABLE = "SHAPEWISE_COLD"
#: The server imports TensorFlow: 10 s here, more on a busy machine. A cold kernel would take as long.
PATIENCE_SECONDS = 90
#: In JupyterLab nobody waits: cells that are run before a notebook has a kernel would be lost, not queued.
IMPATIENCE_SECONDS = 0.5
#: Variables that are read while modules are imported: a kernel that wants other values than the server's starts cold.
READ_AT_IMPORT = ("TF_", "KERAS_", "CUDA_", "XLA_", "OMP_", "OPENBLAS_", "MKL_", "PYTHON", "MPL", "LD_")
#: What every kernel starts with, warm or cold, unless the user has set it: the server needs one thread, and the same
#: sums in the same order need as many threads everywhere.
ENVIRONMENT = {**quiet.ENVIRONMENT, "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


class NotWarm(Exception):
    """Why a kernel cannot be a fork; the message is for people."""


def complete_environment(environment: dict[str, str]) -> dict[str, str]:
    """The environment of a kernel: what was asked for, and :data:`ENVIRONMENT` where nothing was."""
    kept = {name: value for name, value in environment.items() if name != SOCKET_VARIABLE}
    return {**ENVIRONMENT, **kept}


_frozen: str | None = None


def freeze_fingerprint() -> None:
    """Keep what this process began with: a class is graded by one state of the library, whatever is edited meanwhile."""
    global _frozen
    _frozen = None
    _frozen = fingerprint()


def fingerprint() -> str:
    """A short text that changes when Python, an installed package or this library does."""
    if _frozen is not None:
        return _frozen
    package = Path(__file__).parents[1]
    facts = [sys.executable, sys.version, sys.prefix]
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        facts.append(str(os.stat(folder).st_mtime_ns))
    for path in sorted(package.rglob("*.py")):
        stat = path.stat()
        facts.append(f"{path} {stat.st_mtime_ns} {stat.st_size}")
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]


def why_not(environment: dict[str, str] | None = None) -> str | None:
    """Why no kernel can be warm here, in words; None if it can."""
    environment = os.environ if environment is None else environment
    if environment.get(COLD_VARIABLE):
        return f"{COLD_VARIABLE} is set"
    if not sys.platform.startswith("linux"):
        return f"forking a process that has imported TensorFlow is not safe on {sys.platform}"
    return None


# ---------------------------------------------------------------- the server of this process


_lock = threading.Lock()
_server: WarmServer | None = None
_waits = True
#: whether a server of this process has ended by itself
_failed = False
_reported: set[str] = set()


def say_once(reason: str) -> None:
    """Tell the user, once, that kernels start cold, and why."""
    if reason not in _reported:
        _reported.add(reason)
        print(f"shapewise: kernels start cold (10 s instead of 1): {reason}", file=sys.stderr, flush=True)


def start_server() -> str:
    """The path of the warm server's socket; the server is started if there is none, and anew if it is outdated."""
    global _server, _failed
    with _lock:
        if _server is not None and _server.owner != os.getpid():
            _server = None  # a fork of the owner
        if _server is None and (inherited := os.environ.get(SOCKET_VARIABLE)) and os.path.exists(inherited):
            return inherited
        if _server is not None and not _server.is_alive():
            _server.close()
            _server, _failed = None, True
        if _server is not None and _server.fingerprint != fingerprint():
            _server.retire()
            _server = None
        if _server is None:
            _server = WarmServer(fingerprint(), complete_environment(dict(os.environ)))
            os.environ[SOCKET_VARIABLE] = _server.socket
        return _server.socket


def stop_server() -> None:
    """End the warm server of this process, if it has one."""
    global _server
    with _lock:
        if _server is not None:
            if os.environ.get(SOCKET_VARIABLE) == _server.socket:
                del os.environ[SOCKET_VARIABLE]
            _server.close()
            _server = None


def use(start: bool = True, wait: bool = True) -> bool:
    """Make warm kernels the default of this process and its children; say whether it is so.

    The server is started at once, or, with `start=False`, when the first kernel is asked for. With `wait=False` a
    kernel that is asked for while the server still imports counts as started, and runs when it can.

    Examples
    --------
    In a command, before it starts JupyterLab or pytest::

        from shapewise.processes import warm

        warm.use()
    """
    global _waits
    if reason := why_not():
        say_once(reason)
        return False
    _waits = wait
    from importlib.metadata import EntryPoint, entry_points

    from jupyter_client.provisioning import KernelProvisionerFactory

    group, value = KernelProvisionerFactory.GROUP_NAME, "shapewise.processes.provisioner:WarmProvisioner"
    KernelProvisionerFactory.provisioners.setdefault(PROVISIONER, EntryPoint(PROVISIONER, value, group))
    if KernelProvisionerFactory.initialized():
        KernelProvisionerFactory.instance().default_provisioner_name = PROVISIONER
    if not entry_points(group=group, name=PROVISIONER):
        # Installed before there were warm kernels: this process can use them, its children would not find them.
        _default_in_this_process(KernelProvisionerFactory)
    else:
        os.environ[KernelProvisionerFactory.default_provisioner_name_env] = PROVISIONER
    if start:
        start_server()
    return True


def _default_in_this_process(factory) -> None:
    if not factory.initialized():
        factory.instance().default_provisioner_name = PROVISIONER


# ---------------------------------------------------------------- a kernel


def differing_variables(environment: dict[str, str], ours: dict[str, str]) -> list[str]:
    """Variables that are read while modules are imported, and differ between two environments."""
    names = {name for name in {*environment, *ours} if name.startswith(READ_AT_IMPORT)}
    return sorted(name for name in names if environment.get(name) != ours.get(name))


def fork(argv: list[str], environment: dict[str, str], folder: str, outputs: tuple[int, int]) -> WarmProcess:
    """A warm kernel: a fork of the server with these arguments, environment, folder and descriptors.

    Raises
    ------
    NotWarm
        If there is no server, or it refuses.
    """
    if reason := why_not(environment):
        raise NotWarm(reason)
    return request_process({"argv": argv, "env": environment, "cwd": folder}, outputs, wait=_waits)


def request_process(
    request: dict,
    descriptors: tuple[int, ...],
    server: Callable[[], WarmServer] | None = None,
    wait: bool = True,
) -> WarmProcess:
    """What the warm server makes for a request; `server` gives another one than that of this process.

    Without `wait` a server that still imports is taken at its word: the process is on its way. Not after one has
    failed.

    Raises
    ------
    NotWarm
        If there is no server, or it refuses.
    """
    for _ in range(2):
        other = server() if server else None
        path = other.socket if other else start_server()
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        hurried = not (wait or _failed)
        connection.settimeout(PATIENCE_SECONDS)
        try:
            connection.connect(path)
            packet = json.dumps({**request, "fingerprint": fingerprint()}).encode()
            socket.send_fds(connection, [packet], list(descriptors))
            try:
                connection.settimeout(IMPATIENCE_SECONDS if hurried else PATIENCE_SECONDS)
                data = connection.recv(4096)
            except TimeoutError:
                if hurried:
                    return WarmProcess(connection, None)
                raise
            if not data:
                known = other or _server
                raise NotWarm(f"the warm server ended; it said: {known.log() if known else 'nothing'}")
            answer = json.loads(data)
            if "pid" in answer:
                return WarmProcess(connection, answer["pid"])
        except OSError as error:
            connection.close()
            raise NotWarm(f"the warm server does not answer ({error})") from None
        connection.close()
        if _server is None and server is None:
            os.environ.pop(SOCKET_VARIABLE, None)  # a parent's server, and none for us: the next call starts our own
        elif not answer.get("old"):
            break
    raise NotWarm(answer["refused"])


def launch(
    argv: list[str], environment: dict[str, str], folder: str | Path, log: int = subprocess.DEVNULL
) -> WarmProcess | subprocess.Popen:
    """A running IPython kernel, warm if it can be; `argv` are the arguments of `ipykernel_launcher`.

    Parameters
    ----------
    argv : list of str
        As in ``["-f", "kernel.json"]``.
    environment : dict
        Of the kernel; completed by :data:`ENVIRONMENT`.
    folder : path
        Where it works.
    log : file descriptor, optional
        Takes what is written past the kernel's own output; default: nobody.

    Returns
    -------
    WarmProcess or subprocess.Popen
        With `pid`, `poll`, `wait`, `send_signal`, `terminate`, `kill`.
    """
    environment = complete_environment(environment)
    with open(os.devnull, "wb") as nowhere:
        output = nowhere.fileno() if log == subprocess.DEVNULL else log
        try:
            return fork(argv, environment, str(folder), (output, output))
        except NotWarm as reason:
            say_once(str(reason))
        return subprocess.Popen(
            [sys.executable, "-m", "ipykernel_launcher", *argv],
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
