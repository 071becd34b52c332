/* Runs before anything else in a page and says when something was painted. `painted`, `ready` and
   `words` are selectors: what must be on screen, what tells that filters are live, and the words
   that differ from one choice to another. */
window.watch = ({ painted, ready, words }) => {
  const has = (selector) => () => document.querySelector(selector) !== null;
  const said = () => document.querySelector(words)?.textContent;

  /* The moment, in ms since navigation, when `test` first held and had been painted. */
  const when = (test) =>
    new Promise((resolve) => {
      const look = () => {
        if (!test()) return false;
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        return true;
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document, { childList: true, subtree: true, characterData: true });
      look();
    });

  /* Milliseconds from a choice until other words are on screen, in this document or the next. */
  const answered = async () => {
    const moment = await when(() => has(painted)() && said() !== sessionStorage.before);
    return performance.timeOrigin + moment - sessionStorage.chosen;
  };

  const choose = (select, value) => {
    const element = document.querySelector(select);
    sessionStorage.before = said();
    sessionStorage.chosen = performance.timeOrigin + performance.now();
    window.watched.answered = answered();
    element.value = value;
    element.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const again = sessionStorage.chosen ? answered() : null;
  window.watched = { painted: when(has(painted)), ready: when(has(ready)), answered: again, choose };
};
