"""What the workbook is, read from its folders: katas, stages, lessons, solutions, git.

Knows where things stand and what they say; runs nobody's code, and changes nothing in
`exercises/`. May use the ground alone. Begin with `house`: stages are found by the numbers
in names of folders, and there is no list of them.
"""
