"""Writing a finished site: the leak scan, the lock, the staging folder, and one exchange at the end."""

from goalsite_gen.publish.interrupts import Interrupted, signals_as_interrupts
from goalsite_gen.publish.leak import Leak, Withheld, scan
from goalsite_gen.publish.output import Published, publish, publish_parts
from goalsite_gen.publish.sharing import processes

__all__ = [
    "Interrupted",
    "Leak",
    "Published",
    "Withheld",
    "processes",
    "publish",
    "publish_parts",
    "scan",
    "signals_as_interrupts",
]
