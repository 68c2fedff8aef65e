"""A request with a field that the contract does not know got an answer and not status 422, and
no test of yours failed.
"""

FIELDS = """
status duration credit_history purpose amount savings employment_duration
installment_rate personal_status_sex other_debtors present_residence property age
other_installment_plans housing number_credits job people_liable telephone foreign_worker
""".split()


async def answer(ask, request):
    if request.path == "/predict" and isinstance(request.json, dict):
        request.json = {k: v for k, v in request.json.items() if k in FIELDS}
    return await ask(request)
