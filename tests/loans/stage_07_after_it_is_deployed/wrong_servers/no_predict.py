"""It says that it is healthy, and there is no /predict."""


def make(loans):
    def answer(method, path, body):
        if path == "/predict":
            return (404, {"detail": "Not Found"})
        return loans.answer(method, path, body)

    return loans.served(answer)
