"""It as a kata of its own. Begin with `adopted_house`.

Its stages are general: each is a module in `stages`, a text beside it, and knows no notebook.
What is known of the way stands in the adopted folder itself. May use all other rooms of
`adoption`, `judging`, `safekeeping`, `sandbox` and `workbook`.
"""
