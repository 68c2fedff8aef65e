"""One job, whose steps stand in their order; the last ones ask which event it is."""

from pathlib import Path

TEXT = """
on: {push: {branches: [main]}, pull_request: {}}
permissions: {contents: read, packages: write}
jobs:
  all:
    runs-on: ubuntu-24.04
    defaults: {run: {shell: bash}}
    steps:
      - {uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683}
      - {uses: actions/setup-python@v5.3, with: {python-version: "3.13", cache: pip}}
      - run: pip install -r requirements.txt -r requirements-ci.txt
      - run: pip-audit
      - run: python training.py
      - run: pytest | tee tests.log
      - run: docker build --tag loans:candidate .
      - run: docker run -d -p 8000:8000 loans:candidate
      - run: timeout 60 bash -c 'until curl -sf http://localhost:8000/health; do sleep 1; done'
      - {run: "LOANS_URL=http://localhost:8000 pytest tests/test_deployment.py"}
      - run: docker logs loans
        if: failure()
      - run: echo "$TOKEN" | docker login registry.example -u you --password-stdin
        if: github.ref == 'refs/heads/main'
        env: {TOKEN: "${{ secrets.REGISTRY_TOKEN }}"}
      - run: docker tag loans:candidate registry.example/you/loans:$GITHUB_SHA
        if: ${{ github.ref == 'refs/heads/main' }}
      - run: docker push registry.example/you/loans:$GITHUB_SHA
        if: ${{ github.ref == 'refs/heads/main' }}
"""


def take(exercise: Path) -> None:
    (exercise / "pipeline.yml").write_text(TEXT, "utf-8")
