"""`python -m goalsite_gen` is `goalsite`."""

from goalsite_gen.cli import main

main()
