"""Make .venv whole: the slow path behind scripts/go and scripts/go.cmd.

Standard library only, because it runs before anything is installed. A .venv of ours
holds two files beside what Python puts there:

    drydock.txt        made first: with which Python and where this .venv was made,
                       and where in it packages go
    requirements.lock  the stamp, made last: a copy of the lock that is installed

A .venv without the stamp was left half done, and is made anew. What was downloaded
stays in the package cache, so that costs seconds.

A .venv that is a link, a junction or a mount is somebody else's, such as that of another
clone: it is used as it is where it fits, and nothing is ever written or removed in it.
"""

from __future__ import annotations

import ast
import contextlib
import errno
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Command = Sequence[str | Path]

ROOT = Path(__file__).resolve().parent.parent
BROKEN, INTERRUPTED = 3, 130
WINDOWS = os.name == "nt"
HEARTBEAT = 10.0
OLDEST, NEWEST = (3, 11), (3, 14)


class Trouble(Exception):
    """Something that the person at the keyboard has to mend."""

    def __init__(self, what: str, expected: str, found: str, then: str) -> None:
        super().__init__(what)
        self.lines = [f"expected: {expected}", f"found: {found}", f"next: {then}"]


class Failed(Exception):
    """A command of ours did not end well; the message is what it wrote."""


def say(text: str) -> None:
    """Tell how far we are, on stderr: stdout belongs to the engine."""
    print(f"Drydock: {ascii_only(text)}", file=sys.stderr, flush=True)


def ascii_only(text: str) -> str:
    """The text as any terminal can print it."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


def run(command: Command, relay: str | None = None, **settings: str) -> str:
    """Run a command to its end and return what it wrote, or raise Failed.

    Lines that begin with `relay` are passed on at once; `settings` are added to the
    environment.
    """
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            env={**os.environ, "NO_COLOR": "1", **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            close_fds=False,  # it inherits the lock, see one_at_a_time
        )
    except OSError as error:
        raise Failed(f"{command[0]} does not start: {error.strerror}") from error
    lines = []
    with process, heartbeat():
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if relay and line.startswith(relay):
                say("  " + line.strip())
        process.wait()
    output = "\n".join(lines)
    if process.returncode:
        raise Failed(output or f"{command[0]} ended with code {process.returncode}")
    return output


@contextlib.contextmanager
def heartbeat() -> Iterator[None]:
    """Say now and then that we are still at it, as long as the block runs."""
    done = threading.Event()
    begun = time.monotonic()

    def beat() -> None:
        while not done.wait(HEARTBEAT):
            say(f"  still at it, {time.monotonic() - begun:.0f} s so far")

    threading.Thread(target=beat, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def answer(command: Command) -> str | None:
    """What a command writes, or None where it does not run."""
    try:
        return run(command)
    except Failed:
        return None


def write_at_once(path: Path, content: bytes) -> None:
    """Put a file in place so that it is never there in part."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    beside.write_bytes(content)
    os.replace(beside, path)


# What is not ours to empty

JUNCTION = 0xA0000003  # as Windows marks them; a link there has another mark


def is_link(path: Path) -> bool:
    """Whether this is a link, or what serves for one on Windows."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or JUNCTION == getattr(
        status, "st_reparse_tag", None
    )


def mounts_in(folder: Path) -> list[Path]:
    """The places in a folder, itself included, that belong to another file system or to
    another folder of this one."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return [folder] if os.path.ismount(folder) else []
    # The fifth word, in which a space is spelt \040.
    places = [
        re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8)]), line.split()[4])
        for line in lines
    ]
    whole = folder.parent.resolve() / folder.name
    found = [Path(os.fsdecode(place)) for place in places]
    return [place for place in found if place.is_relative_to(whole)]


def remove(path: Path) -> None:
    """Remove a file, a link or a folder of ours, if it is there. What a link leads to
    stays; a folder in which something is mounted is left as it is, and raises Trouble.
    """
    if is_link(path) or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for place in mounts_in(path):
        raise Trouble(
            f"{place.name} cannot be made anew.",
            expected="a folder with nothing mounted in it",
            found=f"something that is not this project's is mounted at {place}",
            then=f"unmount it, or empty it yourself; then {AGAIN}",
        )
    shutil.rmtree(path)


# One set-up at a time


@contextlib.contextmanager
def one_at_a_time(lock_file: Path) -> Iterator[None]:
    """Wait until no other set-up is at work here, then hold the others off.

    The commands that we start inherit the lock: if we are killed, it lasts until the
    last of them has ended and nothing writes into .venv any more, and no longer.
    """
    lock_file.parent.mkdir(exist_ok=True)
    with open(lock_file, "a+b") as handle:
        if not _try_lock(handle.fileno()):
            say("another set-up is at work in this folder; waiting for it ...")
            while not _try_lock(handle.fileno()):
                time.sleep(0.1)
        if not WINDOWS:
            os.set_inheritable(handle.fileno(), True)
        yield


def _try_lock(descriptor: int) -> bool:
    """Whether the lock is ours now. A file system without locks counts as ours."""
    # pylint: disable=import-outside-toplevel,import-error
    try:
        if WINDOWS:
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


# The environment


class Venv:
    """The .venv folder of the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / ".venv"
        self.python = self.path / ("Scripts/python.exe" if WINDOWS else "bin/python")
        self.birth = self.path / "drydock.txt"
        self.stamp = self.path / "requirements.lock"

    def is_ours(self) -> bool:
        """Whether we may empty it: we made it, or there is nothing in it."""
        if not os.path.lexists(self.path):
            return True
        if is_link(self.path) or not self.path.is_dir():
            return False
        if not any(self.path.iterdir()):
            return True
        leads_elsewhere = any(map(is_link, self._written_in())) or mounts_in(self.path)
        return self.birth.exists() and not leads_elsewhere

    def _written_in(self) -> Iterator[Path]:
        """The folders in it that an installation writes in."""
        for name in ("bin", "Scripts", "lib", "lib/python*"):
            yield from self.path.glob(name)
        for place in ("lib", "lib/python*"):
            yield from self.path.glob(f"{place}/site-packages")

    def fits(self, lock: bytes) -> bool:
        """Whether it can be used as it is, whoever has made it, and wherever."""
        try:
            version, _, packages = self._birth()
            link = self.path / packages / "drydock.pth"
            return (
                self.holds(lock)
                and link.read_bytes() == self._way_to_engine(link.parent)
                and _minor(version) == _minor(self.version())
            )
        except (OSError, ValueError, Failed):
            return False

    def is_whole(self) -> bool:
        """Whether it was finished, here, and with the Python that it still runs on."""
        if not (self.birth.exists() and self.stamp.exists()):
            return False
        try:
            version, place, packages = self._birth()
            return (
                os.path.samefile(place, self.root)
                and (self.path / packages / "drydock.pth").exists()
                and _minor(version) == _minor(self.version())
            )
        except (OSError, ValueError, Failed):
            return False

    def _birth(self) -> list[str]:
        """The Python it was made with, the place, and where in it packages go."""
        version, place, packages = self.birth.read_bytes().splitlines()
        return [os.fsdecode(line) for line in (version, place, packages)]

    def holds(self, lock: bytes) -> bool:
        """Whether what is installed is just what the lock says."""
        return self.stamp.exists() and self.stamp.read_bytes() == lock

    def version(self) -> str:
        """Its Python, as `python -V` tells it."""
        return run([self.python, "-V"]).strip()

    def make(self) -> None:
        """Make it anew, with nothing but Python in it."""
        version = sys.version.split()[0]
        say(f"making .venv with Python {version}, {sys.executable}")
        self._empty()
        self.path.mkdir(exist_ok=True)
        self.birth.touch()
        run([sys.executable, "-P", "-m", "venv", "--without-pip", self.path])

    def sign(self) -> None:
        """Write down with which Python and where it was made."""
        packages = os.path.relpath(self.packages(), self.path).replace(os.sep, "/")
        lines = [self.version().encode(), os.fsencode(self.root), packages.encode()]
        write_at_once(self.birth, b"".join(line + b"\n" for line in lines))

    def packages(self) -> str:
        """The folder in it that packages are installed in."""
        ask = "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"
        return json.loads(run([self.python, "-I", "-c", ask]))

    def _empty(self) -> None:
        """Remove all that is in it, but for the file that says that it is ours."""
        if not self.path.exists():
            return
        self.stamp.unlink(missing_ok=True)
        for item in list(self.path.iterdir()):
            if item != self.birth or is_link(item):
                remove(item)

    def put_aside(self) -> None:
        """Keep what is here under another name; of a link, the link alone."""
        led = f"a link to {os.readlink(self.path)}" if is_link(self.path) else ""
        name = time.strftime("kept-venv-%Y%m%d-%H%M%S")
        kept = self.root / ".drydock" / name
        while os.path.lexists(kept):
            kept = kept.with_name(kept.name + "x")
        try:
            self.path.rename(kept)
        except OSError as error:
            raise Trouble(
                "there is a .venv here that is not this project's and does not fit.",
                expected="a .venv with the packages of requirements.lock, or none",
                found=f"{led or self.path}, which stays where it is: {error.strerror}",
                then=f"move it away, or unmount it if it is mounted; then {AGAIN}",
            ) from error
        say("there is a .venv here that is not of this folder, and does not fit;")
        say(f"it is now .drydock/{kept.name}: delete it if you do not need it")
        if led:
            say(f"it was {led}; nothing in there was changed")

    def link_engine(self) -> None:
        """Let .venv find src/drydock."""
        packages = Path(self.packages())
        write_at_once(packages / "drydock.pth", self._way_to_engine(packages))

    def _way_to_engine(self, packages: Path) -> bytes:
        """What the link says: the way from the packages to src.

        Relative, thus plain ASCII: Windows reads a .pth file in the code page of the
        machine, and stumbles over the accent in a user's name. And Python follows it from
        the path by which .venv was reached: a clone that has linked the .venv of another
        gets its own engine.
        """
        return os.path.relpath(self.root / "src", packages).encode("ascii") + b"\n"


def _minor(version: str) -> list[str]:
    """`Python 3.11.7` without what a mere bug fix changes."""
    return version.split(".")[:2]


# uv, the installer


def pinned_block(lock: str, package: str) -> str:
    """The requirement of one package with its hashes, as it stands in the lock."""
    begin = re.compile(rf"^{re.escape(package)}==", re.MULTILINE).search(lock)
    if not begin:
        raise Trouble(
            f"requirements.lock does not pin {package}.",
            expected=f"a line that begins with {package}==",
            found=f"none in {ROOT / 'requirements.lock'}",
            then="git checkout requirements.lock",
        )
    block = []
    for line in lock[begin.start() :].splitlines():
        block.append(line)
        if not line.endswith("\\"):
            break
    return "\n".join(block) + "\n"


def pinned_version(block: str) -> str:
    """The version in a requirement that begins like `uv==1.2.3 ; marker`."""
    return block.partition("==")[2].split()[0]


def find_uv(house: Path, block: str, venv: Venv) -> Path:
    """A uv of the pinned version: the one kept in `house`, or a fresh one.

    It is kept outside of .venv, so that .venv can be made anew without a network,
    and so that uv never has to replace itself while it runs.
    """
    version = pinned_version(block)
    kept = house / f"uv-{version}"
    found = _uv_in(kept) or _uv_on_path(version)
    if not found:
        _fetch_uv(kept, block, venv)
        found = _uv_in(kept)
    if not found:
        raise Failed(f"the package uv {version} came without its program")
    run([found, "--version"])
    return found


def _uv_in(folder: Path) -> Path | None:
    name = "uv.exe" if WINDOWS else "uv"
    places = [folder / scripts / name for scripts in ("bin", "Scripts")]
    return next((place for place in places if place.is_file()), None)


def _uv_on_path(version: str | None = None) -> Path | None:
    """The user's own uv, if there is one that runs (and is of this version)."""
    found = shutil.which("uv")
    words = (answer([found, "--version"]) or "").split() if found else []
    if found and words and version in (None, *words):
        return Path(found)
    return None


def _fetch_uv(kept: Path, block: str, venv: Venv) -> None:
    """Install uv into a folder of its own, which appears only when it is done."""
    begun = time.monotonic()
    say(f"getting uv {pinned_version(block)}, which installs the packages")
    fresh = kept.with_name("uv.new")
    remove(fresh)
    if not is_link(kept.parent):  # the uv of an earlier lock, and that of nobody else
        for leftover in kept.parent.glob("uv-*"):
            remove(leftover)
    fresh.mkdir()
    wanted = fresh / "requirements.txt"
    wanted.write_text(block, encoding="utf-8")
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    options += ["--target", str(fresh), "-r", str(wanted)]
    other_uv = _uv_on_path()
    if other_uv:
        run_uv([other_uv, "pip", "install", "--python", sys.executable, *options])
    else:
        run([*find_pip(venv), "install", "--no-compile", *options])
    fresh.rename(kept)
    say(f"got uv, {time.monotonic() - begun:.1f} s")


def find_pip(venv: Venv) -> list[str]:
    """A pip: that of the Python we run on, or else a new one inside .venv."""
    options = ["-P", "-m", "pip", "--no-input", "--disable-pip-version-check"]
    if answer([sys.executable, "-P", "-c", "import pip"]) is not None:
        return [sys.executable, *options]
    if answer([venv.python, "-I", "-m", "ensurepip"]) is not None:
        return [str(venv.python), *options]
    raise Trouble(
        "this Python can install nothing.",
        expected="a Python with pip or ensurepip, or uv on the PATH",
        found=f"neither, with {sys.executable}",
        then="on Debian and Ubuntu, sudo apt install python3-venv; elsewhere install "
        "Python anew, or uv; then run the same command again",
    )


def run_uv(command: Command) -> str:
    """Run a uv command that installs, and return what it wrote."""
    with contextlib.suppress(Failed):
        # All is pinned by hash, so what the cache knows cannot be out of date. Not
        # asking the network is faster, and works without one.
        return run([*command, "--offline"])
    settings = uv_settings()
    try:
        return run(command, relay="Downloading", **settings)
    except Failed as failure:
        if "certificate" not in str(failure).lower():
            raise
        # A company that looks into the traffic: only the system knows its certificate.
        return run(command, relay="Downloading", UV_SYSTEM_CERTS="1", **settings)


def uv_settings() -> dict[str, str]:
    """What pip was told about this network, in uv's words: a mirror, a proxy."""
    listed = answer([sys.executable, "-P", "-m", "pip", "config", "list"]) or ""
    return translate_pip_config(listed, dict(os.environ))


def translate_pip_config(listed: str, environment: dict[str, str]) -> dict[str, str]:
    """Settings for uv from the output of `pip config list`; what is set for uv wins."""
    words = {
        "index-url": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
        "cert": ("SSL_CERT_FILE",),
        "proxy": ("ALL_PROXY", "HTTPS_PROXY", "https_proxy", "all_proxy"),
    }
    settings = {}
    line_of_pip = r"^(?:global|install|:env:)\.([\w-]+)=('.*'|\".*\")$"
    for name, value in re.findall(line_of_pip, listed, re.MULTILINE):
        if name in words and not any(word in environment for word in words[name]):
            settings[words[name][0]] = ast.literal_eval(value)
    return settings


def sync(venv: Venv, lock_file: Path, lock: str, house: Path) -> None:
    """Install what the lock says into .venv, and take out all else."""
    block = pinned_block(lock, "uv")
    try:
        uv = find_uv(house, block, venv)
    except Failed as failure:
        if recognise(str(failure)):
            raise
        sync_with_pip(venv, lock.replace(block, ""), house)
        return
    begun = time.monotonic()
    say("installing the packages of requirements.lock")
    command = [uv, "pip", "sync", "--python", venv.python, "--require-hashes"]
    written = run_uv([*command, lock_file])
    installed = re.search(r"^Installed (\d+) package", written, re.MULTILINE)
    count = f"{installed[1]} packages" if installed else "nothing was missing"
    say(f"installed: {count}, {time.monotonic() - begun:.1f} s")


def sync_with_pip(venv: Venv, lock: str, house: Path) -> None:
    """The same without uv, for a system on which uv does not run."""
    begun = time.monotonic()
    say("uv does not run here; installing with pip, which can take minutes")
    wanted = house / "requirements.txt"
    wanted.write_text(lock, encoding="utf-8")
    options = ["--python", venv.python, "install", "--no-deps", "--require-hashes"]
    run([*find_pip(venv), *options, "-r", wanted], relay="Downloading")
    say(f"installed, {time.monotonic() - begun:.1f} s")


def precompile(venv: Venv) -> None:
    """Spare the first check the compiling; no harm is done where this fails."""
    begun = time.monotonic()
    say("compiling what the workbook imports")
    script = ROOT / "scripts" / "precompile.py"
    count = answer([venv.python, "-P", script, venv.packages()])
    took = f"{time.monotonic() - begun:.1f} s"
    say(f"compiled: {count} modules, {took}" if count else "left for later")


# What went wrong, in words

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
        f"then {AGAIN}",
    ),
]


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


# The whole


def prepare(root: Path) -> None:
    """Make .venv whole and in step with the lock; cheap where it is so already."""
    house = root / ".drydock"
    lock_file = root / "requirements.lock"
    with one_at_a_time(house / "setup.lock"):
        venv = Venv(root)
        # Read before installing: if the lock changes meanwhile, the stamp is of the
        # old one, and the next call installs again.
        lock = lock_file.read_bytes()
        if not venv.is_ours():
            if venv.fits(lock):
                return
            venv.put_aside()
        if not venv.is_whole():
            venv.make()
        in_step = venv.holds(lock)
        if not in_step:
            venv.stamp.unlink(missing_ok=True)
            sync(venv, lock_file, lock.decode(), house)
        venv.link_engine()
        venv.sign()
        write_at_once(venv.stamp, lock)
        if not in_step:
            precompile(venv)


def leave_venv(root: Path) -> None:
    """Go on with the Python below, if we run on the .venv that may be made anew."""
    if Path(sys.prefix).resolve() == (root / ".venv").resolve():
        below = getattr(sys, "_base_executable")
        sys.exit(subprocess.call([below, "-P", __file__]))


def check_version(version: tuple[int, ...]) -> None:
    """Refuse a Python for which the lock was not made, and say what to do."""
    if not OLDEST <= version[:2] <= NEWEST:
        found = ".".join(map(str, version[:3]))
        say(f"this is Python {found}, which does not fit.")
        needed = ROOT / "scripts" / "python-needed.txt"
        print(needed.read_text(encoding="ascii"), end="", file=sys.stderr)
        sys.exit(BROKEN)


def main() -> int:
    """Prepare .venv; an exit code, and never a traceback."""
    check_version(sys.version_info)
    try:
        leave_venv(ROOT)
        prepare(ROOT)
    except Trouble as trouble:
        report(trouble, traceback.format_exc())
    except Failed as failure:
        report(explain(str(failure)), str(failure))
    except OSError as error:
        report(explain_os(error), traceback.format_exc())
    except KeyboardInterrupt:
        say(f"interrupted; {AGAIN}")
        return INTERRUPTED
    else:
        return 0
    return BROKEN


if __name__ == "__main__":
    sys.exit(main())
