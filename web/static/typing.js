// The typist's page: keys for what the buttons do, letters of lists that set themselves, the redline as it is typed.
// Without this file the page works too: buttons send the form, and whoever types sets the letters.
"use strict";

(() => {
  const PAUSE = 250; // ms without a key before the redline is drawn again
  const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
  const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  const NUMERALS = ["", "x", "xx", "xxx", "xl"].flatMap((tens) => ROMAN.map((ones) => tens + ones));
  const LABEL = /^(\(?)([0-9]{1,3}|[a-z]{1,2}|[ivxl]{3,7})(\.-|\)|\.)( |$)/;
  const BULLET = /^([·•‣◦▪*–—-])( |$)/;

  const text = () => document.getElementById("text");
  const form = () => document.getElementById("typing");

  // --- keys ---

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !form()) return;
    const name = (event.altKey ? "Alt+" : "") + event.key;
    const asked = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
    if (asked && !event.ctrlKey && !event.metaKey && !event.shiftKey) return press(event, asked);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return press(event, document.getElementById("do-agreed"));
    if (event.target === text()) return inText(event);
    if (event.key === "Enter" && event.target.id === "who") {
      event.preventDefault();
      text().focus();
    }
  });

  function press(event, asked) {
    if (!asked) return;
    event.preventDefault();
    if (asked.tagName === "INPUT") asked.focus();
    else if (!asked.disabled) form().requestSubmit(asked);
  }

  function inText(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) return nextParagraph(event);
    if (event.altKey && event.shiftKey && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      setLevel(event.key === "ArrowRight" ? 1 : -1);
    }
  }

  document.addEventListener("submit", async (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    const area = text();
    if (area) area.readOnly = true;
    clearTimeout(waiting);
    const answer = await Room.send(form(), event.submitter);
    if (area) area.readOnly = false;
    if (!answer) return;
    Room.show(answer.found);
    if (answer.taken || document.activeElement === document.body) text()?.focus({ preventScroll: true });
  });

  // --- the redline as it is typed ---

  let waiting = 0;
  let asked = null;

  document.addEventListener("input", (event) => {
    if (event.target.form !== form() || !["text", "who"].includes(event.target.id)) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });

  async function look() {
    const body = new FormData(form());
    body.set("do", "look");
    body.set("label", "");
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form().action, { method: "POST", body, headers: { "HX-Request": "true" }, signal: asked.signal });
      const drawn = answer.ok && Room.parsed(await answer.text()).getElementById("typed");
      if (drawn) document.getElementById("typed")?.replaceWith(document.adoptNode(drawn));
    } catch {
      // The next letter asks again.
    }
  }

  // --- lists ---

  // The readings of a line's label: as a letter, a Roman numeral, a number or a bullet; [] where it has none.
  function readings(line) {
    const bullet = BULLET.exec(line);
    if (bullet) return [{ style: bullet[1], ordinal: 0, length: bullet[1].length }];
    const found = LABEL.exec(line);
    if (!found) return [];
    const [, open, sign, close] = found;
    const read = [
      ["1", /^[0-9]+$/.test(sign) ? Number(sign) : 0],
      ["a", sign.length === 1 ? LETTERS.indexOf(sign) + 1 : sign[0] === sign[1] && sign.length === 2 ? LETTERS.indexOf(sign[0]) + 27 : 0],
      ["i", NUMERALS.indexOf(sign)],
    ];
    return read
      .filter(([, ordinal]) => ordinal > 0)
      .map(([first, ordinal]) => ({ style: open + first + close, ordinal, length: (open + sign + close).length }));
  }

  function printed(style, ordinal) {
    const sign = /[1ai]/.exec(style);
    if (!sign || !ordinal) return style;
    const letter = ordinal <= 26 ? LETTERS[ordinal - 1] : LETTERS[(ordinal - 1) % 26].repeat(2);
    const signs = { 1: String(ordinal), a: letter, i: NUMERALS[ordinal] };
    return style.slice(0, sign.index) + signs[sign[0]] + style.slice(sign.index + 1);
  }

  // The label of a line among its neighbours: the reading that goes on with a line before it, or that begins a list.
  function labelOf(lines, number) {
    const found = readings(lines[number]);
    if (found.length < 2) return found[0] || null;
    for (let before = number - 1; before >= 0; before--) {
      for (const one of found) {
        if (readings(lines[before]).some((other) => other.style === one.style && other.ordinal === one.ordinal - 1)) return one;
      }
    }
    const used = lists().sub;
    return found.find((one) => one.ordinal === 1) || found.find((one) => used.includes(one.style)) || found[0];
  }

  function lists() {
    const { sub, bullet } = text().dataset;
    return { sub: sub.split(" "), bullet: bullet.split(" ") };
  }

  function here() {
    const { value, selectionStart, selectionEnd } = text();
    const lines = value.split("\n");
    const number = value.slice(0, selectionStart).split("\n").length - 1;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    return { value, lines, number, start, end: start + lines[number].length, from: selectionStart, to: selectionEnd };
  }

  function nextParagraph(event) {
    const at = here();
    const label = labelOf(at.lines, at.number) || firstOf(at);
    if (!label || at.from < at.start + label.length) return;
    event.preventDefault();
    if (label.length && !at.lines[at.number].slice(label.length).trim()) return replace(at.start, at.end, "", at.start);
    const next = printed(label.style, label.ordinal + (label.ordinal || !label.length ? 1 : 0));
    const rest = at.value.slice(at.to);
    const [same, length] = renumbered(rest, label.style, label.ordinal + 2);
    replace(at.from, at.to + length, `\n${next} ${same}`, at.from + next.length + 2);
  }

  // After a chapeau the list begins, in the signs of the one that follows it if there is one.
  function firstOf(at) {
    if (at.from !== at.end || !at.lines[at.number].trimEnd().endsWith(":")) return null;
    const following = at.number + 1 < at.lines.length && labelOf(at.lines, at.number + 1);
    return { style: following ? following.style : lists().sub[0], ordinal: 0, length: 0 };
  }

  // The letters that follow move on by one: the text up to the last of them, and how much of `rest` it replaces.
  function renumbered(rest, style, next) {
    const lines = rest.split("\n");
    const levels = lists().sub;
    let [expected, last] = [next, 0];
    for (let number = 1; number < lines.length; number++) {
      const label = readings(lines[number]).find((one) => one.style === style) || readings(lines[number])[0];
      if (!label && lines[number].trimEnd().endsWith(":")) break;
      if (!label || levels.indexOf(label.style) > levels.indexOf(style)) continue;
      if (label.style !== style || label.ordinal !== expected - 1) break;
      lines[number] = printed(style, expected) + lines[number].slice(label.length);
      [expected, last] = [expected + 1, number];
    }
    const length = rest.split("\n").slice(0, last + 1).join("\n").length;
    return last ? [lines.slice(0, last + 1).join("\n"), length] : ["", 0];
  }

  function setLevel(by) {
    const at = here();
    const label = labelOf(at.lines, at.number);
    const used = lists();
    const of = label && (used.bullet.includes(label.style) ? used.bullet : used.sub);
    const level = label ? Math.max(0, of.indexOf(label.style)) + by : by > 0 ? 0 : -1;
    if ((!label && by < 0) || level >= used.sub.length) return;
    const style = level < 0 ? "" : (of || used.sub)[level];
    const next = style ? `${printed(style, ordinalAfter(at, style))} ` : "";
    const length = label ? at.lines[at.number].slice(0, label.length + 1).length : 0;
    replace(at.start, at.start + length, next, Math.max(at.start, at.from - length) + next.length);
  }

  // Which one of its list a line is, put under those before it.
  function ordinalAfter(at, style) {
    for (let before = at.number - 1; before >= 0; before--) {
      const label = labelOf(at.lines, before);
      if (label?.style === style) return label.ordinal ? label.ordinal + 1 : 0;
      if (label ? lists().sub.indexOf(label.style) < lists().sub.indexOf(style) : at.lines[before].trimEnd().endsWith(":")) break;
    }
    return 1;
  }

  // As if it had been typed, so that it can be undone.
  function replace(start, end, words, caret) {
    const area = text();
    area.setSelectionRange(start, end);
    const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
    if (!done && start !== end + words.length) area.setRangeText(words, start, end, "end");
    area.setSelectionRange(caret, caret);
  }
})();
