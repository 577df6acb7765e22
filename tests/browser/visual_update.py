"""`python -m tests.browser.visual_update` takes the pictures of the main pages anew; look at them before you commit."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, build_example, chromium
from tests.browser.pictures import FOLDER, LOOKS, PAGES, difference, kept, made_with, smaller, taken


def main() -> int:
    """Writes every picture, and says of each how much of it is different."""
    total = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        site = build_example(Path(folder) / "site")
        for page in PAGES:
            for look in LOOKS:
                file, picture = kept(page, look), taken(browser, site, page, look)
                changed = f"{difference(browser, file.read_bytes(), picture):.2%} differ" if file.exists() else "new"
                file.write_bytes(smaller(browser, picture))
                total += file.stat().st_size
                left = difference(browser, file.read_bytes(), picture)
                sys.stdout.write(f"{file.name}: {changed}; {left:.3%} of it lost their colour\n")
        (FOLDER / "browser.txt").write_text(f"{made_with(browser)}\n", encoding="utf-8")
        browser.close()
    sys.stdout.write(f"{total / 1e6:.2f} MB in all\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
