"""System calls that no submission needs, refused: those that take memory past its limit, and doors to the kernel's less used parts.

A filter of seccomp, a table of numbers from the kernel's own headers. A refused call fails with "function not
implemented", as
on a system that does not have it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

#: name -> its number on x86_64 and on arm64.
REFUSED = {
    # memory that belongs to no process
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    # a session of its own: the system shares processors out among sessions, and so a submission stays one among many
    "setsid": (112, 157),
    # namespaces of its own, and with them file systems of any size
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "fsopen": (430, 430),
    "clone3": (435, 435),  # its flags cannot be looked into; the C library then asks for clone
    # parts of the kernel that have had the most holes
    "io_uring_setup": (425, 425),
    "userfaultfd": (323, 282),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
}
CLONE = (56, 220)
NEW_NAMESPACES = 0x7E020000
ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, FAIL = 0x7FFF0000, 0x00050000 | errno.ENOSYS
SET_SECCOMP, FILTER = 22, 2
#: Where the kernel lays out, for the filter, what is called.
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
#: x86_64's second set of numbers for the same calls.
SECOND_SET = 0x40000000


def refuse_calls() -> bool:
    """Refuse the calls of :data:`REFUSED` in this process and all it starts, for good; whether that is possible here."""
    program = make_filter(os.uname().machine)
    if program is None:
        return False
    kept = ctypes.create_string_buffer(program)
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(kept))
    return ctypes.CDLL(None, use_errno=True).prctl(SET_SECCOMP, FILTER, header, 0, 0) == 0


def make_filter(machine: str) -> bytes | None:
    """The filter as the kernel takes it, 8 bytes an instruction; None for a machine whose numbers are not known here."""
    if machine not in ARCHITECTURES:
        return None
    architecture, column = ARCHITECTURES[machine]
    numbers = sorted(numbers[column] for numbers in REFUSED.values())
    allow = len(numbers) + 7
    fail = allow + 1
    lines = []

    def add(code, value, true=None, false=None):
        """An instruction; `true` and `false` are the lines to go on with, where it is not the next."""
        following = len(lines) + 1
        lines.append((code, (true or following) - following, (false or following) - following, value))

    add(LOAD, ARCHITECTURE)
    add(JUMP_EQUAL, architecture, false=fail)
    add(LOAD, NUMBER)
    add(JUMP_AT_LEAST, SECOND_SET, true=fail)
    for number in numbers:
        add(JUMP_EQUAL, number, true=fail)
    add(JUMP_EQUAL, CLONE[column], false=allow)
    add(LOAD, FIRST_ARGUMENT)
    add(JUMP_ANY_BIT, NEW_NAMESPACES, true=fail)
    add(RETURN, ALLOW)
    add(RETURN, FAIL)
    return b"".join(struct.pack("HBBI", *line) for line in lines)
