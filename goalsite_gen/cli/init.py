"""`goalsite init`: a portfolio to begin with, or the whole example."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template

import click

from goalsite_gen.cli.terminal import Terminal, shared_options
from goalsite_gen.errors import Stop

STARTERS = ("business", "personal", "education", "project")


@click.command("init")
@click.argument("folder", required=False, default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--starter",
    type=click.Choice(STARTERS),
    default="business",
    show_default=True,
    help="What the first goals are about.",
)
@click.option("--example", is_flag=True, default=False, help="Copy the whole example portfolio instead.")
@shared_options
def command(terminal: Terminal, folder: Path, starter: str, example: bool) -> None:
    """Start a portfolio in FOLDER (default: here).

    It begins with one number, three signs and one entry; files that are there already are left alone.
    """
    from goalsite_gen.cli.place import CONFIG

    if (
        example
        and click.get_current_context().get_parameter_source("starter") is click.core.ParameterSource.COMMANDLINE
    ):
        raise Stop("`--example` and `--starter` do not go together", hint="choose one of the two")

    if (folder / CONFIG).exists():
        hint = "`goalsite new goal` adds to it; give another folder to start a new one"
        raise Stop(f"`{folder / CONFIG}` already exists", hint=hint)
    texts = _example() if example else _starter(starter)
    written, kept = _write(folder, texts)
    terminal.say(f"Started a portfolio in `{folder}`: {len(written)} files.")
    for path in kept:
        terminal.say(f"  left alone: {path}")
    way = "" if folder == Path() else f"cd {folder} && "
    terminal.say(f"Next: {way}goalsite serve --open")


def _starter(name: str) -> dict[str, bytes]:
    """Path to bytes of a starter, its dates set around today."""
    from datetime import date, timedelta

    from goalsite_gen.cli.clock import as_of_day

    root = Path(__file__).resolve().parent.parent / "starters"
    today = as_of_day(None, None)
    dates = {
        "today": today,
        "start": today - timedelta(days=14),
        "due": date(today.year + 1, today.month, min(today.day, 28)),
    }
    texts: dict[str, bytes] = {}
    for path in sorted((root / name).rglob("*")):
        if path.is_file():
            text = Template(path.read_text(encoding="utf-8")).safe_substitute(dates)
            target = path.relative_to(root / name)
            if target.parts[0] == "journal":
                target = Path("journal", f"{today}-first-observation.md")
            texts[target.as_posix()] = text.encode()
    texts["README.md"] = (root / "README.md").read_bytes()
    texts[".gitignore"] = b"/site/\n/.goalsite/\n"
    return texts


def _example() -> dict[str, bytes]:
    """Path to bytes of the shipped example portfolio."""
    folder = example_folder()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") or part == "site" for part in path.relative_to(folder).parts)
    }


def example_folder() -> Path:
    """Where the example portfolio lies: inside an installed package, or beside it in a checkout.

    Raises Stop where it is in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "example", package.parent / "content"):
        if (folder / "goalsite.toml").is_file():
            return folder
    raise Stop("the example portfolio is missing from this installation", hint="install goalsite again")


def _write(folder: Path, texts: dict[str, bytes]) -> tuple[list[str], list[str]]:
    """Writes each file unless there is one; the paths written and those left alone."""
    written: list[str] = []
    kept: list[str] = []
    try:
        for name, data in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with path.open("xb") as file:
                    file.write(data)
                written.append(name)
            except FileExistsError:
                kept.append(name)
    except OSError as fault:
        free = shutil.disk_usage(folder if folder.exists() else Path.cwd()).free
        raise Stop(f"cannot write to `{folder}`: {fault.strerror}", hint="" if free else "the disk is full") from fault
    return written, kept
