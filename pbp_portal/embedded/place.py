"""Where an embedded server's data, sockets and programs lie, and which account runs it.

PostgreSQL refuses to run as root. Started by root, the servers run as `nobody`; where that account cannot
reach the checkout (a clone under a home folder, say), data and programs lie under `/var/lib/pbp-portal` and
the file `data-location` in the checkout's `var/` says where. No permission of an existing folder is changed.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SHARED_STATE = Path("/var/lib/pbp-portal")


class StartError(RuntimeError):
    """An embedded server could not be started; the message says why and where its log is."""


@dataclass(frozen=True)
class Account:
    """The system account that runs the servers: the caller's own, or `nobody` for root."""

    uid: int
    gid: int
    switch: bool

    def as_process(self) -> dict[str, object]:
        """Keyword arguments for `subprocess.Popen` that start a process as this account."""
        if not self.switch:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account() -> Account:
    """The account that the servers run as when started by the present user."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid, switch=True)


def home_of(base: Path, *, data_dir: Path | None, durable: bool) -> Path:
    """The folder that holds a server's data, run and log folders."""
    if data_dir is not None:
        return data_dir.resolve().parent
    var = base.resolve() / "var"
    return var if durable else var / "test-services" / str(os.getpid())


def _digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:8]


def runtime_dir(home: Path) -> Path:
    """The folder of the sockets: short, because the path of a unix socket may have about 100 characters."""
    return Path(f"/tmp/pbp-{_digest(home)}-{os.getuid()}")  # noqa: S108  claim_runtime_dir checks the owner


def claim_runtime_dir(home: Path) -> Path:
    """Make the socket folder, private to the server's account (root passes anyway).

    Raises StartError when somebody else already made a folder of that name.
    """
    account, path = server_account(), runtime_dir(home)
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (account.uid, os.geteuid()):
        raise StartError(f"{path} belongs to another user; remove it and start again.")
    path.chmod(0o700)
    _give(path, account)
    return path


def claim_data_dir(home: Path, name: str) -> Path:
    """Make the data folder `name` of a home, owned by the server's account and private to it."""
    account = server_account()
    path = data_home(home) / name
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    _give(path, account)
    return path


def data_home(home: Path) -> Path:
    """The home itself, or the folder outside the checkout that stands in for it.

    Once a stand-in was chosen it stays, so that nothing is lost when permissions change later.
    """
    home.mkdir(parents=True, exist_ok=True)
    pointer = home / "data-location"
    if pointer.exists():
        return Path(pointer.read_text().strip())
    if can_reach(home):
        return home
    elsewhere = SHARED_STATE / _digest(home)
    elsewhere.mkdir(parents=True, exist_ok=True)
    pointer.write_text(f"{elsewhere}\n")
    return elsewhere


def can_reach(path: Path) -> bool:
    """Whether the server's account may enter every folder down to `path`."""
    account = server_account()
    if not account.switch:
        return True
    asked = ["/bin/sh", "-c", 'test -x "$1" && test -r "$1"', "sh", str(path)]
    return subprocess.run(asked, cwd="/", check=False, **account.as_process()).returncode == 0  # type: ignore[call-overload,no-any-return]


def programs(package: str, *folders: str) -> Path:
    """The site folder under which the server's account can run a wheel's `folders`, copied out if need be.

    `folders` are relative to the site folder; their places relative to each other are kept, because the
    programs look for their libraries there.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise StartError(f"The Python package {package} is not installed; run `make setup`.")
    site = Path(spec.origin).parent.parent
    present = [folder for folder in folders if (site / folder).exists()]
    if all(can_reach(site / folder) for folder in present):
        return site
    return _copied(
        site, present, SHARED_STATE / f"programs-{package}-{_digest(site)}-{_stamp(site, package)}"
    )


def _stamp(site: Path, package: str) -> str:
    return str(int((site / package / "__init__.py").stat().st_mtime))


def _copied(site: Path, folders: list[str], target: Path) -> Path:
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=target.parent))
    for folder in folders:
        shutil.copytree(site / folder, work / folder, symlinks=True)
    for path in [work, *work.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
    work.replace(target)
    return target


def _give(path: Path, account: Account) -> None:
    if account.switch:
        os.chown(path, account.uid, account.gid)
