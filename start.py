"""Set this project up on a machine that has only Python, then run its one command.

    python3 start.py lab              open the lessons in JupyterLab
    python3 start.py test             run every test
    python3 start.py setup            only set up
    python3 start.py <anything else>  the same as: shapewise <anything else>

The first call makes the folder .venv from the exact versions in requirements.txt (with uv where it is
installed, else with venv and pip) and installs this project into it. A stamp in that folder, written last,
says what it was made from: an unfinished or outdated .venv is noticed and mended by the next call.

Standard library only. Old Pythons must be able to read this file, to be told that they are too old: so
there are no f-strings and no annotations in it.
"""

from __future__ import print_function

import hashlib
import os
import subprocess
import sys
import time

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "made-from.txt")
WINDOWS = os.name == "nt"
SCRIPTS = os.path.join(VENV, "Scripts" if WINDOWS else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if WINDOWS else "python")


class SetupError(Exception):
    """A step of the set-up failed; the message says which, and what to do."""


def say(text):
    print("start.py: " + text)
    sys.stdout.flush()


def check_python():
    """Leave with a message if this Python is not one that TensorFlow has a build for."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    sys.exit(
        "start.py: this is Python {0}.{1}; the project needs Python {2}.{3} to {4}.{5}.\n"
        "Install one of them and call it by name, for example: python{4}.{5} start.py {6}".format(
            sys.version_info[0],
            sys.version_info[1],
            OLDEST[0],
            OLDEST[1],
            NEWEST[0],
            NEWEST[1],
            " ".join(sys.argv[1:]) or "lab",
        ).rstrip()
    )


def made_from():
    """What a finished .venv was made from: the pins, the package, Python, and the folder it stands in."""
    lines = ["python {0}.{1}".format(*sys.version_info[:2]), "folder " + ROOT]
    for name in ("requirements.txt", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            text = file.read().replace(b"\r\n", b"\n")
        lines.append(name + " " + hashlib.sha256(text).hexdigest())
    return "\n".join(lines) + "\n"


def stamp():
    """What is written in the stamp, or None when there is none."""
    try:
        with open(STAMP, "rb") as file:
            return file.read().decode("utf-8", "replace").replace("\r\n", "\n")
    except (IOError, OSError):
        return None


def is_ready():
    return os.path.exists(PYTHON) and stamp() == made_from()


def find_uv():
    """The command `uv`, if it is on PATH and runs; else None."""
    try:
        subprocess.check_output(["uv", "--version"], stderr=subprocess.STDOUT)
    except (OSError, subprocess.CalledProcessError):
        return None
    return "uv"


def run(step, command, advice):
    """Run one step of the set-up; say what it is, and how long it took."""
    say(step + " ...")
    began = time.time()
    try:
        code = subprocess.call(command, cwd=ROOT)
    except OSError as error:
        raise SetupError("{0} could not be started: {1}".format(command[0], error))
    if code != 0:
        raise SetupError(
            "this step failed: {0}\n  command: {1}\n  exit code: {2}\n  {3}".format(
                step, " ".join(command), code, advice
            )
        )
    say("    done in {0:.0f} s".format(time.time() - began))


def same_python():
    """Whether .venv has a Python that runs, and of the version that runs this file."""
    question = "import sys; print('{0}.{1}'.format(*sys.version_info[:2]))"
    try:
        answer = subprocess.check_output([PYTHON, "-c", question], stderr=subprocess.STDOUT)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.decode("ascii", "replace").strip() == "{0}.{1}".format(*sys.version_info[:2])


def has_pip():
    return subprocess.call([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


# Prints nothing when every installed package has all the files that its own list names.
LIST_BROKEN = """
import importlib.metadata, os
for package in importlib.metadata.distributions():
    files = package.files
    if files is None or not all(os.path.exists(f.locate()) for f in files if f.suffix != ".pyc"):
        print(package.name)
"""


def is_whole():
    """Whether no package was left half-installed by an interruption."""
    try:
        return subprocess.check_output([PYTHON, "-c", LIST_BROKEN]).strip() == b""
    except (OSError, subprocess.CalledProcessError):
        return False


def make_venv(uv):
    """Make .venv anew, unless there is one that can be finished."""
    if os.path.exists(VENV):
        if same_python() and (uv or has_pip()) and is_whole():
            say("finishing .venv, which is incomplete or outdated")
            return
        say("making .venv again: its Python is gone or of another version, or a package in it is incomplete")
    # Inside another virtual environment, its own base is asked: an environment of an environment breaks with it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    step = "1/3  making .venv with Python {0}.{1}".format(*sys.version_info[:2])
    if uv:
        command = [uv, "venv", "--quiet", "--no-project", "--clear", "--python", python, VENV]
        advice = "Try again; if it fails again, take uv off PATH: pip is used then."
    else:
        command = [python, "-m", "venv", "--clear", VENV]
        advice = "On Debian and Ubuntu, venv is a package of its own: apt install python3-venv"
    run(step, command, advice)


def set_up():
    """Make .venv from the pins, install the project into it, and write the stamp."""
    began = time.time()
    uv = find_uv()
    say("setting up in .venv, with {0}; this is done once and takes a few minutes".format(uv or "pip"))
    if os.path.exists(STAMP):
        os.remove(STAMP)
    make_venv(uv)
    if uv:
        # As pip does: a sandbox that sees .venv read-only could never keep what it compiled.
        install = [uv, "pip", "install", "--compile-bytecode", "--python", PYTHON]
    else:
        install = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not sys.stdout.isatty():  # progress bars are for people
        install.append("--quiet")
    # The pins are complete, so nothing is resolved: --no-deps.
    run(
        "2/3  installing the packages of requirements.txt, about 2 GB when unpacked",
        install + ["--no-deps", "-r", "requirements.txt"],
        "Is there a network, and room on the disk? The same command goes on where it stopped.",
    )
    run(
        "3/3  installing this project",
        install + ["--no-deps", "--no-build-isolation", "-e", "."],
        "Is pyproject.toml as it was published?",
    )
    with open(STAMP, "wb") as file:
        file.write(made_from().encode("utf-8"))
    say("ready after {0:.0f} s".format(time.time() - began))


def tool_environment():
    """The environment of the tool: .venv first on PATH, because nbgrader calls alembic by name."""
    environment = dict(os.environ)
    environment["PATH"] = SCRIPTS + os.pathsep + environment.get("PATH", "")
    environment["VIRTUAL_ENV"] = VENV
    environment.pop("PYTHONHOME", None)
    return environment


def run_tool(arguments):
    """Become `shapewise` with these arguments; on Windows, which cannot, call it and pass on its exit code."""
    command = [PYTHON, "-m", "shapewise.cli"] + arguments
    if not WINDOWS:
        os.execve(PYTHON, command, tool_environment())
    process = subprocess.Popen(command, env=tool_environment())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the tool got it too, and decides what to do about it
            pass


def main():
    check_python()
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if arguments[0] == "setup" and len(arguments) > 1:
        say("setup takes no arguments; got " + " ".join(arguments[1:]))
        return 2
    try:
        if not is_ready():
            set_up()
        elif arguments[0] == "setup":
            say("nothing to do: .venv is ready")
    except KeyboardInterrupt:
        say("stopped. The next call finishes the set-up.")
        return 130
    except SetupError as error:
        say(str(error))
        return 1
    if arguments[0] == "setup":
        return 0
    return run_tool(arguments)


if __name__ == "__main__":
    sys.exit(main())
