"""What an author may do to a small portfolio between two builds, and what a build leaves of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.cli.rich import DAY, EPOCH, RICH
from tests.program import Ended, goalsite, put, tree

_WORDS = ("plain", "warm", "slow", "rain", "churn", "the call", "seven", "“quoted”", "Ines", "R&D", "<b>", "trust")
_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "goals": {
        "why": ("{words}", "so that it lasts", ""),
        "owner": ("Omar", "{words}", ""),
        "team": ("desk", "bench", ""),
        "themes": ("[care]", "[craft, {theme}]", ""),
        "due": ("2026-06-30", "2027-03-31"),
        "parent": ("churn", "trust", ""),
        "pairs": ("[calm]", "[{{goal: trust, because: It is so.}}]", ""),
        "audience": ("team", "public", ""),
        "last_reviewed": ("2026-06-01", ""),
        "closed": ("{{date: 2026-06-30, because: Done.}}\nstate: achieved", ""),
    },
    "journal": {
        "title": ("{words}", "A second {words}", ""),
        "impact": ("{words}", ""),
        "led_to": ("{words}", ""),
        "tried": ("{words}", ""),
        "noticed": ("{words}", ""),
        "next": ("{words}", ""),
        "evidence": ("supports", "challenges", "mixed", ""),
        "stage": ("low", "high", ""),
        "indicator": ("who-asks", "trust/who-tells", "pause", ""),
        "themes": ("[care]", "craft", ""),
        "author": ("Ines", "[Omar, {words}]", ""),
        "audience": ("team", "public", ""),
        "date": ("2026-05-05", "2026-03-14", ""),
        "goal": ("trust", "calm", "[churn, trust]"),
        "source": ("survey", ""),
    },
    "stories": {
        "title": ("{words}", "The call"),
        "summary": ("{words}", ""),
        "goals": ("[trust]", "[speed, calm]", ""),
        "evidence": ("[2026-03-14-a-call]", "[2026-06-20-late]", ""),
        "quote": ("{{text: So it was., by: Omar}}", ""),
        "cover": ("media/door.svg\ncover_alt: A door", ""),
        "cover_alt": ("{words}",),
        "audience": ("team", "public", ""),
    },
    "reviews": {
        "title": ("{words}", ""),
        "missed": ("[{words}]", ""),
        "decisions": ("[{words}]", ""),
        "goals": ("[speed]", ""),
        "team": ("bench", "desk", ""),
        "date": ("2026-07-05",),
        "audience": ("team", ""),
    },
    "teams": {"title": ("{words}", "The desk"), "lead": ("{words}", ""), "members": ("[Ines]", "[{words}]", "")},
}
_SLIPS = (
    lambda text: text.replace("---\n", "---\ncolour: red\n", 1),
    lambda text: text.replace("---\n", "---\naudience:\n", 1),
    lambda text: text.replace("---\n", "---\norigin: here\n", 1),
    lambda text: text.replace("---\n", "---\ngoal: trust\ngoals: [trust]\n", 1),
    lambda text: text.replace("---\n", "---\nauthor: Ines\nauthors: [Ines]\n", 1),
    lambda text: re.sub(r"^(title: .*\n)", r"\1\1", text, count=1, flags=re.MULTILINE),
    lambda text: text.replace("\n---\n", "\n", 1),
    lambda text: text.replace("---\n", "", 1),
    lambda text: text + "\n[Nowhere](nowhere.md) and [[nothing]]\n",
    lambda text: text + "\n![](../media/gone.png)\n",
    lambda text: text + "\n/// only | nobody\nSecret\n///\n",
    lambda text: text + "\n/// only | team\nSecret\n",
    lambda text: text + "\nA \u202e sign, and <script>x</script>.\n",
    lambda text: text.replace("---\n", "---\n# goalsite: ignore[P301]\n", 1),
    lambda text: text + "\n<!-- goalsite: ignore[J504] -->\n",
    lambda text: text.replace("title: ", "title: [", 1),
    lambda text: "",
)
_TEMPLATES = {
    "parts/footer.html": ("<footer><p>{words} {{{{ site.title }}}}</p></footer>",
                          '<footer>{{% include "more/word.txt" ignore missing %}}</footer>'),
    "parts/masthead.html": ("<header><p>{words}</p></header>",),
    "base.html": ('{{% extends "shipped/base.html" %}}{{% block head %}}<!-- {words} -->{{% endblock %}}',),
    "pages/entry.html": ('{{% extends "shipped/pages/entry.html" %}}{{% block head %}}<!--{words}-->{{% endblock %}}',),
    "pages/goal.html": ("{{{{ page.title }}}} {words}", "{{{{ page.nothing }}}}", "{{% broken"),
    "more/word.txt": ("{words}", "{{% broken"),
    "assets/css/own.css": ("body {{ color: red }} /* {words} */",),
    "assets/img/note.txt": ("{words}",),
}  # fmt: skip
_HEADINGS = (
    "\n## A word on {0}\n\nMore.\n",
    "\n[More](../goals/trust.md#a-word-on-rain)\n",
    "\n[[hours]]\n",
    "\n[^1]\n\n[^1]: {0}\n",
)


@dataclass
class World:
    """A portfolio in a folder, what its builds ask for, and what chance has in store."""

    folder: Path
    chance: Random
    asked: dict[str, str] = field(default_factory=lambda: {"--as-of": DAY})
    flags: set[str] = field(default_factory=set)
    left: dict[str, str] = field(default_factory=dict)
    is_built: bool = True

    def words(self) -> str:
        """Some words, the same never twice in a row."""
        return f"{self.chance.choice(_WORDS)} {self.chance.choice(_WORDS)} {self.chance.randrange(100)}"

    def documents(self, *kinds: str) -> list[str]:
        """The documents of these kinds, or of all."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.md"))
        return sorted(name for name in found if name.split("/")[0] in (kinds or tuple(_FIELDS)))

    def any(self, *kinds: str) -> str:
        """One of the documents of these kinds; if there is none, one that was there in the beginning."""
        return self.chance.choice(self.documents(*kinds) or [name for name in RICH if name.split("/")[0] in kinds])

    def read(self, name: str) -> str:
        """The text of a file; nothing where it is not there."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def write(self, name: str, text: str) -> None:
        """Writes a file as an editor does."""
        put(self.folder, {name: text})

    def kept(self) -> tuple[dict[str, bytes], dict[str, str], set[str]]:
        """All that an author has written, and what is asked for."""
        files = (path for kind in (*_FIELDS, "data", "media", "templates") for path in (self.folder / kind).rglob("*"))
        texts = [path for path in (self.folder / "goalsite.toml", *files) if path.is_file()]
        kept = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in texts}
        return kept, dict(self.asked), set(self.flags)

    def take_back(self, kept: tuple[dict[str, bytes], dict[str, str], set[str]]) -> None:
        """Makes everything what it was."""
        files, self.asked, self.flags = kept
        for name in set(self.kept()[0]) - set(files):
            (self.folder / name).unlink()
        put(self.folder, files)

    def no_templates(self) -> None:
        """Takes away the portfolio's own templates."""
        shutil.rmtree(self.folder / "templates", ignore_errors=True)

    def git(self, *words: str) -> None:
        """Runs git, if the portfolio is in a repository."""
        if (self.folder / ".git").is_dir():
            settings = ["-c", "user.name=Ines", "-c", "user.email=ines@example.org", "-c", "commit.gpgsign=false"]
            subprocess.run(["git", "-C", str(self.folder), *settings, *words], check=False, capture_output=True)

    def options(self) -> list[str]:
        """What a build asks for now."""
        return [word for pair in sorted(self.asked.items()) for word in pair] + sorted(self.flags)


def with_field(text: str, name: str, value: str) -> str:
    """The text with a field of its front matter set to a value, or taken out where that is empty."""
    if not (found := re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)):
        return text
    head = re.sub(rf"^{name}s?:.*\n(?:[ -].*\n)*", "", found[1], flags=re.MULTILINE)
    return f"---\n{head}{f'{name}: {value}' + chr(10) if value else ''}---\n{text[found.end() :]}"


def field_of(text: str, name: str) -> str:
    """The value of a field that is written on one line."""
    found = re.search(rf"^{name}: (.*)$", text, re.MULTILINE)
    return found[1] if found else ""


def a_body(world: World) -> str:
    name = world.any()
    world.write(name, world.read(name) + f"\nThen {world.words()}.\n")
    return name


def a_word(world: World) -> str:
    name = world.any()
    world.write(name, world.read(name).replace("Monday", "Sunday").replace("asked", "asks").replace("Then", "Now"))
    return name


def a_field(world: World, kind: str = "") -> str:
    name = world.any(kind or world.chance.choice(list(_FIELDS)))
    known = _FIELDS[name.split("/")[0]]
    of = world.chance.choice(list(known))
    value = world.chance.choice(known[of]).format(words=f'"{world.words()}"', theme=world.chance.choice("xyz"))
    world.write(name, with_field(world.read(name), of, value))
    return f"{name} {of}={value}"


def a_title(world: World) -> str:
    name = world.any()
    other = world.any()
    title = world.chance.choice((world.words(), Path(other).stem, field_of(world.read(other), "title") or "churn"))
    world.write(name, with_field(world.read(name), "title", f'"{title}"' if '"' not in title else title))
    return f"{name} {title}"


def two_titles(world: World) -> str:
    one, two = world.any("goals", "stories"), world.any("goals", "stories")
    first, second = (field_of(world.read(name), "title") for name in (one, two))
    if first and second:
        world.write(one, with_field(world.read(one), "title", second))
        world.write(two, with_field(world.read(two), "title", first))
    return f"{one} {two}"


def a_new_entry(world: World) -> str:
    name = f"journal/2026-0{world.chance.randrange(1, 8)}-1{world.chance.randrange(10)}-{world.chance.choice('abc')}.md"
    goal = Path(world.any("goals")).stem
    world.write(name, f"---\ngoal: {goal}\n---\n{world.words()}.\n")
    return name


def a_deletion(world: World) -> str:
    name = world.any("journal", "journal", "stories", "goals", "teams", "reviews")
    (world.folder / name).unlink(missing_ok=True)
    return name


def a_name(world: World) -> str:
    name = world.any("journal", "stories", "goals")
    if (world.folder / name).is_file():
        (world.folder / name).rename(world.folder / name.replace(".md", "-x.md"))
    return name


def a_move(world: World) -> str:
    one, two = world.any("journal"), world.any("journal", "stories")
    if one != two and world.read(one) and world.read(two):
        first, second = world.read(one), world.read(two)
        world.write(one, second)
        world.write(two, first)
    return f"{one} {two}"


def a_sentence_moved(world: World) -> str:
    said = "A sentence that stays between us.\n"
    one, two = "journal/2026-06-01-quiet.md", world.any("journal", "goals", "stories")
    for name in world.documents():
        if said in world.read(name):
            one = name
    if world.read(one) and one != two:
        world.write(one, world.read(one).replace(said, "Something else, and not less.\n"))
        world.write(two, world.read(two) + f"\n{said}")
    return f"{one} {two}"


def a_table(world: World) -> str:
    text = world.read("data/churn.csv") or RICH["data/churn.csv"]
    rows = text.splitlines()
    at = world.chance.randrange(1, max(2, len(rows)))
    match world.chance.randrange(5):
        case 0:
            rows.append(f"2026-07-{world.chance.randrange(10, 28)},{world.chance.randrange(30, 60) / 10},,")
        case 1:
            rows[at:] = rows[at + 1 :]
        case 2:
            rows = [row.replace("A strike", world.words()) for row in rows]
        case 3:
            rows.append("never,1,,")
        case _:
            rows = RICH["data/churn.csv"].splitlines()
    world.write("data/churn.csv", "\n".join(rows) + "\n")
    return "data/churn.csv"


def the_settings(world: World) -> str:
    text = world.read("goalsite.toml") or RICH["goalsite.toml"]
    head, _, tail = text.partition("\n[")
    name, values = world.chance.choice((
        ("title", ('"Ours"', '"Theirs"', '"Rain"')), ("mission", ('"Nobody waits."', '"All ask."')),
        ("language", ('"en"', '"de"', '"en-GB"')), ("fiscal_year_start", ("1", "4")),
    ))  # fmt: skip
    head = "\n".join([line for line in head.splitlines() if not line.startswith(name)])
    head += f"\n{name} = {world.chance.choice(values)}\n"
    tail = re.sub(r"\[check\][^[]*", "", tail).rstrip() + "\n"
    wish = world.chance.choice(
        ("", 'preset = "board"', 'ignore = ["P"]', 'select = ["F"]', 'severity = {J504 = "error"}')
    )
    world.write("goalsite.toml", f"{head}\n[{tail}\n" + (f"[check]\n{wish}\n" if wish else ""))
    return f"{name} {wish}"


def a_template(world: World) -> str:
    name = world.chance.choice(list(_TEMPLATES))
    path = world.folder / "templates" / name
    if path.exists() and world.chance.random() < 0.4:
        path.unlink()
        return f"templates/{name} gone"
    text = world.chance.choice(_TEMPLATES[name]).format(words=world.words().replace("<b>", "b"))
    world.write(f"templates/{name}", text)
    return f"templates/{name}"


def no_templates(world: World) -> str:
    world.no_templates()
    return ""


def a_picture(world: World) -> str:
    if world.chance.random() < 0.3:
        name = world.chance.choice(("media/door.svg", "media/desk.svg"))
        text = world.read(name) or RICH[name]
        world.write(name, re.sub(r'width="\d+"', f'width="{world.chance.randrange(9, 99)}"', text, count=1))
        return name
    name = world.any("journal", "goals", "stories")
    text, shown = world.read(name), "\n![A door](../media/door.svg)\n"
    world.write(name, text.replace(shown, "") if shown in text else text + shown)
    return name


def a_heading(world: World) -> str:
    name = world.any("journal", "goals")
    world.write(name, world.read(name) + world.chance.choice(_HEADINGS).format(world.chance.choice(_WORDS[:4])))
    return name


def a_slip(world: World) -> str:
    name = world.any()
    at = world.chance.randrange(len(_SLIPS))
    world.left.setdefault(name, world.read(name))
    world.write(name, _SLIPS[at](world.read(name)))
    return f"{name} slip {at}"


def mended(world: World) -> str:
    for name, text in world.left.items():
        world.write(name, text)
    said = ", ".join(world.left)
    world.left.clear()
    for name in ("goalsite.toml", "data/churn.csv"):
        world.write(name, RICH[name])
    return said


def as_in_the_beginning(world: World) -> str:
    name = world.chance.choice(list(RICH))
    world.write(name, RICH[name])
    return name


def everything_as_in_the_beginning(world: World) -> str:
    for kind in _FIELDS:
        shutil.rmtree(world.folder / kind, ignore_errors=True)
    world.left.clear()
    put(world.folder, RICH)
    return ""


def the_day(world: World) -> str:
    days = ("2026-07-20", "2026-07-21", "2026-04-15", "2026-10-01", "")
    if day := world.chance.choice(days):
        world.asked["--as-of"] = day
    else:
        world.asked.pop("--as-of", None)
    return day


def the_audience(world: World) -> str:
    world.asked["--audience"] = world.chance.choice(("team", "public"))
    return world.asked["--audience"]


def the_address(world: World) -> str:
    world.asked["--base-url"] = world.chance.choice(("https://example.org/", "https://example.org/a/", ""))
    if not world.asked["--base-url"]:
        del world.asked["--base-url"]
    return world.asked.get("--base-url", "")


def strictness(world: World) -> str:
    world.flags ^= {"--strict"} if world.chance.random() < 0.3 or "--strict" in world.flags else {"--clean"}
    return " ".join(sorted(world.flags))


def a_commit(world: World) -> str:
    world.git("add", "-A")
    world.git("commit", "-qm", "Some words")
    return ""


def a_checkout(world: World) -> str:
    world.git("checkout", "-qf", world.chance.choice(("HEAD~1", "HEAD~2", "main")))
    return ""


def a_site_touched(world: World) -> str:
    pages = sorted(path for path in (world.folder / "site").rglob("*") if path.is_file())
    if not pages:
        return ""
    path = world.chance.choice(pages)
    match how := world.chance.randrange(6):
        case 0:
            path.write_bytes(path.read_bytes()[:-1] + b"!")
        case 1:
            path.unlink()
        case 2:
            shutil.copy2(path, path.with_name("copy"))
            path.with_name("copy").replace(path)
        case 3:
            (world.folder / "hard").unlink(missing_ok=True)
            os.link(path, world.folder / "hard")
        case 4:
            data = path.read_bytes()
            path.unlink()
            (world.folder / "elsewhere").write_bytes(data)
            path.symlink_to(world.folder / "elsewhere")
        case _:
            about = path.stat()
            path.write_bytes(path.read_bytes()[:-1] + b"?")
            os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    return f"{path.relative_to(world.folder)} {how}"


def a_memory_touched(world: World) -> str:
    records = sorted((world.folder / ".goalsite/cache").rglob("*.json"))
    if not records:
        return ""
    path = world.chance.choice(records)
    data = path.read_bytes()
    match how := world.chance.randrange(4):
        case 0:
            path.write_bytes(data[: len(data) // 2])
        case 1:
            path.unlink()
        case 2:
            path.write_bytes(data.replace(b"trust", b"churn"))
        case _:
            other = records[0] if path == records[-1] else records[-1]
            path.write_bytes(other.read_bytes())
    return f"{path.name} {how}"


def old_times(world: World) -> str:
    for path in world.folder.rglob("*.md"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return ""


EDITS: dict[str, Callable[[World], str]] = {
    edit.__name__: edit
    for edit in (
        a_body, a_word, a_field, a_title, two_titles, a_new_entry, a_deletion, a_name, a_move, a_sentence_moved,
        a_table, the_settings, a_template, no_templates, a_picture, a_heading, a_slip, mended, as_in_the_beginning,
        everything_as_in_the_beginning, the_day, the_audience, the_address, strictness, a_commit, a_checkout,
        a_site_touched, a_memory_touched, old_times,
    )
}  # fmt: skip
OFTEN = ("a_body", "a_word", "a_field", "a_field", "a_field", "a_title", "a_picture", "a_heading", "a_slip", "mended")
"""What is done more often than all else."""


def build(folder: Path, *options: str) -> Ended:
    """A build into `site`, by the day of `EPOCH` where the options fix none."""
    ended = goalsite(
        "build", ".", "-o", "site", "--allow-shrink", *options, at=folder, environment={"SOURCE_DATE_EPOCH": EPOCH}
    )
    if ended.code >= 128:
        raise KeyboardInterrupt  # the build has only said so
    return ended


def said(ended: Ended) -> tuple[int, str, list[str]]:
    """How a build ended and what it said, but for how long it took and how much there was to do."""
    unsure = ("Wrote ", "Nothing has changed: ")
    return ended.code, ended.out, [line for line in ended.err.splitlines() if not line.startswith(unsure)]


def site_of(folder: Path) -> dict[str, bytes | str]:
    """Every entry of the site that stands below a portfolio: files by what they hold, others by what they are."""
    site = folder / "site"
    odd = {path.relative_to(site).as_posix(): "a link" for path in site.rglob("*") if path.is_symlink()}
    return {**tree(site), **odd}
