"""The two halves of a pair as views, alone and together; what several pages show."""
