"""What a cell puts out, as it arrives: kept as a notebook keeps it, and cut at a limit.

This file claims: however much a cell puts out, a bounded part of it is kept, and all of it is counted.
"""

from __future__ import annotations

import base64
import json
import re

TRUNCATED = "\n... the rest of this output was left out ...\n"
#: What a message weighs at least, in characters, however little is in it: reading it takes time.
LEAST, LEAST_OF_A_STREAM = 1000, 100
MIME_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,120}")
PICTURES = ("image/png", "image/jpeg", "image/gif", "application/pdf")


class Outputs:
    """A cell's outputs as they arrive, cut at a limit; `size` counts all of it, and `weight` each message as well."""

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self.weight = 0
        self.items: list[dict] = []
        self._clear_next = False

    def add(self, kind: str, content: dict) -> None:
        before = self.size
        try:
            self._add(kind, content)
        finally:
            self.weight += max(self.size - before, LEAST_OF_A_STREAM if kind == "stream" else LEAST)

    def _add(self, kind: str, content: dict) -> None:
        if kind == "clear_output":
            self._clear_next = True
            if not content.get("wait"):
                self._clear()
            return
        if self._clear_next:
            self._clear()
        if kind == "stream":
            if not (content["name"] in ("stdout", "stderr") and isinstance(content["text"], str)):
                raise TypeError("a stream is stdout or stderr, and text")
            self._stream(content["name"], content["text"])
        elif kind == "error":
            trace = [str(line)[: self.limit] for line in content["traceback"][-60:]]
            self._keep(
                "error", content, ename=str(content["ename"])[:200], evalue=str(content["evalue"])[: self.limit], traceback=trace
            )
        elif not isinstance(content.get("data", {}), dict) or not isinstance(content.get("metadata", {}), dict):
            raise TypeError("an output is a dictionary")
        elif kind == "execute_result":
            count = content["execution_count"] if type(content["execution_count"]) is int else None
            self._keep(kind, content, **sound(content), execution_count=count)
        elif kind == "display_data":
            self._keep(kind, content, **sound(content))

    def _clear(self) -> None:
        self.items.clear()
        self._clear_next = False

    def _stream(self, name: str, text: str) -> None:
        room = self.limit - self.size
        self.size += len(text)
        if room <= 0:
            return
        if len(text) > room:
            text = text[:room] + TRUNCATED
        last = self.items[-1] if self.items else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.items.append({"output_type": "stream", "name": name, "text": text})

    def _keep(self, kind: str, content: dict, **kept) -> None:
        """An output that is kept whole or not at all; a picture may be ten times the size of a text."""
        size = len(json.dumps(content.get("data", ""), default=str))
        self.size += size
        if kind != "error" and size > 10 * self.limit:
            self._stream("stdout", TRUNCATED)
            return
        if kind != "error" and len(self.items) > 200:
            return
        self.items.append({"output_type": kind, **kept})


def sound(content: dict) -> dict:
    """What of an output's data and metadata a page can be made of: text as text, pictures that can be read.

    Examples
    --------
    >>> sound({"data": {"text/plain": "3", "text/html": 7, "image/png": "no picture"}, "metadata": {"image/png": 5}})
    {'data': {'text/plain': '3'}, 'metadata': {}}
    """
    data = {kind: value for kind, value in content["data"].items() if MIME_TYPE.fullmatch(kind) and _is_sound(kind, value)}
    metadata = {kind: value for kind, value in content["metadata"].items() if kind in data and isinstance(value, dict)}
    return {"data": data, "metadata": metadata}


def _is_sound(kind: str, value) -> bool:
    if kind.endswith("json"):
        return kind == "application/json" or isinstance(value, dict)
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        value = "".join(value)
    if not isinstance(value, str):
        return False
    if kind not in PICTURES:
        return True
    try:
        return bool(base64.b64decode("".join(value.split()), validate=True))
    except ValueError:
        return False
