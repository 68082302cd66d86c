"""The project file has threads of its own."""

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.store.store import Store
from variorum.store.thread import StoreThread

if TYPE_CHECKING:
    from conftest import Trial


def thread_of(_: Store) -> int:
    return threading.get_ident()


def test_work_runs_in_order_on_one_thread(trial: "Trial") -> None:
    trial.store.close()
    store = StoreThread(trial.path, "Mira")
    propositions = [trial.make.proposition(str(number)) for number in range(20)]
    futures = [
        store.submit(lambda s, p=one: s.commit(ChangeSet("p", created(p)), trial.me))
        for one in propositions
    ]
    names = store.submit(lambda s: [p.text for p in s.get_many("proposition", known).values()])  # type: ignore[attr-defined]
    known: list[Id] = [one.id for one in propositions]
    assert names.result() == [str(number) for number in range(20)]
    assert all(future.done() for future in futures)
    threads = {store.submit(thread_of).result() for _ in range(3)}
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    store.close()


def test_the_reader_sees_what_was_committed_and_cannot_write(trial: "Trial") -> None:
    trial.store.close()
    store = StoreThread(trial.path, "Mira")
    proposition = trial.make.proposition()
    act = ChangeSet("p", created(proposition))
    store.submit(lambda s: s.commit(act, trial.me)).result()
    assert store.read(lambda s: s.get("proposition", proposition.id)).result() == proposition
    assert store.read(thread_of).result() != store.submit(thread_of).result()
    with pytest.raises(UserError, match=r"project\.read_only"):
        store.read(lambda s: s.undo(trial.me)).result()
    store.close()


def test_errors_come_back_with_the_future(trial: "Trial") -> None:
    trial.store.close()
    store = StoreThread(trial.path, "Mira")
    failed = store.submit(lambda s: s.open_article(trial.me))
    assert isinstance(failed.exception(), UserError)
    store.close()


def test_an_opening_that_fails_leaves_no_thread(trial: "Trial") -> None:
    before = threading.active_count()
    with pytest.raises(UserError, match=r"project\.missing"):
        StoreThread(trial.path.with_name("none.variorum"), "Mira")
    assert threading.active_count() == before


def test_closing_finishes_what_was_submitted_and_frees_the_file(trial: "Trial") -> None:
    trial.store.close()
    first = StoreThread(trial.path, "Mira")
    second = StoreThread(trial.path, "Noor")
    assert (first.read_only, first.owner, first.refusal) == (False, "", None)
    assert second.read_only
    assert second.owner.startswith("Mira (process ")
    second.close()
    proposition = trial.make.proposition()
    done = first.submit(lambda s: s.commit(ChangeSet("p", created(proposition)), trial.me))
    first.close()
    first.close()
    assert done.done()
    third = StoreThread(trial.path, "Noor")
    assert not third.read_only
    assert third.submit(lambda s: s.get("proposition", proposition.id)).result() == proposition
    third.close()


def test_what_reads_patiently_lets_an_act_go_first_and_begins_again(trial: "Trial") -> None:
    trial.store.close()
    store = StoreThread(trial.path, "Mira")
    proposition = trial.make.proposition()
    began, steps = threading.Event(), list[str]()
    counting = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"

    def read(s: Store) -> str:
        steps.append("read")
        began.set()
        if s.get("proposition", proposition.id) is None:
            for _ in s._database.execute(counting):  # noqa: SLF001  # without an end
                pass
        return "known"

    reading = store.patiently(read)
    began.wait()
    saving = store.submit(
        lambda s: (steps.append("act"), s.commit(ChangeSet("p", created(proposition)), trial.me))
    )
    saving.result()
    assert reading.result() == "known"
    assert steps == ["read", "act", "read"]
    store.close()


def test_what_is_read_patiently_ends_when_the_file_is_left(trial: "Trial") -> None:
    trial.store.close()
    store = StoreThread(trial.path, "Mira")
    began = threading.Event()
    counting = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"

    def read(s: Store) -> None:
        began.set()
        for _ in s._database.execute(counting):  # noqa: SLF001  # without an end
            pass

    reading = store.patiently(read)
    began.wait()
    store.leave()
    with pytest.raises(CancelledError):
        reading.result()
    assert store.submit(thread_of).result() != threading.get_ident()
    store.close()


def test_what_fails_while_it_reads_patiently_fails_for_who_asked(trial: "Trial") -> None:
    trial.store.close()
    store = StoreThread(trial.path, "Mira")

    def fail(_: Store) -> None:
        raise UserError("tag.empty")

    with pytest.raises(UserError, match=r"tag\.empty"):
        store.patiently(fail).result()
    assert store.patiently(thread_of).result() == store.submit(thread_of).result()
    store.close()
