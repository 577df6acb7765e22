"""The words by which some rules judge titles and definitions, by language; few and precise rather than many.

A rule that reads language is silent in a language that has no vocabulary here. A word belongs in a list when it is
wrong in nearly every goal that uses it, not when it may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What gives a weak wording away in one language. Texts are matched in lower case.

    Each pattern or set says below it what it is for.
    """

    work_done: re.Pattern[str]
    """A count of work: `workshops held`, `number of meetings`. Work can be done without anything moving."""
    work_ordered: re.Pattern[str]
    """The start of a title that orders an amount of work: `run twelve workshops`."""
    task: re.Pattern[str]
    """The start of a clause that can be ticked off: `launch …`, `hire …`."""
    joints: re.Pattern[str]
    """What stands between the clauses of a title."""
    rise: re.Pattern[str]
    """The start of a title that only promises more or better: `improve …`."""
    hollow: frozenset[str]
    """Words that name everything and nothing, and the small words between them."""
    quantity: re.Pattern[str]
    """A number that a growth goal is told to reach: `80%`, `a score of 8`, `from 3 to 5`."""
    inner: re.Pattern[str]
    """States nobody can see from outside, and comparisons without a measure."""
    outer: re.Pattern[str]
    """What somebody can be seen or heard doing; a definition that has one is given the benefit of the doubt."""
    fewest_words: int
    """Who does what, and when: it cannot be said in fewer."""


def _any(words: str) -> str:
    """A pattern for any of the words, the longest first; `_` stands for the blank inside a pair of words."""
    return "|".join(re.escape(word).replace("_", r"\s") for word in sorted(words.split(), key=len, reverse=True))


_WORK = _any(
    """
    activities articles blogs brochures calls campaigns classes commits courses demos drafts emails e-mails events
    features initiatives interviews leaflets lessons mailings meetings newsletters pages posts presentations projects
    pull_requests releases reports retrospectives seminars sessions slides sprints story_points surveys tasks tickets
    trainings tutorials videos webinars workshops
    """
)
_DONE = _any(
    """
    attended carried_out closed completed conducted created delivered done finished given held hosted launched logged
    made merged organised organized posted prepared produced published run sent shipped written
    """
)
_ORDER = _any(
    """
    attend carry_out complete conduct deliver do give hold host make organise organize post prepare produce publish
    run send ship write
    """
)
_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a\shundred)"
_TASK = _any(
    """
    build create deploy design document draft hire implement install introduce launch migrate move order organise
    organize prepare procure publish purchase recruit redesign release replace roll_out schedule set_up ship train
    update upgrade write
    """
)
_RISE = _any(
    """
    be_better_at better boost drive enhance foster grow improve increase maximise maximize more optimise optimize
    promote strengthen
    """
)
_HOLLOW = """
    a across agility alignment all among and at be better between boost business clients collaboration commitment
    communication communications company culture customer customers drive each efficiency effectiveness employee
    employees engagement enhance everyone excellence experience for foster grow happiness improve in increase
    innovation internal leadership maximise maximize mindset morale more motivation of office optimise optimize
    organisation organization other our overall ownership people performance processes productivity professionalism
    promote quality relationships satisfaction service services skills staff strengthen synergy team teams teamwork
    the their things throughout to transparency trust us value way we with within work working
"""
_STATE = _any(
    """
    aware better committed confident empowered engaged good great happier happy high higher improved less more
    motivated positive strong stronger
    """
)
_FELT = _any("better confident good heard included less like more safe safer supported that trusted valued")
_SEEN = _any(
    """
    add admit agree answer apologise apologize approach arrive ask bring build call change check choose close come
    comment compare complete correct count cut decide decline describe disagree draw end enter explain fill find
    finish fit give go grade hand hear help hold initial interrupt introduce invite join keep laugh lead leave lift
    listen look make mark meet mend mention move name note object offer order pass pause pick point post praise
    propose put question quote raise read refuse repair repeat report return ring run say send set share shout show
    sign sit sketch speak stand start state stop suggest swap take talk teach tell test thank translate turn use visit
    volunteer wait walk watch wear withdraw write
    """
)
_SEEN_ODDLY = _any(
    """
    opened opens worked works
    applied applies asked began begins brought came carried carries carry chose did do does done drew found gave given
    gone heard held kept led left made met ran rang replied replies reply rung said sat sent spoke spoken stood taken
    taught told took tried tries try went written wrote
    """
)

_WELL_DONE = r"(?!\s(?:alone|before|in\stime|on\stime|the\ssame|unaided|within|without)\b)"
"""What follows where not the work is counted but how well it went: `tickets closed within a day`."""

ENGLISH = Vocabulary(
    work_done=re.compile(
        rf"\b(?:{_WORK})\s(?:\w+ly\s)?(?:{_DONE})\b{_WELL_DONE}"
        rf"|\b(?:number|count|total)\sof\s(?:\w+\s)?(?:{_WORK})\b{_WELL_DONE}"
    ),
    work_ordered=re.compile(rf"(?:{_ORDER})\s(?:at\sleast\s)?{_NUMBER}\s(?:[\w-]+\s){{0,3}}(?:{_WORK})\b{_WELL_DONE}"),
    task=re.compile(rf"(?:and\s)?(?:{_TASK})\b"),
    joints=re.compile(r"\s*[,;+&]\s*|\s+and\s+"),
    rise=re.compile(rf"(?:{_RISE})\b"),
    hollow=frozenset(_HOLLOW.split()),
    quantity=re.compile(
        r"\d\s?%|\d\sper\s?cent\b|\b(?:score|rating|nps)\s(?:of|above|over|below|under)\s\d"
        r"|\bfrom\s\d[\d.,]*\sto\s\d|\b\d[\d.,]*\s(?:out\sof\s\d+|points?\b|stars?\b)"
    ),
    inner=re.compile(
        rf"\b(?:feels?\s(?:{_FELT})|(?:is|are|be|being|becomes?|gets?|has|have|shows?)\s(?:a\s)?(?:{_STATE})"
        r"|understands?|believes?|appreciates?|values|cares?\sabout|knows?\s(?:more|that|how)|improve[sd]?|improvement"
        r"|better|effectively|properly|appropriately|regularly)\b"
    ),
    outer=re.compile(rf"\b(?:(?:{_SEEN})(?:s|es|d|ed|ing)?|{_SEEN_ODDLY})\b"),
    fewest_words=5,
)

VOCABULARIES = {"en": ENGLISH}


def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language tag such as `en-GB`; None where there are none."""
    return VOCABULARIES.get(language.split("-")[0].lower())
