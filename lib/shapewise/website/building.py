"""The site made from its sources: pages by Sphinx and MyST-NB, search by Pagefind; neither needs a network."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from shapewise.markup import strip_ansi
from shapewise.website.staging import stage

HERE = Path(__file__).parent
#: The bytes that a site may have; pages of lessons with pictures are its largest part.
LARGEST = 20_000_000
SETTINGS = {
    "project": "shapewise",
    "language": "en",
    "extensions": "myst_nb",
    "html_theme": "pydata_sphinx_theme",
    "html_title": "shapewise",
    "html_static_path": str(HERE / "static"),
    "html_css_files": "site.css",
    "templates_path": str(HERE / "templates"),
    "html_copy_source": "0",
    "html_show_sphinx": "0",
    "exclude_patterns": "assignments",  # to be downloaded, not read
    "nb_execution_mode": "off",
    "nb_merge_streams": "1",
    "myst_heading_anchors": "3",
    # Run-sheets begin below the first level; a diagnosis is kept in a notebook for tools, beside what is shown.
    "suppress_warnings": "myst.header,mystnb.unknown_mime_type",
    "html_theme_options.show_prev_next": "1",
    "html_theme_options.navigation_with_keys": "0",
    "html_theme_options.use_edit_page_button": "0",
    "html_theme_options.secondary_sidebar_items": "page-toc",
    "html_theme_options.footer_start": "copyright",
    "html_theme_options.footer_end": "",
    "html_theme_options.header_links_before_dropdown": "7",
}


def build_site(root: Path, out: Path) -> list[str]:
    """Build the site of the project in `root` into `out`, in the place of an earlier one; what went wrong is returned.

    Parameters
    ----------
    root, out : Path

    Returns
    -------
    list of str
        The complaints: of Sphinx, and of a site that is too large. Empty for a site that can be published.

    Raises
    ------
    ValueError
        If `out` holds something that is no site.
    """
    if out.exists() and any(out.iterdir()) and not (out / "pagefind").is_dir():
        raise ValueError(
            f"{out} holds something else than a site; expected an empty folder, or one that `shapewise site` wrote"
        )
    with tempfile.TemporaryDirectory(prefix="shapewise-site-") as name:
        sources, pages, doctrees = (Path(name) / part for part in ("sources", "pages", "doctrees"))
        sources.mkdir()
        stage(root, sources)
        complaints = make_pages(sources, pages, doctrees)
        index_words(pages)
        size = sum(path.stat().st_size for path in pages.rglob("*") if path.is_file())
        if size > LARGEST:
            complaints.append(f"the site has {size / 1e6:.1f} MB; expected at most {LARGEST / 1e6:.0f} MB")
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(pages, out)
    return complaints


def make_pages(sources: Path, pages: Path, doctrees: Path) -> list[str]:
    """The HTML pages of staged sources; the warnings, one a line, without the name of the temporary folder."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    settings, options = {}, {}
    for name, value in SETTINGS.items():
        group, _, option = name.partition(".")
        if option:
            options[option] = int(value) if value.isdigit() else [value] if value else []
        else:
            settings[name] = value
    warnings = io.StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=str(sources),
            confdir=None,
            outdir=str(pages),
            doctreedir=str(doctrees),
            buildername="html",
            confoverrides={**settings, "html_theme_options": options},
            status=None,
            warning=warnings,
        )
        app.build()
    lines = strip_ansi(warnings.getvalue()).replace(str(sources) + os.sep, "").splitlines()
    return [line for line in lines if line.strip()]


def index_words(pages: Path) -> None:
    """Write the index that the search page reads, into the folder pagefind/ of the site."""
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--root-selector", "article"]
    command += ["--exclude-selectors", "a.headerlink", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
