"""A line in “where I am signed in” is known by its owner."""

import pytest

from gongzhi.ground.web.signing.browsers import browser_words

CHROME = "(KHTML, like Gecko) Chrome/120.0 Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 {CHROME}", "Chrome · Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 {CHROME} Edg/120.0", "Edge · Windows"),
        (f"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 {CHROME} MicroMessenger/8.0", "微信 · Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox · Linux"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_browser_and_system_are_named(agent: str, words: str) -> None:
    assert browser_words(agent) == words
