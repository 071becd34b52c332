"""What a static site with the same figures is: each page as Dash leaves it, less the scripts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import Filter, Wanted

# The whole document as it stands on screen, with the chosen option marked as HTML marks it.
_SERIALISED = """(select) => {
  const copy = document.documentElement.cloneNode(true);
  const chosen = document.querySelector(select).value;
  copy.querySelectorAll("script, template").forEach((one) => one.remove());
  for (const option of copy.querySelectorAll(`${select} option`))
    option.toggleAttribute("selected", option.value === chosen);
  return "<!DOCTYPE html>" + copy.outerHTML;
}"""
_FOLLOW = """<script>
document.querySelector("{select}").onchange = ({{ target }}) =>
  location.assign(`${{target.value}}.html`);
</script></body>"""


def write_site(
    browser: Browser, address: str, select: str, wanted: Wanted, folder: Path
) -> list[str]:
    """Write the page at `address` once for each value of `select`; the values, newest first."""
    folder.mkdir(parents=True, exist_ok=True)
    live = Filter(browser, address, select, wanted)
    for value in [*live.values[1:], live.values[0]]:
        live.choose(value)
        page = live.page.evaluate(_SERIALISED, select)
        follow = _FOLLOW.format(select=select)
        (folder / f"{value}.html").write_text(page.replace("</body>", follow), encoding="utf-8")
    live.page.context.close()
    return live.values
