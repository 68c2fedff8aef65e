@echo off
rem The door of the workbook on Windows: the same steps as scripts/go, where the
rem reasons stand. No labels: they can be missed in a file with LF line endings.
setlocal
set "PYTHONDONTWRITEBYTECODE="
set "PYTHONHOME="
set "PYTHONOPTIMIZE="
set "PYTHONPATH="
set "PYTHONDEVMODE="
set "PYTHONINSPECT="
set "PYTHONPROFILEIMPORTTIME="
set "PYTHONVERBOSE="
set "PYTHONWARNINGS="
for %%r in ("%~dp0..") do set "root=%%~fr"
set "venv=%root%\.venv"
set "fits=import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] < (3, 15) and sys.maxsize > 2**32))"
set "ready="
set "base="

fc /b "%root%\requirements.lock" "%venv%\requirements.lock" >nul 2>nul && "%venv%\Scripts\python.exe" -V >nul 2>nul && set "ready=1"
if not defined ready if defined DRYDOCK_PYTHON "%DRYDOCK_PYTHON%" -c "%fits%" >nul 2>nul && set base="%DRYDOCK_PYTHON%"
if not defined ready if not defined DRYDOCK_PYTHON for %%p in ("py" "py -3.14" "py -3.13" "py -3.12" "py -3.11" "python" "python3" "uv run -q --no-project --no-python-downloads --python 3.13 python" "uv run -q --no-project --no-python-downloads --python 3.12 python") do if not defined base %%~p -c "%fits%" >nul 2>nul && set "base=%%~p"
if not defined ready if not defined base (
  echo Drydock: no Python here that fits.>&2
  type "%~dp0python-needed.txt" >&2
  exit /b 3
)
if not defined ready %base% "%root%\scripts\bootstrap.py" %* || exit /b 3

"%venv%\Scripts\python.exe" -P -X utf8 -m drydock %*
exit /b %errorlevel%
