"""What can be said of a participant's code, notebook or tests without running them.

Takes texts and syntax trees, and gives findings; runs nothing and writes nothing. May use
`workbook`. Begin with `statements`; each module answers one question, which is the first
line of its docstring.
"""
