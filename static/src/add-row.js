// "Add another row" without a round trip: the last row of the table is copied, emptied and given the next number.
// Without this the button sends the form, which comes back with one row more and all that was typed.

const NUMBERED = /^(.+)-(\d+)-([^-]+)$/;

export function initAddRow(root) {
  for (const table of root.querySelectorAll("[data-pbp-rows]")) {
    const button = table.querySelector('button[name$="-arrange"][value="add"]');
    button?.addEventListener("click", (event) => {
      const rows = table.querySelectorAll(":scope > .pbp-rows__row");
      if (rows.length) {
        event.preventDefault();
        const added = copy(rows[rows.length - 1], rows.length);
        button.before(added);
        added.querySelector("input, select").focus();
      }
    });
  }
}

function copy(row, number) {
  const added = row.cloneNode(true);
  for (const extra of added.querySelectorAll(".app-actions, .nhsuk-error-message")) {
    extra.remove();
  }
  added.setAttribute("aria-label", (row.getAttribute("aria-label") || "").replace(/\d+$/, number + 1));
  for (const part of added.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const found = NUMBERED.exec(part.getAttribute(attribute) || "");
      if (found) {
        part.setAttribute(attribute, `${found[1]}-${number}-${found[3]}`);
      }
    }
  }
  for (const input of added.querySelectorAll("input, select")) {
    input.removeAttribute("aria-describedby");
    input.classList.remove("nhsuk-input--error", "nhsuk-select--error");
    input.checked = false;
    input.value = "";
  }
  for (const cell of added.querySelectorAll(".nhsuk-form-group--error")) {
    cell.classList.remove("nhsuk-form-group--error");
  }
  return added;
}
