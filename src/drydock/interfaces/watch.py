"""`go watch`: judges a stage at every save, until it is told to stop.

A save is seen by its effect, a state of the folder that differs from the one judged
last; what the system says of changed files only tells when to look. So it does not matter
how an editor saves, or whether the folder as a whole was put in the place of another.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from drydock import passing
from drydock.adoption.voyage.adopted_house import AdoptedStage
from drydock.errors import CalledWrongly, ExitCode
from drydock.guidance.next_steps import after
from drydock.interfaces import keys
from drydock.interfaces.signals import ended_in_order
from drydock.interfaces.watch_client import Answer, Standby
from drydock.safekeeping.git_advice import fitting
from drydock.say import say
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.workspace import state

TICK = 0.05
JUDGE = "drydock.judging.watch_server"
OF_ADOPTED = "drydock.adoption.voyage.watch_server"
LOOK_EVERY = 0.5
TELL_AFTER = 1.0

Events = SimpleQueue[Answer | None]  # None: something has changed in exercises/


@dataclass
class _Run:
    """One run of the check: on which state of the folder, since when, and its verdict.

    number: as the judge knows it; 0 where there is no folder to judge.
    """

    state: object
    number: int
    began: float = field(default_factory=time.monotonic)
    is_headed: bool = False
    word: str = ""

    @property
    def goes_on(self) -> bool:
        return bool(self.number) and not self.word

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


class Watch:
    """What is watched, and what is said of it.

    current: says which stage is to be watched; when it says another one, without a PASS
    seen here, that has been set elsewhere, and is followed.
    hint, board: say the next hint of a stage, and where one is in the kata.
    """

    def __init__(
        self,
        current: Callable[[], Stage],
        *,
        time_limit: float | None,
        hint: Callable[[Stage], None],
        board: Callable[[], None],
    ) -> None:
        self._current = current
        self._stage = self._followed = current()
        self._time_limit = time_limit
        self._commands = {"h": lambda: hint(self._stage), "l": board, "n": self._next}
        self._events: Events = SimpleQueue()
        is_adopted = isinstance(self._stage, AdoptedStage)
        self._judge = Standby(self._events.put, OF_ADOPTED if is_adopted else JUDGE)
        self._run = _Run(None, 0)
        self._looked = 0.0

    def run(self) -> None:
        """Watches until the key for it is pressed, or the input ends.

        Raises CalledWrongly for a stage without a check.
        """
        if not self._stage.tests.is_dir():
            raise CalledWrongly(
                expected="a stage with a check",
                found=f"stage {self._stage.label} has none: it is there to be read",
                remedy="name another: ./scripts/go watch 1",
            )
        house = self._stage.house
        passing.open_line()
        say(f"Watching {house.shown(self._stage.kata)}: each save is judged.")
        with (
            self._judge,
            _told_of_changes(house.watched, self._events),
            ended_in_order(),
        ):
            self._look()
            with keys.keyboard() as pressed:
                self._say_keys()
                while all(self._obey(key) for key in pressed()):
                    self._tick()
        say("Stopped watching.")

    def _tick(self) -> None:
        try:
            event = self._events.get(timeout=TICK)
        except Empty:
            event = {}
        if event is None or time.monotonic() - self._looked > LOOK_EVERY:
            self._look()
        if event and event["run"] == self._run.number:
            self._hear(event)
        if self._judge.is_deaf:
            self._judge.end()
            self._order(self._run.state)
        if self._run.goes_on and self._run.seconds > TELL_AFTER:
            self._head()

    def _look(self) -> bool:
        """Has the work judged if it has changed; says whether it has."""
        self._looked = time.monotonic()
        now = self._current()
        if now != self._followed and not self._run.goes_on:
            self._go_to(now)
            return True
        found = state(self._folder)
        if found == self._run.state:
            return False
        self._order(found)
        return True

    @property
    def _folder(self) -> Path:
        return self._stage.house.exercise(self._stage.kata)

    def _order(self, found: object) -> None:
        """Has the work judged, in the state that was found."""
        if self._run.goes_on and self._run.is_headed:
            say("STOPPED  saved again")
        if self._folder.is_dir():
            stage = f"{self._stage.kata}/{self._stage.number}"
            self._run = _Run(found, self._judge.order(stage, self._time_limit))
        else:
            self._run = _Run(found, 0)
            self._head()
            say(
                f"There is no folder {self._stage.house.shown(self._stage.kata)}; waiting for it."
            )
            back = f"git checkout -- exercises/{self._stage.kata}"
            say(f"Bring it back with: {fitting(back, self._stage.house, self._stage)}")

    def _head(self) -> None:
        """Says once in a run what is judged, and when."""
        if not self._run.is_headed:
            self._run.is_headed = True
            say(f"\n{time.strftime('%H:%M:%S')}  stage {Lesson(self._stage).name}")

    def _hear(self, answer: Answer) -> None:
        if "begun" in answer or not self._run.goes_on or self._look():
            return
        self._head()
        if "doing" in answer:
            passing.to_terminal(answer["doing"], self._run.seconds)
        elif "finding" in answer:
            say(answer["finding"])
        elif "gone" in answer:
            say("BROKEN  The process that judges has ended before it was done.")
            say("Next:   ./scripts/go doctor")
            self._run.word = "BROKEN"
        else:
            self._conclude(answer["verdict"])

    def _conclude(self, word: str) -> None:
        self._run.word = word
        say(f"{word}  stage {Lesson(self._stage).name}  ({self._run.seconds:.1f} s)")
        if word == "PASS":
            self._followed = self._current()  # it moves on, and this waits for the key
            for line in after(self._stage, ExitCode.PASSED).lines():
                say(line)
            say("Once it is committed, n goes to the next stage.")
        self._say_keys()

    def _obey(self, key: str) -> bool:
        """Does what a key asks for; says whether to go on."""
        if key in self._commands:
            say()
            self._commands[key]()
        return key not in ("q", keys.END)

    def _say_keys(self) -> None:
        enter = "" if keys.alone() else " (and Enter)"
        say(f"Keys{enter}: h hint, n next stage, l list, q quit")

    def _next(self) -> None:
        later = _after(self._stage)
        if self._run.word != "PASS":
            say(f"Stage {Lesson(self._stage).name}, has not passed as it is now.")
            if later:
                say(f"To watch another: ./scripts/go watch {later.called}")
        elif later is None:
            say("This was the last stage.")
        else:
            self._go_to(later)

    def _go_to(self, stage: Stage) -> None:
        """Watches another stage from here on."""
        self._stage, self._followed = stage, self._current()
        lesson = Lesson(stage)
        say(f"Stage {lesson.name}. Read {lesson.path}")
        self._order(state(self._folder))


def _after(stage: Stage) -> Stage | None:
    """The next stage that has a check."""
    stages = stage.house.stages(stage.kata)
    later = (one for one in stages if one.number > stage.number and one.tests.is_dir())
    return next(later, None)


@contextmanager
def _told_of_changes(folder: Path, events: Events) -> Iterator[None]:
    """Puts None into `events` soon after something has changed below `folder`."""
    stop = threading.Event()
    thread = threading.Thread(target=_tell_changes, args=[folder, events, stop])
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _tell_changes(folder: Path, events: Events, stop: threading.Event) -> None:
    # pylint: disable-next=import-outside-toplevel
    from watchfiles import watch  # while the judge starts

    while not stop.is_set():
        try:
            changes = watch(
                folder, watch_filter=None, debounce=200, step=5, stop_event=stop
            )
            for _ in changes:
                events.put(None)
        except (OSError, RuntimeError):  # not there, or more than the system can watch
            stop.wait(LOOK_EVERY)
