"""Content-addressed storage."""

from __future__ import annotations

import hashlib
import stat
import threading
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from governance.foundation.files.storage import (
    ContentStore,
    DamagedFile,
    MissingFile,
    folder_store,
    store,
)

DATA = b"Paper for the place board"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def private(tmp_path: Path) -> ContentStore:
    return folder_store(tmp_path / "private")


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_put_answers_the_hash_and_open_gives_the_bytes_back(private: ContentStore) -> None:
    assert private.put(DATA) == SHA256
    with private.open(SHA256, verify=True) as file:
        assert file.read() == DATA
    assert private.read(SHA256) == DATA
    assert private.exists(SHA256)
    assert private.size(SHA256) == len(DATA)


def test_files_fan_out_into_folders(private: ContentStore, tmp_path: Path) -> None:
    private.put(DATA)
    assert files_in(tmp_path) == [tmp_path / "private" / SHA256[:2] / SHA256[2:4] / SHA256]


def test_the_same_bytes_are_kept_once(private: ContentStore, tmp_path: Path) -> None:
    private.put(DATA)
    before = files_in(tmp_path)[0].stat()
    private.put(DATA)
    after = files_in(tmp_path)
    assert len(after) == 1
    assert (after[0].stat().st_ino, after[0].stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_private_file_is_closed_to_other_accounts(private: ContentStore, tmp_path: Path) -> None:
    private.put(DATA)
    path = files_in(tmp_path)[0]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_changed_file_is_noticed(private: ContentStore, tmp_path: Path) -> None:
    private.put(DATA)
    files_in(tmp_path)[0].write_bytes(DATA.upper())
    with pytest.raises(DamagedFile):
        private.open(SHA256, verify=True)
    with pytest.raises(DamagedFile):
        private.read(SHA256)


def test_a_half_file_is_replaced_when_the_bytes_come_again(private: ContentStore, tmp_path: Path) -> None:
    private.put(DATA)
    files_in(tmp_path)[0].write_bytes(DATA[:5])
    private.put(DATA)
    assert private.read(SHA256) == DATA


def test_a_write_that_fails_leaves_nothing(private: ContentStore, tmp_path: Path) -> None:
    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half of it"
            raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        private.storage.save(private.name(SHA256), Broken(b""))
    assert files_in(tmp_path) == []
    assert not private.exists(SHA256)


def test_many_writers_of_the_same_bytes_leave_one_whole_file(private: ContentStore, tmp_path: Path) -> None:
    data = DATA * 50_000
    results: list[str] = []
    writers = [threading.Thread(target=lambda: results.append(private.put(data))) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(results) == 8
    assert len(files_in(tmp_path)) == 1
    assert private.read(results[0]) == data


def test_missing_files_say_so(private: ContentStore) -> None:
    for ask in (private.open, private.read, private.size):
        with pytest.raises(MissingFile):
            ask(SHA256)
    assert not private.exists(SHA256)
    private.delete(SHA256)


@pytest.mark.parametrize("name", ["../../etc/passwd", SHA256.upper(), SHA256[:-1], "", SHA256 + "\n"])
def test_only_a_hash_leads_to_a_file(private: ContentStore, name: str) -> None:
    with pytest.raises(ValueError, match="sha256"):
        private.open(name)


def test_publication_copies_only_what_is_whole(tmp_path: Path, private: ContentStore) -> None:
    public = folder_store(tmp_path / "public", public=True)
    private.put(DATA)
    private.copy_to(public, SHA256)
    assert public.read(SHA256) == DATA
    public.delete(SHA256)
    files_in(tmp_path / "private")[0].write_bytes(b"something else")
    with pytest.raises(DamagedFile):
        private.copy_to(public, SHA256)
    assert not public.exists(SHA256)


def test_the_three_stores_share_no_folder(settings, tmp_path: Path) -> None:
    settings.PBP_FILES_ROOT = tmp_path
    store("private").put(DATA)
    assert not store("public").exists(SHA256)
    assert not store("quarantine").exists(SHA256)
    with pytest.raises(ValueError, match="no store"):
        store("elsewhere")  # type: ignore[arg-type]


def test_another_storage_takes_its_place_by_settings(settings, tmp_path: Path) -> None:
    settings.PBP_FILES_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    kept = store("private")
    assert isinstance(kept.storage, InMemoryStorage)
    kept.put(DATA)
    kept.put(DATA)
    assert store("private").read(SHA256) == DATA
    assert files_in(tmp_path) == []
