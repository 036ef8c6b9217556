// Small helps for forms. Each is asked for by a data attribute, and none changes what a form can do.

// <form data-auto-submit>: a change of a select sends a GET form; its button is still there.
export function initAutoSubmit(root) {
  for (const form of root.querySelectorAll("form[data-auto-submit]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select")) {
        form.requestSubmit();
      }
    });
  }
}

// <form data-warn-unsaved>: the browser asks before a changed form is left behind.
export function initUnsavedWarning(root) {
  for (const form of root.querySelectorAll("form[data-warn-unsaved]")) {
    let changed = false;
    const ask = (event) => {
      if (changed) {
        event.preventDefault();
      }
    };
    form.addEventListener("input", () => {
      changed = true;
    });
    form.addEventListener("submit", () => {
      changed = false;
    });
    window.addEventListener("beforeunload", ask);
  }
}

// A page that opens at a row keeps the focus on its summary of errors: the jump to the row takes it away.
export function initErrorFocus(root) {
  window.addEventListener("load", () => {
    const summary = root.querySelector(".nhsuk-error-summary");
    if (summary && window.location.hash && !summary.contains(root.activeElement)) {
      summary.setAttribute("tabindex", "-1");
      summary.focus();
    }
  });
}

// After htmx has replaced a part, the control that had the focus has it again: a screen reader keeps its place.
export function initRefocus(root) {
  let wanted = "";
  root.addEventListener("htmx:beforeSwap", () => {
    wanted = root.activeElement ? root.activeElement.id : "";
  });
  root.addEventListener("htmx:afterSettle", () => {
    const control = wanted && root.getElementById(wanted);
    if (control && control !== root.activeElement) {
      control.focus({ preventScroll: true });
    }
  });
}
