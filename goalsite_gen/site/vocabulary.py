"""The words of this site and what each means: for the glossary."""

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
    (mark("Number"), mark("What a measured goal is judged by. Some goals have several; the files call each a metric.")),
    (mark("Reading"), mark("The value of a number on a day.")),
    (mark("Baseline"), mark("The value a number started from.")),
    (
        mark("Path"),
        mark("Where the number should be on each day: a straight line, or one from checkpoint to checkpoint."),
    ),
    (mark("Guardrail"), mark("A number that is only to stay on the right side of a line.")),
    (
        mark("Dip"),
        mark("A step back much larger than a number usually takes. What was written around then stands beside it."),
    ),
    (
        mark("Forecast"),
        mark("Where a number would be on its due date if it went on as it has. Beside it stands how earlier ones did."),
    ),
    (
        mark("Sign"),
        mark(
            "What growth is watched by: an event that two people would agree they saw. The files call it an indicator."
        ),
    ),
    (
        mark("Growth partner"),
        mark("The observed goal beside a number. It is observed lately as long as its growth is not silent."),
    ),
    (mark("Stage"), mark("One step of a ladder. Its name leads, because growth has no score.")),
    (mark("Ladder"), mark("The stages of a sign, lowest first, and when each was observed.")),
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
    (
        mark("Silent month"),
        mark(
            "A month in which nobody wrote about a goal whose journal is kept monthly. Where it is kept more or less "
            "often, weeks or quarters are counted."
        ),
    ),
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
