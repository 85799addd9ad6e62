#!/usr/bin/env python3
"""Reference verdicts on numeric answers: keys, rules and responses, decided exactly.

An implementation of the rules that shares nothing with the Swift code, whose verdicts are compared
with these line for line. The responses crowd around the points where a verdict changes: a third of
them lie within 10^-30 of one. It needs Python 3.9 or newer and mpmath 1.3 or newer; where gmpy2 is
installed mpmath uses it, which is faster and gives the same output.

    verdicts.py OUT COUNT                    write cases 0 to COUNT - 1, print the file's SHA-256
    verdicts.py OUT COUNT --readable FILE    also write about 500 of them, of every kind
    verdicts.py --self-test                  decide the cases written out below

Statistics go to standard error. Recorded with Python 3.11.7, mpmath 1.4.1 and gmpy2 2.3.2:

    COUNT      SHA-256
    10000      9acffbd6074a120295f773ba8e8e7c90b4b07e13b81f76cfb0a6f1506b6cc284
    1000000    35b418dc605f4cea5ada04cf9f93da32f771a3652f3c489163c8b998cdbe89aa

Cases. A line is `key TAB rule TAB typed TAB verdict`; c is the key and s the number that was typed.

key
    = NUMBER                             a rational key
    means;variances;weights;points;UPDATES QUANTITY INDICES
        a quantity of a mixture of K = 2 or 3 clusters and 2 to 6 points in one dimension, as given
        (UPDATES is 0) or after one EM update (1): `posterior j i`, `logLikelihood`, and after the
        update also `weight j`, `mean j`, `variance j`. All these keys are irrational.
rule
    around LOWER UPPER ENDS COMBINE      c - reach(LOWER) <= s <= c + reach(UPPER)
        A reach a+r is a + r |c| (COMBINE is sum) or max(a, r |c|) (larger). ENDS is closed,
        open-below (< below), open-above (< above) or open (both). A reach may be 0; with open ends
        the key itself need not count then.
    around ... close A+R SHARE           otherwise close where |s - c| <= A + R |c|, for the credit
                                         SHARE
    digits KIND N CUT                    R(s) = R(c)
        R works to N decimals (KIND is decimals) or to N significant digits of the number itself
        (significant), R(0) = 0; it rounds, halves away from zero (CUT is rounded), or cuts off
        toward zero (cut-off), or one of the two equalities suffices (either).
    interval FROM TO ENDS                FROM <= s <= TO, where `-` is a missing end; ENDS as above
    exact                                s = c
typed
    a decimal, plain or in scientific notation, or a fraction
verdict
    correct, close or incorrect

Numbers are decimals or fractions. The distance of s from the nearest point where the verdict
changes is, by thirds of the cases: between 10^-70 and 10^-30, or zero in a fifth of the cases where
that point is rational; between 10^-30 and 10^-3; anything. The first two are uniform in the
logarithm and on both sides. About a third of the keys are rational.

Random numbers. A draw takes the next 8 bytes, as a big-endian number modulo the bound, from the
stream SHA-256(NAME "/" 0) SHA-256(NAME "/" 1) ...; NAME is `verdicts 1/case/NUMBER` for a case and
`verdicts 1/instance/NUMBER/ATTEMPT` for a mixture. So the cases can be worked in any order.

Trust. Points where a verdict changes have the form q + k c with rational q and k. Where k = 0 or c
is rational, s is compared in exact fractions; otherwise with mpmath at 230 digits, and the case is
an error unless the distance exceeds 10^-200. mpmath has no error bounds: the quantities of every
20th mixture are worked at 400 digits as well and must agree to 210. A mixture is drawn again where
a posterior is below 10^-12, or where a quantity is within 10^-150 of a fraction with a denominator
up to 10^40 (it is exactly that fraction, as in symmetric mixtures).
"""

import argparse
import functools
import hashlib
import multiprocessing
import sys
import time
from collections import Counter, defaultdict
from fractions import Fraction

from mpmath import mp, mpf

SEED = "verdicts 1"
INSTANCES = 2_000
DIGITS = 230  # the working precision
PROVEN = mpf(10) ** -200  # a comparison in floating point must be clearer than this
CHECK_EVERY, CHECK_DIGITS, AGREEING_DIGITS = 20, 400, 210
LEAST_POSTERIOR = mpf(10) ** -12
SIMPLE_DENOMINATOR, SIMPLE_DISTANCE = 10**40, Fraction(1, 10**150)
BLOCK = 1_000  # cases that are handed to a process at once
READABLE = 500

HALF = Fraction(1, 2)
ENDS = ["closed", "open-below", "open-above", "open"]

mp.dps = DIGITS


def ensure(condition, message):
    if not condition:
        raise RuntimeError(message)


class Stream:
    """Random numbers; the order of the draws is part of the definition."""

    def __init__(self, *name):
        self.name = "/".join(map(str, (SEED,) + name))
        self.blocks, self.bytes = 0, b""

    def below(self, bound):
        if not self.bytes:
            self.bytes = hashlib.sha256(f"{self.name}/{self.blocks}".encode()).digest()
            self.blocks += 1
        number, self.bytes = self.bytes[:8], self.bytes[8:]
        return int.from_bytes(number, "big") % bound

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def choice(self, options):
        return options[self.below(len(options))]

    def one_in(self, bound):
        return self.below(bound) == 0

    def sign(self):
        return self.choice([1, -1])

    def mantissa(self):
        """1000 to 9999, uniform in the logarithm."""
        while True:
            number = self.between(1_000, 9_999)
            if self.below(number) < 1_000:
                return number


# Numbers


@functools.lru_cache(maxsize=4096)
def power(exponent):
    return Fraction(10) ** exponent


def floor(fraction):
    return fraction.numerator // fraction.denominator


def real(fraction):
    return mpf(fraction.numerator) / fraction.denominator


class Number:
    """A fraction, or a real number that is known to be irrational, to DIGITS digits."""

    def __init__(self, value):
        self.value = value
        self.is_rational = isinstance(value, Fraction)
        if self.is_rational:
            self.near = value
        else:  # a fraction closer than 10^-DIGITS
            self.near = Fraction(int(mp.floor(mp.ldexp(value, 4 * DIGITS))), 2 ** (4 * DIGITS))
        self.sign = (self.near > 0) - (self.near < 0)

    def point(self, q, k):
        """q + k c, where c is this number, as a pair; its second element is 0 if it is rational."""
        return (q + k * self.value, Fraction(0)) if self.is_rational else (q, k)

    def side(self, s, point):
        """The sign of s - point, where s is a fraction."""
        q, k = point
        if k == 0:
            return (s > q) - (s < q)
        difference = real(s) - real(q) - real(k) * self.value
        ensure(abs(difference) > PROVEN, "too close to call")
        return 1 if difference > 0 else -1

    def approximation(self, point):
        """A fraction equal to a rational point, and closer than 10^-200 to another."""
        q, k = point
        return q + k * self.near if k else q

    def exponent(self):
        """e with 10^e <= |c| < 10^(e + 1), where c is not 0."""
        magnitude = abs(self.near)
        e = len(str(magnitude.numerator)) - len(str(magnitude.denominator))
        if magnitude < power(e):
            e -= 1
        self.ensure_within(power(e), power(e + 1))
        return e

    def floor(self, place, addend):
        """The greatest whole number up to |c| 10^place + addend."""
        scale = power(place)
        whole = floor(abs(self.near) * scale + addend)
        self.ensure_within((whole - addend) / scale, (whole + 1 - addend) / scale)
        return whole

    def ensure_within(self, low, high):
        """That low <= |c| < high."""
        magnitude = self.point(Fraction(0), Fraction(self.sign))
        inside = self.side(low, magnitude) <= 0 and self.side(high, magnitude) > 0
        ensure(inside, "a digit is wrong")

    def reduced(self, kind, n, addend):
        """R(c): with the addend 1/2 rounded, with 0 cut off."""
        if self.sign == 0:
            return Fraction(0)
        place = n if kind == "decimals" else n - 1 - self.exponent()
        return self.sign * self.floor(place, addend) / power(place)


# Mixtures


def parsed(texts):
    return [Fraction(text) for text in texts.split(",")]


def quantities(instance):
    """Every quantity of an instance that is written as in a key, by what follows its last `;`."""
    lists = [list(map(real, parsed(texts))) for texts in instance.split(";")]
    means, variances, weights, points = lists
    found = {}
    for updates in (0, 1):
        if updates == 1:
            weights, means, variances = m_step(shares, points)
            for j in range(len(means)):
                found[f"1 weight {j + 1}"] = weights[j]
                found[f"1 mean {j + 1}"] = means[j]
                found[f"1 variance {j + 1}"] = variances[j]
        joint = [
            [p * mp.exp(-((x - mu) ** 2) / (2 * v)) / mp.sqrt(2 * mp.pi * v) for x in points]
            for p, mu, v in zip(weights, means, variances)
        ]
        totals = [sum(column) for column in zip(*joint)]
        shares = [[value / total for value, total in zip(row, totals)] for row in joint]
        for j, row in enumerate(shares):
            for i, share in enumerate(row):
                found[f"{updates} posterior {j + 1} {i + 1}"] = share
        found[f"{updates} logLikelihood"] = sum(map(mp.log, totals))
    return found


def m_step(shares, points):
    counts = [sum(row) for row in shares]
    weights = [count / len(points) for count in counts]
    means = [sum(w * x for w, x in zip(row, points)) / n for row, n in zip(shares, counts)]
    variances = [
        sum(w * (x - mean) ** 2 for w, x in zip(row, points)) / n
        for row, mean, n in zip(shares, means, counts)
    ]
    return weights, means, variances


def draw_instance(stream):
    """The text of an instance, as far as the points."""
    clusters, n = stream.between(2, 3), stream.between(2, 6)
    unit = stream.choice([10, 100])

    def draw(least, most):
        return Fraction(stream.between(int(least * unit), int(most * unit)), unit)

    means = [draw(-6, 6) for _ in range(clusters)]
    variances = [draw(HALF, 9) for _ in range(clusters)]
    weights = draw_weights(stream, clusters)
    points = []
    while len(points) < n:
        point = draw(-6, 6)
        if point not in points:
            points.append(point)
    lists = [map(decimal_or_fraction, numbers) for numbers in (means, variances, weights, points)]
    return ";".join(",".join(texts) for texts in lists)


def draw_weights(stream, clusters):
    if stream.one_in(2):
        shares = [stream.between(1, 9) for _ in range(clusters)]
        return [Fraction(share, sum(shares)) for share in shares]
    unit = stream.choice([10, 20, 100])
    shares = [stream.between(1, unit // 3) for _ in range(clusters - 1)]
    return [Fraction(share, unit) for share in shares + [unit - sum(shares)]]


def is_usable(found):
    """Whether no posterior is tiny and no quantity rational."""
    for name, value in found.items():
        if "posterior" in name and value < LEAST_POSTERIOR:
            return False
    numbers = (Number(value).near for value in found.values())
    return not any(is_simple(number) for number in numbers)


def is_simple(number):
    return abs(number - number.limit_denominator(SIMPLE_DENOMINATOR)) < SIMPLE_DISTANCE


@functools.lru_cache(maxsize=None)
def instance_and_numbers(index):
    """The text of an instance, and its quantities by name."""
    attempt = 0
    while True:
        instance = draw_instance(Stream("instance", index, attempt))
        found = quantities(instance)
        if is_usable(found):
            break
        attempt += 1
    if index % CHECK_EVERY == 0:
        ensure(agrees(instance, found), f"instance {index} is not precise")
    return instance, {name: Number(value) for name, value in found.items()}


def agrees(instance, found):
    with mp.workdps(CHECK_DIGITS):
        better = quantities(instance)
        allowed = mpf(10) ** -AGREEING_DIGITS
        return all(abs(found[name] - x) <= allowed * abs(x) for name, x in better.items())


# Rules


def in_band(key, s, low, high, ends):
    """Whether s lies between two points, either of which may be missing."""
    below = None if low is None else key.side(s, low)
    above = None if high is None else key.side(s, high)
    if below is not None and (below < 0 or below == 0 and ends in ("open-below", "open")):
        return False
    return above is None or above < 0 or above == 0 and ends not in ("open-above", "open")


class Around:
    def __init__(self, lower, upper, ends, combine, close=None, band=None, share=None):
        self.lower, self.upper, self.ends, self.combine = lower, upper, ends, combine
        self.band = band
        self.name = f"around {ends} {combine}" + (" close" if band else "")

    def reach(self, key, text, combine):
        """A reach as q + k c."""
        a, r = map(Fraction, text.split("+"))
        share = r * key.sign
        if combine == "sum":
            return a, share
        larger_is_a = key.side(a, key.point(Fraction(0), share)) >= 0
        return (a, Fraction(0)) if larger_is_a else (Fraction(0), share)

    def ends_of(self, key, lower, upper, combine):
        q, k = self.reach(key, lower, combine)
        low = key.point(-q, 1 - k)
        q, k = self.reach(key, upper, combine)
        return low, key.point(q, 1 + k)

    def verdict(self, key, s):
        low, high = self.ends_of(key, self.lower, self.upper, self.combine)
        if in_band(key, s, low, high, self.ends):
            return "correct"
        if self.band:
            low, high = self.ends_of(key, self.band, self.band, "sum")
            if in_band(key, s, low, high, "closed"):
                return "close"
        return "incorrect"

    def changes(self, key):
        low, high = self.ends_of(key, self.lower, self.upper, self.combine)
        is_empty = low == high and self.ends != "closed"
        if not self.band:
            return [] if is_empty else [low, high]
        outer_low, outer_high = self.ends_of(key, self.band, self.band, "sum")
        if is_empty:
            return [outer_low, outer_high]
        reaches_below = key.approximation(outer_low) < key.approximation(low)
        reaches_above = key.approximation(outer_high) > key.approximation(high)
        return [low, high] + [outer_low] * reaches_below + [outer_high] * reaches_above


class Digits:
    ADDENDS = {"rounded": [HALF], "cut-off": [0], "either": [HALF, 0]}

    def __init__(self, kind, n, cut):
        self.kind, self.n, self.addends = kind, int(n), self.ADDENDS[cut]
        self.name = f"digits {kind} {cut}"

    def verdict(self, key, s):
        typed = Number(s)
        for addend in self.addends:
            if typed.reduced(self.kind, self.n, addend) == key.reduced(self.kind, self.n, addend):
                return "correct"
        return "incorrect"

    def changes(self, key):
        """The least and the greatest end of the sets {s: R(s) = R(c)}, all of which contain c."""
        sets = [self.ends_of(key.reduced(self.kind, self.n, a), a) for a in self.addends]
        ends = [min(low for low, _ in sets), max(high for _, high in sets)]
        return [(end, Fraction(0)) for end in sorted(set(ends))]

    def ends_of(self, reduced, addend):
        if reduced < 0:
            low, high = self.ends_of(-reduced, addend)
            return -high, -low
        unit = below = power(-self.n)
        if self.kind == "significant":
            if reduced == 0:
                return reduced, reduced
            exponent = Number(reduced).exponent()
            unit = below = power(exponent - self.n + 1)
            if reduced == power(exponent):
                below = unit / 10
        if reduced == 0:
            return -unit * (1 - addend), unit * (1 - addend)
        return reduced - below * addend, reduced + unit * (1 - addend)


class Interval:
    def __init__(self, low, high, ends):
        self.low, self.high = self.end(low), self.end(high)
        self.ends, self.name = ends, f"interval {ends}"

    def end(self, text):
        return None if text == "-" else (Fraction(text), Fraction(0))

    def verdict(self, key, s):
        return "correct" if in_band(key, s, self.low, self.high, self.ends) else "incorrect"

    def changes(self, key):
        return [end for end in (self.low, self.high) if end is not None]


class Exact:
    name = "exact"

    def verdict(self, key, s):
        return "correct" if key.side(s, key.point(Fraction(0), Fraction(1))) == 0 else "incorrect"

    def changes(self, key):
        return [key.point(Fraction(0), Fraction(1))]


def parsed_rule(text):
    name, *words = text.split()
    return {"around": Around, "digits": Digits, "interval": Interval, "exact": Exact}[name](*words)


# Drawing rules


FAMILIES = ["around"] * 6 + ["close"] * 5 + ["digits"] * 6 + ["interval"] * 2 + ["exact"]
ABSOLUTE = (
    "0.1 0.01 0.001 0.0001 0.00001 0.000001 0.0000000001 0.5 1 0.05 0.005 0.0005 0.00005 0.000005 "
    "1/1000 1/300 3/64 1/7"
).split()
RELATIVE = (
    "0.1 0.01 0.001 0.0001 0.00001 0.0000001 0.05 0.02 0.005 0.5 1 1.5 1/200 1/3 2/700"
).split()
SHARES = "0.5 1/2 0.25 0.75 1/3 2/3 0.9 0.4".split()


def draw_around(stream, has_close):
    lower = draw_reach(stream)
    upper = lower
    ends, combine = stream.choice(ENDS), stream.choice(["sum", "larger"])
    variant = stream.below(20)
    if variant < 5:
        upper = draw_reach(stream)
    elif variant == 5:
        upper = "0+0"
    elif variant == 6:
        lower, upper = "0+0", lower
    elif variant == 7 and stream.one_in(4):
        lower, upper, ends = "0+0", "0+0", "closed"
    rule = f"around {lower} {upper} {ends} {combine}"
    if has_close:
        rule += f" close {draw_band(stream, lower)} {stream.choice(SHARES)}"
    return rule


def draw_reach(stream):
    absolute, relative = stream.choice(ABSOLUTE), stream.choice(RELATIVE)
    if stream.one_in(4):
        absolute = decimal_or_fraction(stream.between(1, 999) * power(-stream.between(2, 9)))
    if stream.one_in(4):
        relative = decimal_or_fraction(stream.between(1, 999) * power(-stream.between(3, 8)))
    shape = stream.below(10)
    if shape < 3:
        return f"{absolute}+0"
    return f"0+{relative}" if shape < 6 else f"{absolute}+{relative}"


def draw_band(stream, lower):
    """The reach of a second band: mostly a multiple of the first, sometimes narrower."""
    if lower == "0+0" or stream.one_in(4):
        return draw_reach(stream)
    factor = stream.choice([2, 3, 5, 10, 10, 100, 1, HALF])
    return "+".join(decimal_or_fraction(Fraction(part) * factor) for part in lower.split("+"))


def draw_digits(stream):
    kind = stream.choice(["decimals", "significant"])
    n = stream.between(0 if kind == "decimals" else 1, stream.choice([6, 12]))
    return f"digits {kind} {n} {stream.choice(['rounded', 'cut-off', 'either'])}"


def draw_interval(stream, key):
    ends, kind = stream.choice(ENDS), stream.below(10)
    if kind == 0:
        return f"interval 0 1 {ends}"
    unit = Fraction(stream.choice([1, 10, 10, 100, 1000, 3, 7, 12]))
    start = Fraction(floor(key.near * unit))
    if kind == 1:  # the key outside
        start += stream.sign() * stream.between(15, 40)
    low = (start - stream.below(12)) / unit
    high = (start + 1 + stream.below(12)) / unit
    if kind == 2 and key.is_rational:
        low = key.value
    if kind == 3 and key.is_rational:
        high = key.value
    if stream.one_in(30):
        high, ends = low, "closed"
    low, high = decimal_or_fraction(low), decimal_or_fraction(high)
    missing = stream.below(6)
    return f"interval {'-' if missing == 0 else low} {'-' if missing == 1 else high} {ends}"


# Drawing keys


def draw_key(stream, rule):
    """The text of a key, its number, and other numbers that one may take for it.

    A rational key may suit the digits that the rule asks for, where that is known already.
    """
    if stream.one_in(3):
        c = Number(draw_fraction(stream, rule))
        return f"= {decimal_or_fraction(c.value)}", c, rational_blunders(c.value)
    instance, numbers = instance_and_numbers(stream.below(INSTANCES))
    updates = stream.choice("01")
    wanted = {"0": ["posterior", "logLikelihood"]}.get(
        updates, ["posterior", "posterior", "weight", "mean", "variance", "logLikelihood"]
    )
    quantity = stream.choice(wanted)
    name = stream.choice([name for name in numbers if name.startswith(f"{updates} {quantity}")])
    return f"{instance};{name}", numbers[name], [number.near for number in numbers.values()]


def rational_blunders(c):
    return [1 - c, 2 * c, c / 2, c * c] + ([1 / c] if c else [])


def draw_fraction(stream, rule):
    sign = stream.choice([1, 1, -1])
    if isinstance(rule, Digits) and not stream.one_in(3):
        return sign * draw_suitable(stream, rule)
    kind = stream.below(10)
    if kind == 0:
        return Fraction(0)
    if kind == 1:
        return Fraction(sign * stream.between(1, stream.choice([20, 1_000, 1_000_000])))
    if kind in (2, 3):
        return sign * stream.between(1, 9_999) * power(-stream.between(1, 4))
    if kind in (4, 5):
        return Fraction(sign * stream.between(1, 100), stream.between(2, 60))
    if kind == 6:  # a tie
        return sign * (stream.between(0, 999) + HALF) * power(-stream.between(0, 6))
    if kind == 7:  # a power of ten, or a little less
        nines = stream.choice([0, 1 - HALF / power(stream.between(1, 6))])
        return sign * (nines or 1) * power(stream.between(-4, 5))
    if kind == 8:
        return sign * stream.between(1, 9_999) * power(-stream.between(8, 12))
    return sign * stream.between(1, 10**13) * power(-stream.between(10, 14))


def draw_suitable(stream, rule):
    """A positive fraction at which, or close to which, R changes; mostly a tie."""
    least, most = 0, 10 ** stream.between(1, min(rule.n, 5) + 1)
    place = rule.n
    if rule.kind == "significant":
        least, most = 10 ** (rule.n - 1), 10**rule.n - 1
        place = rule.n - 1 - stream.between(-4, 3)
    whole = stream.choice([stream.between(least, most)] * 3 + [most, least])
    return (whole + stream.choice([HALF, HALF, HALF, 0, HALF / 10, -HALF / 10])) / power(place)


# Drawing responses


def draw_typed(stream, key, rule, blunders):
    """The text of a response."""
    zone = stream.below(3)
    if zone == 2:
        return draw_anywhere(stream, key, rule, blunders)
    center = key.point(Fraction(0), Fraction(1))
    point = stream.choice(rule.changes(key) or [center])
    if zone == 0 and point[1] == 0 and stream.one_in(5):
        return written_exactly(stream, point[0])
    digits = stream.between(31, 70) if zone == 0 else stream.between(4, 30)
    distance = stream.sign() * stream.mantissa() * power(-digits - 3)
    place = digits + stream.between(4, 6)
    s = key.approximation(point) + distance
    return written(stream, floor(s * power(place) + HALF), place)


def draw_anywhere(stream, key, rule, blunders):
    place = stream.below(9)
    if isinstance(rule, Digits):
        place = rule.n
        if rule.kind == "significant" and key.sign != 0:
            place = rule.n - 1 - key.exponent()
    c, kind = key.near, stream.below(20)
    if kind < 4:
        return written(stream, reduced(c, place, HALF), place)
    if kind < 7:
        return written(stream, reduced(c, place, 0), place)
    if kind == 7:  # the wrong sign
        text = written(stream, reduced(c, place, HALF), place)
        return text[1:] if text[0] == "-" else "-" + text
    if kind < 11:  # a neighbour
        step = stream.sign() * stream.choice([1, 1, 1, 2, 10])
        return written(stream, reduced(c, place, stream.choice([HALF, 0])) + step, place)
    if kind < 13:  # more or fewer digits than asked for
        place += stream.choice([-2, -1, 1, 2, 3, 6, 20, 40])
        return written(stream, reduced(c, place, stream.choice([HALF, 0])), place)
    if kind < 15:  # across the ends of the rule, and beyond
        ends = [key.approximation(point) for point in rule.changes(key)] + [c]
        low, high = min(ends), max(ends)
        s = low + (high - low) * Fraction(stream.between(-500, 1500), 1000)
        place = max(place, stream.between(2, 14))
        return written(stream, reduced(s, place, HALF), place)
    if kind < 17:  # another quantity
        return written(stream, reduced(stream.choice(blunders), place, HALF), place)
    if kind == 17:  # a slip of the decimal point
        slip = stream.choice([-2, -1, 1, 2])
        return written(stream, reduced(c, place, HALF), place + slip)
    if kind == 18:
        mantissa = f"{stream.choice(['', '-'])}{stream.between(1, 9)}.{stream.between(0, 999)}"
        return f"{mantissa}e{stream.between(-300, 300)}"
    return str(stream.between(-9, 9))


def reduced(fraction, place, addend):
    """A fraction times 10^place, rounded or cut off."""
    whole = floor(abs(fraction) * power(place) + addend)
    return whole if fraction >= 0 else -whole


# Writing


def decimal_places(fraction):
    """The number of decimals of a fraction, if it ends."""
    rest, places = fraction.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for prime, partner in ((2, 5), (5, 2)):
        while rest % prime == 0:
            rest, places = rest // prime, places + 1
    return places if rest == 1 else None


def decimal_or_fraction(fraction):
    places = decimal_places(fraction)
    if places is None or places > 20:
        return str(fraction)
    return plain(int(fraction * power(places)), places)


def plain(whole, place):
    """whole * 10^-place."""
    sign, digits = "-" if whole < 0 else "", str(abs(whole))
    if place <= 0:
        return sign + (digits + "0" * -place if whole else "0")
    digits = digits.rjust(place + 1, "0")
    return f"{sign}{digits[:-place]}.{digits[-place:]}"


def scientific(stream, whole, place):
    """The same in scientific notation, the point behind the first digit, the last or another."""
    sign, digits = "-" if whole < 0 else "", str(abs(whole))
    behind = stream.choice([1, 1, len(digits), stream.between(1, len(digits))])
    exponent = len(digits) - behind - place
    rest = "." + digits[behind:] if digits[behind:] else ""
    return f"{sign}{digits[:behind]}{rest}e{exponent}"


def written(stream, whole, place):
    """whole * 10^-place, in one of the notations."""
    if stream.one_in(2):
        while place > 0 and whole % 10 == 0:
            whole, place = whole // 10, place - 1
    return scientific(stream, whole, place) if stream.one_in(6) else plain(whole, place)


def written_exactly(stream, fraction):
    places = decimal_places(fraction)
    if places is None or places > 40 or stream.one_in(4):
        factor = stream.choice([1, 1, 1, 2, 3, 10])
        return f"{fraction.numerator * factor}/{fraction.denominator * factor}"
    places += stream.choice([0, 0, 0, 1, 2, 30])
    return written(stream, int(fraction * power(places)), places)


# Cases


DISTANCES = ["on it", "up to 1e-30", "up to 1e-3", "farther"]


def work_case(number):
    """The line of a case, and its kind: rule, distance from a change, sort of key, verdict."""
    stream = Stream("case", number)
    family, rule = stream.choice(FAMILIES), None
    if family == "digits":
        text = draw_digits(stream)
        rule = parsed_rule(text)
    key_text, key, blunders = draw_key(stream, rule)
    if family == "interval":
        text = draw_interval(stream, key)
    elif family == "exact":
        text = "exact"
    elif family != "digits":
        text = draw_around(stream, family == "close")
    rule = rule or parsed_rule(text)
    typed = draw_typed(stream, key, rule, blunders)
    s = Fraction(typed)
    verdict = rule.verdict(key, s)
    sort = "rational key" if key.is_rational else "irrational key"
    kind = rule.name, distance_class(key, rule, s), sort, verdict
    return f"{key_text}\t{text}\t{typed}\t{verdict}\n", kind


def distance_class(key, rule, s):
    distances = [abs(s - key.approximation(point)) for point in rule.changes(key)]
    least = min(distances, default=Fraction(1))
    return 0 if least == 0 else 1 if least <= power(-30) else 2 if least <= power(-3) else 3


def verdict_of(key_text, rule_text, typed):
    """The verdict of a case that is given as text."""
    if key_text.startswith("= "):
        key = Number(Fraction(key_text[2:]))
    else:
        instance, name = key_text.rsplit(";", 1)
        key = Number(quantities(instance)[name])
    return parsed_rule(rule_text).verdict(key, Fraction(typed))


def work_block(numbers):
    """The text of some cases, the counts of their kinds, and the first two lines of each kind."""
    lines, counts, examples = [], Counter(), defaultdict(list)
    for number in numbers:
        try:
            line, kind = work_case(number)
        except Exception as error:
            raise RuntimeError(f"case {number}: {error}") from error
        lines.append(line)
        counts[kind] += 1
        if len(examples[kind]) < 2:
            examples[kind].append(line)
    return "".join(lines), counts, dict(examples)


def write_cases(path, count, readable, processes):
    start, counts, examples = time.monotonic(), Counter(), defaultdict(list)
    digest = hashlib.sha256()
    blocks = [range(first, min(first + BLOCK, count)) for first in range(0, count, BLOCK)]
    with multiprocessing.Pool(processes) as pool, open(path, "wb") as file:
        for text, counted, found in pool.imap(work_block, blocks):
            file.write(text.encode())
            digest.update(text.encode())
            counts += counted
            for kind, lines in found.items():
                examples[kind] = (examples[kind] + lines)[:2]
    print(digest.hexdigest())
    if readable:
        write_readable(readable, count, digest.hexdigest(), examples)
    print_statistics(counts, time.monotonic() - start)


def write_readable(path, count, digest, examples):
    """The first case of every kind, and second ones until there are enough."""
    kinds = sorted(examples)
    chosen = [(kind, examples[kind][0]) for kind in kinds]
    spare = [(kind, examples[kind][1]) for kind in kinds if len(examples[kind]) > 1]
    chosen = sorted(chosen + evenly(spare, READABLE - len(chosen)))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(READABLE_HEADER.format(chosen=len(chosen), count=count, digest=digest))
        file.writelines(line for _, line in chosen)


def evenly(items, wanted):
    wanted = max(0, min(wanted, len(items)))
    return [items[i * len(items) // wanted] for i in range(wanted)]


READABLE_HEADER = """\
# {chosen} of the first {count} reference verdicts on numeric answers, seed "verdicts 1".
# The file of all {count} has the SHA-256
# {digest}
#
# key TAB rule TAB typed TAB verdict: c is the key, s the number that was typed
#   key    = NUMBER, or means;variances;weights;points;UPDATES QUANTITY INDICES of a mixture
#   rule   around LOWER UPPER ENDS COMBINE      c - reach(LOWER) <= s <= c + reach(UPPER)
#          around ... close A+R SHARE           otherwise close where |s - c| <= A + R |c|
#          digits KIND N CUT                    R(s) = R(c)
#          interval FROM TO ENDS                FROM <= s <= TO
#          exact                                s = c
#
# There is one case or two for every kind that occurs: rule with its ends and cuts, distance from
# the nearest point where the verdict changes (0, up to 1e-30, up to 1e-3, more), irrational or
# rational key, verdict. They are sorted in this order.
"""


def print_statistics(counts, seconds):
    def show(title, total):
        print(f"\n{title}", file=sys.stderr)
        for name in sorted(total):
            print(f"    {name}: {total[name]}", file=sys.stderr)

    totals = [Counter() for _ in range(4)]
    rows = Counter()
    for (rule, distance, sort, verdict), n in counts.items():
        for total, name in zip(totals, (rule, f"{distance} {DISTANCES[distance]}", sort, verdict)):
            total[name] += n
        rows[f"{rule.split()[0]} {distance} {DISTANCES[distance]} {verdict}"] += n
    for title, total in zip(("rule", "distance from a change", "key", "verdict"), totals):
        show(title, total)
    show("rule, distance, verdict", rows)
    print(f"\nkinds: {len(counts)}, seconds: {seconds:.0f}", file=sys.stderr)


# The self-test


COURSE = "-3,2;4,4;1/2,1/2;0.2,-0.9,-1,1.2,1.8"
COURSE_VALUES = {
    "0 posterior 1 1": "0.2942149721629887742839622",
    "0 posterior 1 5": "0.05340332979982423425375201",
    "1 weight 1": "0.3456246183552746015776209",
    "1 mean 1": "-0.5373289474340418120306210",
    "1 variance 1": "0.5757859076870628610192069",
    "1 mean 2": "0.6811290963725771357510437",
    "1 variance 2": "1.075247963161801423738691",
    "0 logLikelihood": "-11.64848777023148835448332",
    "1 logLikelihood": "-7.422025191179191665368323",
}
# key | rule | responses that are correct | close | incorrect
BY_HAND = """
= 2 | around 0.1+0 0.1+0 closed sum | 1.9 2.1 21/10 20e-1 | | 1.8999 2.1001 -2
= 2 | around 0.1+0 0.1+0 open sum | 1.90001 2.0999 | | 1.9 2.1
= 2 | around 0.1+0 0.1+0 open-below sum | 2.1 1.9001 | | 1.9
= 2 | around 0.1+0 0.1+0 open-above sum | 1.9 2.0999 | | 2.1
= -2 | around 0.1+0.1 0+0.01 closed sum | -2.3 -1.98 | | -2.3001 -1.9799
= -2 | around 0.1+0.1 0.05+0.01 closed larger | -2.2 -1.95 | | -2.2001 -1.9499
= 2 | around 0.1+0 0.1+0 open sum close 0.1+0.05 1/2 | 2 1.95 | 1.9 1.8 2.2 | 1.7999 2.2001
= 2 | around 0.1+0 0.1+0 closed sum close 0.01+0 1/2 | 1.9 2.1 | | 1.8999 2.1001
= 0 | around 0+0.1 0+0.1 open sum | | | 0 1e-300
= 0 | around 0+0.1 0+0.1 closed sum | 0 -0.00 | | 1e-300 -1e-300
= 0.285 | digits decimals 2 rounded | 0.285 0.29 0.2949999 | | 0.295 0.28499999 0.28
= 0.285 | digits decimals 2 cut-off | 0.28 0.2899999 0.285 | | 0.29 0.27999
= 0.285 | digits decimals 2 either | 0.28 0.29 0.2949 | | 0.295 0.2799
= -0.285 | digits decimals 2 rounded | -0.285 -0.29 | | -0.2849 0.29 -0.295
= 0.004 | digits decimals 2 rounded | 0 -0.0049 0.0049 -0 | | 0.005 -0.005
= 0.004 | digits decimals 2 cut-off | 0 -0.0099 0.0099 | | 0.01 -0.01
= 10 | digits significant 3 rounded | 9.995 10.04999 | | 9.99499 10.05 -10
= 9.996 | digits significant 3 rounded | 10 9.995 10.04 | | 9.994 9.99
= 9.996 | digits significant 3 cut-off | 9.99 9.996 9.9999 | | 10 9.98
= 9.996 | digits significant 3 either | 10.0499 9.99 | | 10.05 9.9899
= 12345 | digits significant 2 rounded | 12000 11500 12499 1.2e4 | | 12500 11499
= 0 | digits significant 3 either | 0 0e5 | | 1e-300 -1e-300
= 0 | digits decimals 0 rounded | 0.4999 -0.4999 | | 0.5 -0.5 1
= 7 | interval 0 1 closed | 0 1 1/2 | | 7 -1e-9 1.0001
= 7 | interval 0 1 open | 0.5 | | 0 1
= 7 | interval - 1 open-above | -1e300 0.99 | | 1
= 7 | interval 1/3 - closed | 1/3 0.3333333334 1e300 | | 0.3333333333
= -2/7 | exact | -2/7 -4/14 | | -0.285714 2/7
COURSE;1 mean 1 | digits decimals 5 rounded | -0.53733 -0.5373289 -0.537325 | | -0.53732 -0.537335
COURSE;1 mean 1 | digits significant 5 cut-off | -0.53732 -0.537329999 | | -0.53733 -0.537319
COURSE;0 posterior 1 1 | around 0.00001+0 0.00001+0 closed sum | 0.29422 0.29421 | | 0.29423
COURSE;0 posterior 1 1 | exact | | | 0.2942149721629887742839622
"""


def self_test():
    """Compares quantities with the course, and verdicts with those above."""
    wrong, tried = [], 0
    found = quantities(COURSE)
    for name, text in COURSE_VALUES.items():
        behind = len(text.split(".")[1])
        rounded = plain(reduced(Number(found[name]).near, behind, HALF), behind)
        wrong += [f"{name}: {rounded}"] * (rounded != text)
        tried += 1
    for line in BY_HAND.strip().splitlines():
        key, rule, *responses = (part.strip() for part in line.split("|"))
        key = key.replace("COURSE", COURSE)
        for expected, texts in zip(("correct", "close", "incorrect"), responses):
            for typed in texts.split():
                verdict = verdict_of(key, rule, typed)
                wrong += [f"{key} | {rule} | {typed}: {verdict}"] * (verdict != expected)
                tried += 1
    for line in wrong:
        print(f"wrong: {line}")
    print(f"{tried} tried, {len(wrong)} wrong")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description="Reference verdicts on numeric answers.")
    parser.add_argument("out", nargs="?", help="the file to write")
    parser.add_argument("count", nargs="?", type=int, default=1_000, help="how many cases")
    parser.add_argument("--readable", metavar="FILE", help="also write about 500 of the cases")
    parser.add_argument("--processes", type=int, default=2, help="how many processes to use")
    parser.add_argument("--self-test", action="store_true", help="decide some cases by hand")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if options.out is None:
        parser.error("OUT is missing")
    write_cases(options.out, options.count, options.readable, options.processes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
