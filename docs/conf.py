"""How the documentation is built: sphinx-build -W docs BUILD."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from govparse import __version__  # the copy beside these pages

project = "govparse"
author = "The govparse authors"
copyright = "The govparse authors"
release = __version__

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"govparse {release}"
# A part of the documentation may still be without pages.
suppress_warnings = ["toc.empty_glob"]
