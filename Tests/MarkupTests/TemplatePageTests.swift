import Markup
import Testing

/// Compiles a page whose files are given.
private func page(_ text: String, _ files: [String: String] = [:]) throws(InputErrors) -> Template {
  struct Missing: Error, CustomStringConvertible { let description = "no such file" }
  return try Template.page(Array(text.utf8), file: "t.html") { name in
    guard let file = files[name] else { throw Missing() }
    return Array(file.utf8)
  }
}

private func body(_ text: String, _ record: Record = [:]) throws -> String {
  let template = try page("<!DOCTYPE html>\n<html><body>\(text)</body></html>")
  let bytes = template.render(record)
  return String(
    decoding: bytes.dropFirst("<!DOCTYPE html>\n<html><body>".utf8.count)
      .dropLast("</body></html>\n".utf8.count), as: UTF8.self)
}

@Suite("Template pages")
struct TemplatePageTests {
  @Test func compilesAWholePage() throws {
    let template = try page(
      """
      <!DOCTYPE html>
      <html lang="en" data-set-lang="language">
        <head>
          <meta charset="utf-8" />
          <title data-slot="title">A title</title>
          <link rel="stylesheet" href="sheet.css" media="print" />
        </head>
        <body>
          <!-- a comment -->
          <main data-slot="main"><p>Sample</p></main>
          <script src="sheet.js" defer="defer"></script>
        </body>
      </html>
      """, ["sheet.css": "a > b { }\n", "sheet.js": "\u{FEFF}if (a < b && c) {}\n"])
    #expect(template.names == ["language", "title", "main"])
    #expect(template.isPage)
    let main = Value.fragment(try Fragment([.element("p", "é")]))
    #expect(
      String(decoding: template.render(["title": .text("<T>"), "main": main]), as: UTF8.self)
        == """
        <!DOCTYPE html>
        <html>
          <head>
            <meta charset="utf-8">
            <title>&lt;T&gt;</title>
            <style media="print">a > b { }
        </style>
          </head>
          <body>
            
            <main><p>é</p></main>
            <script>if (a < b && c) {}
        </script>
          </body>
        </html>

        """)
  }

  @Test(arguments: [
    ("<p data-slot='a'>x<b>y</b></p>", "<p>1</p>"),
    ("<p data-slot='none'>x</p>", "<p></p>"),
    ("<p data-when='a'>x</p><p data-when='none'>y</p>", "<p>x</p>"),
    ("<p data-unless='a'>x</p><p data-unless='none'>y</p>", "<p>y</p>"),
    ("<i class='s' data-set-class='a' id='i'/>", "<i class=\"1\" id=\"i\"></i>"),
    ("<i data-set-class='a' id='i' class='s'/>", "<i class=\"1\" id=\"i\"></i>"),
    ("<i data-set-data-student='a'/>", "<i data-student=\"1\"></i>"),
    ("<i class='s' data-set-class='none'/>", "<i></i>"),
    (
      "<input checked='' data-set-checked='yes' disabled='' data-set-disabled='no'/>",
      "<input checked>"
    ),
    (
      "<ul><li data-each='l' data-slot='a'>x</li><li data-sample='sample'>y</li></ul>",
      "<ul><li>2</li><li>3</li></ul>"
    ),
    (
      "<p data-each='l' data-when='w' data-set-id='a' data-slot='a'>x</p>",
      "<p id=\"3\">3</p>"
    ),
    ("<p data-each='l'><b data-each='m' data-slot='a'/></p>", "<p><b>2</b></p><p></p>"),
    (
      "<p data-x='y' title='&lt;'>&#xA0;<![CDATA[<]]></p>",
      "<p data-x=\"y\" title=\"&lt;\">\u{A0}&lt;</p>"
    ),
    ("<link rel='icon' href='data:,'/>", "<link rel=\"icon\" href=\"data:,\">"),
    ("<script>f();</script>", "<script>f();</script>"),
    (
      "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></g></svg>"
    ),
  ])
  func fills(_ text: String, _ expected: String) throws {
    let record: Record = [
      "a": .text("1"), "yes": .flag(true), "no": .flag(false),
      "l": .list([
        ["a": .text("2"), "m": .list([[:]])], ["a": .text("3"), "w": .flag(true)],
      ]),
    ]
    #expect(try body(text, record) == expected)
  }

  @Test(arguments: [
    ("<p data-slot=''/>", "2:16: “” can't be the name of a slot. "),
    ("<p data-each='A b'/>", "2:16: “A b” can't be the name of a slot. "),
    ("<p data-sample='yes'/>", "2:16: `data-sample` can't be “yes”. Write data-sample=\"sample\""),
    (
      "<a data-set-href='x'/>",
      "2:13: the attribute `href` of `<a>` can't be filled from a record. "
    ),
    ("<p data-set-onclick='x'/>", "2:13: the attribute `onclick` of `<p>` can't be filled"),
    ("<p data-set-style='x'/>", "2:13: the attribute `style` of `<p>` can't be filled"),
    ("<p data-set-='x'/>", "2:13: “” can't be the name of an attribute of `<p>`. "),
    ("<script data-slot='x'/>", "2:13: only text can stand in `<script>`. "),
    ("<style data-slot='x'/>", "2:13: only text can stand in `<style>`. "),
    ("<br data-slot='x'/>", "2:13: `<br>` can't hold anything. "),
    ("<wbr/>", "2:13: `<wbr>` can't be used in pages. "),
    ("<iframe src='x'/>", "2:13: `<iframe>` can't be used in pages. "),
    ("<script src='../x.js'/>", "2:21: only a file beside the page can be taken in here. "),
    ("<script src='https://example.org/x.js'/>", "2:21: only a file beside the page"),
    (
      "<script src='x.css'/>",
      """
      2:21: only a file beside the page can be taken in here. \
      Write a plain file name that ends in .js
      """
    ),
    ("<script src='.js'/>", "2:21: only a file beside the page"),
    ("<script src='a.js'>x</script>", "2:13: this `<script>` has both a file and a content. "),
    ("<script src='none.js'/>", "2:21: “none.js” can't be read: no such file. "),
    (
      "<script src='bad.js'/>",
      "bad.js:2:2: the text of `<script>` holds something that would end it. "
    ),
    ("<link rel='stylesheet' href='bad.css'/>", "bad.css:1:3: the text of `<style>` holds"),
    ("<link rel='stylesheet' href='wrong.css'/>", "wrong.css:1:2: the character U+00 can't stand"),
    ("<link rel='stylesheet'/>", "2:13: only a file beside the page"),
    (
      "<link rel='preload' href='a.css'/>",
      "2:13: this `<link>` would make the page fetch something. "
    ),
    ("<p>&nbsp;</p>", "2:16: &nbsp; isn't known. Write &#xA0;."),
    ("<p xmlns='http://www.w3.org/1999/xhtml'/>", "2:13: `<p>` can't be in the namespace"),
  ])
  func refuses(_ text: String, _ expected: String) throws {
    let files = [
      "a.js": "x", "bad.js": "\n'</script>'", "bad.css": "/*</STYLE", "wrong.css": "a\u{0}",
    ]
    let errors = try #require(throws: InputErrors.self) {
      try page("<!DOCTYPE html>\n<html><body>\(text)</body></html>", files)
    }
    let prefix = expected.first?.isNumber == true ? "t.html:" : ""
    #expect(errors.description.hasPrefix(prefix + expected), "\(errors)")
    #expect(errors.errors.count <= 2)
  }

  @Test(arguments: [
    ("<html>", "t.html:1:1: `<html>` is never closed. "),
    ("<p/>", "t.html:1:1: a page has to be one `<html>` element. "),
    ("<html data-each='x'/>", "t.html:1:1: a page has to be one `<html>` element. "),
    ("<!DOCTYPE html SYSTEM 'x'><html/>", "t.html:1:1: only the plain document type of HTML"),
  ])
  func refusesPages(_ text: String, _ expected: String) throws {
    let errors = try #require(throws: InputErrors.self) { try page(text) }
    #expect(errors.description.hasPrefix(expected), "\(errors)")
  }

  @Test func tellsSeveralErrors() throws {
    let errors = try #require(throws: InputErrors.self) {
      try page("<html>\n<wbr/>\n<p data-slot='?'/></html>")
    }
    #expect(errors.errors.map(\.position.line) == [2, 3])
  }
}
