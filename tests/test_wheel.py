"""The wheel holds all that is needed, and works from an empty folder in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def goalsite(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment in which the wheel is installed.

    Its dependencies are borrowed from this environment, so that nothing has to be fetched. A `.pth` file adds their
    folder without reading the `.pth` files in it, so that an editable goalsite there stays out of sight.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / "python"
    site = Path(subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
                               check=True, capture_output=True, text=True).stdout.strip())  # fmt: skip
    (site / "borrowed.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n", encoding="utf-8")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    return bin_folder / "goalsite"


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GOALSITE_"))}
    return subprocess.run([command, *arguments], cwd=cwd, env=kept, check=False, capture_output=True, text=True)


def test_the_wheel_holds_theme_example_starters_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "goalsite_gen/theme/base.html",
        "goalsite_gen/theme/assets/css/goalsite.css",
        "goalsite_gen/theme/assets/fonts/LICENSE-literata.txt",
        "goalsite_gen/example/goalsite.toml",
        "goalsite_gen/starters/business/goalsite.toml",
        "goalsite_gen/serve/live.js",
        "goalsite_gen/py.typed",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("templates/", "content/", "tests/", "docs/"))]


def test_a_new_portfolio_is_checked_and_built_in_an_empty_folder(goalsite: Path, tmp_path: Path) -> None:
    assert run(goalsite, "init", "demo", cwd=tmp_path).returncode == 0
    demo = tmp_path / "demo"
    checked = run(goalsite, "check", "--strict", cwd=demo)
    assert (checked.returncode, checked.stderr) == (0, "")
    built = run(goalsite, "build", cwd=demo)
    assert built.returncode == 0, built.stderr
    assert (demo / "site/goals/trust/index.html").is_file()
    assert list((demo / "site/assets/css").glob("goalsite.*.css"))


def test_the_shipped_example_is_copied_and_built(goalsite: Path, tmp_path: Path) -> None:
    assert run(goalsite, "init", "--example", "demo", cwd=tmp_path).returncode == 0
    built = run(goalsite, "build", "--strict", cwd=tmp_path / "demo")
    assert built.returncode == 0, built.stderr
    assert len(list((tmp_path / "demo/site").rglob("index.html"))) > 150
