// The live explorer: settings, the picture to step through, what follows. Python answers one question at a time with a
// whole state; what moved in the meantime is asked for next, so that the last key pressed decides what is shown.

let views = 0;

function render({ model, el }) {
  const own = `view ${++views}`;
  const root = make("section", { class: "shapewise-explorer" });
  const holder = make("div", { class: "shapewise-picture" });
  const [facts, hint] = [make("p", { class: "shapewise-note" }), make("p", { class: "shapewise-note" })];
  const alarm = make("p", { class: "shapewise-note shapewise-alarm", role: "alert" });
  const followed = make("p", { class: "shapewise-note", role: "status" });
  const said = make("p", { class: "shapewise-hidden", role: "status" });
  const inside = make("div");
  const tables = make("details", {}, make("summary", {}, "The picture as tables"), inside);
  const wanted = { at: model.get("state").at, values: {}, tables: false, gesture: 0 };
  let [asked, waiting, more] = [0, false, false];

  function ask() {
    more = waiting;
    if (waiting) return;
    waiting = true;
    Promise.resolve(model.send({ ...wanted, asked: `${own}, ${++asked}` })).catch(() => {});
    wanted.values = {};
  }

  const steps = stepper((at) => {
    wanted.at = at;
    ask();
  });
  const settings = model.get("state").controls.map((control) => setting(control, change));

  function change(name, value, begins) {
    if (begins) wanted.gesture += 1;
    if (value === undefined) return;
    wanted.values[name] = value;
    ask();
  }

  function update() {
    const state = model.get("state");
    el.classList.remove("shapewise-lost");
    if (state.asked === `${own}, ${asked}`) waiting = false;
    if (more && !waiting) return ask();
    if (waiting) return;
    settings.forEach((one, place) => one.set(state.controls[place]));
    wanted.at = state.at;
    steps.set(state.at, state.count);
    for (const part of [steps.element, holder, tables]) part.hidden = Boolean(state.alarm);
    alarm.textContent = state.alarm;
    followed.textContent = state.followed;
    facts.replaceChildren(...state.facts.map(([name, text]) => make("span", {}, make("b", {}, `${name}: `), text)));
    if (state.alarm) return;
    show(holder, state.svg);
    said.textContent = state.said;
    hint.textContent = holder.querySelector("[data-lit]") ? TOUCH : "";
    if (wanted.tables) inside.innerHTML = state.tables;
  }

  // The line to the kernel is another one: until there is an answer, there is nobody who can give one.
  function lose() {
    el.classList.add("shapewise-lost");
    steps.pause();
    waiting = false;
    ask();
  }

  tables.ontoggle = () => {
    wanted.tables = tables.open;
    if (tables.open) ask();
  };
  const panel = make("div", { class: "shapewise-controls" }, ...settings.map((one) => one.element));
  root.append(panel, alarm, facts, followed, steps.element, holder, said, hint, tables);
  keepKeys(root);
  const gone = make("p", { class: "shapewise-gone", role: "alert" }, "The kernel was restarted: run this cell again.");
  el.classList.add("shapewise-live");
  el.append(gone, root);
  model.on("change:state", update);
  model.on("comm_live_update", lose);
  update();
  return () => {
    steps.pause();
    model.off("change:state", update);
    model.off("comm_live_update", lose);
  };
}

// One setting: a slider, a choice or a box to tick, in its label; change(name, value, begins) hears of it.
function setting(control, change) {
  const readout = make("span", { class: "shapewise-readout", "aria-hidden": "true" });
  const field = fieldOf(control);
  const why = make("small", {});
  const element = make("label", { title: control.changes }, make("span", {}, control.name), field, readout, why);
  const value = () => (control.kind === "slider" ? Number(field.value) : field.selectedIndex);
  const read = () => (control.kind === "box" ? field.checked : control.kind === "slider" ? value() : control.options[value()]);
  field.onpointerdown = () => change(control.name, undefined, true);
  field.onkeydown = (event) => change(control.name, undefined, !event.repeat);
  field.oninput = () => {
    if (control.kind === "slider") readout.textContent = field.value;
    change(control.name, read(), control.kind !== "slider");
  };
  return {
    element,
    set(now) {
      field.disabled = Boolean(now.off);
      element.classList.toggle("shapewise-off", field.disabled);
      why.textContent = now.off;
      if (control.kind === "slider") {
        [field.min, field.max, field.value] = [now.low, now.high, now.value];
        readout.textContent = now.value;
      } else if (control.kind === "box") {
        field.checked = now.value;
      } else {
        field.selectedIndex = control.options.indexOf(now.value);
      }
    },
  };
}

function fieldOf(control) {
  if (control.kind === "slider") return make("input", { type: "range", min: control.low, max: control.high, step: 1 });
  if (control.kind === "box") return make("input", { type: "checkbox" });
  return make("select", {}, ...control.options.map((option) => make("option", {}, String(option))));
}

export default { render };
