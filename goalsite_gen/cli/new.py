"""`goalsite new`: a commented scaffold, never over a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalsite_gen.cli.terminal import Terminal, shared_options
from goalsite_gen.errors import Stop

if TYPE_CHECKING:
    from goalsite_gen.cli.place import Place
    from goalsite_gen.model.scaffold import Sketch

TYPES = ("quantitative", "hard", "performance", "qualitative", "soft", "learning")


@click.command("new")
@click.argument("kind", type=click.Choice(["goal", "entry", "story", "review", "team"]))
@click.argument("title")
@click.option(
    "--type", "goal_type", type=click.Choice(TYPES), default="quantitative", show_default=True, help="Of a goal."
)
@click.option("--pair", metavar="ID", default="", help="Of a goal: its partner.")
@click.option("--goal", metavar="ID", default="", help="Of an entry or a story: the goal it speaks to.")
@click.option("--date", "on", metavar="DAY", help="Of an entry, story or review; today where not given.")
@click.option("--in", "portfolio", type=click.Path(file_okay=False), help="The portfolio's folder.")
@shared_options
def command(
    terminal: Terminal,
    kind: str,
    title: str,
    goal_type: str,
    pair: str,
    goal: str,
    on: str | None,
    portfolio: str | None,
) -> None:
    """Write the scaffold of a goal, entry, story, review or team named TITLE.

    Fields to fill in come first, each with the question that helps; the others follow as comments.
    """
    from goalsite_gen.cli.clock import as_of_day
    from goalsite_gen.cli.place import find
    from goalsite_gen.model import scaffold
    from goalsite_gen.model.types import as_id, slug

    if not title.strip():
        raise Stop("the title is empty", hint=f'write `goalsite new {kind} "What it is called"`')
    place = find(portfolio, Path.cwd())
    day = as_of_day(on, None, option="--date")
    has_letters = any(sign.isalnum() for sign in title)
    name = slug(title)[:50].strip("-") if has_letters else kind
    sketches: dict[str, tuple[str, Sketch]] = {
        "goal": (f"goals/{name}.md", scaffold.goal_sketch(title, type_=goal_type, day=day, pair=pair)),
        "entry": (f"journal/{day.year}/{day}-{name}.md", scaffold.entry_sketch(title, goal=goal, day=day)),
        "story": (f"stories/{name}.md", scaffold.story_sketch(title, goal=goal, day=day)),
        "review": (f"reviews/{name}.md", scaffold.review_sketch(title, day=day)),
        "team": (f"teams/{name}.md", scaffold.team_sketch(title)),
    }
    where, sketch = sketches[kind]
    try:
        as_id(Path(where).stem)
    except Exception as fault:
        raise Stop(f"`{name}` cannot be the name of a {kind}", hint="choose another title") from fault
    path = place.folder / where
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(scaffold.written(sketch))
    except FileExistsError:
        raise Stop(f"`{path}` already exists", hint="choose another title, or edit that file") from None
    except OSError as fault:
        raise Stop(f"cannot write `{path}`: {fault.strerror}", hint="check the folder") from fault
    terminal.result(str(path))
    for name_, option in ((pair, "--pair"), (goal, "--goal")):
        _note_unknown(terminal, place, name_, option)


def _note_unknown(terminal: Terminal, place: Place, name: str, option: str) -> None:
    """Says so where an option names a goal that is not there yet."""
    from goalsite_gen.cli.load import load
    from goalsite_gen.model.types import nearest

    if not name:
        return
    goals = load(place, as_of=None).goals
    if name.casefold() not in goals:
        near = nearest(name, [known.id for known in goals.values()])
        hint = f"; did you mean `{near}`?" if near else ""
        terminal.say(f"note: `{option}` names `{name}`, and there is no such goal yet{hint}")
