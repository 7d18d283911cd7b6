// What pictures do in a browser; where scripts are not run, they are images in a row.

const TOUCH =
  "Point at a number that was computed, or go there with Tab and the arrow keys: it shows what it was made of.";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Keys belong to the control that has the focus; JupyterLab would take arrows for commands of its own.
function keepKeys(element) {
  for (const control of element.querySelectorAll("input, select, button, summary"))
    control.setAttribute("data-lm-suppress-shortcuts", "true");
}

// An image of an SVG becomes the SVG itself: it takes the theme's colours, and its numbers can be selected.
function unpack(image) {
  const source = decodeURIComponent(image.getAttribute("src").replace(/^[^,]*,/, ""));
  image.replaceWith(picture(source));
}

function picture(source) {
  const holder = make("div", { class: "shapewise-picture" });
  show(holder, source);
  return holder;
}

function show(holder, source) {
  const read = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const svg = document.importNode(read, true);
  const kept = holder.current && holder.contains(document.activeElement) && holder.current.dataset.at;
  if (holder.firstChild) holder.firstChild.replaceWith(svg);
  else holder.append(svg, make("p", { class: "shapewise-sum", "aria-live": "polite" }));
  touch(holder, svg, kept);
}

// Pointing at a cell, or moving to it with the arrow keys, lights what it was made of and says its sum.
function touch(holder, svg, kept) {
  const sum = holder.lastChild;
  const cells = [...svg.querySelectorAll("[data-lit]")];
  const at = (place) => svg.querySelector(`[data-at="${place}"]`);
  holder.current = null;
  sum.textContent = "";
  if (!cells.length) {
    for (const name of ["tabindex", "role", "aria-label"]) holder.removeAttribute(name);
    holder.onpointerover = holder.onpointerleave = holder.onkeydown = holder.onblur = null;
    return;
  }
  const clear = () => {
    svg.querySelectorAll(".lit").forEach((mark) => mark.remove());
    holder.current = null;
    sum.textContent = "";
  };
  const light = (cell) => {
    if (!cell || cell === holder.current) return;
    clear();
    holder.current = cell;
    for (const place of [cell.dataset.at, ...cell.dataset.lit.split(",")]) {
      const lit = at(place)?.querySelector("rect").cloneNode();
      lit?.setAttribute("class", "lit");
      if (lit) cell.parentNode.append(lit);
    }
    sum.textContent = cell.dataset.sum;
  };
  const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  holder.setAttribute("tabindex", "0");
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", "Numbers that were computed: with the arrow keys, each says what it was made of");
  holder.setAttribute("data-lm-suppress-shortcuts", "true");
  holder.onpointerover = (event) => light(event.target.closest("[data-lit]"));
  holder.onpointerleave = holder.onblur = clear;
  holder.onkeydown = (event) => {
    if (event.key === "Escape") return clear();
    const move = moves[event.key];
    if (!move || event.target !== holder) return;
    event.preventDefault();
    if (!holder.current) return light(cells[0]);
    const [grid, row, column] = holder.current.dataset.at.split(" ").map(Number);
    const beside = at(`${grid} ${row + move[0]} ${column + move[1]}`);
    const next = cells[cells.indexOf(holder.current) + move[0] + move[1]];
    light(beside?.dataset.lit ? beside : next);
  };
  if (kept) light(at(kept)?.dataset.lit ? at(kept) : cells[0]);
}

// Buttons and a slider over frames; go(at) is called with a number from 1.
function stepper(go) {
  const button = (name, words) => make("button", { type: "button", "aria-label": words }, name);
  const slider = make("input", { type: "range", min: 1, max: 1, value: 1, "aria-label": "Frame" });
  const readout = make("span", { class: "shapewise-readout", "aria-hidden": "true" });
  const previous = button("Previous", "Previous frame");
  const next = button("Next", "Next frame");
  const play = button("Play", "Play the frames");
  const stop = button("Stop", "Stop, and go back to the first frame");
  const loop = button("Loop", "Loop: begin again after the last frame");
  const element = make("div", { class: "shapewise-steps" }, previous, slider, next, readout, play, stop, loop);
  keepKeys(element);
  let timer = null;
  const at = () => Number(slider.value);
  const count = () => Number(slider.max);
  const say = () => {
    readout.textContent = `${at()} of ${count()}`;
    slider.setAttribute("aria-valuetext", `frame ${at()} of ${count()}`);
  };
  const move = (to) => {
    slider.value = Math.min(Math.max(to, 1), count());
    say();
    go(at());
  };
  const pause = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play";
    play.setAttribute("aria-label", "Play the frames");
  };
  const looping = () => loop.getAttribute("aria-pressed") === "true";
  const tick = () => {
    if (!element.isConnected) return pause();
    if (at() < count()) move(at() + 1);
    else if (looping()) move(1);
    else pause();
  };
  loop.setAttribute("aria-pressed", "false");
  slider.oninput = () => move(at());
  previous.onclick = () => move(at() - 1);
  next.onclick = () => move(at() + 1);
  stop.onclick = () => (pause(), move(1));
  loop.onclick = () => loop.setAttribute("aria-pressed", String(!looping()));
  play.onclick = () => {
    if (timer) return pause();
    if (at() === count()) move(1);
    timer = setInterval(tick, 1200);
    play.textContent = "Pause";
    play.setAttribute("aria-label", "Pause");
  };
  return {
    element,
    pause,
    at,
    set(to, frames) {
      slider.max = frames;
      slider.value = to;
      say();
    },
  };
}
