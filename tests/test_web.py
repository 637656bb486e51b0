"""The pages as served: live, read only, for this machine alone."""

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

import lagebild
from lagebild.model.reading import Reading
from lagebild.web.app import make_app

FIRST = lagebild.read(
    "Bei einem Brand in Berlin starben drei Menschen.", name="eins", published="2026-03-04", outlet="Blatt"
)
SECOND = lagebild.read(
    "Bei dem Brand in Berlin starben fünf Menschen.", name="zwei", published="2026-03-05", outlet="Post"
)


class Shelf:
    """Readings that can grow."""

    def __init__(self) -> None:
        self.readings: list[Reading] = [FIRST]

    def __call__(self) -> tuple[str, Sequence[Reading]]:
        return str(len(self.readings)), self.readings


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def client(shelf: Shelf) -> TestClient:
    return TestClient(make_app(shelf, frozenset({"127.0.0.1:8764"}), "en"), base_url="http://127.0.0.1:8764")


def test_the_picture_follows_its_reports(client: TestClient, shelf: Shelf) -> None:
    assert len(client.get("/picture.json").json()["reports"]) == 1
    shelf.readings.append(SECOND)
    assert len(client.get("/picture.json").json()["reports"]) == 2
    assert "zwei" not in client.get("/?as_of=2026-03-04").text


def test_reports_have_pages_and_data(client: TestClient) -> None:
    page = client.get("/reports/eins").text
    assert re.sub("<[^>]+>", "", page[page.index("<article") : page.index("</article")]).count("Brand in Berlin") == 1
    assert client.get("/reports/eins.json").json()["report"]["name"] == "eins"


def test_the_browsers_language_is_spoken(client: TestClient) -> None:
    assert '<html lang="de">' in client.get("/", headers={"accept-language": "de-AT,de;q=0.9,en;q=0.5"}).text
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "fr"}).text
    assert '<html lang="de">' in client.get("/?ui=de").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/reports/drei", 404),
        ("/?as_of=bald", 400),
        ("/picture.json?as_of=x", 400),
        ("/" + "a" * 3000, 414),
    ],
)
def test_what_is_not_there_is_told_in_a_line(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert len(answer.text.splitlines()) == 1


def test_other_hosts_other_sites_and_writing_are_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "example.org"}).status_code == 421
    assert client.get("/", headers={"origin": "https://example.org"}).status_code == 403
    assert client.get("/", headers={"origin": "http://127.0.0.1:8764"}).status_code == 200
    assert client.post("/", content=b"x").status_code == 405
    assert client.delete("/reports/eins").status_code == 405


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for path in ("/", "/nowhere"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"


def test_no_path_of_the_machine_is_in_a_page(client: TestClient) -> None:
    assert "/src/" not in client.get("/").text
    assert __file__ not in client.get("/").text


def test_two_hundred_requests_at_once(client: TestClient) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: client.get(f"/?ui={'de' if n % 2 else 'en'}").status_code, range(200)))
    assert answers == [200] * 200


def test_hostile_text_is_shown_as_text() -> None:
    evil = (
        "</script><script>alert(1)</script> <img src=x onerror=alert(1)> \u202egnp.exe Drei Menschen starben am Montag."
    )
    reading = lagebild.read(evil, name="<b>\u202e", published="2026-03-04", outlet='"><svg onload=alert(1)>')
    app = make_app(lambda: ("1", [reading]), frozenset({"127.0.0.1:8764"}), "en")
    page = TestClient(app, base_url="http://127.0.0.1:8764").get("/").text
    body = page[page.index("<body>") :]
    assert "<script>alert" not in body
    assert "<img" not in body
    assert "<svg onload" not in body
    assert "\u202e" not in body


def test_json_in_the_page_cannot_end_its_script() -> None:
    reading = lagebild.read("Drei Menschen starben.", name="a</script>b", published="2026-03-04")
    app = make_app(lambda: ("1", [reading]), frozenset({"127.0.0.1:8764"}), "en")
    page = TestClient(app, base_url="http://127.0.0.1:8764").get("/").text
    for part in page.split('<script type="application/json"')[1:]:
        json.loads(part[part.index(">") + 1 : part.index("</script>")])
