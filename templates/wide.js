// Lets the keyboard reach what is too wide for the page and scrolls in a box of its own. Most
// browsers do so by themselves; this is for the others.
(() => {
  "use strict";

  const isWide = (box) =>
    box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === "auto";

  /** Boxes with a class of "scroll" can always be reached, so they are left alone. */
  function reach() {
    for (const box of document.querySelectorAll("main :is(p, div, span, math):not(.scroll)")) {
      if (isWide(box) === box.hasAttribute("tabindex")) continue;
      // A role or a name there would hide the formula, or the label, from readers aloud.
      const isPlain = box.closest("label, legend, math") !== null;
      const role = isPlain ? {} : { role: "region", "aria-label": "Wide formula" };
      for (const [name, value] of Object.entries({ tabindex: "0", ...role })) {
        if (isWide(box)) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    reach();
    addEventListener("resize", reach);
  });
})();
