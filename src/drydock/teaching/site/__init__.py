"""The workbook as static pages: lessons as they read after a run, and each solution as a
step with its reasons. Plain HTML that needs no script and no server.

Begin with `site`. May use what `teaching` may.
"""
