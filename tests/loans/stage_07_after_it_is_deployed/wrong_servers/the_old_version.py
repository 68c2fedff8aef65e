"""The release before still runs, with the model before."""


def make(loans):
    def answer(method, path, body):
        status, says = loans.answer(method, path, body)
        return status, says | ({"version": "0c5e7a61f3b2"} if "version" in says else {})

    return loans.served(answer)
