// <… data-pbp-find> around a long list of boxes to tick: a search box above it narrows what is shown.
//
// The list itself works without this. What is ticked is always shown, so that nothing is chosen out of sight; the
// search box has no name, so it is not sent; how many are shown is told to screen readers once typing pauses.

const PAUSE = 400; // milliseconds

export function initFindInList(root) {
  for (const group of root.querySelectorAll("[data-pbp-find]")) {
    const list = group.querySelector(".nhsuk-checkboxes");
    const boxes = list ? [...list.querySelectorAll("input[type=checkbox]")] : [];
    if (boxes.length) {
      enable(list, boxes);
    }
  }
}

function enable(list, boxes) {
  const { panel, search, status } = build(boxes[0].id);
  const headings = [...list.querySelectorAll(".nhsuk-checkboxes__divider")];
  const entries = boxes.map((box) => {
    const item = box.closest(".nhsuk-checkboxes__item");
    return { box, item, text: plain(item.textContent) };
  });
  let waiting;

  const words = () => plain(search.value).split(" ").filter(Boolean);
  const matching = (wanted) => entries.filter(({ text }) => wanted.every((word) => text.includes(word)));
  const tell = () => {
    const wanted = words();
    const ticked = entries.filter(({ box }) => box.checked).length;
    const found = wanted.length
      ? `${matching(wanted).length} of ${entries.length} match`
      : `${entries.length} to choose from`;
    status.textContent = `${found}, ${ticked} ticked`;
  };
  const narrow = () => {
    const wanted = words();
    const found = new Set(matching(wanted));
    for (const entry of entries) {
      entry.item.hidden = !entry.box.checked && !found.has(entry);
    }
    for (const heading of headings) {
      heading.hidden = wanted.length > 0;
    }
    window.clearTimeout(waiting);
    waiting = window.setTimeout(tell, PAUSE);
  };

  search.addEventListener("input", (event) => {
    event.stopPropagation(); // looking for something is no change of the form
    narrow();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // nor does it send the form
    } else if (event.key === "Escape" && search.value) {
      event.preventDefault();
      search.value = "";
      narrow();
    }
  });
  list.addEventListener("change", tell);
  list.before(panel);
  tell();
}

function build(name) {
  const panel = document.createElement("div");
  panel.className = "pbp-find";
  const label = document.createElement("label");
  label.className = "nhsuk-label";
  label.htmlFor = `${name}-find`;
  label.textContent = "Find in this list";
  const search = document.createElement("input");
  search.className = "nhsuk-input nhsuk-input--width-20";
  search.id = `${name}-find`;
  search.type = "search";
  search.autocomplete = "off";
  const status = document.createElement("p");
  status.className = "pbp-find__status";
  status.setAttribute("role", "status");
  panel.append(label, search, status);
  return { panel, search, status };
}

// Letters without accents and case, words with one space between.
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
