"""Settings for nbgrader: its commands work as they are, from this folder.

Every path is relative to this file's folder. What a class hands in, its marks and its feedback live under
grading/, which git ignores.
"""

import os
import sys
from pathlib import Path

from jupyter_core.paths import jupyter_config_path

from shapewise.grading import safe_pages
from shapewise.quiet import set_environment

root = Path(__file__).resolve().parent
c = get_config()  # noqa: F821  (nbgrader puts it here)

# Kernels inherit this environment: the same numbers for everybody, and TensorFlow quiet.
set_environment()
# nbgrader calls alembic by name when it makes a gradebook; without activation .venv/bin is not on PATH.
os.environ["PATH"] = str(Path(sys.executable).parent) + os.pathsep + os.environ.get("PATH", "")

# ---------------------------------------------------------------- folders
c.CourseDirectory.course_id = "shapewise"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
c.CourseDirectory.solution_directory = "grading/solution"
c.CourseDirectory.source_with_tests_directory = "grading/source_with_tests"
(root / "grading").mkdir(exist_ok=True)  # sqlite makes a file, not its folder
c.CourseDirectory.db_url = "sqlite:///" + (root / "grading" / "gradebook.db").as_posix()

# Where this machine has no exchange, formgrader's "release" and "collect" use one in this folder, and warn of nothing.
exchange = root / "grading" / "exchange"
settings = (Path(folder) / "nbgrader_config.py" for folder in jupyter_config_path())
told = any("Exchange.root" in one.read_text(encoding="utf-8", errors="replace") for one in settings if one.is_file())
if not told and not Path("/usr/local/share/nbgrader/exchange").is_dir() and os.name != "nt":
    exchange.mkdir(exist_ok=True)
    c.Exchange.root = str(exchange)

# Marks are nobody else's business: with the rest under grading/, where git does not see them.
c.ExportPlugin.to = str(root / "grading" / "grades.csv")

# Files beside a source are copied to the students: data may be, these must not. `include` does not prevent it.
c.CourseDirectory.ignore = [
    ".*",
    "__pycache__",
    "feedback",
    "*.pyc",
    "*.py",
    "*.md",
    # text, but not timestamp.txt and submission_secret.txt: by these the exchange knows what is late, and whose feedback is whose
    "[!st]*.txt",
    "s[!u]*.txt",
    "t[!i]*.txt",
    "*.html",
    "*.log",
    "*.jsonl",
    "*.db",
    "*.db-*",
    "*.bak",
    "*.orig",
    "*~",
]

# ---------------------------------------------------------------- the students' version
c.ClearSolutions.code_stub = {
    "python": '# YOUR CODE HERE\nraise NotImplementedError("put your own code in the place of this line")'
}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"

# ---------------------------------------------------------------- grading
# The first cell waits for TensorFlow: 10 s here, more on a busy machine.
c.Execute.timeout = 120
c.Execute.startup_timeout = 120
c.Execute.iopub_timeout = 30
c.Execute.interrupt_on_timeout = True
# nbgrader gives 0 points to a passing test that wrote to stderr. TensorFlow does; it is no fault of an answer.
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = "^"
c.LimitOutput.max_lines = 300
c.LimitOutput.max_traceback = 60

# ---------------------------------------------------------------- pages of submissions: feedback and formgrader
# They run no script of a student's. Feedback names the belief behind a wrong answer, and shows no hidden test.
for name, value in safe_pages.EXPORTER.items():
    setattr(c.HTMLExporter, name, value)
# It goes to the version that was handed in, however that was repaired to be graded.
c.ExchangeFactory.release_feedback = "shapewise.grading.reporting.returning.ReleaseFeedback"
c.GenerateFeedback.exporter_class = "shapewise.grading.reporting.feedback.FeedbackPage"
c.FeedbackPage.template_name = "shapewise_feedback"
c.FeedbackPage.extra_template_basedirs = [str(Path(safe_pages.__file__).parent / "reporting" / "templates")]
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "shapewise.grading.reporting.feedback.NameBeliefs",
]
