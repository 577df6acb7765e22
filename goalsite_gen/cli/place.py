"""Where a portfolio lies: the folder given, or the nearest one upwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from goalsite_gen.errors import Stop

CONFIG = "goalsite.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a portfolio and the name of its settings file."""

    folder: Path
    config: str = CONFIG


def find(given: str | None, here: Path) -> Place:
    """The folder given; else the nearest one upwards with settings; else `content/`.

    Raises Stop where there is none.
    """
    if given is not None:
        folder = Path(given)
        if not folder.is_dir():
            raise Stop(f"`{given}` is not there", hint="give the folder that holds goalsite.toml")
        if config := _config_in(folder):
            return Place(folder, config)
        hint = f"`goalsite init {given}` starts one; a portfolio is a folder with a goalsite.toml"
        raise Stop(f"`{given}` holds no portfolio", hint=hint)
    for folder in (here, *here.parents):
        if config := _config_in(folder):
            return Place(folder, config)
    if config := _config_in(here / "content"):
        return Place(here / "content", config)
    raise Stop(
        "there is no portfolio here", hint="`goalsite init` starts one; or give the folder that holds goalsite.toml"
    )


def _config_in(folder: Path) -> str:
    """The settings file of a folder, if it has one."""
    if (folder / CONFIG).exists() or (folder / CONFIG).is_symlink():
        return CONFIG
    if not (folder / "pyproject.toml").exists():
        return ""
    import tomllib

    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ""
    tool = project.get("tool")
    return "pyproject.toml" if isinstance(tool, dict) and "goalsite" in tool else ""
