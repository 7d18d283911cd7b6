"""Hostile submissions, by family: each is code in a submission that has answered nothing right.

``@COURSE@`` stands for the path of the course, ``@PORT@`` for a port at which a server waits on this machine, and
``@SOCKET@`` for the name of an abstract socket. Loot is printed: what an attack reads counts when it leaves the kernel.
"""

from __future__ import annotations

from dataclasses import dataclass, field

#: What every canary looks like; attacks look for it.
FIND = r"""
import re
def loot(data):
    data = data if isinstance(data, bytes) else str(data).encode("utf-8", "replace")
    for one in set(re.findall(rb"CANARY-[0-9a-f]{16}", data)):
        print("LOOT", one.decode())
"""


@dataclass(frozen=True)
class Attack:
    """Code of a cell before the answers, answers by exercise, and what else is done to the notebook."""

    family: str
    name: str
    code: str = ""
    answers: dict = field(default_factory=dict)
    #: what it may get: the points of answers that are right in themselves
    points: float = 0
    damage: object = None

    def __str__(self):
        return f"{self.family}-{self.name}"


def read(family: str, text: str) -> list[Attack]:
    """Attacks from percent cells: ``# %% name``, the code, and ``# answer: exercise`` before code of an answer."""
    found = []
    for part in text.split("# %% ")[1:]:
        head, _, rest = part.partition("\n")
        code, *others = rest.split("# answer: ")
        answers = {}
        for other in others:
            name, _, source = other.partition("\n")
            answers[name.strip()] = source
        found.append(Attack(family, head.strip(), code, answers))
    return found


def everything() -> list[Attack]:
    """All attacks of all families."""
    from attacks import borrowing, escaping, forging, killing, metadata, reading, starving, writing

    return [
        attack
        for module in (forging, borrowing, reading, writing, killing, starving, escaping, metadata)
        for attack in module.ATTACKS
    ]
