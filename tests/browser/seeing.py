"""What a browser can tell of a page: what sticks out, what is too small, where the keyboard is."""

from __future__ import annotations

from playwright.sync_api import Page

# What sticks out of the page to the right, unless it scrolls within something of its own.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 0.5)
    .map((one) => `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className}`)
    .slice(0, 8);
}"""

# Figures that stand on one another: two words of one table row that share the same place.
OVERPRINTED = """() => {
  const found = [];
  for (const row of document.querySelectorAll("tr")) {
    const boxes = [...row.querySelectorAll("td, th, small")].flatMap((one) => {
      const words = [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
      return words.map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => ({ box, words: node.data.trim() }));
      });
    });
    boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other) => {
      for (const a of one) for (const b of other) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 1 && down > 4) found.push(`${a.words} | ${b.words}`);
      }
    }));
  }
  return [...new Set(found)];
}"""

# The words of a page that are smaller than a limit in pixels, as they are drawn.
SMALLER_THAN = """(limit) => {
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility()) continue;
    if (parent.closest("script, style, noscript")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const hidden = parent.closest("caption, .said, .skip-link");
    if (hidden && getComputedStyle(hidden).clipPath !== "none") continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < limit) found.add(`${size}px: ${node.data.trim().slice(0, 40)}`);
  }
  return [...found].slice(0, 8);
}"""

# Everything a keyboard should reach, in the order of the page, numbered for FOCUSED.
STOPS = """() => {
  const places = [...document.querySelectorAll("a[href], select, summary, button, input")];
  const open = places.filter((one) => {
    const folded = one.closest("details:not([open])");
    return one.checkVisibility() && (!folded || one.matches("summary"));
  });
  open.forEach((one, place) => { one.dataset.stop = place; });
  return open.map((one) => one.textContent.trim().slice(0, 40) || one.id);
}"""

# What has the focus: its number, its name, and whether a person sees where it is.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const labels = one.labels ? [...one.labels].map((label) => label.textContent).join(" ") : "";
  return {
    stop: Number(one.dataset.stop ?? -1),
    html: one.outerHTML.slice(0, 120),
    name: (one.getAttribute("aria-label") || labels || one.textContent).trim(),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3,
    seen: box.bottom > 0 && box.top < window.innerHeight && box.width > 0,
  };
}"""

# How bright the most frequent colour of a picture is once it is grey, from 0 to 255.
GREY_OF = """async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const counts = new Map();
  for (let place = 0; place < data.length; place += 4) {
    const grey = data[place];
    counts.set(grey, (counts.get(grey) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0][0];
}"""


def sticking_out(page: Page) -> list[str]:
    """What sticks out of the page; charts take a new width a moment after the window has it."""
    found: list[str] = page.evaluate(TOO_WIDE)
    for _ in range(30):
        if not found:
            break
        page.wait_for_timeout(100)
        found = page.evaluate(TOO_WIDE)
    return found
