"""What runs in the owner's Python: the script, watched. Begin with `child`.

Written for Python 3.9 and up; of Drydock it uses `locked` alone.
"""
