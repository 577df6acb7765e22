"""The measured half: figures, charts and the leaf that carries them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from goalsite_gen.site.views.common import Badge, Link, Term, When


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading as printed under its chart, with its note or the number of answers where given."""

    when: When
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StripView:
    """What was written on the partner while the number was read, as bars under its chart.

    `svg` carries its own label; `partner` leads to the goal; bars stand for months, or for years where it is `yearly`.
    """

    svg: Markup
    partner: Link
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class ChartView:
    """A line chart with its equivalent in words and rows.

    `svg` carries its own title and description. `summary` labels the list that opens ("All 24 readings"), `id` is its
    anchor, unique on the page, or empty; `left_out` says how many readings only the file has. `csv` links the file.
    """

    svg: Markup
    caption: str
    summary: str
    readings: tuple[ReadingRow, ...]
    csv: Link | None = None
    strip: StripView | None = None
    left_out: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class DipNote:
    """An entry that was written at the time of a dip; `letter` is its letter on the chart, or empty."""

    letter: str
    link: Link
    when: When


@dataclass(frozen=True, slots=True)
class DipRow:
    """Where a number fell back: `said` in sentences, with what was written at the time."""

    said: str
    notes: tuple[DipNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A target, baseline, due date or definition that was moved, and why.

    `what` is a phrase without a full stop ("Target from 80% to 75%"), `because` a sentence or empty.
    """

    when: When
    what: str
    because: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """One metric: its latest value, where that comes from and where it leads.

    `value` is empty where there is no reading; then `was` says so. `name` is printed above the value where a
    goal has several metrics, and in the heading's place otherwise. `forecast` holds sentences: what the slope
    says, and how earlier forecasts did. `facts` are the quiet ones (source, rhythm, proxy).
    `dips` are the latest steps back, `dips_left_out` says how many earlier ones there were. `id` is the anchor that
    figures in texts lead to, unique on the page, or empty; without a chart `href` leads to where it is drawn.
    """

    name: str
    value: str
    was: str
    badge: Badge
    chart: ChartView | None = None
    forecast: tuple[str, ...] = ()
    facts: tuple[Term, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    dips: tuple[DipRow, ...] = ()
    dips_left_out: str = ""
    id: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class MeasuredLeaf:
    """The measured page of a facing pair.

    `figures` has the leading metric first; the badge is the goal's. `href` is empty on the goal's own page.
    A `brief` leaf shows the figure and not the chart again. `closed` says how a closed goal ended and
    because of what. `judged` leads to how the badge is come by, or is empty. `health` is a line of counts, with the
    way to what it counts.
    """

    KIND: ClassVar[str] = "measured"

    heading: str
    href: str
    badge: Badge
    figures: tuple[FigureView, ...]
    brief: bool = False
    closed: str = ""
    judged: str = ""
    health: Link | None = None


@dataclass(frozen=True, slots=True)
class MeasuredBrief:
    """A measured goal in a row: `spark` the line in small, `target` with its word ("towards 2.5% by
    December 2026")."""

    title: str
    href: str
    value: str
    target: str
    spark: Markup
    badge: Badge
