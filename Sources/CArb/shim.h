#ifndef GMM_QUIZ_CARB_SHIM_H
#define GMM_QUIZ_CARB_SHIM_H

// FLINT 3 holds Arb and puts its headers under flint/; Arb 2 came as a library of its own.
#if __has_include(<flint/arb.h>)
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/arb.h>
#elif __has_include(<arb.h>)
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <arb.h>
#else
#error "Arb is missing: install libflint-arb-dev (Debian 12) or libflint-dev (FLINT 3 or later)."
#endif

// `arb_mid_ptr` asks for a mutable ball.
static inline arf_srcptr gmm_midpoint(const arb_t ball) {
  return arb_midref(ball);
}

// ball · 10^power at `bits` bits. Up to `bits` digits the power is exact, so that an exact ball
// stays exact; beyond, it would be larger than anything that is wanted of it.
static inline void gmm_scale(arb_t result, const arb_t ball, slong power, slong bits) {
  slong size = power < 0 ? -power : power;
  if (size <= bits) {
    fmpz_t factor;
    fmpz_init(factor);
    fmpz_set_ui(factor, 10);
    fmpz_pow_ui(factor, factor, (ulong) size);
    if (power < 0)
      arb_div_fmpz(result, ball, factor, bits);
    else
      arb_mul_fmpz(result, ball, factor, bits);
    fmpz_clear(factor);
  } else {
    arb_t factor;
    arb_init(factor);
    arb_set_ui(factor, 10);
    arb_pow_ui(factor, factor, (ulong) size, bits + 64);
    if (power < 0)
      arb_div(result, ball, factor, bits);
    else
      arb_mul(result, ball, factor, bits);
    arb_clear(factor);
  }
}

// Rounds |ball| · 10^power to a whole number, halves up. Returns 0 where the ball doesn't settle
// it; else 1, or 2 where the whole number itself lies in the ball.
static inline int gmm_round_scaled(fmpz_t whole, const arb_t ball, slong power, slong bits) {
  arb_t scaled, rest;
  mag_t bound;
  arb_init(scaled);
  arb_init(rest);
  mag_init(bound);
  gmm_scale(scaled, ball, power, bits);
  arb_abs(scaled, scaled);
  // Nearly always the midpoint is clearly nearer to one whole number than to any other.
  arf_get_fmpz(whole, arb_midref(scaled), ARF_RND_NEAR);
  arb_sub_fmpz(rest, scaled, whole, ARF_PREC_EXACT);
  arb_get_mag(bound, rest);
  int outcome = mag_cmp_2exp_si(bound, -1) < 0;
  if (!outcome) {
    arb_set_d(rest, 0.5);
    arb_add(rest, rest, scaled, bits);
    arb_floor(rest, rest, bits);
    outcome = arb_get_unique_fmpz(whole, rest) != 0;
    if (outcome) outcome += arb_contains_fmpz(scaled, whole) != 0;
  } else {
    outcome += arb_contains_zero(rest) != 0;
  }
  arb_clear(scaled);
  arb_clear(rest);
  mag_clear(bound);
  return outcome;
}

#endif
