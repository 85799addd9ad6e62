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

#endif
