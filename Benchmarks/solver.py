#!/usr/bin/env python3
"""The eight answers of the course instance: gmm-quiz beside python-flint and mpmath, in one run.

Needs python-flint and mpmath from PyPI (`make bench-solver` puts them into an environment of their
own), and gmm-bench built in release. The Python side works the plain formulas, one exponential a
density, at the bits that the digits need and 20 more, and prints the digits as gmm-quiz does, but
without a proof that they are the correctly rounded ones. Medians over turns that alternate.
"""

import re
import statistics
import subprocess
import sys
import time

import flint
import mpmath

POINTS = ["0.2", "-0.9", "-1", "1.2", "1.8"]
DIGITS = {6: 1000, 50: 1000, 1000: 100}
TURNS = 15


def answers(number, exp, sqrt, pi):
    """The plain formulas, over whatever kind of number."""
    means, variances, weights = [number("-3"), number("2")], [number("4")] * 2, [number("0.5")] * 2
    points = [number(text) for text in POINTS]
    joint = [
        [
            weights[j] * exp(-((x - means[j]) ** 2) / (2 * variances[j])) / sqrt(2 * pi() * variances[j])
            for j in range(2)
        ]
        for x in points
    ]
    posteriors = [row[0] / (row[0] + row[1]) for row in joint]
    count = sum(posteriors)
    mean = sum(p * x for p, x in zip(posteriors, points)) / count
    variance = sum(p * (x - mean) ** 2 for p, x in zip(posteriors, points)) / count
    return posteriors + [count / len(points), mean, variance]


def with_flint(digits):
    flint.ctx.prec = int(digits * 3.3219281) + 20
    values = answers(flint.arb, lambda x: x.exp(), lambda x: x.sqrt(), flint.arb.pi)
    return [value.str(digits, radius=False) for value in values]


def with_mpmath(digits):
    mpmath.mp.prec = int(digits * 3.3219281) + 20
    values = answers(mpmath.mpf, mpmath.exp, mpmath.sqrt, lambda: +mpmath.pi)
    return [mpmath.nstr(value, digits) for value in values]


def timed(work, digits, times):
    start = time.perf_counter()
    for _ in range(times):
        work(digits)
    return (time.perf_counter() - start) / times * 1e6


def gmm_bench(program):
    """Microseconds a problem by name, as gmm-bench prints them."""
    output = subprocess.run([program, "solver"], capture_output=True, text=True, check=True).stdout
    return {name: float(time) for name, time in re.findall(r"^  (.+): ([\d.]+) µs", output, re.M)}


def main():
    times = {}
    for _ in range(TURNS):
        for name, time_taken in gmm_bench(sys.argv[1]).items():
            times.setdefault(name, []).append(time_taken)
        for digits, count in DIGITS.items():
            for name, work in (("python-flint", with_flint), ("mpmath", with_mpmath)):
                times.setdefault(f"{name}, {digits}", []).append(timed(work, digits, count))
    medians = {name: statistics.median(values) for name, values in times.items()}
    plain = medians["doubles, no proof"]
    print(f"python-flint {flint.__version__}, FLINT {flint.__FLINT_VERSION__}; mpmath {mpmath.__version__}")
    print(f"plain doubles {plain:.2f} µs, doubles with a bound {medians['doubles with a bound']:.2f} µs")
    print(f"6 digits through the filter: {medians['6 certain digits'] / plain:.2f} times plain doubles")
    for digits in DIGITS:
        ours = medians[f"{digits} certain digits"]
        row = [f"{digits} digits: gmm-quiz {ours:.1f} µs"]
        for name in ("python-flint", "mpmath"):
            other = medians[f"{name}, {digits}"]
            row.append(f"{name} {other:.1f} µs ({other / ours:.2f} times as long)")
        print("; ".join(row))


if __name__ == "__main__":
    main()
