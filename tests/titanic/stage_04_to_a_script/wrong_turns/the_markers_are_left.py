"""The file runs, so the comments of the cells are not looked at."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("and 1 more: # In[1]:", "delete them all")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(
        script, "from pathlib import Path\n", "# In[1]:\n\n\nfrom pathlib import Path\n"
    )
    rewrite(script, "svc = SVC()", "# In[ ]:\n\n\nsvc = SVC()")
