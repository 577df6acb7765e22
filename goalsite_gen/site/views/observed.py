"""The observed half: ladders, evidence and the leaf that carries them. No field here is a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from goalsite_gen.site.views.common import Badge, Link, When


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage on a ladder. `when` is text ("since Jul 2026"), empty for stages ahead; `href` leads to what set it."""

    name: str
    state: Literal["next", "now", "done"]
    when: str = ""
    looks_like: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Observations for and against a stage: a row of dots, the sentence that says the same, and where they are."""

    dots: Markup
    sentence: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one assessor set at a calibration, the stage in quotes; printed where two of them differ."""

    by: str
    stage: str
    when: When
    because: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """One indicator with its stages, the top stage first.

    `name` and `definition` are the indicator's. `stage` is the name of the present stage, or a phrase such as
    "Not seen yet", and is set large. `was` is the quiet line beside it ("since July 2026, before that “They
    answer when we ask”"). `pips` is the small picture for rows. `note` says what a reader must know ("Seen
    once; a pattern needs two observations", "Dropped in May 2026"). `href` leads to the entry or review that set
    the stage.
    """

    name: str
    definition: str
    stage: str
    was: str
    rungs: tuple[Rung, ...]
    pips: Markup
    evidence: EvidenceView | None = None
    assessments: tuple[Assessment, ...] = ()
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class PulseRow:
    """One round of a survey; `answers` is text ("31 answers")."""

    when: When
    value: str
    answers: str


@dataclass(frozen=True, slots=True)
class PulseView:
    """A survey question, in quotes, asked again and again; `scale` in words, `latest` a sentence. It has no target.

    `chart` may be empty. `left_out` says how many of the earlier rounds are not listed.
    """

    question: str
    scale: str
    latest: str
    chart: Markup
    rounds: tuple[PulseRow, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Whom we ask, what, and how often."""

    source: str
    question: str
    every: str


@dataclass(frozen=True, slots=True)
class IndirectRow:
    """A number in which growth may show; no target is drawn and no cause is claimed."""

    link: Link
    value: str
    spark: Markup


@dataclass(frozen=True, slots=True)
class ObservedLeaf:
    """The observed page of a facing pair.

    `ladders` has the leading indicator first, in full; the others are printed small and open. The badge is
    the growth of the goal. `href` is empty on the goal's own page. A `brief` leaf shows the stage and no
    ladder. `silence` stands in the ladder's place where a goal has no indicator or no entry. `judged` leads to how
    the badge is come by, or is empty. `health` is a line of counts, with the way to what it counts.
    """

    KIND: ClassVar[str] = "observed"

    heading: str
    href: str
    badge: Badge
    ladders: tuple[Ladder, ...]
    brief: bool = False
    silence: str = ""
    closed: str = ""
    judged: str = ""
    health: Link | None = None


@dataclass(frozen=True, slots=True)
class ObservedBrief:
    """An observed goal in a row: the stage's name leads, `since` says from when.

    `evidence` is a line of counts, or empty.
    """

    title: str
    href: str
    stage: str
    since: str
    pips: Markup
    badge: Badge
    evidence: str = ""
