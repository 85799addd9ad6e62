// swift-tools-version: 6.1
import Foundation
import PackageDescription

// Arb is a library of its own before FLINT 3 and a part of FLINT from then on; which one is here
// shows in where its header lies. GMM_QUIZ_FLINT_PREFIX names an installation outside the usual
// places. FLINT's inline functions call GMP by themselves.
let prefix = Context.environment["GMM_QUIZ_FLINT_PREFIX"]
let prefixes = [prefix, "/usr", "/usr/local", "/opt/homebrew"].compactMap { $0 }
let hasFlint3 = prefixes.contains {
  FileManager.default.fileExists(atPath: $0 + "/include/flint/arb.h")
}
let arbLinking: [LinkerSetting] =
  (hasFlint3 ? ["flint", "gmp"] : ["flint-arb", "flint", "gmp"]).map { .linkedLibrary($0) }
  + (prefix.map { [.unsafeFlags(["-L\($0)/lib"])] } ?? [])
// Every target that imports Balls, however far up, reads Arb's headers.
let arbHeaders: [SwiftSetting] =
  prefix.map { [.unsafeFlags(["-Xcc", "-I\($0)/include"])] } ?? []

func library(
  _ name: String, _ dependencies: [Target.Dependency], linking: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: arbHeaders, linkerSettings: linking)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    exclude: exclude, swiftSettings: arbHeaders)
}

let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "gmm-quiz",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gmm-quiz", targets: ["gmm-quiz"]),
    .library(name: "GMMQuiz", targets: ["Solving", "Exercises", "Grading", "Sheets", "Gradebook"]),
    .library(name: "Answers", targets: ["Answers"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(name: "CArb"),
    .systemLibrary(name: "CFileSystem"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),

    library("Scalars", [bigInt]),
    library("Balls", ["Scalars", "CArb"], linking: arbLinking),
    library("Mixtures", ["Scalars"]),
    library("Solving", ["Mixtures", "Balls"]),

    library("Mistakes", ["Mixtures"]),
    library("Answers", ["Solving"]),
    library("Markup", ["CLibXML2"]),
    library("Exercises", ["Answers", "Mistakes", "Markup", crypto]),
    library("Grading", ["Exercises"]),
    library("Sheets", ["Grading"]),
    library("Gradebook", ["Grading", "CFileSystem"]),
    library("Practice", ["Grading"]),
    .executableTarget(
      name: "gmm-quiz", dependencies: ["Practice", "Sheets", "Gradebook", argumentParser],
      swiftSettings: arbHeaders),

    .target(
      name: "TestSupport", dependencies: ["Exercises"], path: "Tests/TestSupport",
      swiftSettings: arbHeaders),
    tests("Scalars", [bigInt]),
    tests("Balls", ["TestSupport"]),
    tests("Mixtures", ["Balls"]),
    tests("Solving", ["TestSupport", crypto]),
    tests("Mistakes", ["Balls"]),
    tests("Answers", ["TestSupport", crypto]),
    tests("Markup", []),
    tests("Exercises", ["TestSupport"]),
    tests("Grading", ["TestSupport"]),
    tests("Sheets", ["TestSupport"], exclude: ["Snapshots"]),
    tests("Gradebook", ["TestSupport"]),
    .testTarget(
      name: "CommandTests", dependencies: ["gmm-quiz", "Gradebook", "TestSupport"],
      swiftSettings: arbHeaders),
  ],
  swiftLanguageModes: [.v6]
)
