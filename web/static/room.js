// The pages of the room ask each second whether anything has changed. The server answers "no" with two narrow
// questions; what has changed is put in its place, and focus, caret and scroll stay where they are.
"use strict";

const Room = (() => {
  const EVERY = 1000;
  let asking = false;
  let sending = 0;
  let etag = page()?.dataset.etag || "";

  function page() {
    return document.getElementById("room");
  }

  // What somebody is in the middle of is not taken from under their hands.
  function isTyping() {
    const form = document.getElementById("typing") || sheet();
    if (!form) return false;
    const of = form.elements || form.querySelectorAll("textarea, input, select");
    const fields = [...of].filter((each) => each.matches("textarea, input:not([type=hidden]), select"));
    const open = form.querySelector("details[open] form") !== null;
    return "kept" in form.dataset || open || fields.some(isChanged) || document.activeElement?.tagName === "SELECT";
  }

  // The Presidency's running sheet: every item, with what may be ticked and written beside it.
  function sheet() {
    return document.querySelector("#room.sheet");
  }

  function isChanged(field) {
    if (field.type === "checkbox") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].some((each) => each.selected !== each.defaultSelected) && field.value !== "";
    return field.value !== field.defaultValue;
  }

  async function ask() {
    if (document.hidden || asking || sending) return;
    asking = true;
    try {
      const headers = { "HX-Request": "true" };
      if (etag) headers["If-None-Match"] = `"${etag}"`;
      const answer = await fetch(location.href, { headers });
      if (answer.status === 200) {
        const html = await answer.text();
        if (!sending) take(parsed(html), answer);
      }
      lost(answer.status !== 200 && answer.status !== 304);
    } catch {
      lost(true);
    } finally {
      asking = false;
    }
  }

  function take(found, answer) {
    etag = (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "");
    if (isTyping()) beside(found);
    else show(found);
  }

  // Of a page on which somebody is typing, only what stands beside the text is drawn again.
  function beside(found) {
    const revision = (of) => of.querySelector("[name=on_revision]")?.value;
    const moved = document.getElementById("moved");
    if (moved && (sheet() || revision(found) !== revision(document))) moved.hidden = false;
    const [now, then] = [document.getElementById("beside"), found.getElementById("beside")];
    if (now && then && revision(found) === revision(document)) now.replaceWith(document.adoptNode(then));
  }

  function show(found) {
    const [now, then] = [document.getElementById("main"), found.getElementById("main")];
    if (!now || !then) return;
    const had = held();
    now.replaceChildren(...[...then.childNodes].map((each) => document.adoptNode(each)));
    document.title = found.title;
    hold(had);
  }

  function held() {
    const on = document.activeElement;
    const text = document.getElementById("text");
    const selection = text && { value: text.value, start: text.selectionStart, end: text.selectionEnd, top: text.scrollTop };
    return { id: on?.id || "", selection, x: scrollX, y: scrollY };
  }

  function hold(had) {
    const text = document.getElementById("text");
    if (text && had.selection) {
      const moved = (place) => place_in(had.selection.value, text.value, place);
      text.setSelectionRange(moved(had.selection.start), moved(had.selection.end));
      text.scrollTop = had.selection.top;
    }
    const on = had.id && document.getElementById(had.id);
    if (on) on.focus({ preventScroll: true });
    scrollTo(had.x, had.y);
  }

  // Where a place of the old text is in the new one: what is the same before it or after it tells.
  function place_in(old, now, place) {
    let same = 0;
    while (same < Math.min(old.length, now.length) && old[same] === now[same]) same++;
    if (place <= same) return place;
    let end = 0;
    while (end < Math.min(old.length, now.length) - same && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
    return place >= old.length - end ? now.length - (old.length - place) : now.length - end;
  }

  function parsed(html) {
    return new DOMParser().parseFromString(html, "text/html");
  }

  function lost(is) {
    const said = document.getElementById("lost");
    if (said && said.hidden === is) said.hidden = !is;
  }

  // While a form is on its way nobody asks: what comes back is the page.
  async function send(form, button) {
    const body = new FormData(form);
    if (button?.name) body.set(button.name, button.value);
    sending++;
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const found = parsed(await answer.text());
      etag = (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "");
      if (answer.redirected) history.replaceState(null, "", answer.url);
      lost(false);
      return { found, taken: answer.ok };
    } catch {
      lost(true);
      return null;
    } finally {
      sending--;
    }
  }

  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  return { send, show, parsed };
})();
