"""Everybody gets the same answer."""


def make(loans):
    def answer(method, path, body):
        status, says = loans.answer(method, path, body)
        if path == "/predict" and status == 200:
            return 200, {"probability_of_default": 0.3, "decision": "refuse"}
        return status, says

    return loans.served(answer)
