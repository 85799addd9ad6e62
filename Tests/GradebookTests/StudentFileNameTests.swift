import Testing

@testable import Gradebook

@Suite("File names of students")
struct StudentFileNameTests {
  @Test(arguments: [
    ("ana", "ana-AB12-CD34"), ("Ana_B-2", "Ana_B-2-AB12-CD34"),
    ("../../x", "______x-AB12-CD34"), ("-rf", "_rf-AB12-CD34"), (".hidden", "_hidden-AB12-CD34"),
    ("con", "con-AB12-CD34"), ("a\\b/c:d*e?", "a_b_c_d_e_-AB12-CD34"), ("", "_-AB12-CD34"),
    ("ana@example.org", "ana_example_org-AB12-CD34"), ("é", "_-AB12-CD34"),
    ("e\u{301}", "_-AB12-CD34"), ("a\r\nb\0c", "a_b_c-AB12-CD34"), ("دانا", "____-AB12-CD34"),
    ("Ａ１", "__-AB12-CD34"),
    (String(repeating: "a", count: 50), String(repeating: "a", count: 40) + "-AB12-CD34"),
  ])
  func isSafe(_ id: String, _ name: String) {
    #expect(StudentFileName(id: id, code: "AB12-CD34").description == name)
  }
}
