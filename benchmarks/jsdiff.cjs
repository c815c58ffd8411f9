// One redline by jsdiff: `node jsdiff.cjs NODE_MODULES OLD NEW TIMES ENOUGH`. Prints what benchmarks/rivals.py reads.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [modules, old, fresh, times, enough] = process.argv.slice(2);
const { diffWords } = require(join(modules, "diff"));
const [from, to] = [old, fresh].map((path) => readFileSync(path, "utf8"));

// As benchmarks/rivals.py does: VmRSS, from which the peak is counted anew, then that peak, VmHWM; null elsewhere.
function memory(what) {
  try {
    if (what === "VmRSS") writeFileSync("/proc/self/clear_refs", "5");
    return Number(readFileSync("/proc/self/status", "utf8").match(new RegExp(`${what}:\\s+(\\d+)`))[1]) / 1024;
  } catch {
    return null;
  }
}

diffWords("one", "two"); // what the first one loads is not counted
const before = memory("VmRSS");

let parts;
const seconds = [];
while (seconds.length < Number(times) && seconds.reduce((a, b) => a + b, 0) < Number(enough)) {
  const begun = process.hrtime.bigint();
  parts = diffWords(from, to);
  seconds.push(Number(process.hrtime.bigint() - begun) / 1e9);
}

const most = memory("VmHWM");
const megabytes = before === null || most === null ? null : most - before;
const side = (gone) => parts.filter((part) => !part[gone]).map((part) => part.value).join("");
const lossless = side("added") === from && side("removed") === to;
console.log(JSON.stringify({ seconds: Math.min(...seconds), megabytes, lossless }));
