"""Warm kernels: forks that behave as freshly started kernels do, and a cold start whenever one cannot be had."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from shapewise import notebooks
from shapewise.grading.benchmarks.forks import FIT
from shapewise.processes import forkserver, warm

ROOT = Path(__file__).parents[2]
#: The first lesson stands for all: a cold kernel takes 10 s, and every one of them starts in the same way.
LESSONS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.everything] if place else [])
    for place, path in enumerate(notebooks.lessons(ROOT))
]
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are forked on Linux only")


@pytest.fixture(scope="module")
def server():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(warm.COLD_VARIABLE, raising=False)
        patch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", "local-provisioner")
        warm.stop_server()
        assert warm.use()
        yield warm.start_server()
        warm.stop_server()


@pytest.fixture
def started(server):
    """A kernel started through jupyter_client, as JupyterLab and nbval start theirs."""
    manager = KernelManager()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code, timeout=60):
    """What `code` prints in a kernel, and whether it ended well."""
    text = []

    def keep(message):
        content = message["content"]
        text.append(content.get("text") or content.get("data", {}).get("text/plain", ""))

    reply = client.execute_interactive(code, timeout=timeout, output_hook=keep)
    return "".join(text).strip(), reply["content"]["status"]


def executed(*sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return notebooks.execute(nbformat.v4.new_notebook(cells=cells))


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def wait_until(condition, seconds=5):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


@linux_only
def test_a_warm_kernel_has_keras_before_its_first_cell(server):
    cell = executed("import sys; 'keras' in sys.modules, 'tensorflow' in sys.modules").cells[0]
    assert cell.outputs[0].data["text/plain"] == "(True, True)"


@linux_only
def test_the_server_has_one_thread_when_it_forks(server):
    process = warm.fork(["--help"], warm.complete_environment(dict(os.environ)), "/", (1, 2))
    process.wait(30)
    pid = os.stat(server) and warm._server.process.pid
    assert os.listdir(f"/proc/{pid}/task") == [str(pid)]


def test_a_server_with_two_threads_refuses_to_fork(monkeypatch):
    monkeypatch.setattr(forkserver, "thread_count", lambda: 2)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        server = forkserver.Server(ours, "same")
        server.launch(theirs, {"fingerprint": "same", "env": dict(os.environ)}, [])
        assert "2 threads" in json.loads(ours.recv(4096))["refused"]
        server.selector.close()


@linux_only
def test_forks_have_random_numbers_of_their_own(server):
    code = (
        "import random, numpy as np, tensorflow as tf; random.random(), np.random.rand(), float(tf.random.normal(()))"
    )
    seen = [executed(code).cells[0].outputs[0].data["text/plain"].strip("()").split(", ") for _ in range(2)]
    assert all(first != second for first, second in zip(*seen, strict=True))


@linux_only
def test_a_kernel_is_interrupted_and_this_process_is_not(started):
    manager, client = started
    timer = ThreadPoolExecutor(1).submit(lambda: (time.sleep(0.5), manager.interrupt_kernel()))
    text, status = run(client, "import time; time.sleep(30)")
    timer.result()
    assert status == "error"
    assert run(client, "6 * 7") == ("42", "ok")


@linux_only
def test_a_restarted_kernel_is_new_and_warm(started):
    manager, client = started
    before, _ = run(client, "x = 1; import os; os.getpid()")
    manager.restart_kernel(now=True)
    client.wait_for_ready(timeout=60)
    after, _ = run(client, "import os, sys; os.getpid(), 'x' in globals(), 'keras' in sys.modules")
    assert after.endswith("False, True)")
    assert before not in after


@linux_only
def test_what_a_kernel_started_ends_with_it(started):
    manager, client = started
    text, _ = run(client, "import subprocess; subprocess.Popen(['sleep', '300']).pid")
    assert is_running(int(text))
    manager.shutdown_kernel(now=True)
    assert wait_until(lambda: not is_running(int(text)))


@linux_only
def test_a_crash_is_noticed(server):
    process = warm.launch(["-f", "/nonexistent/k.json", "--bad"], dict(os.environ), "/")
    assert isinstance(process, warm.WarmProcess)
    process.send_signal(signal.SIGKILL)
    assert process.wait(10) == -signal.SIGKILL


@linux_only
def test_kernels_and_server_end_with_their_owner():
    code = (
        "import os, time; from shapewise.processes import warm; warm.use();"
        "p = warm.launch(['-f', os.path.join(os.path.dirname(warm.start_server()), 'k.json')], dict(os.environ), '/');"
        "print(type(p).__name__, p.pid, warm._server.process.pid, flush=True); time.sleep(60)"
    )
    environment = {name: value for name, value in os.environ.items() if name != warm.SOCKET_VARIABLE}
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)
    kind, kernel, server = owner.stdout.readline().split()
    assert kind == "WarmProcess"
    assert is_running(int(kernel))
    owner.kill()
    owner.wait()
    assert wait_until(lambda: not is_running(int(server)) and not is_running(int(kernel)))


@linux_only
def test_an_upgrade_gets_a_new_server_and_running_kernels_stay(started, monkeypatch):
    old, process = warm.start_server(), warm._server.process
    monkeypatch.setattr(warm, "fingerprint", lambda: "upgraded")
    new = warm.start_server()
    assert new != old
    manager, client = started
    assert run(client, "6 * 7") == ("42", "ok")
    manager.shutdown_kernel(now=True)
    assert wait_until(lambda: process.poll() is not None)
    monkeypatch.undo()
    assert warm.start_server() != new


@linux_only
@pytest.mark.parametrize(
    "settings, reason",
    [
        ({warm.COLD_VARIABLE: "1"}, "SHAPEWISE_COLD is set"),
        ({"TF_ENABLE_ONEDNN_OPTS": "1"}, "another TF_ENABLE_ONEDNN_OPTS"),
    ],
)
def test_a_cold_kernel_is_the_way_out_and_is_said_once(server, settings, reason, capfd):
    warm._reported.clear()
    for _ in range(2):
        process = warm.launch(["--version"], dict(os.environ, **settings), "/")
        assert isinstance(process, subprocess.Popen)
        assert process.wait(60) == 0
    said = capfd.readouterr().err
    assert said.count("kernels start cold") == 1
    assert reason in said


@pytest.fixture
def hurried(monkeypatch):
    """As in JupyterLab: no server yet, and nobody waits for one that imports."""
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", warm.PROVISIONER)
    monkeypatch.delenv(warm.SOCKET_VARIABLE, raising=False)
    monkeypatch.setattr(warm, "_server", None)
    monkeypatch.setattr(warm, "_failed", False)
    monkeypatch.setattr(warm, "_waits", False)
    yield
    warm.stop_server()


@linux_only
@pytest.mark.slow
def test_a_kernel_asked_for_while_the_server_imports_is_there_at_once_and_runs_what_was_sent(hurried):
    manager = KernelManager()
    manager.start_kernel()
    assert manager.provisioner.process.pid is None
    assert manager.is_alive()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    assert run(client, "import keras; print(keras.layers.Dense(3).units)") == ("3", "ok")
    assert manager.is_alive()
    assert manager.provisioner.process.pid
    manager.shutdown_kernel(now=True)
    client.stop_channels()
    assert not manager.is_alive()


@linux_only
@pytest.mark.slow
def test_a_kernel_on_its_way_dies_with_the_server_and_the_next_one_is_waited_for(hurried):
    command = (["--version"], warm.complete_environment(dict(os.environ)), "/", (1, 2))
    first = warm.fork(*command)
    assert first.pid is None
    warm._server.process.kill()
    assert first.wait(10) == -signal.SIGKILL
    assert wait_until(lambda: not warm._server.is_alive())
    second = warm.fork(*command)
    assert second.pid
    assert second.wait(60) == 0


@linux_only
@pytest.mark.slow
def test_a_child_whose_environment_differs_starts_a_server_of_its_own(server):
    code = (
        "import os; from shapewise.processes import warm; old = os.environ[warm.SOCKET_VARIABLE];"
        "p = warm.launch(['--version'], dict(os.environ), '/');"
        "print(type(p).__name__, p.wait(60), warm.start_server() != old)"
    )
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.stdout.split() == ["WarmProcess", "0", "True"], done.stderr


def test_other_systems_start_cold(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "not safe on darwin" in warm.why_not({})


@linux_only
def test_a_notebook_runs_cold_when_the_server_is_gone(server, monkeypatch, capfd):
    monkeypatch.setattr(warm, "start_server", lambda: "/nonexistent/socket")
    warm._reported.clear()
    assert executed("6 * 7").cells[0].outputs[0].data["text/plain"] == "42"
    assert "does not answer" in capfd.readouterr().err


@linux_only
@pytest.mark.slow
def test_training_is_the_same_warm_and_cold_bit_for_bit(server, monkeypatch):
    sources = [FIT, "import numpy as np; a = np.random.RandomState(0).rand(300, 300); float((a @ a).sum())"]
    warmly = executed(*sources)
    monkeypatch.setenv(warm.COLD_VARIABLE, "1")
    assert [cell.outputs for cell in executed(*sources).cells] == [cell.outputs for cell in warmly.cells]


@linux_only
@pytest.mark.everything
@pytest.mark.slow
def test_fifty_forks_train_a_model_and_none_hangs(server):
    def loss(_):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(FIT)])
        NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
        return notebook.cells[0].outputs[0].text

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(loss, range(50)))) == 1


@linux_only
@pytest.mark.slow
@pytest.mark.parametrize("path", LESSONS)
def test_a_lesson_is_the_same_warm_and_cold_byte_for_byte(server, monkeypatch, path):
    def text():
        return notebooks.canonical_text(notebooks.execute(nbformat.read(path, as_version=4)), "course")

    warmly = text()
    monkeypatch.setenv(warm.COLD_VARIABLE, "1")
    assert text() == warmly
