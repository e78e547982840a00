"""Media types that Dateline reads, or has a word for."""

PDF, HTML, PLAIN = "application/pdf", "text/html", "text/plain"
MAIL, WEB_ARCHIVE = "message/rfc822", "multipart/related"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNKNOWN = "application/octet-stream"
PICTURES = ("image/png", "image/jpeg")
PAGE_BREAK = "\f"
"""What stands between two pages in the text of a PDF."""
