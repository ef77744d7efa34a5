import type { LegGreeks, PricedLeg, PricedLegs, PricedOption, PricedTrade } from "../../core/pair/price-trade.ts";
import { blankCell, type Cell, filledRows, headings, numberCell, type Row, row, type Sheet } from "../sheet/sheet.ts";
import { exactPercent } from "../size/formulas.ts";
import { futureName, optionName, selectorWords, seriesWords } from "../size/words.ts";
import {
  currencyBehind,
  dateInWords,
  decimal,
  decimalsFor,
  exact,
  moneyDecimals,
  notApplicable,
  percent,
  signedDecimal,
  significantDecimals,
} from "../text/text.ts";

/** A greek as it is shown: what a desk quotes is a hundredth of the vega and rho of a formula. */
interface Shown {
  readonly label: string;
  readonly of: (greeks: LegGreeks) => number;
}

const shown: readonly Shown[] = [
  { label: "Delta", of: ({ delta }) => delta },
  { label: "Gamma", of: ({ gamma }) => gamma },
  { label: "Vega, per vol point", of: ({ vega }) => vega / 100 },
  { label: "Theta, per day", of: ({ thetaPerDay }) => thetaPerDay },
  { label: "Theta, per year", of: ({ theta }) => theta },
  { label: "Rho, per 1 %", of: ({ rho }) => rho / 100 },
];

/** Each option bought, in index points: a column a leg. */
export function pointsSheet({ symbol, legs }: PricedLegs): Sheet {
  const options = legs.filter(isOption);
  const premiums = options.filter(({ premium }) => premium.from !== "model").map(({ premium }) => premium.value);
  const decimals = decimalsFor(premiums, 2, 6);
  const volatility = (value: number | null) => (value === null ? notApplicable : percent(value, 2));
  return {
    corner: `${symbol}, each in points`,
    headings: headings(...legs.map(pricedLegName)),
    rows: filledRows([
      optionRow("Premium", legs, ({ premium: { value, from, net } }) => {
        const figure = decimal(value, decimals);
        if (net === true) return value === 0 ? "in the net" : `net ${figure}`;
        return from === "model" ? `model ${figure}` : figure;
      }),
      optionRow("Implied volatility", legs, (leg) =>
        leg.premium.from === "model" ? "" : volatility(leg.impliedVolatility),
      ),
      options.every((leg) => leg.volatility === leg.impliedVolatility)
        ? null
        : optionRow("Valued at", legs, (leg) => volatility(leg.volatility)),
      optionRow("Value", legs, ({ points }) => (points === null ? notApplicable : decimal(points.value, 4))),
      ...shown.map(({ label, of }) => greekRow(label, legs, options, of)),
    ]),
  };
}

function greekRow(
  label: string,
  legs: readonly PricedLeg[],
  options: readonly PricedOption[],
  of: (greeks: LegGreeks) => number,
): Row {
  const values = options.flatMap(({ points }) => (points === null ? [] : [of(points)]));
  const decimals = Math.min(8, significantDecimals([Math.max(0, ...values.map(Math.abs))], 4, 4));
  return optionRow(label, legs, ({ points }) => (points === null ? notApplicable : decimal(of(points), decimals)));
}

/** Each leg and all of them, in USD. */
export function dollarsSheet({ symbol, legs, total }: PricedLegs): Sheet {
  const rows = [{ label: "Value", of: ({ value }: LegGreeks) => value }, ...shown];
  return {
    corner: `${symbol}, legs in USD`,
    headings: headings(...legs.map(pricedLegName), ...(legs.length > 1 ? ["all legs"] : [])),
    rows: rows.map(({ label, of }) => dollarsRow(label, legs, total, of)),
  };
}

function dollarsRow(
  label: string,
  legs: readonly PricedLeg[],
  total: LegGreeks | null,
  of: (greeks: LegGreeks) => number,
): Row {
  const amounts = [...legs.filter(isOption).map(({ usd }) => usd), total].flatMap((one) =>
    one === null ? [] : of(one),
  );
  const decimals = label === "Gamma" ? 4 : moneyDecimals(amounts);
  const cell = (greeks: LegGreeks | null): Cell =>
    numberCell(greeks === null ? notApplicable : signedDecimal(of(greeks), decimals));
  const future = (leg: PricedLeg): Cell =>
    label === "Delta" && !isOption(leg) ? numberCell(signedDecimal(leg.usd.delta, decimals)) : blankCell;
  const apart = legs.map((leg) => (isOption(leg) ? cell(leg.usd) : future(leg)));
  return row(label, legs.length > 1 ? [...apart, cell(total)] : apart);
}

/** A row of one figure of the options, and nothing of the futures. */
function optionRow(label: string, legs: readonly PricedLeg[], cell: (leg: PricedOption) => string): Row {
  return row(
    label,
    legs.map((leg) => (isOption(leg) ? numberCell(cell(leg)) : blankCell)),
  );
}

/** Name of a leg at the head of its column: "+1 2750C", with how its strike was named. */
export function pricedLegName(leg: PricedLeg): string {
  return isOption(leg) ? `${signedDecimal(leg.quantity, 0)} ${optionName(leg)}${selectorWords(leg)}` : futureName(leg);
}

function isOption(leg: PricedLeg): leg is PricedOption {
  return leg.kind === "option";
}

/** Models by name, as a desk calls them. */
export const modelWords: { readonly [Model in PricedLegs["model"]]: string } = {
  "black-76": "European, on a future (Black-76)",
  "black-scholes": "European, on a spot (Black-Scholes-Merton)",
  "american-future": "American, on a future (Andersen-Lake-Offengenden)",
  "american-spot": "American, on a spot (Andersen-Lake-Offengenden)",
};

/** When: "22 Jan 2026, expiry 20 Mar 2026 (57 days)". */
export function datesInWords({ asOf, expiry, days }: PricedTrade): string {
  return `${dateInWords(asOf)}, expiry ${dateInWords(expiry)} (${days === 1 ? "1 day" : `${days} days`})`;
}

/** Words on what the legs are on, and on the model with everything that all of them take. */
export function marketLines(priced: PricedLegs): readonly string[] {
  const { name, level, multiplier, currency, fx, option, model, years, rate } = priced;
  const unit = currency === "USD" && fx === 1 ? " USD" : `${currencyBehind(currency)} at ${exact(fx)} USD`;
  const dividends = priced.yield === null ? "" : `, yield ${exactPercent(priced.yield)}`;
  return [
    `${name} at ${decimal(level.value, decimalsFor([level.value], 2, 6))} points, ${exact(multiplier)}${unit} per point`,
    ...(option === null ? [] : [`${seriesWords(option).join(", ")}, ${dateInWords(option.date)}`]),
    `${modelWords[model]}; ${decimal(years, 6)} years, rate ${exactPercent(rate)}${dividends}`,
  ];
}

/** The units of every figure, and what each greek holds still. */
export const conventions: readonly string[] = [
  "Points are of one option bought; USD are × quantity × multiplier × fx.",
  "Delta and gamma: per index point. Vega: per point of volatility (0.01).",
  "Theta: as time passes, 365 days a year. Rho: per +1 % of the rate, index fixed.",
];
