"""Two versions of Python, with uv; podman builds, and a tag publishes."""

from pathlib import Path

TEXT = """
on:
  push: {branches: ["**"], tags: ["v*"]}
  pull_request:
  schedule: [{cron: "0 5 * * 1"}]
permissions: {}
jobs:
  tests:
    permissions: {contents: read}
    runs-on: ubuntu-latest
    strategy: {matrix: {python: ["3.12", "3.13"]}}
    steps:
      - {uses: actions/checkout@v6}
      - {uses: astral-sh/setup-uv@v7, with: {python-version: "${{ matrix.python }}"}}
      - run: uv pip install --system -r requirements.txt -r requirements-ci.txt
      - run: uv run pip-audit -r requirements.txt -r requirements-ci.txt
      - run: uv run python training.py
      - run: uv run pytest tests -q -p no:cacheprovider
  build:
    needs: [tests]
    permissions: {contents: read}
    runs-on: ubuntu-latest
    env: {LOANS_URL: "http://127.0.0.1:8000"}
    outputs: {image: "${{ steps.name.outputs.image }}"}
    steps:
      - {uses: actions/checkout@v6}
      - run: python -m pip install --requirement requirements.txt --requirement=requirements-ci.txt
      - run: python ./training.py
      - run: podman build -t loans -f Dockerfile .
      - run: podman run -d -p 127.0.0.1:8000:8000 loans
      - run: curl -sf --retry 20 --retry-connrefused $LOANS_URL/health
      - run: python -m pytest
      - run: podman save loans | gzip > loans.tar.gz
      - {run: 'echo "image=loans" >> "$GITHUB_OUTPUT"', id: name}
      - {uses: actions/upload-artifact@v6, with: {name: image, path: loans.tar.gz}}
  publish:
    needs: [tests, build]
    if: startsWith(github.ref, 'refs/tags/v') && needs.build.result == 'success'
    permissions: {packages: write}
    runs-on: ubuntu-latest
    env: {LOCAL: "${{ needs.build.outputs.image }}", PUBLIC: "registry.example/you/loans:${{ github.ref_name }}"}
    steps:
      - {uses: actions/download-artifact@v6, with: {name: image, path: box}}
      - run: podman load < loans.tar.gz
        working-directory: box
      - run: podman tag "$LOCAL" "$PUBLIC"
      - run: podman push "$PUBLIC"
"""


def take(exercise: Path) -> None:
    (exercise / "pipeline.yml").write_text(TEXT, "utf-8")
