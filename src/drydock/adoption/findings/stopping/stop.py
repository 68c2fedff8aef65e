"""A cell that did not come to its end, with what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drydock.adoption.model import Adopted, Certainty, Failure, Finding, RanCell, Run

FIRST, OTHER = 100, 70
NOTHING = Failure("", "", None, "")
# By what name people install what they import by another.
INSTALLED_AS = {
    "sklearn": "scikit-learn",
    "cv2": "opencv-python-headless",
    "PIL": "pillow",
    "yaml": "pyyaml",
    "bs4": "beautifulsoup4",
    "skimage": "scikit-image",
    "imblearn": "imbalanced-learn",
    "dateutil": "python-dateutil",
    "mpl_toolkits": "matplotlib",
    "IPython": "ipython",
    "pandas_profiling": "ydata-profiling",
    "Bio": "biopython",
    "category_encoders": "category-encoders",
    "skopt": "scikit-optimize",
    "fitz": "pymupdf",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "umap": "umap-learn",
    "MySQLdb": "mysqlclient",
    "psycopg2": "psycopg2-binary",
    "prophet": "prophet",
    "surprise": "scikit-surprise",
    "speech_recognition": "SpeechRecognition",
    "serial": "pyserial",
    "Levenshtein": "levenshtein",
    "sksurv": "scikit-survival",
    "attr": "attrs",
    "Crypto": "pycryptodome",
    "git": "gitpython",
    "ibm_boto3": "ibm-cos-sdk",
}


@dataclass(frozen=True)
class Stop:
    """A failing cell of the first run; is_first: whether it is the one that stops it."""

    adopted: Adopted
    ran: RanCell
    is_first: bool

    @property
    def error(self) -> Failure:
        """What ended it."""
        return self.ran.error or NOTHING

    @property
    def run(self) -> Run:
        """The run that it is part of."""
        assert self.adopted.first  # there is a failing cell of it
        return self.adopted.first

    @property
    def at(self) -> str:
        """Where, as the beginning of a sentence."""
        line = f", line {self.error.line}" if self.error.line else ""
        inside = self.error.names.get("inside", "")
        return f"Cell {self.ran.number}{line}" + (f" (in {inside})" if inside else "")

    @property
    def said(self) -> str:
        """The error in one line."""
        message = " ".join(self.error.message.split())
        shown = message if len(message) <= 200 else message[:197] + "..."
        return f"{self.error.type}: {shown}" if shown else self.error.type

    @property
    def seen(self) -> str:
        """The error and the line that raised it, for patterns."""
        message = " ".join(self.error.message.split())
        return f"{self.error.type}: {message} | {self.error.text}"

    def version(self, package: str) -> str:
        """The version of a package that is installed; empty if it is not."""
        if package == "python":
            return self.run.version
        return self.run.packages.get(package.lower(), "")

    def finding(
        self,
        rule: str,
        *,
        what: str,
        why: str,
        remedy: str,
        certainty: Certainty = "sure",
    ) -> Finding:
        """What is told of it; a cell that is not the first to fail is only likely to
        fail by itself."""
        if not self.is_first:
            certainty = "likely"
            why += "; it failed in a run that an earlier cell had stopped already"
        return Finding(
            rule=rule,
            certainty=certainty,
            cell=self.ran.number,
            line=self.error.line,
            what=what,
            why=why,
            remedy=remedy,
            lesson="titanic/01" if self.is_first else None,
            weight=FIRST if self.is_first else OTHER,
        )


def package_of(module: str) -> str:
    """By what name a module is installed."""
    top = module.partition(".")[0]
    return INSTALLED_AS.get(top, top.replace("_", "-"))


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that can be compared."""
    return tuple(int(one) for one in re.findall(r"\d+", version)[:3])
