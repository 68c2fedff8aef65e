"""What is no applicant is answered 200, with an error for a text."""


def make(loans):
    def answer(method, path, body):
        status, says = loans.answer(method, path, body)
        return (200, {"error": str(says)}) if status == 422 else (status, says)

    return loans.served(answer)
