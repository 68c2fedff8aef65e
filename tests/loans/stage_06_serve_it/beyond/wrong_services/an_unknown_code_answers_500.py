"""A code that the contract does not know was answered with status 500, and no test of yours
failed.
"""

import csv
from pathlib import Path


async def answer(ask, request):
    # pylint: disable=undefined-variable
    reply = await ask(request)
    if reply.status == 422 and isinstance(request.json, dict):
        dictionary = Path(names["__file__"]).with_name("data_dictionary.csv")
        with dictionary.open(encoding="utf-8") as rows:
            known = {(row["column"], row["code"]) for row in csv.DictReader(rows)}
        coded = {column for column, code in known if code}
        asked = {(k, v) for k, v in request.json.items() if isinstance(v, str)}
        if any(one not in known and one[0] in coded for one in asked):
            reply.status, reply.body = 500, b"Internal Server Error"
    return reply
