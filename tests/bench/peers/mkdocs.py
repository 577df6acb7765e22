"""MkDocs with a theme of one small template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Document
from tests.bench.peers.tool import HOME_LIST, Command, Tool, front_matter, python

_SETTINGS = """\
site_name: Bench
docs_dir: content
site_dir: out
theme: {name: null, custom_dir: theme}
plugins: []
hooks: [goals.py]
validation: {links: {absolute_links: ignore}}
"""
_HOOK = """\
def on_env(env, config, files):
    pages = [file.page for file in files.documentation_pages() if file.page.meta.get("kind")]
    env.globals["by_id"] = {page.meta["id"]: page for page in pages}
    env.globals["goals"] = [page for page in pages if page.meta["kind"] == "goals"]
    env.globals["newest"] = sorted(pages, key=lambda page: str(page.meta["date"]), reverse=True)[:NEWEST]
    return env
""".replace("NEWEST", str(HOME_LIST))
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body>
{% if page.is_homepage %}
<ul>{% for goal in goals %}<li><a href="{{ goal.url|url }}">{{ goal.title }}</a></li>{% endfor %}</ul>
<ul>{% for item in newest %}<li><a href="{{ item.url|url }}">{{ item.title }}</a></li>{% endfor %}</ul>
{% else %}
<h1>{{ page.title }}</h1>
<p><time>{{ page.meta.date }}</time></p>
{% set goal = by_id[page.meta.goal] %}
{% if goal %}<p>Goal: <a href="{{ goal.url|url }}">{{ goal.title }}</a></p>{% endif %}
<main>{{ page.content }}</main>
<nav>
{% if page.previous_page %}<a href="{{ page.previous_page.url|url }}">{{ page.previous_page.title }}</a>{% endif %}
{% if page.next_page %}<a href="{{ page.next_page.url|url }}">{{ page.next_page.title }}</a>{% endif %}
</nav>
{% endif %}
</body></html>
"""


@dataclass(frozen=True)
class MkDocs(Tool):
    """Dirty rebuilds where nothing or one entry has changed; whole ones where others have to follow."""

    name = "MkDocs"
    needs = ("mkdocs==1.6.1",)
    note = (
        "builds with `--dirty` for no change and for one entry. That leaves the home list as it was, and the page made "
        "anew loses the link to its goal and calls its neighbours “None”. For the other edits it builds everything."
    )

    @property
    def template(self) -> Path:
        """The one template of all pages."""
        return self.folder / "theme" / "main.html"

    def files(self, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """Settings, a hook that finds goals by id, a template, an empty home page and the documents."""
        yield "mkdocs.yml", _SETTINGS
        yield "goals.py", _HOOK
        yield "theme/main.html", _PAGE
        yield "content/index.md", "# Bench\n"
        for document in documents:
            yield f"content/{document.kind}/{document.id}.md", f"{front_matter(document)}{document.plain_body}\n"

    def version(self) -> Command:
        """`mkdocs --version`."""
        return self._run("--version")

    def build(self, scenario: str) -> Command:
        """`mkdocs build`."""
        dirty = ("--dirty",) if scenario in ("same", "entry") else ()
        return self._run("build", "--quiet", *dirty)

    def serve(self, port: int) -> Command:
        """`mkdocs serve`."""
        return self._run("serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}")

    def _run(self, *arguments: str) -> Command:
        return Command((python(self.home), "-m", "mkdocs", *arguments), self.folder)
