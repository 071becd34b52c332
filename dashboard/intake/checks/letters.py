"""Whether free text has kept its letters. The text itself is not repeated.

`find` is handed the different texts of a column that `personal.WORTH_A_LOOK` finds worth it.
"""

from __future__ import annotations

import re

from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity

# UTF-8 read as Windows-1252, and what stands for a letter that could not be read.
_GARBLED = re.compile(r"[ÂÃ][\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd")


@check(
    "garbled_text",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to have lost letters or signs: Ã© for é, or â€™ for an apostrophe.",
    fix="Open the file that it was made from, save it as CSV UTF-8 and send that.",
)
def garbled_text(text: str) -> bool:
    return bool(_GARBLED.search(text))
