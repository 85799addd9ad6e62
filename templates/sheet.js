// Comfort for whoever fills in this sheet: keeps what is typed in this browser, counts the
// answers, and saves them as the file to hand in. Nothing leaves the page on its own, and the
// sheet is complete without this script.
(() => {
  "use strict";

  const FORMAT = "gmm-quiz/answers@1";

  // Browser storage may be switched off, or refused to a page opened from a file.
  const storage = {
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(key)) ?? {};
      } catch {
        return {};
      }
    },
    write(key, answers) {
      try {
        localStorage.setItem(key, JSON.stringify(answers));
        return true;
      } catch {
        return false;
      }
    },
  };

  /** The inputs of the form by the name of their answer; a list of options has several. */
  function fieldsOf(form) {
    const fields = new Map();
    for (const input of form.querySelectorAll("input[name]")) {
      fields.set(input.name, [...(fields.get(input.name) ?? []), input]);
    }
    return fields;
  }

  const isOptionList = ([first]) => first.type === "checkbox" || first.type === "radio";

  /** The answer as typed, or the letters ticked or chosen, such as "a,c" or "b". */
  function valueOf(inputs) {
    if (!isOptionList(inputs)) return inputs[0].value;
    return inputs.filter((input) => input.checked).map((input) => input.value).join(",");
  }

  function setValue(inputs, value) {
    if (isOptionList(inputs)) {
      const letters = value.split(",");
      for (const input of inputs) input.checked = letters.includes(input.value);
    } else {
      inputs[0].value = value;
    }
  }

  /** The answers given so far; what is left empty is left out. */
  function collect(fields) {
    const answers = {};
    for (const [name, inputs] of fields) {
      const value = valueOf(inputs);
      if (value.trim() !== "") answers[name] = value;
    }
    return answers;
  }

  /** Puts answers into the form. Names that the sheet doesn't have are passed over. */
  function fill(fields, answers) {
    for (const [name, inputs] of fields) {
      const value = answers?.[name];
      setValue(inputs, typeof value === "string" ? value : "");
    }
  }

  function download(text, name) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /** The answers in the text of a saved file; throws an Error with a sentence for the student. */
  function answersIn(text, sheet) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      file = null;
    }
    if (file?.format !== FORMAT || typeof file.answers !== "object" || file.answers === null) {
      throw new Error("That file doesn’t hold saved answers. Choose one that this page saved.");
    }
    if (file.sheet !== sheet) {
      throw new Error(`That file was saved on another sheet, ${file.sheet}. This one is ${sheet}.`);
    }
    return file.answers;
  }

  function enliven(form) {
    const { assignment, student, sheet } = form.dataset;
    const key = `gmm-quiz:${sheet}`;
    const fileName = `answers-${student.replace(/[^A-Za-z0-9_-]/gu, "_")}-${sheet}.json`;
    const fields = fieldsOf(form);
    const part = (name) => form.querySelector(`[data-part="${name}"]`);
    const [count, told, picker] = ["count", "told", "file"].map(part);

    // A status is read aloud whenever its text is set, so it is set only when it changes.
    const tell = (status, text) => {
      if (status.textContent !== text) status.textContent = text;
    };
    const given = () => Object.keys(collect(fields)).length;
    const showCount = () => tell(count, `${given()} of ${fields.size} answered`);

    function keep() {
      showCount();
      tell(told, storage.write(key, collect(fields)) ? ""
        : "This browser doesn’t keep what you type here. Save your answers before you leave.");
    }

    function save() {
      const answers = collect(fields);
      const file = { format: FORMAT, assignment, student, sheet, answers };
      download(JSON.stringify(file, null, 2) + "\n", fileName);
      tell(told, `Saved as ${fileName}. That is the file to hand in.`);
    }

    async function load() {
      const [file] = picker.files;
      if (!file) return;
      try {
        const answers = answersIn(await file.text(), sheet);
        const question = "Put the answers of that file in place of the ones on this page?";
        if (given() > 0 && !confirm(question)) return;
        fill(fields, answers);
        keep();
        tell(told, `Loaded ${file.name}.`);
      } catch (error) {
        tell(told, error.message);
      } finally {
        picker.value = ""; // so that the same file can be chosen again
      }
    }

    function clear() {
      if (!confirm("Clear every answer on this page? Files that you saved stay as they are.")) {
        return;
      }
      fill(fields, {});
      keep();
      tell(told, "All answers are cleared.");
    }

    fill(fields, storage.read(key));
    showCount();
    form.addEventListener("input", keep);
    form.addEventListener("submit", (event) => event.preventDefault()); // Enter in an answer
    picker.addEventListener("change", load);
    part("save").addEventListener("click", save);
    part("load").addEventListener("click", () => picker.click());
    part("clear").addEventListener("click", clear);
    part("tools").hidden = false;
    part("no-script").hidden = true;
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("form[data-sheet]").forEach(enliven);
  });
})();
