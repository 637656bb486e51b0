"""Templates, styles and scripts to one self-contained page with a strict content security policy."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from lagebild.views.amounts import bounds, number
from lagebild.views.messages import Messages, catalogue, languages

HERE = Path(__file__).parent
#: Control and direction marks could hide or turn text: each is shown as one sign, so that offsets stay.
_STEERING = dict.fromkeys(
    [
        *range(9), *range(11, 13), *range(14, 32), *range(127, 133), *range(134, 160),
        *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000),
    ],
    0xFFFD,
)  # fmt: skip


def shown(text: str) -> str:
    """Return text for a page: control and direction marks as visible signs, the same number of characters."""
    return text.translate(_STEERING)


def _finalized(value: object) -> object:
    """Every text that templates put out is made harmless, whoever wrote it."""
    return value.translate(_STEERING) if isinstance(value, str) else value


@cache
def environment() -> jinja2.Environment:
    """Return the templates, escaping everything that is not ours."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(bounds=bounds, number=number)
    return made


@cache
def asset(name: str) -> str:
    """Return a file of static/ as text."""
    return (HERE / "static" / name).read_text("utf-8")


def csp_hash(text: str) -> str:
    """Return the source expression that allows exactly this inline text (CSP level 3)."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def script_json(value: object) -> Markup:
    """Return data for a <script type="application/json"> that cannot end the element early."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign of HTML is left in it


def catalogues() -> Markup:
    """Return all messages of all interface languages, for the switch on the page."""
    return script_json({ui: catalogue(ui) for ui in languages()})


def labeller(messages: Messages) -> "Labeller":
    """Return the function that templates call for a label."""
    return Labeller(messages)


def _kept(values: dict[str, object]) -> Markup:
    """Return the attribute with the values of a message; in single quotes, as JSON is full of double ones."""
    told = escape(json.dumps(values, ensure_ascii=False, separators=(",", ":")))
    return Markup(" data-v='{}'").format(told.replace(Markup("&#34;"), Markup('"')))


class Labeller:
    """Writes a message with its key beside it, so that the page can change its language itself."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages

    def __call__(self, key: str, **values: object) -> Markup:
        """Return the message as an element that knows its key and values."""
        shown_values = {k: number(v, self.messages.ui) if isinstance(v, int | float) else v for k, v in values.items()}
        said = self.messages.say(key, **shown_values)
        return Markup('<span data-m="{}"{}>{}</span>').format(key, _kept(values) if values else "", said)

    def first_of(self, parts: str, key: str) -> Markup:
        """Return the label of a value that is in one of several closed lists, named with spaces between."""
        found = next((f"{part}.{key}" for part in parts.split() if self.messages.knows(f"{part}.{key}")), None)
        return self(found) if found else escape(key)


def render(
    template: str,
    messages: Messages,
    *,
    forms: str = "'none'",
    follow: bool = False,
    libraries: Iterable[str] = (),
    **values: object,
) -> str:
    """Return the page of a template; styles and scripts go inside it, allowed by their hashes alone.

    `forms` is where its forms may be sent, as a source expression; `libraries` are scripts of static/
    that the page's own needs.
    """
    css, scripts = asset("page.css"), [*map(asset, libraries), asset("page.js")]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {csp_hash(css)}",
            f"script-src {' '.join(map(csp_hash, scripts))}",
            "base-uri 'none'",
            f"form-action {forms}",
        )
    )
    frame = {
        "css": Markup(css),  # noqa: S704 - our own file
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 - files of the package
        "policy": policy,
        "ui": messages.ui,
        "follow": follow,
        "messages": messages,
        "m": labeller(messages),
        "catalogues": catalogues(),
    }
    return environment().get_template(template).render(**frame, **values)
