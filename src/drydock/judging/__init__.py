"""What a check is: a stage's tests as a judge of somebody's work, and the verdict.

A check is plain pytest with a plugin of ours. It holds work to a baseline, tries it on
other data, and tries a participant's own tests on right and on wrong code. May use
`safekeeping`, `sandbox` and `workbook`. Begin with `checking`, which runs a check, then
`fixtures`, in which its words are; `reading` is what can be said of code without running it.
"""
