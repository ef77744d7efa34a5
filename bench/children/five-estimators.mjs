// Measures the volatility of a price file by five estimators; bundled into one CommonJS file before it runs.
import { estimateVolatility } from "../../src/core/volatility/estimators.ts";
import { volatilityMethod } from "../../src/core/volatility/method.ts";
import { readPriceHistory } from "../../src/index.ts";
import { FIVE } from "../five.mjs";

readPriceHistory(process.argv[2]).then(({ bars }) => {
  const volatilities = FIVE.map((estimator) => estimateVolatility(bars, volatilityMethod({ estimator })));
  process.stdout.write(JSON.stringify(volatilities));
});
