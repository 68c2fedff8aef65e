"""A prediction takes longer than two seconds."""

import time


def make(loans):
    def answer(method, path, body):
        if path == "/predict":
            time.sleep(3)
        return loans.answer(method, path, body)

    return loans.served(answer)
