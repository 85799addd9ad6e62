/// Something to time, and what it is compared with.
struct Workload {
  let name: String
  /// What one unit is, for the rate.
  let unit: String
  /// How many units a run does.
  let units: Int
  let run: () throws -> Void
}

/// Times a workload: the median of several runs, in seconds.
func median(of runs: Int, _ workload: Workload) throws -> Double {
  let clock = ContinuousClock()
  try workload.run()
  var times: [Double] = []
  for _ in 0..<runs {
    let time = try clock.measure { try workload.run() }
    times.append(
      Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
  }
  return times.sorted()[runs / 2]
}

/// Prints a group of workloads, the first of which the others are compared with.
func compare(_ title: String, _ workloads: [Workload]) throws {
  print(title)
  var base: Double?
  for workload in workloads {
    let perUnit = try median(of: 5, workload) / Double(workload.units)
    base = base ?? perUnit
    let rate = Int(1 / perUnit)
    let ratio = perUnit / (base ?? perUnit)
    let microseconds = (perUnit * 1e8).rounded() / 100
    print(
      "  \(workload.name): \(microseconds) µs a \(workload.unit), \(rate)/s, ratio \((ratio * 100).rounded() / 100)"
    )
  }
}
