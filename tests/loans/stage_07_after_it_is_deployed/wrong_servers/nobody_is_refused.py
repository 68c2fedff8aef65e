"""Nobody is refused: a setting of the bank was not set where it runs."""


def make(loans):
    def answer(method, path, body):
        status, says = loans.answer(method, path, body)
        return status, says | ({"decision": "lend"} if "decision" in says else {})

    return loans.served(answer)
