"""The page in a browser, used as an editor uses it; and its parts without one."""

import json
import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

import lagebild
from lagebild.bulk.local import Wish, read_all
from lagebild.demo import REPORTS
from lagebild.intake.sources import Given, take_in
from lagebild.model.reading import Reading
from lagebild.model.report import Report
from lagebild.picture import draw
from lagebild.views.marked import reading_page
from lagebild.views.outlines import Window, outlines
from lagebild.views.page import picture_page

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="no chromium here: apt-get install chromium chromium-driver",
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--no-first-run", "--disable-component-update", "--force-prefers-reduced-motion",
    "--window-size=1280,1000", "--lang=de",
)  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    reports = [r for r in take_in([str(REPORTS)], Given()) if isinstance(r, Report)]
    return [r for r in read_all(reports, Wish()) if isinstance(r, Reading)]


@pytest.fixture(scope="module")
def page(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(picture_page(draw(readings), readings, "de"), "utf-8")
    return path


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "de,en"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chrome: webdriver.Chrome, page: Path) -> webdriver.Chrome:
    chrome.set_window_size(1280, 1000)
    chrome.get(page.as_uri())
    return chrome


def shown(within: webdriver.Chrome | WebElement, query: str) -> list[WebElement]:
    return [e for e in within.find_elements(By.CSS_SELECTOR, query) if e.is_displayed()]


def move_slider(browser: webdriver.Chrome, stop: int) -> None:
    browser.execute_script(
        "const s = document.getElementById('asof'); s.value = arguments[0]; s.dispatchEvent(new Event('input'));", stop
    )


@needs_browser
def test_the_page_opens_from_disk_without_a_word_on_the_console(browser: webdriver.Chrome) -> None:
    assert browser.find_element(By.TAG_NAME, "h1").text.startswith("Lage")
    log = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [e for e in log if e["level"] in {"SEVERE", "WARNING"}] == []


@needs_browser
def test_the_as_of_slider_moves_numbers_and_rows_through_time(browser: webdriver.Chrome) -> None:
    now = [e.text for e in shown(browser, "#known .card .big")]
    rows = len(shown(browser, "#timeline ul.rows > li"))
    move_slider(browser, 0)
    assert "8" in shown(browser, "#known .card .big")[0].text
    assert [e.text for e in shown(browser, "#known .card .big")] != now
    assert len(shown(browser, "#timeline ul.rows > li")) < rows
    assert len(shown(browser, "article.report")) == 1
    assert len(shown(browser, "svg.map g")) < len(browser.find_elements(By.CSS_SELECTOR, "svg.map g"))


@needs_browser
def test_a_click_opens_the_exact_passage_and_escape_gives_the_focus_back(
    browser: webdriver.Chrome, readings: list[Reading]
) -> None:
    link = shown(browser, "#disputes a.ev")[0]
    link.click()
    panel = browser.find_element(By.ID, "evidence")
    assert panel.is_displayed()
    ordered = sorted(
        readings, key=lambda r: (r.report.published.instant.isoformat() if r.report.published else "", r.report.name)
    )
    number, start, end = map(int, (link.get_attribute("data-p") or "").split(","))
    words = ordered[number].report.text[start:end]
    assert panel.find_element(By.TAG_NAME, "mark").text == words
    highlighted = browser.execute_script("return Array.from(CSS.highlights.get('place')).map(String).join('')")
    assert highlighted == words
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()
    assert browser.switch_to.active_element == link


@needs_browser
def test_both_sides_of_a_dispute_lead_to_their_passages(browser: webdriver.Chrome) -> None:
    dispute = shown(browser, "#disputes ul.rows > li")[0]
    links = shown(dispute, "figure a.ev")
    assert len(links) >= 2
    seen = []
    for link in links:
        link.click()
        seen.append(browser.find_element(By.CSS_SELECTOR, "#evidence mark").text)
        browser.find_element(By.ID, "evidence-close").click()
    assert len(set(seen)) >= 2


@needs_browser
def test_a_source_can_be_picked(browser: webdriver.Chrome) -> None:
    choice = Select(browser.find_element(By.ID, "source"))
    before = len(shown(browser, "#figures tr")) + len(shown(browser, "#disputes li"))
    choice.select_by_index(1)
    assert len(shown(browser, "#figures tr")) + len(shown(browser, "#disputes li")) < before
    choice.select_by_index(0)


@needs_browser
def test_the_language_of_the_page_can_be_switched(browser: webdriver.Chrome) -> None:
    heading = browser.find_element(By.CSS_SELECTOR, "#disputes h2")
    assert heading.text == "Wo Quellen sich widersprechen"
    Select(browser.find_element(By.ID, "ui")).select_by_value("en")
    assert heading.text == "Where sources differ"
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"


@needs_browser
def test_a_page_that_follows_takes_the_browsers_language(
    chrome: webdriver.Chrome, readings: list[Reading], tmp_path: Path
) -> None:
    for follow, lang in ((True, "de"), (False, "en")):
        path = tmp_path / f"{lang}.html"
        path.write_text(picture_page(draw(readings[:1]), readings[:1], "en", follow=follow), "utf-8")
        chrome.get(path.as_uri())
        assert chrome.find_element(By.TAG_NAME, "html").get_attribute("lang") == lang


@needs_browser
def test_layers_of_the_text_are_toggled(browser: webdriver.Chrome) -> None:
    box = browser.find_element(By.CSS_SELECTOR, "[data-layer=e]")
    event = browser.find_element(By.CSS_SELECTOR, "#reports i.e")
    weight = event.value_of_css_property("font-weight")
    box.click()
    assert event.value_of_css_property("font-weight") != weight


@needs_browser
def test_a_click_on_a_word_of_the_reading_view_tells_its_rules(
    chrome: webdriver.Chrome, readings: list[Reading], tmp_path: Path
) -> None:
    path = tmp_path / "reading.html"
    path.write_text(reading_page(readings[:1], "en"), "utf-8")
    chrome.get(path.as_uri())
    chrome.find_element(By.CSS_SELECTOR, ".text i.f").click()
    told = [item.text for item in chrome.find_elements(By.CSS_SELECTOR, "#evidence-marks li")]
    assert any(line.startswith("Figures: ") and "(Rule: " in line for line in told)


@needs_browser
def test_the_map_is_zoomed_and_its_places_keep_their_size(browser: webdriver.Chrome) -> None:
    lands = browser.find_element(By.CSS_SELECTOR, "svg.map .lands")
    dots = shown(browser, "svg.map a.spot")

    def sizes() -> list[float]:
        return [dot.find_element(By.TAG_NAME, "circle").size["height"] for dot in dots]

    drawn = sizes()
    before = [dot.get_attribute("transform") for dot in dots]
    closer, _, whole = shown(browser, "[data-zoom]")
    closer.click()
    assert "scale(2)" in (lands.get_attribute("transform") or "")
    assert [dot.get_attribute("transform") for dot in dots] != before
    assert sizes() == pytest.approx(drawn, abs=0.1)
    whole.click()
    assert [dot.get_attribute("transform") for dot in dots] == [t.replace(" ", ",") for t in before if t]


@needs_browser
def test_print_leaves_the_controls_out(browser: webdriver.Chrome) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert shown(browser, ".controls") == []
    assert shown(browser, "#figures table")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@needs_browser
@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_and_axe_finds_no_barrier(browser: webdriver.Chrome, width: int, scheme: str) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    axe = resources.files("selenium_axe_python").joinpath("axe-core/axe.min.js").read_text("utf-8")
    browser.execute_script(axe)
    found = browser.execute_async_script(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(arguments[0])"
    )
    told = [(v["id"], len(v["nodes"]), v["nodes"][0]["html"][:150]) for v in found["violations"]]
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert told == []


def test_every_link_of_the_page_leads_to_a_place_on_it(page: Path) -> None:
    html = page.read_text("utf-8")
    targets = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= targets


def test_without_a_script_only_rows_that_stand_now_are_shown(page: Path) -> None:
    html = page.read_text("utf-8")
    last = len(json.loads(html.split('id="stops">')[1].split("</script>")[0])) - 1
    for runs, hidden in re.findall(r'<li data-t="([^"]+)"( hidden)?>', html):
        stands = any(int(run.split("-")[0]) <= last <= int(run.split("-")[-1]) for run in runs.split())
        assert stands != bool(hidden)


def test_nothing_is_fetched_and_no_style_or_handler_is_inline(page: Path) -> None:
    html = page.read_text("utf-8")
    assert "default-src &#39;none&#39;" in html
    assert not re.search(r'\s(?:src|style|on\w+)="', html)
    assert not re.search(r'(?:href|url)\s*[=(]\s*"?https?:', html)


def test_a_page_of_fifty_reports_stays_under_a_megabyte(readings: list[Reading]) -> None:
    texts = [r.report.text for r in readings]
    many = [
        lagebild.read(
            texts[n % 6].replace("Toamasina", f"Ort{n // 6}stadt"), name=f"r{n}", published=f"2026-03-{n % 28 + 1:02}"
        )
        for n in range(50)
    ]
    assert len(picture_page(draw(many), many, "de").encode("utf-8")) < 1_000_000


def test_a_million_characters_in_a_headline_are_a_page_like_any_other() -> None:
    reading = lagebild.read("Explosion " * 100_000 + "\n\nDrei Menschen starben.", name="huge", published="2026-03-04")
    html = picture_page(draw([reading]), [reading], "en")
    assert html.count("Explosion") >= 100_000
    assert 'id="r0-0"' in html


def test_a_country_over_the_date_line_draws_no_stroke_across_the_map() -> None:
    window = Window(40, -25, 60, -10)  # Fiji's latitudes, another ocean
    assert all(max(x for x, _ in ring) - min(x for x, _ in ring) < 20 for ring in outlines(window))
