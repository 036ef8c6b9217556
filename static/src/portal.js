// Progressive enhancement. Every page and form works without it.
import { initAll } from "./nhsuk-frontend.min.js";
import { initAddRow } from "./add-row.js";
import { initAgendaDrag } from "./agenda-drag.js";
import { initFindInList } from "./find-in-list.js";
import { initAutoSubmit, initErrorFocus, initRefocus, initUnsavedWarning } from "./forms.js";
import { initLive } from "./live.js";

document.documentElement.classList.add("js-enabled");
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");

initAll();
initAutoSubmit(document);
initUnsavedWarning(document);
initAgendaDrag(document);
initAddRow(document);
initFindInList(document);
initRefocus(document);
initLive(document);
initErrorFocus(document);
