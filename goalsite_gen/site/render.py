"""Views in, HTML out. Knows templates and views, and neither the model nor the disk of the output."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.runtime import Macro
from markupsafe import Markup

from goalsite_gen.errors import Stop
from goalsite_gen.site.compiled import Compiled
from goalsite_gen.site.language import say_as_markup, say_count_markup, say_markup, tongue
from goalsite_gen.site.overrides import OwnTemplates, Unoffered, not_found, refuse_what_does_nothing
from goalsite_gen.site.printing import Sandboxed, Shipped, Unindented
from goalsite_gen.site.theme import theme_folder
from goalsite_gen.site.views.common import Frame, Page, SiteView
from goalsite_gen.site.words import comma, reading_time

_TIME_TO_READ = "\x1ftime\x1f"
"""Stands where a page says how long it takes to read, until it is there to be counted."""

_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_ASIDE = re.compile(r'<details\b.*?</details>|<(span|caption) class="vh">.*?</\1>', re.DOTALL)
_TAGS = re.compile(r"<(?:svg\b.*?</svg|[^>]*)>", re.DOTALL)


SHIPPED = "templates/ of the portfolio and the shipped theme are all there is; see docs/theme.md"

NO_FRAME = Frame()

MASTHEAD = "parts/masthead.html"
"""Rendered by itself, once for all pages of a section."""

MOST_KEPT = 10_000
"""So many printed pieces are kept for pages to come; beyond, all of them are thrown away and printed anew."""

_FAULTS = (TemplateError, AttributeError, TypeError, ValueError, LookupError, ArithmeticError, SyntaxError)
"""What a template may raise while it runs, or while what Jinja makes of it is compiled."""


class Renderer:
    """One set of templates: the shipped ones, with a portfolio's overrides before them.

    An override may extend what it replaces as `shipped/base.html`. Overrides run in a sandbox: a template
    that comes with the content must not reach into the machine that builds it.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        shipped = FileSystemLoader(theme_folder())
        loaders: list[BaseLoader] = [shipped, PrefixLoader({"shipped": shipped})]
        if overrides is not None:
            loaders.insert(0, OwnTemplates(overrides))
        environment = Shipped if overrides is None else Sandboxed
        self.environment: Environment = environment(
            loader=ChoiceLoader(loaders),
            autoescape=True,
            undefined=Unoffered,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=Compiled(),
            extensions=[Unindented],
        )
        self.environment.globals.update(say=say_markup, say_as=say_as_markup, say_count=say_count_markup, comma=comma)
        self.environment.globals["kept"] = self._kept_of
        self._kept: dict[Hashable, Markup] = {}
        self._shells: dict[tuple[str, str], Markup] = {}
        self._site: SiteView | None = None
        if overrides is not None:
            refuse_what_does_nothing(self.environment, overrides)

    def render(self, page: Page, *, site: SiteView, frame: Frame = NO_FRAME, root: str | None = None) -> bytes:
        """The page as UTF-8 HTML that ends in `</html>` and a newline.

        A page that does not know how long it takes to read gets the time for the words in its main part. `root` is the
        way to the site's root and follows from the page's path; give it only for a page that is served at any depth
        (404). Raises Stop with file and line if a template fails.
        """
        if root is None:
            root = "../" * page.path.count("/")
        html = self._run(
            page.TEMPLATE,
            site=site,
            page=page,
            frame=frame,
            reading_time=(page.reading_time or _TIME_TO_READ) if page.IS_READ else "",
            root=root,
            canonical=canonical(site.base_url, page.path),
            masthead=self._masthead(page, site=site, root=root),
        )
        if not page.reading_time:
            html = html.replace(_TIME_TO_READ, reading_time(len(_words(html))))
        return (html.rstrip() + "\n").encode("utf-8")

    def _masthead(self, page: Page, *, site: SiteView, root: str) -> Markup:
        """The same for all pages of a section at one depth, hence rendered once."""
        if site is not self._site:
            self._site, self._shells = site, {}
        here = next((item.key for item in site.nav if item.href == page.path), "")
        key = (root, here or f"in {page.section}")
        if key not in self._shells:
            self._shells[key] = Markup(self._run(MASTHEAD, site=site, root=root, here=here, section=page.section))
        return self._shells[key]

    def _kept_of(self, macro: Macro, *given: Hashable) -> Markup:
        """What a macro prints for these views; of those that many pages show, it is printed once."""
        if not isinstance(macro, Macro):
            raise TypeError(f"`kept` takes a macro first, and then what the macro takes, not {macro!r}")
        # A text and Markup of the same letters are equal, and print differently.
        key = (tongue(), macro, given, tuple(map(type, given)))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = Markup(macro(*given))
        return found

    def _run(self, template: str, **context: object) -> str:
        try:
            return self.environment.get_template(template).render(**context)
        except TemplateSyntaxError as error:
            place = f"{error.filename or error.name}:{error.lineno}"
            raise Stop(f"{place}: {error.message}", hint="mend the template") from error
        except TemplateNotFound as error:
            raise Stop(
                f"{self._place(error) or template}: {not_found(self.environment, error)}", hint=SHIPPED
            ) from error
        except RecursionError as error:
            said = f"{self._place(error) or template}: templates name each other in a circle"
            raise Stop(said, hint="write `shipped/…` for what is replaced") from error
        except KeyError as error:
            said = f"{self._place(error) or template}: nothing is given for {error}"
            raise Stop(said, hint="give each blank of a sentence its value") from error
        except _FAULTS as error:
            said = " ".join(str(error).split())
            place = self._place(error) or template
            raise Stop(f"{place}: {said}", hint="templates may use only what the page offers") from error

    def _place(self, error: BaseException) -> str:
        """File and line of the innermost own template, else of the innermost one; Jinja2 rewrites tracebacks so."""
        shipped = own = ""
        step = error.__traceback__
        while step is not None:
            filename = step.tb_frame.f_code.co_filename
            if filename.endswith(".html"):
                place = f"{filename}:{step.tb_lineno}"
                if Path(filename).is_relative_to(theme_folder()):
                    shipped = place
                else:
                    own = place
            step = step.tb_next
        return own or shipped


def _words(html: str) -> list[str]:
    """The words in the main part of a page, without what folds, what only screen readers say, and charts."""
    main = _MAIN.search(html)
    return _TAGS.sub(" ", _ASIDE.sub(" ", main[0] if main else "")).split()


def canonical(base_url: str, path: str) -> str:
    """The clean address of a page under `base_url` ("…/goals/churn/"), empty without one."""
    if not base_url:
        return ""
    return base_url + quote(path.removesuffix("index.html"), safe="/-_.~%")
