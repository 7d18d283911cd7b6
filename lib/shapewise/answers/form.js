// The form of an open question: a field for each part, four levels of confidence, and what became of it.
// Python reads the answers and says what it noted; nothing is judged here.

const LEVELS = ["a guess", "not sure", "fairly sure", "certain"];

let forms = 0;

function made(tag, attributes = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...inside);
  return node;
}

function buttons(group, legend, options, chosen) {
  const set = made("fieldset", {}, made("legend", {}, legend));
  for (const [value, text] of options) {
    const radio = made("input", { type: "radio", name: group, value });
    radio.checked = value === chosen;
    set.append(made("label", { class: "shapewise-choice" }, radio, made("span", {}, text)));
  }
  return set;
}

function textField(id, part) {
  const field = made("input", { id, type: "text", name: part.name, autocomplete: "off", spellcheck: "false" });
  field.value = part.value;
  const hint = made("small", { id: `${id}-hint` }, part.hint);
  field.setAttribute("aria-describedby", hint.id);
  return made("p", {}, made("label", { for: id }, part.name), field, hint);
}

function render({ model, el }) {
  const number = ++forms;
  const form = made("form", { class: "shapewise-form", novalidate: "" });
  form.setAttribute("aria-label", `Your prediction: ${model.get("question")}`);
  for (const part of model.get("parts")) {
    const name = `shapewise-${number}-${part.name}`;
    const options = part.options.map((text) => [text, text]);
    form.append(options.length ? buttons(name, part.name, options, part.value) : textField(name, part));
  }
  const sure = `shapewise-${number}-confidence`;
  const levels = LEVELS.map((text, place) => [String(place + 1), `${place + 1} ${text}`]);
  form.append(buttons(sure, "How sure are you?", levels, model.get("confidence")));
  const message = made("p", { role: "status", class: "shapewise-message" });
  form.append(made("button", { type: "submit" }, "Predict"), message);

  function say() {
    message.textContent = model.get("message");
    message.classList.toggle("shapewise-refused", model.get("refused"));
  }

  // The line to the kernel is another one: until there is an answer, there is nobody who can note anything.
  function lose() {
    message.textContent = "The kernel was restarted: run this cell again.";
    message.classList.add("shapewise-refused");
    Promise.resolve(model.send({ asked: "are you there?" })).catch(() => {});
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const answers = {};
    for (const part of model.get("parts")) {
      answers[part.name] = given.get(part.options.length ? `shapewise-${number}-${part.name}` : part.name) ?? "";
    }
    model.send({ answers, confidence: given.get(sure) ?? "" });
  });
  // Enter in a field is this form's: JupyterLab would take it for a command of its own.
  form.addEventListener("keydown", (event) => event.stopPropagation());
  model.on("change:message", say);
  model.on("change:refused", say);
  model.on("change:heard", say);
  model.on("comm_live_update", lose);
  say();
  el.append(form);
  return () => model.off("comm_live_update", lose);
}

export default { render };
