import Exercises
import Gradebook

extension Grade {
  /// The definitions to mark with.
  ///
  /// - Throws: where the manifest shows that the marks would not be those of the sheets.
  func decide(
    _ folder: BankFolder, _ secret: Secret, _ manifest: Manifest?
  ) throws -> AssignmentDefinition {
    guard let manifest, let path = self.manifest else { return try folder.assignment(assignment) }
    if definitions == .manifest {
      let kept = try manifest.definitions(folder)
      try refuse(manifest.difference(from: kept, secret: secret), path)
      return kept
    }
    let current = try folder.assignment(assignment)
    let difference = manifest.difference(from: current, secret: secret)
    if case .definitions? = difference, definitions == .current {
      let other = current.problemsDrawnOtherwise(than: try manifest.definitions(folder))
      guard other.isEmpty else {
        throw Refused(
          "\(path): the definition of \(other.joined(separator: " and ")) now draws other numbers or "
            + "options than those on the sheets. Grade with the definitions as they were, "
            + "--definitions manifest. Nothing was marked.")
      }
      return current
    }
    try refuse(difference, path)
    return current
  }

  private func refuse(_ difference: Manifest.Difference?, _ path: String) throws {
    guard let difference else { return }
    let advice =
      switch difference {
      case .secret: "Give the secret that they were made with."
      case .assignment: "Give the manifest of this assignment."
      case .generator: "Grade with the gmm-quiz that made them."
      case .definitions:
        "Grade with the definitions as they were, --definitions manifest, or as they are now, "
          + "--definitions current. Nothing was marked."
      }
    throw Refused("\(path): \(difference.problem). \(advice)")
  }
}
