"""A film for tests: the frames of a Conv1D behind the names that every film has."""

from dataclasses import dataclass, field

from shapewise.explorers.conv1d import small_call
from shapewise.pictures.conv1d_frames import frame_of, walk

from shapewise.layers import conv1d

START = {"steps": 6, "channels": 3, "filters": 2, "kernel_size": 2, "strides": 1, "padding": "valid"}


@dataclass(frozen=True)
class Control:
    argument: str
    low: int | None = None
    high: int | None = None
    options: tuple = ()
    changes: str = ""


@dataclass
class Conv1DFilm:
    """Conv1D on small whole numbers."""

    arguments: dict = field(default_factory=lambda: dict(START))
    title: str = "Conv1D sums its channels"
    strip: tuple = ("filter", "products", "sum")

    def __post_init__(self):
        self._call = small_call(**self.arguments)
        self._walk = [(f"{key} {window} {filter}", key, window, filter) for key, window, filter in walk(self._call)]
        self.moments = tuple(name for name, *_ in self._walk)

    def __len__(self):
        return len(self._walk)

    def __getitem__(self, at):
        if isinstance(at, str):
            return frame_of(self._call, at)
        return frame_of(self._call, *self._walk[at][1:])

    @property
    def controls(self):
        most = {"steps": 10, "channels": 4, "filters": 4, "kernel_size": 4, "strides": 3}
        sliders = [Control(name, 1, high) for name, high in most.items()]
        return (*sliders, Control("padding", options=("valid", "same", "causal")))

    def changed(self, **arguments):
        return Conv1DFilm({**self.arguments, **arguments})

    @property
    def facts(self):
        a = self.arguments
        shape = (1, a["steps"], a["channels"])
        rest = {name: a[name] for name in ("filters", "kernel_size")}
        return {
            "output": conv1d.output_shape(shape, **rest, strides=a["strides"], padding=a["padding"]),
            "parameters": conv1d.parameters(shape, **rest),
        }

    @property
    def alternative_text(self):
        return "\n".join(f"{place}. {self[key].title}" for place, key in enumerate(self.strip, 1))
