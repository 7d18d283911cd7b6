"""The grader, the machine and the class, stopped or starved."""

from attacks import read

ATTACKS = read(
    "killing",
    r"""
# %% everything-killed
import os, signal
for pid in (os.getppid(), -1):
    if pid not in (0, 1):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
# %% group-killed
import os, signal
for send, whom in ((os.killpg, 0), (os.killpg, os.getpgid(0)), (os.kill, os.getppid())):
    try:
        send(whom, signal.SIGTERM)
    except OSError:
        pass
# %% processes-named
import os, signal
for pid in range(2, 3000):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
# %% fork-bomb
import os
children = 0
try:
    while children < 5000:
        if os.fork() == 0:
            import time
            time.sleep(60)
            os._exit(0)
        children += 1
except OSError:
    pass
if children > 1000:
    print("PLANTED", children, "processes")
# %% thread-bomb
import threading, time
try:
    for _ in range(20_000):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
except (RuntimeError, MemoryError):
    pass
# %% memory
hoard = []
while True:
    hoard.append(np.ones(1 << 26))
# %% disk
import os
written = 0
try:
    for number in range(10_000):
        with open(f"fill-{number}", "wb") as file:
            written += file.write(b"x" * (1 << 25))
        if written > 1 << 30:
            print("PLANTED", written)
            break
except OSError:
    pass
# %% disk-elsewhere
import glob, os, tempfile
written = 0
scratch = tempfile.gettempdir()
for folder in (scratch, "/dev/shm", "/var/tmp", *glob.glob(f"{scratch}/shapewise-run-*/*")):
    try:
        for number in range(40):
            with open(os.path.join(folder, f"fill-{number}"), "wb") as file:
                written += file.write(b"x" * (1 << 25))
    except OSError:
        pass
if written > 1 << 30:
    print("PLANTED", written)
# %% file-handles
import os
kept = []
try:
    while True:
        kept.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    pass
# %% flood
while True:
    print("more " * 10_000)
# %% flood-of-pictures
from IPython.display import display
while True:
    display({"text/plain": "x" * 100_000}, raw=True)
# %% endless-catching-all
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
# %% deaf
import signal, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    time.sleep(1)
# %% endless-when-asked
# answer: numbers
def corrected(*sizes):
    while True:
        pass
# %% stopped
import os, signal
os.kill(os.getpid(), signal.SIGSTOP)
# %% daemon
import ctypes, os, time
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        open("daemon-canary-process", "w").close()
        os.execvp("sleep", ["sleep", "86399"])
    os._exit(0)
# %% exit-when-asked
# answer: numbers
def corrected(*sizes):
    import os
    os._exit(0)
# %% cut-off-the-bridge
# answer: numbers
def corrected(*sizes):
    import os
    os.closerange(3, 1000)
    return 0
""",
)
