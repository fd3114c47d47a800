"""Downloading, from a server on this machine that can misbehave."""

import gzip
import hashlib
import http.server
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from mnist_desktop import paths
from mnist_desktop.data import download, mnist, transfer
from mnist_desktop.data.download import DownloadProgress, RemoteFile, RemoteSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.sources import MnistSource
from mnist_desktop.errors import UserError

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

FIRST = bytes(range(256)) * 1200
SECOND = b"labels" * 30
GOOD = {"first": FIRST, "second": SECOND}


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves /good, and in other folders everything that can go wrong."""

    asked: ClassVar[list[tuple[str, str | None]]] = []
    """What was asked for, and which part of it."""

    def do_GET(self) -> None:
        _, kind, name = self.path.split("/")
        content = GOOD[name]
        self.asked.append((kind, self.headers["Range"]))
        if kind in ("resuming", "elsewhere", "nowhere") and self.headers["Range"]:
            self.send_rest(kind, content, int(self.headers["Range"][len("bytes=") : -1]))
            return
        if kind == "leading":
            self.send_response(302)
            self.send_header("Location", f"/good/{name}")
            self.end_headers()
            return
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
        if kind in ("broken", "resuming", "elsewhere", "nowhere"):
            content = content[: len(content) // 2]
        if kind == "stalled":
            self.wfile.write(content[:1000])
            # Nothing more, until the client gives up.
            self.rfile.read(1)
            return
        self.wfile.write(content)

    def send_rest(self, kind: str, content: bytes, start: int) -> None:
        if kind == "nowhere":
            self.send_error(416)
            return
        rest = content[start:]
        # Each time it breaks off before the end, but for the last bytes.
        given = rest[: len(rest) * 9 // 10] if len(rest) > 10_000 else rest
        first = start + 1 if kind == "elsewhere" else start
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(given)

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
    monkeypatch.setattr(transfer, "_SCHEMES", ("http",))
    Handler.asked.clear()
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def files() -> tuple[RemoteFile, ...]:
    return tuple(RemoteFile(name, md5(content)) for name, content in GOOD.items())


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def source(server: str, *kinds: str) -> RemoteSet:
    return RemoteSet(tuple(f"{server}/{kind}/" for kind in kinds), files())


def names(folder: Path) -> set[str]:
    """Return what is in a folder, but for the lock, which may stay."""
    return {path.name for path in folder.iterdir()} - {".download.lock"}


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


def test_a_mirror_that_stalls_is_left_and_what_it_gave_is_told(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "_TIMEOUT_SECONDS", 0.2)
    steps = list(download.download(source(server, "stalled", "good"), tmp_path))
    assert any(0 < step.share < 0.01 for step in steps)
    assert (tmp_path / "first").read_bytes() == FIRST


def test_a_download_can_be_stopped_before_each_mirror(server: str, tmp_path: Path) -> None:
    steps = download.download(source(server, "absent", "absent", "good"), tmp_path)
    asked = []
    for step in steps:
        asked.append(len(Handler.asked))
        if step.share > 0:
            break
    assert {0, 1, 2} <= set(asked)


def test_without_any_mirror_nothing_is_downloaded(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"first could not .* practice digits\.$"):
        list(download.download(RemoteSet((), files()), tmp_path))


@pytest.mark.parametrize("kind", ["unmeasured", "nonsense"])
def test_a_mirror_need_not_tell_a_length(kind: str, server: str, tmp_path: Path) -> None:
    steps = list(download.download(source(server, kind), tmp_path))
    assert {step.file for step in steps} == {
        "first",
        "second",
    }
    assert all(0 <= step.share <= 1 for step in steps)
    assert (tmp_path / "first").read_bytes() == FIRST


@pytest.mark.parametrize("kind", ["absent", "swapped", "broken"])
def test_where_no_mirror_helps_the_file_is_named_and_nothing_stays(
    kind: str, server: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="first could not be downloaded") as caught:
        list(download.download(source(server, kind, kind), tmp_path))
    assert "\n" not in str(caught.value)
    # But for what may be gone on from.
    assert names(tmp_path) == ({".download"} if kind == "broken" else set())


def test_a_server_that_is_not_there_is_a_plain_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    nowhere = "http://127.0.0.1:1/"
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download.download(RemoteSet((nowhere,), files()), tmp_path))
    assert names(tmp_path) == set()


def test_a_mirror_that_is_no_web_address_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "first"
    secret.write_bytes(FIRST)
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download.download(RemoteSet((f"file://{tmp_path}",), files()), tmp_path / "new"))


def test_canceling_before_anything_comes_leaves_nothing_behind(server: str, tmp_path: Path) -> None:
    steps = download.download(source(server, "good"), tmp_path)
    assert isinstance(steps, Generator)
    assert next(steps).share == 0
    assert names(tmp_path) != set()
    steps.close()
    assert names(tmp_path) == set()


def test_what_came_until_it_was_canceled_is_gone_on_from(server: str, tmp_path: Path) -> None:
    steps = download.download(source(server, "good"), tmp_path)
    assert isinstance(steps, Generator)
    assert any(step.share > 0 for step in steps)
    steps.close()
    came = (tmp_path / ".download" / "first").stat().st_size
    assert 0 < came < len(FIRST)
    Handler.asked.clear()
    for _ in download.download(source(server, "resuming"), tmp_path):
        pass
    assert Handler.asked[0] == ("resuming", f"bytes={came}-")
    assert names(tmp_path) == {"first", "second"}
    assert (tmp_path / "first").read_bytes() == FIRST


def test_what_came_whole_is_not_asked_for_again(server: str, tmp_path: Path) -> None:
    steps = download.download(source(server, "good"), tmp_path)
    assert isinstance(steps, Generator)
    assert any(step.file == "second" for step in steps)
    steps.close()
    assert names(tmp_path) == {".download"}
    Handler.asked.clear()
    for _ in download.download(source(server, "good"), tmp_path):
        pass
    assert len(Handler.asked) == 1
    assert (tmp_path / "first").read_bytes() == FIRST


def test_where_it_breaks_off_it_is_gone_on_from_there(server: str, tmp_path: Path) -> None:
    for _ in download.download(source(server, "resuming"), tmp_path):
        pass
    assert (tmp_path / "first").read_bytes() == FIRST
    half = len(FIRST) // 2
    assert Handler.asked[:2] == [("resuming", None), ("resuming", f"bytes={half}-")]
    assert names(tmp_path) == {"first", "second"}


@pytest.mark.parametrize("kind", ["good", "elsewhere", "nowhere"])
def test_the_rest_may_not_be_had_and_then_all_is_taken(
    kind: str, server: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError):
        list(download.download(source(server, "broken"), tmp_path))
    assert names(tmp_path) == {".download"}
    for _ in download.download(source(server, kind, "good"), tmp_path):
        pass
    assert (tmp_path / "first").read_bytes() == FIRST
    assert names(tmp_path) == {"first", "second"}


def test_the_rest_of_another_file_is_not_taken(server: str, tmp_path: Path) -> None:
    parts = tmp_path / ".download"
    parts.mkdir()
    (parts / "first").write_bytes(FIRST[::-1][: len(FIRST) // 2])
    for _ in download.download(source(server, "resuming"), tmp_path):
        pass
    assert (tmp_path / "first").read_bytes() == FIRST


def test_two_downloads_at_once_do_each_other_no_harm(server: str, tmp_path: Path) -> None:
    one, other = (download.download(source(server, "good"), tmp_path) for _ in range(2))
    for _ in zip_longest(one, other):
        pass
    assert (tmp_path / "first").read_bytes() == FIRST
    assert (tmp_path / "second").read_bytes() == SECOND
    assert names(tmp_path) == {"first", "second"}


def test_only_what_cannot_be_listened_to_is_fetched(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download.download(source(server, "good"), tmp_path))
    assert Handler.asked == []


def test_a_redirect_is_followed(server: str, tmp_path: Path) -> None:
    for _ in download.download(source(server, "leading"), tmp_path):
        pass
    assert (tmp_path / "first").read_bytes() == FIRST


@pytest.mark.parametrize("most", [1000, len(FIRST) // 2])
@pytest.mark.parametrize("kind", ["good", "unmeasured"])
def test_no_more_is_taken_than_a_file_may_have(
    most: int, kind: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "_MOST_BYTES", most)
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download.download(source(server, kind), tmp_path))
    parts = [path for path in tmp_path.rglob("first") if path.is_file()]
    assert all(path.stat().st_size <= most for path in parts)


def test_a_failure_leaves_what_was_there_before(server: str, tmp_path: Path) -> None:
    (tmp_path / "first").write_bytes(b"older")
    with pytest.raises(UserError, match="first could not be downloaded"):
        list(download.download(source(server, "broken"), tmp_path))
    assert names(tmp_path) == {"first", ".download"}
    assert (tmp_path / "first").read_bytes() == b"older"


def test_a_folder_that_cannot_be_made_is_told(server: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="cannot be written to"):
        list(download.download(source(server, "good"), tmp_path / "file" / "folder"))


def test_nothing_is_downloaded_where_a_folder_is_named_but_empty(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="lacks"):
        next(download.ensure_mnist(tmp_path))


def test_without_a_usable_torchvision_the_same_files_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("torchvision", exc_type=ImportError)
    with_torchvision = download.mnist_source()
    monkeypatch.setitem(sys.modules, "torchvision.datasets", None)
    without = download.mnist_source()
    assert without.files == with_torchvision.files
    assert set(without.mirrors) <= set(with_torchvision.mirrors)
    assert without.mirrors
    assert {file.name.removesuffix(".gz") for file in without.files} == set(mnist.FILES)


@pytest.fixture
def cache(
    server: str, idx_files_in: "Callable[[Path], IdxFiles]", monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Fill the user's cache with files that pass for MNIST, which the server has, too."""
    folder = paths.mnist_cache()
    folder.mkdir(parents=True)
    idx_files_in(folder).all_four()
    remote = []
    for name in mnist.FILES:
        content = (folder / name).read_bytes()
        compressed = gzip.compress(content)
        monkeypatch.setitem(mnist._MD5, name, md5(content))
        monkeypatch.setitem(GOOD, f"{name}.gz", compressed)
        remote.append(RemoteFile(f"{name}.gz", md5(compressed)))
    known = RemoteSet((f"{server}/good/",), tuple(remote))
    monkeypatch.setattr(download, "mnist_source", lambda: known)
    return folder


IMAGES, LABELS = "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"


def test_an_intact_cache_is_left_alone(cache: Path) -> None:
    assert list(MnistSource().load(Part.TEST)) == []
    assert names(cache) == set(mnist.FILES)


@pytest.mark.parametrize("content", [b"", b"no digits", b"\0\0\x08\x03"])
def test_what_is_damaged_in_the_cache_is_downloaded_again(content: bytes, cache: Path) -> None:
    (cache / IMAGES).write_bytes(content)
    steps = list(MnistSource().load(Part.TEST))
    assert {step.file for step in steps if isinstance(step, DownloadProgress)} == {f"{IMAGES}.gz"}
    assert list(MnistSource().load(Part.TEST)) == []
    assert names(cache) == {*mnist.FILES, f"{IMAGES}.gz"} - {IMAGES}


def test_what_is_missing_from_the_cache_is_all_that_is_downloaded(cache: Path) -> None:
    (cache / LABELS).unlink()
    steps = [step for step in MnistSource().load(Part.TEST) if isinstance(step, DownloadProgress)]
    assert {step.file for step in steps} == {f"{LABELS}.gz"}


def test_where_the_download_fails_the_damaged_cache_stays_as_it_was(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / IMAGES).write_bytes(b"no digits")
    monkeypatch.setitem(GOOD, f"{IMAGES}.gz", b"nothing")
    with pytest.raises(UserError, match="could not be downloaded"):
        list(MnistSource().load(Part.TEST))
    assert names(cache) == set(mnist.FILES)


@pytest.mark.parametrize("is_filled", [False, True])
@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_folder_in_the_place_of_a_file_makes_room(
    is_filled: bool, suffix: str, cache: Path
) -> None:
    (cache / IMAGES).unlink()
    in_the_way = cache / f"{IMAGES}{suffix}"
    in_the_way.mkdir()
    if is_filled:
        (in_the_way / "precious").write_text("mine")
    assert len(list(MnistSource().load(Part.TEST))) > 0
    assert list(MnistSource().load(Part.TEST)) == []
    kept = [path.read_text() for path in cache.rglob("precious")]
    assert kept == ["mine"] * is_filled


@pytest.mark.parametrize("by_environment", [False, True])
def test_a_folder_that_the_user_named_is_never_touched(
    by_environment: bool, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / IMAGES).write_bytes(b"no digits")
    if by_environment:
        monkeypatch.setenv(paths.DATA_VARIABLE, str(cache))
    with pytest.raises(UserError, match="download it again"):
        list(MnistSource(None if by_environment else cache).load(Part.TEST))
    assert names(cache) == set(mnist.FILES)


@pytest.mark.parametrize("fault", ["RuntimeError", "OSError", "ImportError"])
def test_a_torchvision_that_does_not_match_is_done_without_every_time(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As the real one does: its first import fails, and leaves a part that the second trips over.
    package = tmp_path / "torchvision"
    package.mkdir()
    (package / "__init__.py").write_text("from torchvision import operators, datasets\n")
    (package / "operators.py").write_text(
        "from pathlib import Path\n"
        "tried = Path(__file__).with_name('tried')\n"
        "if not tried.exists():\n"
        "    tried.touch()\n"
        f"    raise {fault}('operator torchvision::nms does not exist')\n"
        "import torchvision\n"
        "torchvision.extension\n"
    )
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    first, second = download.mnist_source(), download.mnist_source()
    assert first == second
    assert {file.name.removesuffix(".gz") for file in first.files} == set(mnist.FILES)
