// Ratios measured side by side in one run; run it from the root of the checkout: `make bench`, or
// `make bench WHAT=solver` for a part of it.

let parts = [
  ("solver", SolverBenchmark.run), ("sheets", SheetBenchmark.run), ("marks", MarkBenchmark.run),
  ("diagnosis", DiagnosisBenchmark.run),
]
let chosen = CommandLine.arguments.dropFirst()
for (name, run) in parts where chosen.isEmpty || chosen.contains(name) { try run() }
