"""Dates as Chinese texts print them, to ISO 8601; nothing is invented."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["chinese_number", "find_date", "is_date", "iso_date", "year_in"]

_ZEROS = "〇○◯零OＯoΟοОо0０"  # 二O一八: what is typed for 〇 where the keyboard has none
_DIGITS = _ZEROS + "一二三四五六七八九"
_VALUES = dict.fromkeys(_ZEROS, 0) | {d: n for n, d in enumerate("一二三四五六七八九", start=1)}
_OTHERWISE = {"元": "一", "廿": "二十", "卅": "三十"}
_YEAR = rf"(?P<year>[12]\d{{3}}|[１２][０-９]{{3}}|[一二][{_DIGITS}]{{3}})"
_DAY = r"[0-9０-９]{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[元一二三四五六七八九]"
_DATE = re.compile(
    rf"{_YEAR}\s*年(?:\s*(?P<month>{_DAY})\s*月(?:\s*(?P<day>{_DAY})\s*日)?)?"
    rf"|(?P<iso_year>[12]\d{{3}})(?P<sep>[-/.．／－])(?P<iso_month>\d{{1,2}})(?P=sep)(?P<iso_day>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<run_year>(?:19|20)\d\d)(?P<run_month>\d\d)(?P<run_day>\d\d)(?!\d)"
)
_TO = re.compile(rf"\s*[至到—\-－~、]+\s*(?:(?:{_DAY})\s*月\s*)?(?:{_DAY})\s*日")  # 3月5日|至7日
_MONTH_DAY = re.compile(rf"(?P<month>{_DAY})\s*月\s*(?P<day>{_DAY})\s*日")


def iso_date(text: str) -> str:
    """Return the first date of a text as ISO, only as precise as it stands there; "" if none.

    >>> iso_date("2018年3月5日"), iso_date("二〇二二年十月二十日"), iso_date("2021年8月"), iso_date("近日")
    ('2018-03-05', '2022-10-20', '2021-08', '')
    """
    for match in _DATE.finditer(text):
        numbers = [chinese_number(part) for name, part in match.groupdict().items() if part and name != "sep"]
        if _possible(numbers):
            return "-".join(f"{n:04d}" if i == 0 else f"{n:02d}" for i, n in enumerate(numbers))
    return ""


def is_date(text: str) -> bool:
    """Say whether a text is nothing but a date, or days of one: 2018年3月5日至7日.

    >>> is_date("2018年3月5日"), is_date("2018-03-05"), is_date("3月5日"), is_date("2018年3月5日开会")
    (True, True, False, False)
    """
    match = _DATE.match(text)
    return bool(
        match and iso_date(match[0]) and (match.end() == len(text) or _TO.fullmatch(text, match.end()))
    )


def find_date(text: str, *, year: int | None) -> str:
    """Return the first month and day of a text as ISO, with a year known from elsewhere.

    >>> find_date("本报杭州3月28日讯", year=2018), find_date("本报讯", year=2018)
    ('2018-03-28', '')
    """
    match = _MONTH_DAY.search(text)
    if not match or year is None:
        return ""
    numbers = [year, chinese_number(match["month"]), chinese_number(match["day"])]
    return "{:04d}-{:02d}-{:02d}".format(*numbers) if _possible(numbers) else ""


def year_in(text: str) -> int | None:
    """Return the first year from 1900 to 2099 that a name prints, or None.

    >>> year_in("青海省_2018"), year_in("2025-11-29-002"), year_in("speech")
    (2018, 2025, None)
    """
    match = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
    return int(match[0]) if match else None


def chinese_number(printed: str) -> int:
    """Read 28, ２８, 二十八, 十 or 二〇二二; a number of any other kind is a `KeyError`.

    >>> [chinese_number(p) for p in ("28", "２８", "二十八", "十", "二〇二二")]
    [28, 28, 28, 10, 2022]
    """
    if printed.isdecimal():
        return int(printed)
    printed = _OTHERWISE.get(printed[0], printed[0]) + printed[1:]
    if "十" in printed:
        tens, ones = printed.split("十")
        return 10 * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)
    return int("".join(str(_VALUES[digit]) for digit in printed))


def _possible(numbers: list[int]) -> bool:
    year, month, day = [*numbers, 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
