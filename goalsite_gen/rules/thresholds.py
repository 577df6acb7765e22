"""Every number that the rules on journal, cadence, honesty and stories judge by, each with its reason."""

TWO_QUARTERS = 182
"""Days looked back over: growth shows over quarters (D10), and one alone may be a holiday."""

JUMP = 2
"""Rungs at once that are a jump: one rung is a step."""

SAME_WORDS = 5
"""Words that a text needs before its being there twice says anything; "No change." may well be written twice."""

MILESTONES_FROM = 3
"""Milestones in two quarters that a goal may have without being asked; real shifts show over quarters (D10)."""

MILESTONE_SHARE = 0.25
"""The part of a goal's entries that may be milestones: at an entry a week (N2), one a month."""

PERCENT, THOUSAND = 100.0, 1000.0
"""What a value is out by when a share is taken for a percentage, or pounds for thousands of pounds."""

NEAR = 3.0
"""A value on the right scale lies between a third of what a number has been or shall be, and three times that."""

TENFOLD = 10.0
"""Nothing that is read every month rises to ten times all it was and shall be; a slipped comma makes it so."""

FEWEST_VALUES = 3
"""Values that one must know of a number before another can be called far off."""

READINGS_SINCE = 2
"""Readings since the last entry from which a number goes on alone: one may have come in before anyone could write."""

OVERDUE_AFTER = 1.5
"""Intervals after which a review or calibration is overdue: half an interval is for holidays, a whole one is skipped
(N4)."""

FEEDBACK_AFTER = 2
"""Intervals after which people who should be asked have not been: as long as for a number or a journal (N10)."""

DROPPED_EARLY_DAYS = 91
"""A pilot is a quarter (N6): an indicator that lived for less had no time to show anything."""

FLATTERING_FROM = 6
"""Entries in a row from which one against the goal is missed: if one observation in three were against it, six
without one would come about by chance less than once in ten times (2/3 to the sixth is 0.088)."""

MOVED_LATE_DAYS = 30
"""In the last month before it is due, at the last monthly review (N4), a target is moved to be met."""

MOVED_OFTEN = 2
"""One easing with its reason is honest (F15); with the second the target follows the number."""

BATCH_FROM = 4
"""Entries by one author recorded on one day: at one a week (N2), a month's writing in one sitting."""

OLD_STORY_DAYS = 365
"""After a year there is more to tell (D10)."""

SHARED_WORDS = 2
"""Words of a metric's name that a sentence must hold before a figure in it is taken to be that metric's."""

ROUGHLY = 0.1
"""How far off a figure may be that is called "nearly" or "about"."""
