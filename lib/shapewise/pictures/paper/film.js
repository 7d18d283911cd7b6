// A stored film: its images become drawings; where it is to be stepped through, one frame stands there at a time.

for (const film of document.querySelectorAll("figure.shapewise-film:not([data-ready])")) {
  film.setAttribute("data-ready", "");
  film.querySelectorAll(".shapewise-frame > img").forEach(unpack);
  if (film.querySelector("[data-lit]")) film.querySelector("details").before(make("p", { class: "shapewise-note" }, TOUCH));
  const frames = [...film.querySelectorAll(".shapewise-frame")];
  if (!film.hasAttribute("data-steps") || frames.length < 2) continue;
  const said = make("p", { class: "shapewise-hidden", "aria-live": "polite" });
  const turn = (at) => {
    frames.forEach((frame, place) => (frame.hidden = place !== at - 1));
    const title = frames[at - 1].querySelector("title").textContent;
    const words = frames[at - 1].querySelector("desc").textContent;
    said.textContent = `Frame ${at} of ${frames.length}. ${title}. ${words}`;
  };
  const steps = stepper(turn);
  steps.set(1, frames.length);
  frames[0].before(steps.element, said);
  frames.slice(1).forEach((frame) => (frame.hidden = true));
}
