"""Another server answers at that address: a page that says welcome, whatever it is asked."""


def make(loans):
    def answer(method, path, body):
        assert method and path and body is not None
        return 200, "<html><h1>Welcome</h1><p>It works.</p></html>"

    return loans.served(answer)
