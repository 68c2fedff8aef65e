"""What people are told: how far a set-up is, and what went wrong, in words."""

from __future__ import annotations

import contextlib
import errno
import re
import sys

from set_up import ROOT

BROKEN, CALLED_WRONGLY = 3, 2  # exit codes, as the engine has them
AGAIN = "run the same command again; it goes on where it stopped"
EXPLANATIONS = [
    (
        r"ENOSPC|no space left|disk quota|os error (28|112)\b",
        "the disk is full.",
        "2 GB free for .venv and the package cache",
        f"make room, then {AGAIN}",
    ),
    (
        r"EACCES|EPERM|EROFS|permission denied|access is denied|read-only file|os error (13|30)\b",
        "a file cannot be written.",
        "a project folder and a package cache that you may write in",
        "close JupyterLab, terminals and editors that use .venv; if that is not it, "
        f"move the project to a folder of your own; then {AGAIN}",
    ),
    (
        r"hash(es)? mismatch|do not match the hashes",
        "a package is not the one that was agreed on.",
        "the packages with the hashes of requirements.lock",
        f"git checkout requirements.lock, switch off any package mirror, then {AGAIN}",
    ),
    (
        r"has no wheels|no matching distribution",
        "a package does not fit this system.",
        "a system for which there are wheels, such as a Linux with glibc 2.28",
        "ask whoever leads which systems are served, or work in a pair",
    ),
    (
        r"certificate",
        "the package index cannot be trusted.",
        "a certificate that this machine knows",
        "ask whoever runs your network for its certificate, set SSL_CERT_FILE and "
        f"PIP_CERT to that file, then {AGAIN}",
    ),
    (
        r"retrying|dns error|connect|timed out|timeout|proxy|network|name resolution",
        "the packages cannot be downloaded.",
        "a network, once; later everything works without",
        "connect to a network (in a company, HTTPS_PROXY may have to be set), "
        f"then {AGAIN}; or, with a bundle: ./scripts/go setup --from BUNDLE",
    ),
]


class Trouble(Exception):
    """Something that the person at the keyboard has to mend."""

    def __init__(
        self, what: str, expected: str, found: str, then: str, code: int = BROKEN
    ) -> None:
        super().__init__(what)
        self.code = code
        self.lines = [f"expected: {expected}", f"found: {found}", f"next: {then}"]


class Failed(Exception):
    """A command of ours did not end well; the message is what it wrote."""


def say(text: str) -> None:
    """Tell how far we are, on stderr: stdout belongs to the engine."""
    print(f"Drydock: {ascii_only(text)}", file=sys.stderr, flush=True)


def ascii_only(text: str) -> str:
    """The text as any terminal can print it."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


def recognise(output: str) -> Trouble | None:
    """What a command that failed had met with, if it is one of the known troubles."""
    for pattern, what, expected, then in EXPLANATIONS:
        match = re.search(rf"^.*({pattern}).*$", output, re.MULTILINE | re.IGNORECASE)
        if match:
            line = re.sub(r"^\W*(error|warning|cause)\W*", "", match[0], flags=re.I)
            return Trouble(what, expected, line[:200], then)
    return None


def explain(output: str) -> Trouble:
    """The same for people, whether it is known or not."""
    last = output.strip().splitlines()[-1:] or ["nothing"]
    return recognise(output) or Trouble(
        "the packages could not be installed.",
        expected="all packages of requirements.lock in .venv",
        found=last[0][:200],
        then=f"{AGAIN}. If it fails again, show .drydock/setup.log to a helper",
    )


def explain_os(error: OSError) -> Trouble:
    """The same for what the system refused to us, whatever language it speaks."""
    code = errno.errorcode.get(error.errno or 0, "")
    return explain(f"{code} {error.strerror or error}: {error.filename or ROOT}")


def report(trouble: Trouble, details: str) -> None:
    """Tell the trouble, and keep the details for whoever helps."""
    say(str(trouble))
    for line in trouble.lines:
        print(f"  {ascii_only(line)}", file=sys.stderr)
    with contextlib.suppress(OSError):
        (ROOT / ".drydock").mkdir(exist_ok=True)
        (ROOT / ".drydock" / "setup.log").write_text(details, encoding="utf-8")
