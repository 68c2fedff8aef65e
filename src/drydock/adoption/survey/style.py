"""How the page of a survey looks, in light and in dark."""

STYLE = """\
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f3f4f6;
  --line: #c9ced6; --good: #1a6b36; --bad: #a4271f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8eb; --paper: #15181c; --soft: #22272e; --line: #444c56;
    --good: #6fd08c; --bad: #ff9a90; }
}
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin: 0; }
.verdict { border-left: 0.4rem solid var(--line); background: var(--soft);
  padding: 0.8rem 1rem; }
.verdict.runs { border-color: var(--good); } .verdict.runs strong { color: var(--good); }
.verdict.stops { border-color: var(--bad); } .verdict.stops strong { color: var(--bad); }
.findings > li { border-top: 1px solid var(--line); padding: 0.8rem 0; }
.findings p { margin: 0.2rem 0; } .rule { font-size: 0.9rem; }
pre { background: var(--soft); padding: 0.4rem 0.7rem; overflow-x: auto; margin: 0.4rem 0; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.92rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.2rem 0.7rem; text-align: left; }
summary { cursor: pointer; } svg { max-width: 100%; height: auto; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); font-size: 0.9rem; }
"""
