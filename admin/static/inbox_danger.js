/* A talk in danger: the way to the protocol, the sheet that ends a danger, the sheet of a missed message.
   data-protocol, data-ending="address", data-missed="address". */

const $ = (selector) => document.querySelector(selector);
const drawer = matchMedia("(max-width: 1279.98px)"); // there what is known takes its turn with the talk

function toProtocol() {
  if (drawer.matches) $(".inbox").dataset.pane = "context";
  const protocol = $("#protocol");
  protocol.scrollIntoView({ block: "start" });
  protocol.focus({ preventScroll: true });
}

/* The form goes to the talk whose danger it is: polls may have brought another one than the page began with. */
function openSheet(id, address) {
  const sheet = $(id);
  sheet.querySelector('form[method="post"]').action = address;
  if (!sheet.open) sheet.showModal();
}

const clicks = {
  "[data-protocol]": () => toProtocol(),
  "[data-ending]": (button) => openSheet("#ending", button.dataset.ending),
  "[data-missed]": (button) => openSheet("#missed", button.dataset.missed),
};

/* The lines are drawn anew after each tick: the eye keeps its place, the focus stays on the line. */
let place = null;

function remember(event) {
  const body = $("#context .pane-body");
  if (event.detail.target.id !== "talk" || !body) return;
  place = { top: body.scrollTop, id: document.activeElement?.id ?? "" };
}

function returnThere() {
  const body = $("#context .pane-body");
  if (!place || !body) return;
  body.scrollTop = place.top;
  if (place.id.startsWith("tick-")) document.getElementById(`un${place.id}`)?.focus({ preventScroll: true });
  place = null;
}

export function startDanger() {
  document.addEventListener("htmx:beforeSwap", remember);
  document.addEventListener("htmx:afterSettle", returnThere);
  document.addEventListener("htmx:beforeRequest", (event) => {
    // One tick after the other: the message of the one before gives way.
    if (event.detail.elt.closest?.(".protocol")) for (const note of document.querySelectorAll("#toasts > *")) note.remove();
  });
  document.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(clicks)) {
      const found = event.target.closest(selector);
      if (found) act(found);
    }
  });
}
