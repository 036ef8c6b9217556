"""Asks the web server of this container for /health/ and exits 0 when every part is well, else 1."""

import http.client
import os
import sys


def main() -> int:
    """Ask as the reverse proxy would: by a host name that is allowed, over HTTPS."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".") or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT") or 8000), timeout=8)
    connection.request("GET", "/health/", headers={"Host": host, "X-Forwarded-Proto": "https"})
    answer = connection.getresponse()
    print(answer.read(2000).decode(errors="replace"))
    return 0 if answer.status == 200 else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OSError as problem:
        print(problem)
        sys.exit(1)
