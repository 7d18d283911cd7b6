"""What each of the thirty questions needs in the course: figures that its lesson or exercises reproduce, and an exercise about it.

The figures are those of the questions, as today's Keras gives them: a shape as it is written without its parentheses,
a count
without separators. They are looked for in outputs, sources, and pictures' words of the lesson, and in its exercises'
sources.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Treated:
    """The figures of a question, and the exercise that asks for what its asker got wrong."""

    figures: tuple[str, ...]
    exercise: str


TREATED = {
    "Q01": Treated(("119, 100", "9100", "900", "90"), "conv1d-keep-apart"),
    "Q02": Treated(("64, 32",), "ruler-same"),
    "Q03": Treated(("325", "12, 10"), "grow-find-the-errors"),
    "Q04": Treated(("None, 1025", "None, 70, 1025", "9255750", "132225"), "seq-find-the-errors"),
    "Q05": Treated(("None, 10", "120", "130", "None, 2, 10"), "rnn-chain"),
    "Q06": Treated(("28, 32", "1000", "28, 1", "7233", "896", "31"), "target-find-the-errors"),
    "Q07": Treated(("6464", "10, 64", "1, 100, 64"), "mix-find-the-errors"),
    "Q08": Treated(("62", "31"), "ruler-pytorch"),
    "Q09": Treated(("7.02", "7.89", "8.41", "9216", "1312"), "clock-find-the-errors"),
    "Q10": Treated(("3, 3, 3, 32", "896", "320"), "kernel-predict"),
    "Q11": Treated(("4150529", "4640", "160", "420420", "60060"), "samples-regroup"),
    "Q12": Treated(("4, 300, 100", "47, 100"), "filters-find-the-errors"),
    "Q13": Treated(("12416", "12482"), "lstm-predict"),
    "Q14": Treated(("180", "96", "84"), "lstm-classes"),
    "Q15": Treated(("7033282", "6272", "7039554", "6949634"), "size-grey"),
    "Q16": Treated(("896", "440092680", "68, 2", "440091784", "3235968"), "points-find-the-errors"),
    "Q17": Treated(("2, 4", "16", "20, 10", "60"), "dense-find-the-errors"),
    "Q18": Treated(("28, 10", "290", "7850"), "flatten-find-the-errors"),
    "Q19": Treated(("6208", "3, 32"), "conv1d-find-the-errors"),
    "Q20": Treated(("3, 3, 3, 32",), "kernel-find-the-errors"),
    "Q21": Treated(("10, 64", "263, 64", "16832"), "emb-find-the-errors"),
    "Q22": Treated(("32, 32, 3", "1081344", "819456", "6264579", "37635"), "grow-stamps"),
    "Q23": Treated(("1040",), "halving-find-the-errors"),
    "Q24": Treated(("600000", "512"), "samples-from-columns"),
    "Q25": Treated(("1000, 64", "4224", "65", "120"), "rnn-find-the-errors"),
    "Q26": Treated(("140", "160", "305"), "batch-find-the-errors"),
    "Q27": Treated(("81408", "131584", "129", "213121"), "lstm-find-the-errors"),
    "Q28": Treated(("133904, 1", "5, 1, 133906"), "time-find-the-errors"),
    "Q29": Treated(("640", "None, 10, 64", "19329"), "weights-entries"),
    "Q30": Treated(("590", "591", "78977", "1, 10, 1"), "win-find-the-errors"),
}
