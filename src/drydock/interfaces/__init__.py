"""What people touch: the command line, `go watch`, magics, the kernel and the git hooks.

A module here reads what somebody asks for, has a room below do it, and shows the answer;
it decides nothing itself. May use all rooms below. Nobody below uses it. Begin with
`cli`, which has all commands; `magics` is the same for a notebook.
"""
