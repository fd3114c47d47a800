"""Downloading, from a server on this machine that can misbehave."""

import hashlib
import http.server
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from mnist_desktop.data import download
from mnist_desktop.data.download import RemoteFile, Source
from mnist_desktop.errors import UserError

FIRST = bytes(range(256)) * 1200
SECOND = b"labels" * 30
GOOD = {"first": FIRST, "second": SECOND}


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves /good, and in other folders everything that can go wrong."""

    def do_GET(self) -> None:
        _, kind, name = self.path.split("/")
        content = GOOD[name]
        if kind == "absent":
            self.send_error(404)
            return
        self.send_response(200)
        if kind not in ("unmeasured", "nonsense"):
            self.send_header("Content-Length", str(len(content)))
        if kind == "nonsense":
            self.send_header("Content-Length", "many")
        self.end_headers()
        if kind == "swapped":
            content = content[::-1]
        if kind == "broken":
            content = content[: len(content) // 2]
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


class Server(http.server.ThreadingHTTPServer):
    """A server that keeps quiet about clients that go away early."""

    def handle_error(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run the server and return its address."""
    # A proxy in the environment would be asked for this machine, too.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def files() -> tuple[RemoteFile, ...]:
    return tuple(
        RemoteFile(name, hashlib.md5(content, usedforsecurity=False).hexdigest())
        for name, content in GOOD.items()
    )


def source(server: str, *kinds: str) -> Source:
    return Source(tuple(f"{server}/{kind}/" for kind in kinds), files())


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_files_arrive_whole_and_nothing_else_does(server: str, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    for _ in download.download(source(server, "good"), folder):
        pass
    assert names(folder) == {"first", "second"}
    assert (folder / "first").read_bytes() == FIRST
    assert (folder / "second").read_bytes() == SECOND


def test_progress_grows_to_the_whole_and_names_each_file(server: str, tmp_path: Path) -> None:
    steps = list(download.download(source(server, "good"), tmp_path))
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert len([share for share in shares if share < 0.5]) > 2
    assert shares[-1] == 1
    assert list(dict.fromkeys(step.file for step in steps)) == ["first", "second"]


@pytest.mark.parametrize("kind", ["absent", "swapped", "broken"])
def test_the_next_mirror_is_tried_after_one_that_fails(
    kind: str, server: str, tmp_path: Path
) -> None:
    for _ in download.download(source(server, kind, "good"), tmp_path):
        pass
    assert (tmp_path / "first").read_bytes() == FIRST
    assert names(tmp_path) == {"first", "second"}


@pytest.mark.parametrize("kind", ["unmeasured", "nonsense"])
def test_a_mirror_need_not_tell_a_length(kind: str, server: str, tmp_path: Path) -> None:
    steps = list(download.download(source(server, kind), tmp_path))
    assert all(0 <= step.share <= 1 for step in steps)
    assert (tmp_path / "first").read_bytes() == FIRST


@pytest.mark.parametrize("kind", ["absent", "swapped", "broken"])
def test_where_no_mirror_helps_the_file_is_named_and_nothing_stays(
    kind: str, server: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="first could not be downloaded") as caught:
        list(download.download(source(server, kind, kind), tmp_path))
    assert "\n" not in str(caught.value)
    assert names(tmp_path) == set()


def test_a_server_that_is_not_there_is_a_plain_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    nowhere = "http://127.0.0.1:1/"
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download.download(Source((nowhere,), files()), tmp_path))
    assert names(tmp_path) == set()


def test_a_mirror_that_is_no_web_address_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "first"
    secret.write_bytes(FIRST)
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download.download(Source((f"file://{tmp_path}",), files()), tmp_path / "new"))


def test_cancelling_leaves_nothing_behind(server: str, tmp_path: Path) -> None:
    steps = download.download(source(server, "good"), tmp_path)
    assert isinstance(steps, Generator)
    assert next(steps).share < 0.5
    assert names(tmp_path) != set()
    steps.close()
    assert names(tmp_path) == set()


def test_cancelling_within_the_last_file_leaves_nothing_behind(server: str, tmp_path: Path) -> None:
    steps = download.download(source(server, "good"), tmp_path)
    assert isinstance(steps, Generator)
    assert any(step.file == "second" for step in steps)
    steps.close()
    assert names(tmp_path) == set()


def test_a_failure_leaves_what_was_there_before(server: str, tmp_path: Path) -> None:
    (tmp_path / "first").write_bytes(b"older")
    with pytest.raises(UserError):
        list(download.download(source(server, "broken"), tmp_path))
    assert names(tmp_path) == {"first"}
    assert (tmp_path / "first").read_bytes() == b"older"


def test_a_folder_that_cannot_be_made_is_told(server: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="cannot be written to"):
        list(download.download(source(server, "good"), tmp_path / "file" / "folder"))


def test_nothing_is_downloaded_where_a_folder_is_named_but_empty(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="lacks"):
        next(download.ensure_mnist(tmp_path))


def test_the_known_source_has_secure_mirrors_and_the_four_files() -> None:
    pytest.importorskip("torchvision", exc_type=ImportError)
    known = download.mnist_source()
    assert known.mirrors
    assert {file.name.removesuffix(".gz") for file in known.files} == {
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
    }
    assert all(len(file.md5) == 32 for file in known.files)
