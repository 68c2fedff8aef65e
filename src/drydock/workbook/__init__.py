"""What the workbook is, read from its folders. Begin with `house`.

Katas, stages, lessons, solutions, git: knows where things stand and what they say; runs
nobody's code, and changes nothing in `exercises/`. May use the ground alone. Stages are
found by the numbers in names of folders, and there is no list of them.
"""
