// Drag and drop for the order of agenda items: an extra beside the Move up and Move down buttons.
//
// <ol class="app-agenda" data-drag-form="order-form"> with <li data-item-id="…" draggable> and a form
// <form id="order-form" method="post"><input name="order" type="hidden">. Dropping fills `order` with the
// item ids, comma-separated, and sends the form; the server answers as it does for the buttons.

export function initAgendaDrag(root) {
  for (const list of root.querySelectorAll("[data-drag-form]")) {
    const form = root.getElementById(list.dataset.dragForm);
    if (form) {
      enable(list, form);
    }
  }
}

function enable(list, form) {
  let dragged = null;
  let before = "";
  for (const item of list.querySelectorAll(":scope > [data-item-id]")) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      dragged = item;
      before = order(list);
      item.dataset.dragging = "";
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.dataset.itemId);
    });
    item.addEventListener("dragend", () => {
      delete item.dataset.dragging;
      dragged = null;
      if (order(list) !== before) {
        form.elements.namedItem("order").value = order(list);
        form.requestSubmit();
      }
    });
  }
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-item-id]");
    if (!dragged || !over || over === dragged || over.parentElement !== list) {
      return;
    }
    event.preventDefault();
    const box = over.getBoundingClientRect();
    const after = event.clientY > box.top + box.height / 2;
    list.insertBefore(dragged, after ? over.nextSibling : over);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
}

function order(list) {
  return [...list.querySelectorAll(":scope > [data-item-id]")].map((item) => item.dataset.itemId).join(",");
}
