"""Out of the sandbox: the network, other namespaces, and code planted in what goes back."""

from dataclasses import replace

from attacks import read

#: What these build is right in itself: only where its configuration comes from is not.
RIGHT = {"files-in-a-layer": 2, "made-up-configuration": 2}
ATTACKS = read(
    "escaping",
    r"""
# %% local-network
import socket
for host in ("127.0.0.1", "::1", "localhost"):
    try:
        socket.create_connection((host, @PORT@), 2).sendall(b"reached")
        print("PLANTED", host)
    except OSError:
        pass
# %% network
import socket
for host, port in (("1.1.1.1", 53), ("8.8.8.8", 53), ("169.254.169.254", 80)):
    try:
        socket.create_connection((host, port), 1)
        print("PLANTED", host)
    except OSError:
        pass
try:
    print("PLANTED", socket.getaddrinfo("example.org", 80))
except OSError:
    pass
# %% abstract-socket
import socket
try:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect("\0@SOCKET@")
        connection.sendall(b"reached")
        print("PLANTED")
except OSError:
    pass
# %% pickle-in-a-result
class Planted:
    def __reduce__(self):
        return (open, ("@COURSE@/planted", "w"))
shape = count = Planted()
# answer: shape
pass
# answer: dense
def dense(x, kernel, bias):
    return np.array([Planted()], dtype=object)
# answer: numbers
def corrected(*sizes):
    import pickle
    return pickle.dumps(Planted())
# %% code-in-a-layer
# answer: layer
def build(units):
    return keras.layers.Lambda(lambda x: open("@COURSE@/planted", "w") and x)
# %% files-in-a-layer
# answer: layer
def build(units):
    layer = keras.layers.Dense(units)
    layer.get_config = lambda: {"filepath": "@COURSE@/solutions"}
    type(layer).__name__ = "TFSMLayer"
    return layer
# %% made-up-configuration
# answer: layer
import json
def build(units):
    layer = keras.layers.Dense(units)
    keras.saving.serialize_keras_object = lambda thing: {
        "module": "keras.utils", "class_name": "function", "config": "get_file", "registered_name": "get_file"}
    return layer
# %% huge-configuration
# answer: layer
def build(units):
    return keras.layers.Dense(10 ** 9)
# %% namespaces
import ctypes, os
libc = ctypes.CDLL(None)
libc.unshare(0x10000000 | 0x20000)
libc.mount(b"proc", b"/proc", b"proc", ctypes.c_ulong(0), None)
for path in ("/", "/.."):
    try:
        os.chroot(path)
        os.chdir("../" * 20)
        print("PLANTED" if os.path.exists("@COURSE@") else "")
    except OSError:
        pass
# %% superuser
import os
for step in (lambda: os.setuid(0), lambda: os.setgroups([0]), lambda: os.mknod("disk", 0o60666, os.makedev(254, 0)),
             lambda: os.sethostname("planted")):
    try:
        step()
        print("PLANTED", os.getuid())
    except (OSError, AttributeError):
        pass
# %% descriptors
import os, socket
for number in range(3, 200):
    try:
        name = os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        continue
    if "@COURSE@" in name or "gradebook" in name or "shapewise-server" in name:
        print("PLANTED", name)
""",
)
ATTACKS = [replace(attack, points=RIGHT.get(attack.name, 0)) for attack in ATTACKS]
