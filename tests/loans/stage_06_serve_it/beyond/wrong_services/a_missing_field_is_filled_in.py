"""A request without some of the fields got an answer and not status 422, as if it had them,
and no test of yours failed.
"""

FILLED_IN = {
    "status": "A14",
    "duration": 24,
    "credit_history": "A32",
    "purpose": "A43",
    "amount": 2000,
    "savings": "A61",
    "employment_duration": "A73",
    "installment_rate": 4,
    "personal_status_sex": "A93",
    "other_debtors": "A101",
    "present_residence": 4,
    "property": "A123",
    "age": 35,
    "other_installment_plans": "A143",
    "housing": "A152",
    "number_credits": 1,
    "job": "A173",
    "people_liable": 1,
    "telephone": "A191",
    "foreign_worker": "A201",
}


async def answer(ask, request):
    if request.path == "/predict" and isinstance(request.json, dict):
        request.json = {**FILLED_IN, **request.json}
    return await ask(request)
