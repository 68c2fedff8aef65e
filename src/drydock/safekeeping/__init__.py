"""Nothing is lost: a kata's folder put into another state, with the present one kept.

What a command replaces in `exercises/` is copied first, and put in place by renaming, so
that a kill at any instant leaves either state, and the copy. May use `workbook`. Begin with
`swap`; `kept_copies` finds the copies again, and `lock` lets one command in at a time.
"""
