"""What the tests of a lock use, a copy of it beside them. Begin with `lock`.

It runs the script, writes what that makes as text, and says where it differs from what is
approved. May use nothing but the standard library, and what the script has imported.
"""
