// The search box on START.md. JupyterLab shows Markdown without forms and scripts, so the box is put in by an extension;
// Python finds the answers (shapewise/notebooks/search_box.py), and nothing here leaves this computer.
// It is written as JupyterLab loads a built extension, and needs no build: no module, and no token of JupyterLab's.

(() => {
  const PAGE = "START.md";
  const STYLE = `
    .shapewise-search { margin: 0 0 1.2em; max-width: 46em; }
    .shapewise-search form { display: flex; flex-wrap: wrap; gap: 0.4em; align-items: center; }
    .shapewise-search label { flex-basis: 100%; font-weight: 600; }
    .shapewise-search input { flex: 1 1 20em; min-width: 0; }
    .shapewise-search input, .shapewise-search button {
      padding: 0.35em 0.7em; border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: 4px;
      background: transparent; color: var(--jp-content-font-color1); font: inherit;
    }
    .shapewise-search button { cursor: pointer; font-weight: 600; }
    .shapewise-search input:focus-visible, .shapewise-search button:focus-visible, .shapewise-search a:focus-visible {
      outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px;
    }
    .shapewise-search a { color: var(--jp-content-link-color); text-decoration: underline; }
    .shapewise-search [role="status"]:empty { display: none; }`;

  function made(tag, attributes = {}, ...inside) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      node.setAttribute(name, value);
    }
    node.append(...inside);
    return node;
  }

  function settings() {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent);
  }

  async function found(question) {
    const address = `${settings().baseUrl}shapewise/questions?${new URLSearchParams({ question })}`;
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    return answer.json();
  }

  function link(app, text, path) {
    const node = made("a", { href: `${settings().baseUrl}lab/tree/${path}` }, text);
    node.addEventListener("click", (event) => {
      event.preventDefault();
      app.commands.execute("docmanager:open", { path });
    });
    return node;
  }

  function box(app, folder) {
    const field = made("input", { id: "shapewise-search", type: "search", name: "question", autocomplete: "off" });
    field.placeholder = "why is my output (None, 28, 1)?";
    const label = made("label", { for: field.id }, "Ask in your own words, or paste an error");
    const form = made("form", {}, label, field, made("button", { type: "submit" }, "Find"));
    const status = made("p", { role: "status" });
    const results = made("div");

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      results.replaceChildren();
      status.textContent = "";
      try {
        const { message, lessons, beliefs } = await found(field.value);
        status.textContent = message;
        if (lessons.length) {
          const line = (one) => made("li", {}, link(app, one.title, folder + one.path), `, ${one.minutes} minutes`);
          results.append(made("ol", {}, ...lessons.map(line)));
        }
        for (const one of beliefs) {
          const where = one.path ? [" See ", link(app, `lesson ${one.number}`, folder + one.path), "."] : [];
          results.append(made("p", {}, made("strong", {}, `You may think: ${one.claim}.`), ` ${one.because}`, ...where));
        }
      } catch (error) {
        status.textContent = `The search does not answer (${error.message}): is the lab still running?`;
      }
    });
    const search = made("div", { role: "search", class: "shapewise-search" }, form, status, results);
    search.addEventListener("keydown", (event) => event.stopPropagation()); // letters are JupyterLab's commands elsewhere
    return search;
  }

  function place(app, widget) {
    const path = widget.context?.path ?? "";
    if (widget.shapewiseSearch || (path !== PAGE && !path.endsWith(`/${PAGE}`))) {
      return;
    }
    widget.shapewiseSearch = box(app, path.slice(0, -PAGE.length));
    const put = () => {
      const heading = widget.node.querySelector(".jp-RenderedMarkdown h1");
      if (heading && !widget.shapewiseSearch.isConnected) {
        heading.after(widget.shapewiseSearch);
      }
    };
    new MutationObserver(put).observe(widget.node, { childList: true, subtree: true }); // the page is drawn again when its file changes
    put();
  }

  const plugin = {
    id: "shapewise-search:box",
    description: "The search box on the page that the lab opens with",
    autoStart: true,
    activate: (app) => {
      document.head.append(made("style", {}, STYLE));
      const look = () => [...app.shell.widgets("main")].forEach((widget) => place(app, widget));
      app.shell.layoutModified.connect(look);
      app.restored.then(look);
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["shapewise-search"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
