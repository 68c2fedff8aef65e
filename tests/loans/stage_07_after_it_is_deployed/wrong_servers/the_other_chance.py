"""The probability is that of the other outcome: that the loan is repaid."""


def make(loans):
    def answer(method, path, body):
        status, says = loans.answer(method, path, body)
        if "decision" in says:
            says["probability_of_default"] = 1 - says["probability_of_default"]
        return status, says

    return loans.served(answer)
