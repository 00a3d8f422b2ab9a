"""One window for one data folder: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

from app.errors import StoreBusy

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

CALL = b"raise\n"
WAIT_MS = 500
TRIES = 6


class Instance(QObject):
    """Holds the right to show the window of one data folder.

    The lock and the socket lie in the temporary folder of the system, named by a hash of the
    data folder, so that a read-only data folder can still be looked at.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        seed = f"{folder.resolve()}\n{Path.home()}"
        self.name = f"banso-{hashlib.sha256(seed.encode()).hexdigest()[:20]}"
        self._lock = QLockFile(f"{QDir.tempPath()}/{self.name}.lock")
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this process may show the window; if not, the first one was called.

        Raises StoreBusy when the other process does not answer.
        """
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        for _ in range(TRIES):
            if self._call():
                return False
            time.sleep(WAIT_MS / 1000)
            if self._lock.tryLock(0):
                return True
        raise StoreBusy

    def listen(self) -> None:
        """From now on a second start is heard."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self.name)

    def release(self) -> None:
        """Give the right back."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket(self)
        socket.connectToServer(self.name)
        if not socket.waitForConnected(WAIT_MS):
            socket.deleteLater()
            return False
        socket.write(CALL)
        told = socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        socket.deleteLater()
        return told

    def _answer(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
