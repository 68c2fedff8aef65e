"""What a group has handed in, judged. Begin with `room`.

Where work comes from, which stage it is at, who judges it, and what is told of it are a
module each. May use all that is below teaching.
"""
