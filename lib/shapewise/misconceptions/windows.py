"""What people believe of windows over a series: named by the checks, for no layer cuts them."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of

TABLE = {
    "as-many-as-points": (
        "there are as many windows as points",
        "A window needs all of its points, so the last ones have no window of their own.",
        "write down the last window of a short series.",
    ),
    "one-too-few": (
        "there are as many windows as points less the width of one",
        "The first window counts as well: one more fits.",
        "cut windows of width 2 from 3 points, by hand.",
    ),
    "side-by-side": (
        "windows stand side by side and share no points",
        "The next window begins stride steps later; with stride 1 neighbours share all points but one.",
        "write down where the first two windows begin.",
    ),
    "horizon-forgotten": (
        "every window has a target",
        "The last windows end so late that their target would come after the end of the series.",
        "write down the target of the last window.",
    ),
    "target-in-the-window": (
        "the target is the last point of the window",
        "Then the answer is in the question. The target of a forecast comes horizon steps after the window.",
        "look whether a target occurs in its own window.",
    ),
    "stride-ignored": (
        "a window begins at every point",
        "The next window begins stride points later.",
        "write down where the first two windows begin.",
    ),
}
BELIEFS = beliefs_of("windows", "LSTM", TABLE)
