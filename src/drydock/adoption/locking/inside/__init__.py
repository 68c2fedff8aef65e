"""What runs in the owner's Python to lock and to prove. Begin with `child`.

The script, statement by statement, watched, on another day, or in forks. May use `locked`,
and the walls of `running`.
"""
