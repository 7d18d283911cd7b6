"""Names of people for a class that is made up: from many places, with the letters that they are written with there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_FIRST = """Jörg Zoë Łukasz Aylin Søren Chloé Björn İpek Ada Noah Mei Kofi Renée Ángel Şeyma Jürgen Amélie Dmitri Siobhán Nuño
Fatima Håkon Žofia Priya Tomáš Linnéa Omar Günther Inês Yūki""".split()
_LAST = ["Müller", "O'Neill", "Nguyễn", "Weiß", "García Lorca", "Åström", "Çelik", "Łęcka", "de Vries", "Öztürk", "Kovačević"]
_LAST += ["Smith", "Okafor", "Peña", "Jørgensen", "Saint-Exupéry", "Brânză", "Sørensen", "Yılmaz", "Tanaka"]
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True)
class Person:
    """Somebody with a name.

    Examples
    --------
    >>> Person("Jörg", "Weiß").folder, Person("Jörg", "Weiß").address
    ('jörg.weiß', 'joerg.weiss')
    """

    first: str
    last: str

    @property
    def folder(self) -> str:
        """The name of the folder, as many learning platforms make it."""
        return f"{self.first}.{self.last}".replace("İ", "i").lower().replace(" ", "-")

    @property
    def address(self) -> str:
        """The same in plain letters, as in an address."""
        plain = unicodedata.normalize("NFKD", self.folder.translate(_PLAIN))
        return "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter in ".-"))


#: All people there are: each first name with each second last name.
NAMES = [Person(first, last) for place, first in enumerate(_FIRST) for last in _LAST[place % 2 :: 2]]
