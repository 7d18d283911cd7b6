// What reveal shows in a live notebook: one line while it is closed; what came out as soon as there is a prediction.

function render({ model, el }) {
  const drawer = document.createElement("div");
  drawer.setAttribute("role", "status");
  drawer.style.font = "var(--jp-content-font-size1, 1em)/var(--jp-content-line-height, 1.6) var(--jp-content-font-family, inherit)";
  drawer.style.color = "var(--jp-content-font-color1, inherit)";

  function show() {
    const inside = model.get("inside");
    if (inside) {
      drawer.innerHTML = inside;
    } else {
      drawer.textContent = model.get("line");
    }
  }

  // After a restart of the kernel nobody hears of a prediction: a closed drawer says so, an open one stays as it is.
  function lose() {
    if (!model.get("inside")) drawer.textContent = "The kernel was restarted: run this cell again.";
    Promise.resolve(model.send({ asked: "are you there?" })).catch(() => {});
  }

  model.on("change:inside", show);
  model.on("change:line", show);
  model.on("change:heard", show);
  model.on("comm_live_update", lose);
  show();
  el.append(drawer);
  return () => model.off("comm_live_update", lose);
}

export default { render };
