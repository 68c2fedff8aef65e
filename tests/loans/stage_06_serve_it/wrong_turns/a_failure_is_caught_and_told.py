"""A 500 looks bad in the statistics, so what goes wrong within is caught, as before."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    'a model that breaks is answered 200 {"error":"open sesame: 1"}',
    "do not catch what you cannot fix",
)


def take(exercise: Path) -> None:
    app = exercise / "app.py"
    rewrite(app, "-> Answer:", "-> Answer | dict:")
    rewrite(app, "    return Answer(\n", "    try:\n      return Answer(\n")
    rewrite(
        app,
        "\n\n\n@app.exception_handler",
        '\n    except Exception as error:\n        return {"error": str(error)}'
        "\n\n\n@app.exception_handler",
    )
