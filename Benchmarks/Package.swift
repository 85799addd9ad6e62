// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that measuring never slows the build of the tool.
let package = Package(
  name: "gmm-quiz-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "gmm-quiz", path: "..")],
  targets: [
    .executableTarget(
      name: "gmm-bench", dependencies: [.product(name: "GMMQuiz", package: "gmm-quiz")])
  ],
  swiftLanguageModes: [.v6]
)
