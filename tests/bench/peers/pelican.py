"""Pelican with a theme of two small templates and its cache on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Document
from tests.bench.peers.tool import HOME_LIST, Command, Tool, front_matter, python

_SETTINGS = """\
import sys

sys.path.insert(0, ".")
SITENAME = "Bench"
SITEURL = ""
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "out"
THEME = "theme"
PLUGINS = ["around"]
DIRECT_TEMPLATES = ["index"]
ARTICLE_URL = ARTICLE_SAVE_AS = "{kind}/{slug}/index.html"
FILENAME_METADATA = "(?P<slug>.*)"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
STATIC_PATHS = []
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CACHE_PATH = "cache"
"""
_PLUGIN = """\
from itertools import groupby

from pelican import signals


def around(generator):
    pages = {article.slug: article for article in generator.articles}
    for _, group in groupby(sorted(generator.articles, key=lambda a: (a.kind, a.date)), key=lambda a: a.kind):
        items = list(group)
        for at, article in enumerate(items):
            article.previous_page = items[at - 1] if at else None
            article.next_page = items[at + 1] if at + 1 < len(items) else None
            article.goal_page = pages.get(article.goal)


def register():
    signals.article_generator_finalized.connect(around)
"""
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ article.title }}</title></head>
<body>
<h1>{{ article.title }}</h1>
<p><time>{{ article.locale_date }}</time></p>
{% set goal = article.goal_page %}
{% if goal %}<p>Goal: <a href="/{{ goal.url }}">{{ goal.title }}</a></p>{% endif %}
<main>{{ article.content }}</main>
<nav>
{% set before, after = article.previous_page, article.next_page %}
{% if before %}<a href="/{{ before.url }}">{{ before.title }}</a>{% endif %}
{% if after %}<a href="/{{ after.url }}">{{ after.title }}</a>{% endif %}
</nav>
</body></html>
"""
_HOME = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title></head>
<body>
<ul>
{% for item in articles if item.kind == "goals" %}<li><a href="/{{ item.url }}">{{ item.title }}</a></li>{% endfor %}
</ul>
<ul>
{% for item in articles[:NEWEST] %}<li><a href="/{{ item.url }}">{{ item.title }}</a></li>{% endfor %}
</ul>
</body></html>
""".replace("NEWEST", str(HOME_LIST))


@dataclass(frozen=True)
class Pelican(Tool):
    """Reads from its cache what has not changed, and writes every page on each run."""

    name = "Pelican"
    needs = ("pelican[markdown]==4.12.0",)
    left = ("out", "cache", "__pycache__")
    note = "runs with its cache on, and writes every page on each run."

    @property
    def template(self) -> Path:
        """The one template of all documents."""
        return self.folder / "theme" / "templates" / "article.html"

    def files(self, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """Settings, a plugin that finds goals and neighbours, two templates and the documents."""
        yield "pelicanconf.py", _SETTINGS
        yield "around.py", _PLUGIN
        yield "theme/templates/article.html", _PAGE
        yield "theme/templates/index.html", _HOME
        yield "theme/static/empty.txt", ""
        for document in documents:
            # Its Markdown reader knows `key: value` lines, with or without fences.
            yield f"content/{document.kind}/{document.id}.md", f"{front_matter(document)}{document.plain_body}\n"

    def version(self) -> Command:
        """`pelican --version`."""
        return self._run("--version")

    def build(self, scenario: str) -> Command:
        """`pelican`."""
        return self._run("--quiet", "--settings", "pelicanconf.py")

    def serve(self, port: int) -> Command:
        """`pelican --autoreload --listen`."""
        watching = ("--autoreload", "--listen", "--bind", "127.0.0.1", "--port", str(port))
        return self._run("--quiet", "--settings", "pelicanconf.py", *watching)

    def _run(self, *arguments: str) -> Command:
        return Command((python(self.home), "-m", "pelican", *arguments), self.folder)
