"""What a cell puts out, as it arrives: kept as a notebook keeps it, and cut at a limit.

This file claims: however much a cell puts out, a bounded part of it is kept, and all of it is counted.
"""

from __future__ import annotations

import json

TRUNCATED = "\n... the rest of this output was left out ...\n"


class Outputs:
    """A cell's outputs as they arrive, cut at a limit; `size` counts all of it."""

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self.items: list[dict] = []
        self._clear_next = False

    def add(self, kind: str, content: dict) -> None:
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
            count = content["execution_count"]
            self._keep(kind, content, data=content["data"], metadata=content["metadata"], execution_count=count)
        elif kind == "display_data":
            self._keep(kind, content, data=content["data"], metadata=content["metadata"])

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
