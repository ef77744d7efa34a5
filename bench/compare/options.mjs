import { americanValue, black76Value, impliedVolatility } from "../../dist/index.js";
import { inProject } from "../paths.mjs";
import { hasQuantLibPython, installPackages, jsonOf, PYTHON, packages } from "../peers/packages.mjs";
import { valuersOf } from "../peers/valuers.mjs";
import { sampleOptions } from "../sample-options.mjs";
import { textTable } from "./text-table.mjs";

const columns = [
  "",
  ...sampleOptions.map(({ symbol, right, strike }) => `${symbol} ${strike}${right[0].toUpperCase()}`),
];

/** What each makes of the four options: European values, American values, and the volatilities of their quotes. */
export async function optionTables(folder) {
  const load = installPackages(folder);
  const installed = load === null ? [] : await valuersOf(load);
  const rows = [ours(), quantLib(), ...installed.map(ofPackage)].filter((row) => row !== null);
  const notes = [
    load === null ? "npm packages left out: the registry cannot be reached\n" : "",
    rows.some(({ name }) => name.startsWith("QuantLib")) ? "" : "QuantLib left out: needs quantlib-python\n",
  ];
  return [
    `${notes.join("")}${table("Value at the historical volatility, European (Black-76), points", "value", rows, 6)}`,
    table("Value at the historical volatility, American, points", "american", rows, 6),
    table("Implied volatility of the quote, European, percent", "implied", rows, 11, 100),
  ];
}

function table(heading, what, rows, digits, scale = 1) {
  const lines = rows
    .filter((row) => row[what] !== undefined)
    .map((row) => [row.name, ...row[what].map((figure) => (figure * scale).toFixed(digits))]);
  return textTable(heading, [columns, ...lines]);
}

function ours() {
  return {
    name: "pairsize",
    value: sampleOptions.map((o) => black76Value(o.right, o.forward, o.strike, o.years, o.volatility, o.rate)),
    american: sampleOptions.map(({ right, forward, strike, years, volatility, rate }) =>
      americanValue({ underlying: "future", right, price: forward, strike, years, volatility, rate }),
    ),
    implied: sampleOptions.map(({ right, forward, strike, years, rate, premium }) =>
      impliedVolatility({ model: "black-76", right, forward, strike, years, rate, premium }),
    ),
  };
}

function quantLib() {
  if (!hasQuantLibPython()) return null;
  const { version, options } = jsonOf(PYTHON, [inProject("bench/peers/four-options.py")]);
  const all = (what) => options.map((option) => option[what]);
  return {
    name: `QuantLib ${version}, Python`,
    value: all("value"),
    american: all("american"),
    implied: all("implied"),
  };
}

function ofPackage({ name, value, american, implied }) {
  return {
    name: `npm ${name} ${packages[name]}`,
    ...(value && { value: sampleOptions.map(value) }),
    ...(american && { american: sampleOptions.map(american) }),
    ...(implied && { implied: sampleOptions.map((option) => implied(option, option.premium)) }),
  };
}
