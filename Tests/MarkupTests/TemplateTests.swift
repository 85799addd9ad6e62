import Markup
import Testing
@Test func templateProbe() throws {
  let t = try Template([.element("input", [Attribute("checked", slot: "a"), Attribute("value", slot: "b"), Attribute("class", "x\"y'<!-- & --> &{z}")], []), .each("l", [.element("li", [.slot("x"), .text(" é\u{a0}&<>")])]), .element("math", [.element("mspace", [Node]())]), .element("p", [])], page: false)
  print(String(decoding: t.render(["a": .flag(true), "b": .text("x\"y'<!-- & --> &{z}"), "l": .list([["x": .text("<b>")], [:]])]), as: UTF8.self))
  print(String(decoding: t.render([:]), as: UTF8.self))
  let p = try Template.page(Array("<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'/><title data-slot='t'>x</title><link rel='stylesheet' href='a.css'/></head><body><p data-each='l' data-when='x' data-set-id='x'>a</p><p data-sample='sample'>q</p><br/><script src='a.js' defer='defer'></script></body></html>".utf8), file: "x") { Array("/* \($0) <b> && */".utf8) }
  print(String(decoding: p.render(["t": .text("T"), "l": .list([["x": .text("<b>")], [:]])]), as: UTF8.self))
}
