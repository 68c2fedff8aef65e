"""Where a participant is, and what is next: board, hints, going to a stage, solutions.

What is said here rests on verdicts and on kept copies; nothing is judged here. May use
`judging`, `safekeeping`, `sandbox` and `workbook`. Begin with `board`: it puts together
what is known of each stage, and finds the one next thing to do.
"""
