"""One file from one server, fetched in a thread that is left behind where the server stalls.

To ask for a name, to connect, to agree on a cipher and to wait for an answer cannot be broken off;
whoever waits for the thread can stop at any time.
"""

import http.client
import queue
import re
import string
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

_SCHEMES = ("https",)
_CHUNK = 64 * 1024
_CHUNKS_AHEAD = 16
_BEAT_SECONDS = 0.2
_TIMEOUT_SECONDS = 5.0
_MOST_SECONDS = 15 * 60.0
_MOST_BYTES = 64 * 1024 * 1024
_MOST_REDIRECTS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_RANGE = re.compile(r"bytes ([0-9]{1,15})-[0-9]{1,15}/(?:[0-9]{1,15}|\*)")
_NOT_SATISFIABLE = 416


class TransferError(Exception):
    """A server did not give what it should; another one may."""


class PartError(TransferError):
    """What there is of a file is of no use: the rest cannot be had, or is too much."""


class SlowError(TransferError):
    """It takes too long, and would again."""


@dataclass(frozen=True)
class Head:
    """What a server says before the content.

    Attributes:
        start: Where in the file the content begins: where it was asked to, or at 0.
        size: Of the whole file; None where the server does not tell.
    """

    start: int
    size: int | None


def transfer(address: str, start: int) -> Generator[Head | bytes | None, None, None]:
    """Fetch a file, or its rest.

    Whoever closes the iterator does not wait for the server.

    Args:
        address: Begins with https://, and so must all that it leads to.
        start: How many bytes are there already; the server may give them again.

    Yields:
        The head, then the content piece by piece; None several times a second where nothing comes.

    Raises:
        TransferError: It cannot be fetched, it stalls, takes too long or is too large.
    """
    fetching = _Fetching(address, start)
    fetching.start()
    waiting = _Waiting(address)
    place, size = start, None
    try:
        while (told := waiting.next_of(fetching.told)) != b"":
            if isinstance(told, TransferError):
                raise told
            if isinstance(told, Exception):
                raise TransferError(f"{address}: {type(told).__name__}: {told}") from told
            if isinstance(told, Head):
                place, size = told.start, told.size
                _check_size(address, size or 0)
            elif told is not None:
                place += len(told)
                _check_size(address, place)
            yield told
        if size is not None and place < size:
            raise TransferError(f"{address} broke off")
    finally:
        fetching.is_wanted = False


def _check_size(address: str, size: int) -> None:
    if size > _MOST_BYTES:
        raise PartError(f"{address} gives more than {_MOST_BYTES} bytes")


_Told = Head | bytes | Exception | None


class _Waiting:
    """Waits a little at a time, and knows when it was too long.

    Only waiting counts: whoever takes what was fetched may take as long as they like.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._in_all = 0.0
        self._for_this = 0.0

    def next_of(self, told: "queue.Queue[_Told]") -> _Told:
        began = time.monotonic()
        try:
            found = told.get(timeout=min(_BEAT_SECONDS, _TIMEOUT_SECONDS))
        except queue.Empty:
            found = None
        waited = time.monotonic() - began
        self._in_all += waited
        self._for_this = self._for_this + waited if found is None else 0.0
        if self._for_this > _TIMEOUT_SECONDS:
            raise TransferError(f"{self._address} gives nothing")
        if self._in_all > _MOST_SECONDS:
            raise SlowError(f"{self._address} takes too long")
        return found


class _Fetching(threading.Thread):
    """Fetches as long as it is wanted, and ends with the program.

    Attributes:
        told: What it has fetched, at last b"" or what went wrong.
        is_wanted: Whether anybody takes it.
    """

    def __init__(self, address: str, start: int) -> None:
        super().__init__(name="download", daemon=True)
        self.told: queue.Queue[_Told] = queue.Queue(_CHUNKS_AHEAD)
        self.is_wanted = True
        self._address = address
        self._start = start

    def run(self) -> None:
        """Fetch; called in the new thread."""
        try:
            with closing(_open(self._address, self._start)) as response:
                self._tell(_head(response, self._start))
                # What is there already: read() would wait until the piece is full.
                while self.is_wanted and (piece := response.read1(_CHUNK)):
                    self._tell(piece)
            self._tell(b"")
        except Exception as error:  # noqa: BLE001, a server can bring about any; told to who waits
            self._tell(error)

    def _tell(self, what: _Told) -> None:
        while self.is_wanted:
            try:
                self.told.put(what, timeout=_BEAT_SECONDS)
            except queue.Full:
                continue
            return


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves it to `_open`: urllib would go to http, too, and read whatever comes with it."""

    def redirect_request(self, *_: object) -> None:
        return None


def _open(address: str, start: int) -> http.client.HTTPResponse:
    opener = urllib.request.build_opener(_NoRedirects())
    headers = {"Range": f"bytes={start}-"} if start else {}
    for _ in range(_MOST_REDIRECTS):
        if urlsplit(address).scheme not in _SCHEMES:
            raise TransferError(f"{address} is not of {' or '.join(_SCHEMES)}")
        request = urllib.request.Request(address, headers=headers)  # noqa: S310, checked above
        try:
            response: http.client.HTTPResponse = opener.open(request, timeout=_TIMEOUT_SECONDS)
        except urllib.error.HTTPError as error:
            # It holds the connection.
            error.close()
            address = _where_to(address, error)
        else:
            return response
    raise TransferError(f"{address} leads on and on")


def _where_to(address: str, error: urllib.error.HTTPError) -> str:
    if error.code == _NOT_SATISFIABLE:
        raise PartError(f"{address} has no such part") from error
    target = error.headers.get("Location")
    if error.code not in _REDIRECTS or not target:
        raise TransferError(f"{address}: {error}") from error
    # As urllib does: some servers send what should have been escaped.
    return urljoin(address, quote(target, encoding="iso-8859-1", safe=string.punctuation))


def _head(response: http.client.HTTPResponse, start: int) -> Head:
    # None where the server tells no length, or none that makes sense.
    length = response.length
    if response.status == http.client.PARTIAL_CONTENT:
        given = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if given is None or int(given[1]) != start:
            raise PartError("another part than was asked for came")
    elif response.status == http.client.OK:
        start = 0
    else:
        raise TransferError(f"an answer of status {response.status} came")
    return Head(start, None if length is None else start + length)
