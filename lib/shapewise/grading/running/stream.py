"""Standard output of a graded kernel: however fast a cell prints, what it prints leaves in small messages.

This file claims: no message is larger than :data:`MOST` characters. ipykernel's own stream gathers what is printed
until its thread comes to send it; a cell that prints without end fills it faster, and the first message, of a hundred
million characters and more, would come too late or be refused.
"""

from __future__ import annotations

from ipykernel.iostream import OutStream

#: Characters that are gathered before they are sent.
MOST = 1 << 18


class BoundedStream(OutStream):
    """A stream that waits for its sender once :data:`MOST` characters have been written."""

    gathered = 0

    def write(self, string: str) -> int | None:
        if not isinstance(string, str) or not self._is_master_process():
            return super().write(string)
        for start in range(0, len(string), MOST):
            part = string[start : start + MOST]
            super().write(part)
            self.gathered += len(part)
            if self.gathered >= MOST:
                self.gathered = 0
                self.flush()
        return len(string)
