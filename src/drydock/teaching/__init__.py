"""For whoever leads a group: who is ready. Begin with `readiness`.

Also how long stages took, handouts and a site. Everything here stays on the machine of
whoever leads, and holds no more than it was given. May use all that is below it.
"""
