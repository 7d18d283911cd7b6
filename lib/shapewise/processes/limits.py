"""What one submission may use up, before it is stopped."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds for one submission; plain numbers, so that they travel with it."""

    #: a cell is interrupted after this many seconds
    cell_seconds: float = 60
    #: and the submission ends after this many
    total_seconds: float = 300
    #: time for a kernel to start: TensorFlow is imported first where it cannot be warm
    start_seconds: float = 120
    #: characters of a cell's output that are kept
    kept_output: int = 50_000
    #: characters of a cell's output after which the cell is interrupted
    flood_output: int = 5_000_000
    #: address space beyond what a fresh kernel has
    memory_bytes: int = 4 << 30
    #: size of a file that is written
    file_bytes: int = 200 << 20
    #: all that is written together, in a sandbox
    disk_bytes: int = 256 << 20
    #: how often a submission that took its kernel down goes on in a new one
    restarts: int = 2

    def to_dict(self) -> dict:
        return asdict(self)
