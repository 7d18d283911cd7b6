"""Marks, other submissions, the library and the warm server, changed from inside a submission."""

from attacks import read

ATTACKS = read(
    "writing",
    r"""
# %% gradebook
import sqlite3
with sqlite3.connect("@COURSE@/grading/gradebook.db") as book:
    book.execute("update grade set auto_score = 99, manual_score = 99")
    book.execute("update base_cell set name = 'broken'")
# %% results
import glob, json
for path in glob.glob("@COURSE@/grading/results/**/*.json", recursive=True):
    open(path, "w").write("{}")
# %% other-submissions
import glob, os
for path in glob.glob("@COURSE@/grading/*/*/*/*"):
    try:
        os.chmod(path, 0o666)
        open(path, "w").write("{}")
    except OSError:
        pass
# %% solutions
import glob
for path in glob.glob("@COURSE@/solutions/*/*"):
    open(path, "w").write("{}")
# %% site-packages
import shapewise, numpy, os
for module in (shapewise, numpy):
    folder = os.path.dirname(module.__file__)
    for path in (os.path.join(folder, "planted.py"), os.path.join(os.path.dirname(folder), "planted.pth")):
        try:
            open(path, "w").write("import os")
            print("PLANTED", path)
        except OSError:
            pass
# %% library-remounted
import ctypes, os, shapewise
libc = ctypes.CDLL(None)
folder = os.path.dirname(os.path.dirname(shapewise.__file__))
for flags in (32, 32 | 4096):
    libc.mount(b"none", folder.encode(), None, ctypes.c_ulong(flags), None)
    libc.mount(b"none", b"/", None, ctypes.c_ulong(flags), None)
try:
    open(os.path.join(folder, "shapewise", "planted.py"), "w").write("import os")
    print("PLANTED", folder)
except OSError:
    pass
# %% links
import os
for name, target in (("notebook", "@COURSE@/grading/gradebook.db"), ("solutions", "@COURSE@/solutions")):
    os.symlink(target, name)
    try:
        open(name, "r+b").write(b"x")
        print("PLANTED", target)
    except OSError:
        pass
# %% warm-server
import glob, os, socket, json
for path in [*glob.glob(os.path.join(os.sep, "tmp", "shapewise-server-*", "s")), os.environ.get("SHAPEWISE_WARM_SOCKET", "")]:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
            connection.connect(path)
            connection.send(json.dumps({"signal": 9}).encode())
            print("PLANTED", path)
    except OSError:
        pass
for path in glob.glob("/proc/*/mem"):
    if path.split("/")[2] not in ("self", "thread-self", str(os.getpid())):
        try:
            open(path, "r+b")
            print("PLANTED", path)
        except OSError:
            pass
# %% own-bridge
import glob, os, socket, threading
def answer_first():
    while True:
        for path in glob.glob(os.path.join(os.sep, "tmp", "shapewise-run-*", "k-*", "b*")):
            try:
                connection = socket.socket(socket.AF_UNIX)
                connection.connect(path)
                connection.send(b"\0\0\0\4\0\0\0\0true")
            except OSError:
                pass
threading.Thread(target=answer_first, daemon=True).start()
""",
)
