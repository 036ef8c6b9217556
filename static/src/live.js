// A part of a page that asks for itself again: not while somebody uses a control in it, and what they unfolded stays so.

export function initLive(root) {
  let unfolded = [];
  const paused = (part) => part.matches("[data-pause-on-focus]") && part.contains(root.activeElement);
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (paused(event.target)) {
      event.preventDefault();
    }
  });
  root.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.target;
    // the focus may have come into it while the answer was on its way
    if (paused(part)) {
      event.detail.shouldSwap = false;
      return;
    }
    unfolded = [...part.querySelectorAll("details[open][id]")].map((each) => each.id);
  });
  root.addEventListener("htmx:afterSettle", () => {
    for (const id of unfolded) {
      root.getElementById(id)?.setAttribute("open", "");
    }
    unfolded = [];
  });
}
