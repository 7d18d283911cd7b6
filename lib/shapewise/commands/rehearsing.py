"""`shapewise class`: a class to try grading with, before the first real student hands in."""

from __future__ import annotations

import argparse

from shapewise.commands.command import Command


def parse_share(text: str) -> tuple[str, float]:
    """The share "conv1d/channels-kept-apart=0.3" as a pair."""
    code, _, share = text.partition("=")
    try:
        return code, float(share)
    except ValueError:
        expected = "expected CODE=SHARE, such as conv1d/channels-kept-apart=0.3"
        raise argparse.ArgumentTypeError(f"{text!r} is no share of a belief; {expected}") from None


def add_class_arguments(parser) -> None:
    add = parser.add_argument
    add("assignments", nargs="+", metavar="ASSIGNMENT", help="as in 06_conv1d_channels")
    add("--students", type=int, default=40, help="how many (%(default)s)")
    add("--seed", type=int, default=0, help="the same seed gives the same class")
    add(
        "--belief", action="append", type=parse_share, metavar="CODE=SHARE", help="the share of the class that holds it"
    )
    add("--replace", action="store_true", help="replace what students of these names have handed in")


def make_classes(options, rest) -> int:
    """Hand in assignments for a made-up class, into grading/submitted."""
    from collections import Counter

    from shapewise.grading.course.rehearsal import DUE, make_class, write_roster

    shares = dict(options.belief) if options.belief else None
    given = {"students": options.students, "seed": options.seed, "shares": shares, "replace": options.replace}
    for assignment in options.assignments:
        pupils = make_class(options.root, assignment, **given)
        manners = Counter(pupil.manner for pupil in pupils.values())
        beliefs = Counter(code for pupil in pupils.values() for code in pupil.beliefs)
        print(
            f"{len(pupils)} have handed in {assignment}: " + ", ".join(f"{n} {manner}" for manner, n in manners.items())
        )
        for code, number in beliefs.most_common():
            print(f"    {number} hold {code}")
    roster = write_roster(options.root, pupils).relative_to(options.root)
    print(f"names: nbgrader db student import {roster}")
    for assignment in options.assignments:
        print(f'to have some late: nbgrader db assignment add {assignment} --duedate "{DUE:%Y-%m-%d %H:%M} UTC"')
    print(f"next: shapewise grade {options.assignments[0]}")
    return 0


COMMANDS = {
    "class": Command(
        "hand in for a made-up class, to rehearse grading with", make_classes, "grading", add_class_arguments
    ),
}
