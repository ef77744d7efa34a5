/**
 * What values and inverts an option in the terms of each npm package: all of Black-76, so a package that knows only stocks gets the
 * future's discounted price, or a dividend yield equal to the rate.
 *
 * @typedef {object} Valuer
 * @property {string} name the package
 * @property {(point: object) => number} [value] of an option, in points
 * @property {(point: object, premium: number) => number} [implied] volatility of a premium
 * @property {(point: object) => number} [american] value of an American option on the future, in points
 */

const TREE_STEPS = 200;
const ACCURACY = 1e-12;

const byName = {
  "@quantlib/ql": quantLib,
  "option-pricing": optionPricing,
  "black-scholes": (loaded) => blackScholes(loaded.default),
  "implied-volatility": (loaded) => impliedVolatility(loaded.default),
};

/**
 * The packages that were installed, or the named ones, ready to be called.
 *
 * @param {(name: string) => Promise<object>} load
 * @returns {Promise<Valuer[]>}
 */
export function valuersOf(load, names = Object.keys(byName)) {
  return Promise.all(names.map(async (name) => byName[name](await load(name))));
}

function quantLib({ BlackCalculator, Option, blackFormulaImpliedStdDev1 }) {
  const type = (right) => (right === "call" ? Option.Type.Call : Option.Type.Put);
  return {
    name: "@quantlib/ql",
    value: (p) => {
      const deviation = p.volatility * Math.sqrt(p.years);
      return new BlackCalculator().init2(type(p.right), p.strike, p.forward, deviation, discount(p)).value();
    },
    implied: (p, premium) =>
      blackFormulaImpliedStdDev1(type(p.right), p.strike, p.forward, premium, discount(p), 0, undefined, ACCURACY) /
      Math.sqrt(p.years),
  };
}

function optionPricing({ Option }) {
  const option = (style, p) =>
    new Option({
      style,
      type: p.right,
      initialSpotPrice: p.forward,
      strikePrice: p.strike,
      timeToMaturity: p.years,
      volatility: p.volatility,
      riskFreeRate: p.rate,
      dividendYield: p.rate,
    });
  return {
    name: "option-pricing",
    value: (p) => option("european", p).price("bs"),
    american: (p) => option("american", p).price("bt", { timeSteps: TREE_STEPS }),
  };
}

function blackScholes({ blackScholes: priceOf }) {
  return {
    name: "black-scholes",
    value: (p) => priceOf(p.forward * discount(p), p.strike, p.years, p.volatility, p.rate, p.right),
  };
}

function impliedVolatility({ getImpliedVolatility }) {
  return {
    name: "implied-volatility",
    implied: (p, premium) => getImpliedVolatility(premium, p.forward * discount(p), p.strike, p.years, p.rate, p.right),
  };
}

function discount({ rate, years }) {
  return Math.exp(-rate * years);
}
