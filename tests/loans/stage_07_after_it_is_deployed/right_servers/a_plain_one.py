"""It is written without a framework, and served by Python's own library."""

import json
from http import HTTPStatus


def make(loans):
    def application(environ, start_response):
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length)
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        status, says = loans.answer(method, path, body)
        kind = ("Content-Type", "application/json; charset=utf-8")
        start_response(f"{status} {HTTPStatus(status).phrase}", [kind])
        return [json.dumps(says, indent=4, sort_keys=True).encode()]

    return application
