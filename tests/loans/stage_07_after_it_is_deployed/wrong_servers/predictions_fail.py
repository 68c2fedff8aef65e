"""It says that it is healthy, and each prediction ends with a 500."""


def make(loans):
    def answer(method, path, body):
        if path == "/predict":
            return 500, "Internal Server Error"
        return loans.answer(method, path, body)

    return loans.served(answer)
