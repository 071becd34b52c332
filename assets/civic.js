/* Four small things the server cannot do: keep the address in step with the filters, move between
   slides by key, redraw a chart with fewer words where there is little room, and say that a session
   has ended. */

const LISTS = ["page", "transfers"]; // the pages of the lists of a page, in its address

/* The address is the view: a filter rewrites it without a history entry or a new page. */
function choose(url, name, value) {
  const before = url.searchParams.get(name);
  // What was the third page of one list is not that of another.
  if (before !== null && before !== value) for (const list of LISTS) url.searchParams.delete(list);
  if (value === null || value === undefined || value === "") url.searchParams.delete(name);
  else url.searchParams.set(name, value);
}

function remember() {
  const url = new URL(window.location);
  for (const { id, value } of window.dash_clientside.callback_context.inputs_list) {
    choose(url, id.split("-").pop(), value); // housing-period -> period
  }
  window.history.replaceState(window.history.state, "", url);
  for (const link of document.querySelectorAll("a[data-adds]")) {
    const there = new URL(url);
    new URLSearchParams(link.dataset.adds).forEach((value, key) => there.searchParams.set(key, value));
    link.href = there.pathname + there.search;
  }
  const returns = document.querySelector("a.to-returns"); // above what is redrawn
  const org = url.searchParams.get("org");
  if (returns && org) returns.search = new URLSearchParams({ org }).toString();
  return url.pathname + url.search;
}

window.dash_clientside = Object.assign({}, window.dash_clientside, { civic: { remember } });

/* A page arrives drawn, to be read before the scripts have run. Dash draws it again out of sight;
   once that is whole it takes the first drawing's place. Until then a filter is a link. */
const first = document.getElementById("first-view");

function takeOver(_changes, watch) {
  if (!document.querySelector("#_pages_content > *")) return;
  watch.disconnect();
  const focused = first.contains(document.activeElement) && document.activeElement.id;
  first.remove();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

if (first) {
  const drawn = document.getElementById("react-entry-point");
  new MutationObserver(takeOver).observe(drawn, { childList: true, subtree: true });
  first.addEventListener("change", ({ target }) => {
    if (!target.closest(".controls")) return; // a question on the page is no part of its address
    const url = new URL(window.location);
    choose(url, target.id.split("-").pop(), target.value);
    url.hash = "";
    window.location.assign(url);
  });
}

/* An element that the server sent as HTML: Dash would make a component of every tag in it. */
function Drawn({ tag, attributes, inside }) {
  return window.React.createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: inside } });
}

window.civic = { Drawn };

/* A link in it opens its page as Dash's own links do, once Dash is there. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-link]");
  const elsewhere = event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere || (first && first.isConnected)) return;
  event.preventDefault();
  window.history.pushState({}, "", link.href);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  window.scrollTo(0, 0);
});

/* The way past the bar leads to whichever page is there by now. */
document.addEventListener("click", (event) => {
  const main = event.target.closest(".skip-link") && document.querySelector("main");
  if (!main) return;
  event.preventDefault();
  main.focus();
  main.scrollIntoView({ behavior: "instant" });
});

/* A session may end while its page is open: the next question is answered 401, and the page says so. */
const ask = window.fetch;

window.fetch = async (...asked) => {
  const answer = await ask(...asked);
  if (answer.status === 401) sayEnded();
  return answer;
};

function sayEnded() {
  if (document.getElementById("session-ended")) return;
  const said = document.createElement("div");
  said.id = "session-ended";
  said.className = "apology session-ended";
  said.setAttribute("role", "alert");
  const link = document.createElement("a");
  link.href = "/sign-in";
  link.textContent = "Sign in again";
  link.addEventListener("click", () => { // back to the view as it is by then
    const { pathname, search } = window.location;
    link.href = "/sign-in?next=" + encodeURIComponent(pathname + search);
  });
  said.append("Your session has ended: what stands below is from before. ", link, " to go on.");
  document.body.prepend(said);
}

/* Arrow and page keys move the focus from slide to slide; Home and End to the ends. */
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

document.addEventListener("keydown", (event) => {
  const slides = [...document.querySelectorAll(".present section.slide")];
  if (!slides.length || event.altKey || event.ctrlKey || event.metaKey) return;
  const here = slides.findIndex((slide) => slide.contains(document.activeElement));
  const ends = { Home: 0, End: slides.length - 1 };
  const step = STEPS[event.key];
  const wanted = event.key in ends ? ends[event.key] : here === -1 && step > 0 ? 0 : here + step;
  const next = slides[Math.min(Math.max(wanted, 0), slides.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ behavior: "instant" });
});

/* A figure carries both sets of words in layout.meta; which one shows depends on its own width. */
function fit(graph) {
  const meta = graph.layout && graph.layout.meta;
  if (!meta || !meta.narrow || !graph.clientWidth) return;
  const wanted = graph.clientWidth < meta.narrowUnder ? "narrow" : "wide";
  if (meta.shown !== wanted) window.Plotly.relayout(graph, { ...meta[wanted], "meta.shown": wanted });
}

const widths = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));

new MutationObserver(() => {
  for (const graph of document.querySelectorAll(".js-plotly-plot:not([data-fits])")) {
    if (!graph.on) continue; // not drawn yet; drawing it will bring us back
    graph.dataset.fits = "";
    graph.on("plotly_afterplot", () => fit(graph)); // a new figure starts from the wide words
    widths.observe(graph);
  }
}).observe(document.documentElement, { childList: true, subtree: true });
