"""What a test needs beside Python: found, or the test is skipped; with CI=true a missing part fails it."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

_OTHER_NAMES = {"chromium": ("chromium-browser", "google-chrome"), "soffice": ("libreoffice",)}


def need(program: str) -> Path:
    """The path of a program, such as "chromium", "soffice" or "pdftotext"."""
    found = next(filter(None, map(shutil.which, (program, *_OTHER_NAMES.get(program, ())))), None)
    if found is None:
        missing(f"{program} is not installed (tests/install.sh installs it where it may)")
    return Path(found)


def missing(reason: str) -> NoReturn:
    """Ends the test: skipped on a developer's machine, failed where CI=true promises that all is there."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
