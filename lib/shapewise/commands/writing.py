"""The commands of an author: lessons run, tidied, released, listed and checked."""

from __future__ import annotations

from shapewise.commands.command import Command


def add_slugs(parser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="as in 06_conv1d_channels; none: all")


def run_lessons(options, rest) -> int:
    """Execute lessons in place and store their outputs."""
    from shapewise import notebooks
    from shapewise.processes import warm

    warm.use()
    return notebooks.run_lessons(options.root, options.slugs)


def tidy_notebooks(options, rest) -> int:
    """Write lessons and solutions in canonical form, without running them."""
    from shapewise import notebooks

    return notebooks.tidy_notebooks(options.root, options.slugs)


def release_assignments(options, rest) -> int:
    """Generate the students' notebooks in assignments/ from solutions/."""
    from shapewise import notebooks

    return notebooks.release_assignments(options.root, options.slugs)


def write_index(options, rest) -> int:
    """Write what is generated anew: parts of README.md and of docs/, the last line of every lesson."""
    from shapewise import notebooks

    return notebooks.write_index(options.root)


def check_notebooks(options, rest) -> int:
    """Report where a notebook breaks a rule, and how to fix it."""
    from shapewise import notebooks

    return notebooks.report(options.root)


COMMANDS = {
    "run": Command("execute lessons in course/ and store their outputs", run_lessons, "writing", add_slugs),
    "tidy": Command("write lessons and solutions in canonical form", tidy_notebooks, "writing", add_slugs),
    "release": Command("generate assignments/ from solutions/", release_assignments, "writing", add_slugs),
    "index": Command("write what is generated in README.md, in docs/ and at the end of every lesson", write_index, "writing"),
    "check": Command("check every notebook against the rules", check_notebooks, "writing"),
}
