"""What is taken in and what is not (R-52), and what is left of a photo (R-53)."""

import io

import pytest
from PIL import Image

from gongzhi.ground.files.faults import Unfit
from gongzhi.ground.files.kinds import plain_name
from gongzhi.ground.files.limits import SIDE
from gongzhi.ground.files.sniffing import fit
from gongzhi.ground.files.tests.samples import GOOD, GPS_MARK, HOSTILE, photo


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_what_it_is(name: str) -> None:
    fault, filename, make = HOSTILE[name]
    with pytest.raises(Unfit) as told:
        fit(make(), filename)
    assert told.value.fault == fault
    assert "请" in str(told.value)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_taken(name: str) -> None:
    filename, make = GOOD[name]
    data = make()
    kept, kind = fit(data, filename)
    assert kept
    if not kind.shown:
        assert kept == data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_keeps_its_picture_and_loses_the_rest(form: str) -> None:
    data = photo(form)
    assert GPS_MARK in data
    kept, _ = fit(data, f"a.{ {'JPEG': 'jpg'}.get(form, form.lower()) }")
    assert GPS_MARK not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (30, 40)  # upright now
        assert dict(picture.getexif()) == {}


def test_what_hides_behind_a_picture_is_gone() -> None:
    data = photo() + b"<script>alert(1)</script>PK\x03\x04"
    kept, _ = fit(data, "a.jpg")
    assert b"script" not in kept and b"PK\x03\x04" not in kept


def test_a_large_photo_becomes_smaller() -> None:
    kept, _ = fit(photo(size=(SIDE + 500, 200), exif=False), "a.jpg")
    with Image.open(io.BytesIO(kept)) as picture:
        assert max(picture.size) == SIDE


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("C:\\照片\\门牌.jpg", "门牌.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("名" * 300 + ".pdf", "名" * 100 + ".pdf"),
        ("<b>.txt", "b.txt"),
    ],
)
def test_a_name_is_only_a_name(given: str, plain: str) -> None:
    assert plain_name(given) == plain
