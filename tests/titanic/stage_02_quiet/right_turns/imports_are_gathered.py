"""All imports stand in the first cell, some in another form; a magic that acts is there."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "import pandas as pd\n",
        "%load_ext autoreload\n%autoreload 2\nimport warnings\n\nimport pandas as pd\n"
        "import sklearn.naive_bayes\n"
        "from sklearn.linear_model import Perceptron, SGDClassifier\n",
    )
    rewrite(
        notebook,
        "import warnings\nwarnings.f",
        "warnings.f",
    )
    rewrite(
        notebook,
        "from sklearn.naive_bayes import GaussianNB\ngauss = GaussianNB()",
        "gauss = sklearn.naive_bayes.GaussianNB()",
    )
    rewrite(
        notebook,
        "from sklearn.linear_model import Perceptron, SGDClassifier\n\nperceptron",
        "perceptron",
    )
