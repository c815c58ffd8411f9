"""What the project promises about its own files: safe versions, and nothing of anybody's machine in them."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Below these, known faults: Flask 3.1.3 and Werkzeug 3.1.6 for sessions and paths, lxml 6.1.0 for its parser.
SAFE = {"flask": (3, 1, 3), "werkzeug": (3, 1, 6), "lxml": (6, 1, 0)}

# Written in two halves, so that this file does not find itself.
FOREIGN = [
    "/wo" + r"rk/(?:main|shared)", "/ro" + "ot/", "/ho" + "me/", "/op" + "t/", "/Us" + "ers/",
    "pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian",
    "-----BEGIN [A-Z ]*PRIV" + "ATE KEY", r"\bAKIA" + "[0-9A-Z]{16}", r"\bgh[pousr]_" + "[A-Za-z0-9]{36}",
]  # fmt: skip

requirements_files = pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])


@requirements_files
@pytest.mark.parametrize("package", SAFE)
def test_no_version_with_a_known_fault_is_installed(name: str, package: str) -> None:
    assert pinned(name)[package] >= SAFE[package]


def test_the_tests_run_on_the_versions_that_are_served() -> None:
    served, tested = pinned("requirements.txt"), pinned("requirements-test.txt")
    assert served.items() <= tested.items()


@requirements_files
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text().replace("\\\n", " ")
    for line in filter(None, text.splitlines()):
        assert re.fullmatch(r"[a-z0-9.-]+==\S+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", line.strip()), (
            line
        )


@requirements_files
def test_compiled_packages_come_for_every_python_and_both_processors(name: str) -> None:
    """One hash a wheel: a compiled package with few hashes was locked for one machine only."""
    text = (ROOT / name).read_text()
    for package in ("lxml", "psycopg-binary", "pydantic-core", "markupsafe"):
        hashes = text.split(f"{package}==")[1].split("==")[0].count("--hash")
        assert hashes > 20, package


def test_the_project_holds_no_machine_paths_registry_addresses_or_keys() -> None:
    pattern = re.compile("|".join(FOREIGN))
    found = [
        f"{file}:{number}: {match.group()}"
        for file in tracked()
        for number, line in enumerate(read(file).splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert found == []


def pinned(name: str) -> dict[str, tuple[int, ...]]:
    found = re.findall(r"^([a-z0-9.-]+)==([0-9.]+)", (ROOT / name).read_text(), re.MULTILINE)
    return {package: tuple(map(int, version.strip(".").split("."))) for package, version in found}


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a clone")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def read(name: str) -> str:
    return (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
