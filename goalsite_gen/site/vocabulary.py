"""The words of this site and what each means: for the method page and the glossary."""

from __future__ import annotations

from goalsite_gen.site.language import mark, say
from goalsite_gen.site.views import MethodTerm

_VOCABULARY = (
    (mark("Goal"), mark("Something to achieve or to grow into. It is measured or observed, never both.")),
    (mark("Measured"), mark("Judged by a number: quantitative, hard and performance goals.")),
    (
        mark("Observed"),
        mark("Judged by what people see: qualitative, soft and learning goals. It is never a number."),
    ),
    (mark("Pair"), mark("A measured and an observed goal that are read together, with the reason why.")),
    (mark("Metric"), mark("One number a measured goal is judged by.")),
    (mark("Reading"), mark("The value of a metric on a day.")),
    (mark("Baseline"), mark("The value a number started from.")),
    (mark("Path"), mark("Where the number should be on each day: a straight line, or checkpoints.")),
    (
        mark("Dip"),
        mark("A step back much larger than a number usually takes. What was written around then stands beside it."),
    ),
    (
        mark("Forecast"),
        mark("Where a number would be on its due date if it went on as it has. Beside it stands how earlier ones did."),
    ),
    (mark("Indicator"), mark("A sign of growth: an event that two people would agree they saw.")),
    (mark("Stage"), mark("One step of a ladder. Its name leads, because growth has no score.")),
    (mark("Ladder"), mark("The stages of an indicator, lowest first, and when each was observed.")),
    (
        mark("Entry"),
        mark("A line in the journal: what somebody saw, and whether it supports or challenges the goal."),
    ),
    (
        mark("Evidence"),
        mark(
            "Entries, by whether they support the goal, challenge it or speak both ways. They are counted, not scored."
        ),
    ),
    (mark("Observer"), mark("Somebody who has written an entry about a goal.")),
    (mark("Silent week"), mark("A week in which nobody wrote about a goal. Few goals need an entry every week.")),
    (mark("Seen once"), mark("What a sign is called until a second sighting makes it a pattern.")),
    (
        mark("Milestone"),
        mark("An entry that records a shift in capability, understanding or relationship. People judge it."),
    ),
    (mark("Story"), mark("An outcome told in full, resting on entries.")),
    (
        mark("Review"),
        mark("People looking back on a period: what happened, what it felt like, what they missed, decided and ask."),
    ),
    (mark("Theme"), mark("A word that goals, entries and stories share, whoever holds them.")),
)


def vocabulary() -> tuple[MethodTerm, ...]:
    """Each word with its meaning, in the order in which one needs them."""
    return tuple(MethodTerm(say(term), say(meaning)) for term, meaning in _VOCABULARY)
