"""Servers that misbehave: they keep nobody waiting, and whatever they send is one error."""

import random
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from mnist_desktop.data import transfer
from mnist_desktop.data.transfer import TransferError

Answer = Callable[[socket.socket], None]
Serve = Callable[[Answer], str]
_CONTENT = b"0123456789" * 100
_GOOD = b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nETag: "a"\r\n\r\n' + _CONTENT


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Return what runs a server, given what it does with each connection, and tells its address."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(transfer, "_SCHEMES", ("http",))
    listening: list[socket.socket] = []

    def run(answer: Answer) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listening.append(listener)

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=_answer, args=(answer, connection), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/file"

    yield run
    for listener in listening:
        listener.close()


def _answer(answer: Answer, connection: socket.socket) -> None:
    with connection:
        try:
            answer(connection)
        except OSError:
            # The client went away.
            return


def saying(content: bytes) -> Answer:
    """Return what answers a request with this, and then closes."""

    def answer(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(content)

    return answer


def stalling(content: bytes) -> Answer:
    """Return what answers a request with this, and then says nothing more."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(content)
        while connection.recv(65536):
            pass

    return answer


def dripping(connection: socket.socket) -> None:
    """Give a byte now and then, for ever."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b".")
        threading.Event().wait(0.02)


def fetch(address: str, start: int = 0) -> bytes:
    pieces = transfer.transfer(address, start)
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))


def test_a_good_answer_is_taken(serve: Serve) -> None:
    assert fetch(serve(saying(_GOOD))) == _CONTENT


@pytest.mark.parametrize("where", ["connection", "cipher", "head", "content"])
def test_whoever_waits_can_stop_wherever_a_server_stalls(
    where: str, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = serve(stalling(_GOOD[:-500] if where == "content" else b"HTTP/1.1 "))
    if where == "cipher":
        address = serve(stalling(b"")).replace("http:", "https:")
        monkeypatch.setattr(transfer, "_SCHEMES", ("https",))
    with socket.socket() as deaf:
        if where == "connection":
            # Nobody takes a connection, and no more fit in line.
            deaf.bind(("127.0.0.1", 0))
            deaf.listen(0)
            address = f"http://127.0.0.1:{deaf.getsockname()[1]}/file"
        pieces = transfer.transfer(address, 0)
        # It comes back though nothing comes.
        while next(pieces) is not None:
            pass
        assert next(pieces) is None
        pieces.close()


def test_a_server_that_stalls_is_given_up(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "_TIMEOUT_SECONDS", 0.2)
    with pytest.raises(TransferError):
        fetch(serve(stalling(_GOOD[:-500])))


def test_a_server_that_takes_for_ever_is_given_up(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "_MOST_SECONDS", 0.3)
    with pytest.raises(TransferError, match="takes too long"):
        fetch(serve(dripping))


@pytest.mark.parametrize(
    "target",
    [
        "",
        "file:///etc/passwd",
        "ftp://127.0.0.1/file",
        "https://127.0.0.1/file",
        "http://[::1",
        "http://[",
        "http://127.0.0.1:port/",
        "http://127.0.0.1:99999999/",
        "http://127.0.0.1:-1/",
        "http:///",
        "http:",
        "//",
        "http://" + "a" * 70 + "/",
        "http://a..b/",
        "http://\xff\xfe/",
        "http://127.0.0.1/\x00\x1b[31m",
        "data:text/plain,hello",
        "javascript:1",
        "?" * 60_000,
    ],
)
def test_a_redirect_to_nowhere_is_one_error(target: str, serve: Serve) -> None:
    head = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\n\r\n".encode("latin-1")
    with pytest.raises(TransferError):
        fetch(serve(saying(head)))


def test_a_redirect_that_leads_to_itself_is_one_error(serve: Serve) -> None:
    with pytest.raises(TransferError, match="leads on and on"):
        fetch(serve(saying(b"HTTP/1.1 302 Found\r\nLocation: /file\r\n\r\n")))


def test_what_comes_with_a_redirect_is_not_read(serve: Serve) -> None:
    def answer(connection: socket.socket) -> None:
        if b"GET /other" in connection.recv(65536):
            connection.sendall(_GOOD)
            return
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /other\r\n\r\n")
        while True:
            connection.sendall(b"." * 10_000)

    assert fetch(serve(answer)) == _CONTENT


@pytest.mark.parametrize("start", [0, 400])
def test_whatever_comes_is_the_content_or_one_error(start: int, serve: Serve) -> None:
    """Answers in which bytes were changed, left out, doubled."""
    chance = random.Random(f"answers from {start}")
    good = [
        _GOOD,
        b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 400-999/1000\r\n"
        b"Content-Length: 600\r\n\r\n" + _CONTENT[400:],
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/file\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n"
        + _CONTENT
        + b"\r\n0\r\n\r\n",
    ]
    for _ in range(50):
        address = serve(saying(mutated(chance.choice(good), chance)))
        try:
            fetch(address, start)
        except TransferError:
            continue


def mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    # The head is where it matters.
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(min(len(changed), 120))
        match chance.randrange(3):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 8)]
            case _:
                changed[place:place] = changed[place : place + 8] * chance.randint(1, 4)
    return bytes(changed)
