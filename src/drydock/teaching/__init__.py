"""For the one in front of a group: who is ready, how long stages took.

Everything here stays on the machine of whoever leads, and holds no more than it was given.
May use all that is below it. Begin with `readiness`.
"""
