"""The model was left behind: the service answers 503, that it has none."""


def make(loans):
    def answer(method, path, body):
        assert method and body is not None
        known = path in ("/health", "/predict")
        return (
            (503, {"detail": "there is no model"})
            if known
            else (404, {"detail": "Not Found"})
        )

    return loans.served(answer)
