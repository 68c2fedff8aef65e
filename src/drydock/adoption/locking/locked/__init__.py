"""How the tests beside this folder run the script, and compare what it makes.

`running` runs it, `texts`, `tables` and `models` write a value as text, `comparing` says
where two texts differ, and `lock` puts these together.
"""
