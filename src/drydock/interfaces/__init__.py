"""What people touch: commands, magics, hooks. Begin with `cli`.

A module here reads what somebody asks for, has a room below do it, and shows the answer;
it decides nothing itself. May use all rooms below; nobody below uses it. `cli` has all
commands; `magics` is the same for a notebook.
"""
