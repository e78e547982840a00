"""Opening an address in the browser: asked for first, since others may see it."""

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from dateline_db.errors import say
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import OPEN_LIVE

_WEB = ("http", "https")


def open_address(session: Session, address: str) -> None:
    """Open a web address in the browser, once the analyst knows what that tells."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in _WEB or not url.host():
        session.ask.tell(
            say(
                "“{address}” is no address of the web: only http and https are opened.",
                address=address,
            )
        )
        return
    if not OPEN_LIVE.read(session.settings):
        host = urlsplit(address).hostname or url.host()
        if not session.ask.confirm(
            say("Leave Dateline?"),
            say(
                "Your browser will ask {host} for this page. Whoever runs it, and your "
                "network on the way, sees when it was read, from which internet "
                "address and with which browser, and may know you by your cookies. "
                "What is watched can change because it was watched.\n\nDateline "
                "itself never goes online. This is asked once; it can be asked again "
                "from the preferences.",
                host=host,
            ),
            yes=say("Open it in the browser"),
        ):
            return
        OPEN_LIVE.write(session.settings, value=True)
    if not QDesktopServices.openUrl(url):
        session.ask.tell(
            say("No browser could be started to open {address}.", address=address)
        )
