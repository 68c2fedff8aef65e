"""The workbook as static pages.

Lessons stand there as they read after a run, and each solution as a step with its reasons:
plain HTML that needs no script and no server. May use what `teaching` may. Begin with
`site`.
"""
