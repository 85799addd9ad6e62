// swift-tools-version: 6.1
import PackageDescription

// A package of its own: libFuzzer brings `main`, so a plain build of this target can't be linked.
let package = Package(
  name: "gmm-quiz-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "gmm-quiz", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz-answers", dependencies: [.product(name: "Answers", package: "gmm-quiz")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
