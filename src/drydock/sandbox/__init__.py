"""Running a participant's code: in a process of its own, within limits, to an outcome.

Whatever the code does, the answer is an `Outcome`: what it gave, or what stopped it. May
use `workbook`. Begin with `runner`, then `crew` and `job`, which are the side of the
check; `child` is what happens in the process, and `warm` how it starts without waiting.
"""
