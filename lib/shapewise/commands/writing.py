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


def add_release_arguments(parser) -> None:
    add_slugs(parser)
    of_the_class = parser.add_mutually_exclusive_group()
    of_the_class.add_argument(
        "--class-seed",
        metavar="N",
        nargs="?",
        type=int,
        const=-1,
        help="grade with hidden numbers of your class's own (drawn from N; none: from a seed that is drawn)",
    )
    of_the_class.add_argument("--published-numbers", action="store_true", help="grade with the published numbers again")
    parser.add_argument("--each", action="store_true", help="with --class-seed: other numbers for each student")


def release_assignments(options, rest) -> int:
    """Generate the students' notebooks in assignments/ from solutions/."""
    from shapewise import notebooks

    if (options.class_seed is not None or options.published_numbers) and not options.slugs:
        raise ValueError(
            "numbers of a class's own are given by assignment: name at least one, as in 06_conv1d_channels"
        )
    if options.each and options.class_seed is None:
        raise ValueError("--each goes with --class-seed")
    code = notebooks.release_assignments(options.root, options.slugs)
    for slug in options.slugs if code == 0 else ():
        _set_numbers(options, slug)
    return code


def _set_numbers(options, slug: str) -> None:
    from shapewise.grading.course import class_numbers

    if options.published_numbers:
        class_numbers.use_published_numbers(options.root, slug)
        print(f"{slug}: graded with the published numbers")
    elif options.class_seed is not None:
        given = None if options.class_seed == -1 else options.class_seed
        seed = class_numbers.draw_class_numbers(options.root, slug, given, each=options.each)
        who = "each student has numbers of their own" if options.each else "the class has numbers of its own"
        print(f"{slug}: {who} (seed {seed}, kept in grading/{class_numbers.FILE}); `shapewise grade` uses them")


def write_index(options, rest) -> int:
    """Write what is generated anew: parts of README.md and of docs/, and how every lesson ends."""
    from shapewise import notebooks, quiet

    quiet.load_keras()

    return notebooks.write_index(options.root)


def check_notebooks(options, rest) -> int:
    """Report where a notebook breaks a rule, and how to fix it."""
    from shapewise import notebooks

    return notebooks.report(options.root)


COMMANDS = {
    "run": Command("execute lessons in course/ and store their outputs", run_lessons, "writing", add_slugs),
    "tidy": Command("write lessons and solutions in canonical form", tidy_notebooks, "writing", add_slugs),
    "release": Command("generate assignments/ from solutions/", release_assignments, "writing", add_release_arguments),
    "index": Command(
        "write what is generated: parts of README.md and docs/, the end of every lesson", write_index, "writing"
    ),
    "check": Command("check every notebook against the rules", check_notebooks, "writing"),
}
