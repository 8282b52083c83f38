"""Opens /docs in Chromium and judges what somebody would see: python3 docs_pages.py URL FOLDER

Each picture that goes to FOLDER has to show what it is named for: the words in the window, the colours of the scheme, and
something in every part of it.
"""

import pathlib
import sys
import tempfile

from chromium import Chromium, Picture

# The text that the window shows: what is scrolled away or closed is not in it. Paths are in pieces, where a line may break.
VISIBLE = """(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      const above = document.elementFromPoint(x, y);
      if (box.width && box.height && above && (above.contains(walker.currentNode) || walker.currentNode.parentNode.contains(above))) {
        words.push(walker.currentNode.data);
        break;
      }
    }
  }
  return words.join("");
})()"""

WIDE, PHONE = (1400, 1000), (390, 844)
OPERATION = ["/tron/payouts/v0", "Idempotency-Key"]
# name, address, window, colour scheme, words that have to be seen
PAGES = [
    ("docs-light", "/docs", WIDE, "light", ["Lucid TRON Payments", "Search", "/tron/network/status"]),
    ("docs-operation", "/docs#createPayoutV0", WIDE, "light", OPERATION),
    ("docs-dark", "/docs#createPayoutV0", WIDE, "dark", OPERATION),
    ("docs-phone", "/docs", PHONE, "light", ["Lucid TRON Payments", "Search"]),
    ("docs-phone-operation", "/docs#createPayoutV0", PHONE, "light", ["/tron/payouts/v0"]),
]


def faults_of(png, window, scheme):
    """What is wrong with a picture, in words."""
    picture = Picture(png)
    if (picture.width, picture.height) != window:
        yield f"it is {picture.width} x {picture.height}, not {window[0]} x {window[1]}"
    background, _ = picture.colours()[0]
    if (sum(background) < 3 * 128) != (scheme == "dark"):
        yield f"its background is {background.hex()}, which is not {scheme}"
    # In each quarter from top to bottom something stands on the background.
    for quarter in range(4):
        colours = picture.colours(picture.height * quarter // 4, picture.height * (quarter + 1) // 4)
        share = colours[0][1] / sum(count for _, count in colours)
        if len(colours) < 8 or share > 0.995:
            yield f"its part {quarter + 1} of 4 is blank"


def faults_on(browser, address, window, scheme, words, file):
    """Opens a page, keeps its picture, and tells what is wrong with it."""
    browser.open(address, *window, scheme)
    png = browser.picture()
    file.write_bytes(png)
    yield from faults_of(png, window, scheme)
    seen = browser.evaluate(VISIBLE)
    for word in words:
        if word not in seen:
            yield f"{word!r} is not to be seen"
    if browser.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        yield "it is wider than the window"


def main(url, folder):
    failed = False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        with open(pathlib.Path(work) / "chromium.log", "w", encoding="utf-8") as log:
            browser = Chromium(pathlib.Path(work) / "profile", log)
            try:
                # What is blank has to be found out, or the other judgements say nothing.
                empty = list(faults_on(browser, "data:text/html,", WIDE, "light", ["Lucid"], pathlib.Path(work) / "empty.png"))
                if len(empty) != 5:
                    print(f"A blank page is not found out: {empty}", file=sys.stderr)
                    failed = True
                # The script of the page opens what the address names, which nothing but the script does.
                browser.open(f"{url}/docs#getWallet", *WIDE)
                if not browser.evaluate("document.querySelector('details.operation#getWallet').open"):
                    print("The script of /docs did not run.", file=sys.stderr)
                    failed = True
                for name, address, window, scheme, words in PAGES:
                    for fault in faults_on(browser, url + address, window, scheme, words, folder / f"{name}.png"):
                        print(f"{name}: {fault}", file=sys.stderr)
                        failed = True
                # What the policy refuses, and every mistake of the script, is told on the console.
                for complaint in browser.complaints:
                    print(f"console: {complaint}", file=sys.stderr)
                    failed = True
            finally:
                browser.close()
    if failed:
        return 1
    print(f"Chromium shows /docs in {len(PAGES)} windows, and has nothing to complain of.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
