#!/usr/bin/env python3
"""Reference values for Gaussian mixtures and EM, worked with mpmath 1.3.0.

An implementation of the textbook formulas that shares nothing with the Swift solver, whose digits
are compared with these line for line. It needs Python 3.9 or newer and mpmath 1.3.0; where gmpy2 is
installed mpmath uses it, which is faster and gives the same output.

    reference.py --self-test                            the worked example of the course
    reference.py --count 2000 --digits 30 200           instances 0 to 1999, at 30 and at 200 digits
    reference.py --count 200 --digits 30 --small-only   the first 200 instances with K n <= 24

Statistics go to standard error. `reference.sha256` holds the SHA-256 of whole outputs, and
`reference-200.txt` the output of the last command above.

Output. An instance starts with what is given, as exact fractions (coordinates joined by commas,
rows and matrices by semicolons):

    # NUMBER KIND K d n T
    weights p_1,...,p_K
    means ROW;...;ROW
    variances v_1,...,v_K     (spherical), variances ROW;...;ROW (diagonal, a row for each cluster)
    covariances MATRIX;...    (tied: one, full: K; each flattened row by row, d * d elements)
    points ROW;...;ROW

Then come the quantities of the iterations 0 to T, `NAME INDICES @ITERATION = VALUE...`, with a
value for each number of digits: correctly rounded, halves away from zero, or `0`, or `tiny` for
what is nearer to zero than 1e-1000000000. An instance ends early, behind the parameters of an
iteration, with `singular j` where the covariance of cluster j has the determinant zero, and with
`collapsed j` where its smallest pivot (D of L D L^T in natural order) is below 1e-1000 times the
global variance.

Trust. mpmath has no error bounds, so every instance is worked at P and at 2 P digits, and P doubles
until all lines agree. A signed sum or a pivot that cancels beyond half the digits is never used: it
asks for more digits. A sum that still cancels so at 2,000 digits or more counts as zero; the
statistics name the instances where that happened (none in the recorded outputs: there every `0` is
a sum of zeros). A covariance is summed over pairs of points, with w_i = p(j | i) and W = sum_i w_i,

    sum_i w_i (x_i - m)(x_i - m)^T / W  =  sum_{i<k} w_i w_k (x_i - x_k)(x_i - x_k)^T / W^2,

which keeps its digits even where a cluster has shrunk around one point. All posteriors are
positive, so a covariance is singular just where the points themselves lie in a hyperplane (full,
tied), share a coordinate (diagonal) or coincide (spherical): this is decided in exact fractions.
"""

import argparse
import functools
import itertools
import multiprocessing
import sys
import time
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from mpmath import mp, mpf

SEED = 68616
KINDS = ["spherical", "diagonal", "tied", "full"]
GUARD_DIGITS = 40  # the first working precision is this much beyond the digits that are printed
MOST_DIGITS = 200_000  # the last working precision; an instance that needs more is an error
ZERO_DIGITS = 2_000  # the least working precision at which a sum may count as zero
COLLAPSE_DIGITS = 3_000  # the least working precision at which a pivot may count as lost
COLLAPSE_EXPONENT = -1_000
EXACT_EXPONENT = 20_000  # beyond it decimal exponents are divided out in floating point
TINY_EXPONENT = -1_000_000_000

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


class MorePrecision(Exception):
    """The working precision is too low to tell anything."""


# Instances


class SplitMix64:
    MASK = (1 << 64) - 1

    def __init__(self, state):
        self.state = state & self.MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return (self.next() >> 33) % bound


@dataclass(frozen=True)
class Instance:
    """What is given, in exact fractions; one covariance matrix (tied) or K, whatever the kind."""

    number: int
    kind: str
    weights: list
    means: list
    covariances: list
    points: list
    updates: int

    @property
    def clusters(self):
        return len(self.weights)

    @property
    def dimension(self):
        return len(self.points[0])

    def header(self):
        K, d, n = self.clusters, self.dimension, len(self.points)
        if self.kind == "spherical":
            spread = "variances " + ",".join(str(matrix[0][0]) for matrix in self.covariances)
        elif self.kind == "diagonal":
            spread = "variances " + rows([m[r][r] for r in range(d)] for m in self.covariances)
        else:
            spread = "covariances " + rows(itertools.chain(*matrix) for matrix in self.covariances)
        return [
            f"# {self.number} {self.kind} {K} {d} {n} {self.updates}",
            "weights " + ",".join(map(str, self.weights)),
            "means " + rows(self.means),
            spread,
            "points " + rows(self.points),
        ]


def rows(vectors):
    return ";".join(",".join(map(str, vector)) for vector in vectors)


def draw_instance(number):
    """Instance `number`; the order of the draws is part of the definition."""
    stream = SplitMix64((SEED << 32) + number)
    below = stream.below
    kind = KINDS[number % 4]
    K, d, n = 1 + below(6), 1 + below(4), 1 + below(40)
    reach = [50, 200, 10_000][below(3)]
    updates = 1 + below(2)
    shares = [1 + below(9) for _ in range(K)]
    means = [[Fraction(below(2 * reach + 1) - reach, 10) for _ in range(d)] for _ in range(K)]
    covariances = draw_covariances(below, kind, K, d)
    points = [draw_point(below, means) for _ in range(n)]
    weights = [Fraction(share, sum(shares)) for share in shares]
    return Instance(number, kind, weights, means, covariances, points, updates)


def draw_covariances(below, kind, K, d):
    def variance():
        return Fraction(1 + below(80), 10)

    if kind == "spherical":
        return [diagonal_matrix([variance()] * d) for _ in range(K)]
    if kind == "diagonal":
        return [diagonal_matrix([variance() for _ in range(d)]) for _ in range(K)]
    return [draw_matrix(below, d) for _ in range(1 if kind == "tied" else K)]


def draw_matrix(below, d):
    """L L^T, with L drawn row by row."""
    L = [[Fraction(0)] * d for _ in range(d)]
    for r in range(d):
        for c in range(r + 1):
            L[r][c] = Fraction(1 + below(20) if c == r else below(21) - 10, 10)
    return [[sum(L[r][s] * L[c][s] for s in range(d)) for c in range(d)] for r in range(d)]


def draw_point(below, means):
    mean = means[below(len(means))]
    return [coordinate + Fraction(below(81) - 40, 10) for coordinate in mean]


def diagonal_matrix(values):
    d = len(values)
    return [[values[r] if r == c else 0 for c in range(d)] for r in range(d)]


# What is known exactly


def is_singular(instance):
    """Whether covariances estimated from the points are singular, whatever the posteriors > 0."""
    differences = [
        [a - b for a, b in zip(point, instance.points[0])] for point in instance.points[1:]
    ]
    varying = [any(row[c] != 0 for row in differences) for c in range(instance.dimension)]
    if instance.kind == "spherical":
        return not any(varying)
    if instance.kind == "diagonal":
        return not all(varying)
    return rank(differences) < instance.dimension


def rank(vectors):
    """The rank of a list of vectors of fractions, by elimination."""
    vectors, found = [list(vector) for vector in vectors], 0
    for c in range(len(vectors[0]) if vectors else 0):
        pivot = next((r for r in range(found, len(vectors)) if vectors[r][c] != 0), None)
        if pivot is None:
            continue
        vectors[found], vectors[pivot] = vectors[pivot], vectors[found]
        for r in range(found + 1, len(vectors)):
            factor = vectors[r][c] / vectors[found][c]
            vectors[r] = [a - factor * b for a, b in zip(vectors[r], vectors[found])]
        found += 1
    return found


def global_variance(points):
    n, d = len(points), len(points[0])
    centre = [sum(column) / n for column in zip(*points)]
    return sum((a - b) ** 2 for point in points for a, b in zip(point, centre)) / (n * d)


# EM


@dataclass(frozen=True)
class Mixture:
    weights: list
    means: list
    covariances: list  # K matrices, whatever the kind


def real(fraction):
    fraction = Fraction(fraction)
    return mpf(fraction.numerator) / fraction.denominator


def given_mixture(instance):
    matrices = [[list(map(real, row)) for row in matrix] for matrix in instance.covariances]
    if len(matrices) < instance.clusters:
        matrices *= instance.clusters
    means = [list(map(real, mean)) for mean in instance.means]
    return Mixture(list(map(real, instance.weights)), means, matrices)


def joint_densities(mixture, points):
    """p_j N(x_i; mu_j, Sigma_j), a row for each cluster."""
    parts = zip(mixture.weights, mixture.means, mixture.covariances)
    return [
        [weight * value for value in densities(points, mean, covariance)]
        for weight, mean, covariance in parts
    ]


def densities(points, mean, covariance):
    """(2 pi)^(-d/2) |Sigma|^(-1/2) exp(-(x - mu)^T Sigma^-1 (x - mu) / 2) for every x."""
    L, D = factors(covariance)
    front = 1 / mp.sqrt((2 * mp.pi) ** len(mean) * mp.fprod(D))
    return [front * mp.exp(-quadratic_form(L, D, point, mean) / 2) for point in points]


def quadratic_form(L, D, point, mean):
    """(x - mu)^T (L D L^T)^-1 (x - mu)."""
    z = []
    for r, (a, b) in enumerate(zip(point, mean)):
        z.append(a - b - sum(L[r][s] * z[s] for s in range(r)))
    return sum(value**2 / pivot for value, pivot in zip(z, D))


def factors(matrix):
    """L and D with matrix = L D L^T, in natural order.

    A pivot that is lost in rounding is 0, and the last that is given.
    """
    d = len(matrix)
    L, D = [[mpf(0)] * d for _ in range(d)], []
    for k in range(d):
        pivot = matrix[k][k] - sum(L[k][s] ** 2 * D[s] for s in range(k))
        if pivot <= matrix[k][k] * noise():
            if mp.dps < COLLAPSE_DIGITS:
                raise MorePrecision
            return L, D + [mpf(0)]
        D.append(pivot)
        for r in range(k + 1, d):
            L[r][k] = (matrix[r][k] - sum(L[r][s] * L[k][s] * D[s] for s in range(k))) / pivot
    return L, D


def posteriors(joint):
    """p(j | i), a row for each cluster."""
    totals = [sum(column) for column in zip(*joint)]
    return [[value / total for value, total in zip(row, totals)] for row in joint]


def log_likelihood(joint):
    return sum(mp.log(sum(column)) for column in zip(*joint))


def proxy(shares, joint):
    """sum_ij w_ij log(p_j N_ij / w_ij)."""
    pairs = zip(itertools.chain(*shares), itertools.chain(*joint))
    return sum(share * mp.log(value / share) for share, value in pairs)


class MStep:
    """The M step for the points of an instance, at the working precision of its creation."""

    def __init__(self, instance, points):
        self.kind, self.points = instance.kind, points
        self.n, self.d = len(points), len(points[0])
        self.elements = covariance_elements(self.kind, self.d)
        pairs = list(itertools.combinations(instance.points, 2))
        self.products = {
            (r, c): [real((x[r] - y[r]) * (x[c] - y[c])) for x, y in pairs]
            for r, c in self.elements
        }

    def __call__(self, shares):
        counts = [sum(row) for row in shares]
        means = [
            [signed_sum(w * x for w, x in zip(row, column)) / count for column in zip(*self.points)]
            for row, count in zip(shares, counts)
        ]
        elements = [self.covariance(row, count) for row, count in zip(shares, counts)]
        if self.kind == "tied":
            elements = [self.pooled(elements, counts)] * len(counts)
        matrices = [self.matrix(values) for values in elements]
        return Mixture([count / self.n for count in counts], means, matrices)

    def covariance(self, shares, count):
        """The elements of one cluster's covariance that its kind needs."""
        weights = [a * b for a, b in itertools.combinations(shares, 2)]
        return {
            element: signed_sum(w * product for w, product in zip(weights, products)) / count**2
            for element, products in self.products.items()
        }

    def pooled(self, elements, counts):
        return {
            element: signed_sum(n * values[element] for n, values in zip(counts, elements)) / self.n
            for element in self.elements
        }

    def matrix(self, values):
        if self.kind == "spherical":
            return diagonal_matrix([sum(values.values()) / self.d] * self.d)
        elements = {(c, r): value for (r, c), value in values.items()} | values
        return [[elements.get((r, c), mpf(0)) for c in range(self.d)] for r in range(self.d)]


def covariance_elements(kind, d):
    if kind in ("spherical", "diagonal"):
        return [(r, r) for r in range(d)]
    return [(r, c) for r in range(d) for c in range(r, d)]


statistics = Counter()


def noise():
    """What is smaller than this, relative to what it was made of, is not used."""
    return mpf(10) ** (-mp.dps // 2)


def signed_sum(terms):
    """The sum of terms, unless they cancel so far that too few digits are left."""
    terms = list(terms)
    total, size = sum(terms, mpf(0)), sum(map(abs, terms), mpf(0))
    if size == 0 or abs(total) > size * noise():
        return total
    if mp.dps < ZERO_DIGITS:
        raise MorePrecision
    statistics["sums that count as zero"] += 1
    return mpf(0)


def first_collapsed(instance, mixture):
    """The index of the first cluster with too small a pivot."""
    smallest = real(global_variance(instance.points)) * mpf(10) ** COLLAPSE_EXPONENT
    for j, matrix in enumerate(mixture.covariances):
        if min(factors(matrix)[1]) < smallest:
            return j
    return None


# Lines


def quantities(instance):
    """Every quantity of an instance: name with indices and iteration, and its value or nothing."""
    points = [list(map(real, point)) for point in instance.points]
    m_step, mixture, shares = MStep(instance, points), given_mixture(instance), None
    for t in range(instance.updates + 1):
        if t > 0:
            mixture = m_step(shares)
            yield from at(t, parameters(instance, mixture))
            if is_singular(instance):
                yield "singular 1", None
                return
            collapsed = first_collapsed(instance, mixture)
            if collapsed is not None:
                yield f"collapsed {collapsed + 1}", None
                return
        joint = joint_densities(mixture, points)
        if t > 0:
            yield f"proxyAfter @{t}", proxy(shares, joint)
        shares = posteriors(joint)
        yield from at(t, expectations(shares, joint))


def at(iteration, named):
    return ((f"{name} @{iteration}", value) for name, value in named)


def parameters(instance, mixture):
    clusters = range(instance.clusters)
    for j in clusters:
        yield f"weight {j + 1}", mixture.weights[j]
    for j in clusters:
        for c, coordinate in enumerate(mixture.means[j]):
            yield f"mean {j + 1} {c + 1}", coordinate
    for j in clusters[:1] if instance.kind == "tied" else clusters:
        if instance.kind == "spherical":
            yield f"variance {j + 1}", mixture.covariances[j][0][0]
            continue
        for r, c in covariance_elements(instance.kind, instance.dimension):
            yield f"covariance {j + 1} {r + 1} {c + 1}", mixture.covariances[j][r][c]


def expectations(shares, joint):
    for j, row in enumerate(shares):
        for i, share in enumerate(row):
            yield f"posterior {j + 1} {i + 1}", share
    for j, row in enumerate(shares):
        yield f"count {j + 1}", sum(row)
    yield "logLikelihood", log_likelihood(joint)
    yield "proxy", proxy(shares, joint)


def lines(instance, digits):
    """The lines of an instance at the present working precision."""
    found = []
    for name, value in quantities(instance):
        values = [] if value is None else ["="] + [decimal(value, count) for count in digits]
        found.append(" ".join([name] + values))
    return found


def attempt(instance, digits, precision):
    """The lines worked at some precision, and their statistics; none if it is too low."""
    statistics.clear()
    with mp.workdps(precision):
        try:
            return lines(instance, digits), Counter(statistics)
        except MorePrecision:
            return None, None


def trusted_lines(instance, digits):
    """The lines on which two precisions agree, and statistics."""
    precision = max(digits) + GUARD_DIGITS
    found, counted = attempt(instance, digits, precision)
    while 2 * precision <= MOST_DIGITS:
        better, better_counted = attempt(instance, digits, 2 * precision)
        if found is not None and found == better:
            better_counted["precision"] = precision
            return found, better_counted
        precision, found, counted = 2 * precision, better, better_counted
    raise RuntimeError(f"instance {instance.number}: no two precisions agree")


# Decimals


def decimal(value, digits):
    """A value in scientific notation with `digits` significant digits, halves away from zero."""
    if value == 0:
        return "0"
    magnitude = abs(value)
    if is_tiny(magnitude):
        return "tiny"
    if abs(binary_exponent(magnitude)) * 0.30103 > EXACT_EXPONENT:
        whole, exponent = scaled_roughly(magnitude, digits)
    else:
        whole, exponent = scaled_exactly(magnitude, digits)
    text = str(whole)
    point = "." if digits > 1 else ""
    return f"{'-' if value < 0 else ''}{text[0]}{point}{text[1:]}e{exponent}"


def binary_exponent(magnitude):
    """e with 2^(e - 1) <= magnitude < 2^e."""
    _, _, exponent, bits = magnitude._mpf_
    return int(exponent) + int(bits)


def is_tiny(magnitude):
    exponent = binary_exponent(magnitude)
    if exponent > TINY_EXPONENT * 3.3:
        return False
    if exponent < TINY_EXPONENT * 3.4:
        return True
    return mp.log10(magnitude) < TINY_EXPONENT


def scaled_exactly(magnitude, digits):
    """The digits as a whole number, and the decimal exponent, from the exact value."""
    exponent = (binary_exponent(magnitude) - 1) * 30103 // 100000 - 1
    while True:
        whole = rounded(magnitude, digits - 1 - exponent)
        if whole < 10**digits:
            return whole, exponent
        exponent += 1


def scaled_roughly(magnitude, digits):
    """The same, with the decimal exponent divided out in floating point."""
    extra = 2 * len(str(binary_exponent(magnitude))) + 20
    with mp.workdps(mp.dps + extra):
        exponent = int(mp.floor(mp.log10(magnitude)))
        scaled = magnitude / mpf(10) ** exponent
    whole = rounded(scaled, digits - 1)
    return (whole, exponent) if whole < 10**digits else (rounded(scaled, digits - 2), exponent + 1)


def rounded(magnitude, decimals):
    """magnitude * 10^decimals as a whole number, halves up, from the exact value of magnitude."""
    _, mantissa, exponent, _ = magnitude._mpf_
    mantissa, exponent = int(mantissa), int(exponent)
    numerator = mantissa << max(exponent, 0)
    denominator = 1 << max(-exponent, 0)
    if decimals >= 0:
        numerator *= power_of_ten(decimals)
    else:
        denominator *= power_of_ten(-decimals)
    return (2 * numerator + denominator) // (2 * denominator)


@functools.lru_cache(maxsize=4096)
def power_of_ten(exponent):
    return 10**exponent


# The commands


def work(number, digits):
    """The output of an instance, and statistics."""
    instance = draw_instance(number)
    found, counted = trusted_lines(instance, digits)
    ending = found[-1].split()[0]
    if ending in ("singular", "collapsed"):
        counted[ending] += 1
    counted["instances"] += 1
    counted["lines"] += len(found)
    counted["lines with tiny"] += sum(line.endswith(" tiny") for line in found)
    counted["lines with 0"] += sum(line.endswith(" 0") for line in found)
    return "\n".join(instance.header() + found) + "\n", counted, number


def chosen(count, small_only):
    """The numbers of the instances to print."""
    every = itertools.count()
    if small_only:
        every = (i for i in every if is_small(draw_instance(i)))
    return itertools.islice(every, count)


def is_small(instance):
    return instance.clusters * len(instance.points) <= 24


def print_instances(count, digits, small_only, processes):
    start, total, most, zeroed = time.monotonic(), Counter(), 0, []
    task = functools.partial(work, digits=digits)
    with multiprocessing.Pool(processes) as pool:
        for text, counted, number in pool.imap(task, chosen(count, small_only)):
            sys.stdout.write(text)
            most = max(most, counted.pop("precision"))
            if counted["sums that count as zero"]:
                zeroed.append(number)
            total += counted
    for name, value in total.items():
        print(f"{name}: {value}", file=sys.stderr)
    print(f"instances with sums that count as zero: {zeroed}", file=sys.stderr)
    print(f"highest precision on which two agreed: {most} and {2 * most}", file=sys.stderr)
    print(f"seconds: {time.monotonic() - start:.0f}", file=sys.stderr)


COURSE = {
    "posterior 1 1 @0": "0.2942149721629887742839622",
    "posterior 1 2 @0": "0.6224593312018545646389006",
    "posterior 1 3 @0": "0.6513548646660542436211987",
    "posterior 1 4 @0": "0.1066905939456511910902910",
    "posterior 1 5 @0": "0.05340332979982423425375201",
    "count 1 @0": "1.728123091776373007888105",
    "weight 1 @1": "0.3456246183552746015776209",
    "mean 1 1 @1": "-0.5373289474340418120306210",
    "variance 1 @1": "0.5757859076870628610192069",
    "weight 2 @1": "0.6543753816447253984223791",
    "mean 2 1 @1": "0.6811290963725771357510437",
    "variance 2 @1": "1.075247963161801423738691",
    "logLikelihood @0": "-11.64848777023148835448332",
    "logLikelihood @1": "-7.422025191179191665368323",
}


def course_instance():
    half, four = Fraction(1, 2), [[Fraction(4)]]
    points = [[Fraction(x)] for x in ("0.2", "-0.9", "-1", "1.2", "1.8")]
    return Instance(-1, "spherical", [half] * 2, [[-3], [2]], [four] * 2, points, 1)


def scientific(text):
    """A decimal number of the course, without any change to its digits."""
    sign, text = ("-", text[1:]) if text[0] == "-" else ("", text)
    whole, behind = text.split(".")
    digits = (whole + behind).lstrip("0")
    return f"{sign}{digits[0]}.{digits[1:]}e{len(digits) - len(behind) - 1}"


def self_test():
    """Compares the worked example with the course, and covariances with their definition."""
    found = dict(line.split(" = ") for line in trusted_lines(course_instance(), [25])[0])
    wrong = [name for name, text in COURSE.items() if found[name] != scientific(text)]
    wrong += [f"proxy @{t}" for t in (0, 1) if found[f"proxy @{t}"] != found[f"logLikelihood @{t}"]]
    wrong += [f"covariances of instance {i}" for i in range(80) if not agrees_with_definition(i)]
    for name in wrong:
        print(f"wrong: {name}")
    print(f"{len(COURSE)} values of the course compared, {len(wrong)} wrong")
    return 1 if wrong else 0


def agrees_with_definition(number):
    """Whether the first M step gives sum_i w_i (x_i - m)(x_i - m)^T / sum_i w_i, to 50 digits.

    All elements are compared relative to the squared size of the points.
    """
    with mp.workdps(ZERO_DIGITS):
        instance = draw_instance(number)
        points = [list(map(real, point)) for point in instance.points]
        shares = posteriors(joint_densities(given_mixture(instance), points))
        mixture = MStep(instance, points)(shares)
        defined = defined_covariances(instance.kind, points, shares, mixture.means)
        close = mpf(10) ** -50 * max(1, max(map(abs, itertools.chain(*points)))) ** 2
        pairs = zip(flattened(mixture.covariances), flattened(defined))
        return all(abs(a - b) <= close for a, b in pairs)


def flattened(matrices):
    return [element for matrix in matrices for row in matrix for element in row]


def defined_covariances(kind, points, shares, means):
    d = len(points[0])
    scatters = [
        [[scatter(points, row, mean, r, c) for c in range(d)] for r in range(d)]
        for row, mean in zip(shares, means)
    ]
    counts = [sum(row) for row in shares]
    if kind == "tied":
        n = len(points)
        tied = [[sum(S[r][c] for S in scatters) / n for c in range(d)] for r in range(d)]
        return [tied] * len(counts)
    matrices = [[[x / count for x in row] for row in S] for S, count in zip(scatters, counts)]
    if kind == "full":
        return matrices
    diagonals = [[matrix[r][r] for r in range(d)] for matrix in matrices]
    if kind == "spherical":
        diagonals = [[sum(diagonal) / d] * d for diagonal in diagonals]
    return [diagonal_matrix(diagonal) for diagonal in diagonals]


def scatter(points, shares, mean, r, c):
    return sum(w * (x[r] - mean[r]) * (x[c] - mean[c]) for w, x in zip(shares, points))


def main():
    parser = argparse.ArgumentParser(description="Reference values for Gaussian mixtures and EM.")
    parser.add_argument("--count", type=int, default=20, help="how many instances to print")
    parser.add_argument("--digits", type=int, nargs="+", default=[30], help="significant digits")
    parser.add_argument("--small-only", action="store_true", help="skip instances with K n > 24")
    parser.add_argument("--processes", type=int, help="how many processes to use")
    parser.add_argument("--self-test", action="store_true", help="check the worked example")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    print_instances(options.count, options.digits, options.small_only, options.processes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
