"""Rebuild the pictures of the documentation from this version: make screenshots.

Starts the demo county in a folder of its own, signs in as each role needed, and saves the pages to docs/images.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
HERE = "http://127.0.0.1:8765"
OUT = Path(os.environ.get("GONGZHI_IMAGES", ROOT / "docs" / "images"))
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
# File, role, address, width, height. An address that ends in " >" means the first row of that register.
SHOTS = [
    ("sign-in", "", "/sign-in/", 1366, 768),
    ("home", "demo-office", "/", 1366, 768),
    ("cockpit", "demo-leader", "/cockpit/", 1366, 768),
    ("tasks", "demo-office", "/tasks/?open=1", 1366, 768),
    ("task", "demo-office", "/tasks/?overdue=1 >", 1366, 768),
    ("gantt", "demo-office", "/tasks/gantt/", 1366, 768),
    ("project", "demo-office", "/projects/ >", 1366, 768),
    ("visit", "demo-supervisor", "/supervision/visits/1/", 1366, 768),
    ("types", "demo-office", "/programmes/types/", 1366, 768),
    ("funds", "demo-finance", "/funds/sources/", 1366, 768),
    ("gaps", "demo-street", "/spaces/gaps/", 1366, 768),
    ("matrix", "demo-office", "/matrix/", 1366, 768),
    ("review", "demo-office", "/papers/sources/1/", 1366, 768),
    ("import", "demo-office", "/imports/runs/1/", 1366, 768),
    ("report", "demo-office", "/papers/reports/2/", 1366, 768),
    ("divisions", "demo-office", "/divisions/?q=jjq", 1366, 768),
    ("health", "demo-system", "/health/", 1366, 768),
    ("audit", "demo-audit", "/audit/", 1366, 768),
    ("cockpit-phone", "demo-leader", "/cockpit/", 390, 844),
    ("tasks-phone", "demo-community", "/tasks/", 390, 844),
    ("home-phone", "demo-community", "/", 390, 844),
]


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url, timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the demo county did not start")


def enter(page: Page, username: str) -> None:
    page.goto(f"{HERE}/sign-in/")
    page.click(f"button[value={username}]")
    page.wait_for_url(f"{HERE}/")


def lighten(at: Path) -> None:
    """Pages have few colours: 128 of them make the picture a third of its size."""
    with Image.open(at) as picture:
        few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    few.save(at, optimize=True)


def take() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        for name, who, url, width, height in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            if who:
                enter(page, who)
            answer = page.goto(HERE + url.removesuffix(" >"))
            if url.endswith(" >"):
                page.click(".ledger tbody a >> nth=0")
                page.wait_for_load_state()
            print(f"{name}: {answer.status if answer else '?'}")
            page.screenshot(path=OUT / f"{name}.png")
            lighten(OUT / f"{name}.png")
            page.close()
        browser.close()


def main() -> int:
    home = tempfile.mkdtemp(prefix="gongzhi-shots-")
    env = {**os.environ, "GONGZHI_VAR": home, "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.demo"}

    def manage(*words: str) -> list[str]:
        return [sys.executable, str(ROOT / "manage.py"), *words]

    prepared = (
        ("migrate", "-v0"),
        ("collectstatic", "--noinput", "-v0"),
        ("build_demo",),
        ("load_divisions", "510104000000"),
        ("backup",),
    )
    for words in prepared:
        subprocess.run(manage(*words), env=env, check=True)
    with subprocess.Popen(
        manage("runserver", "--noreload", "--insecure", "127.0.0.1:8765"), env=env
    ) as server:
        try:
            wait_for(f"{HERE}/sign-in/")
            take()
        finally:
            server.terminate()
    shutil.rmtree(home, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
