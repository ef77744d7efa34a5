/** What a stranger's trade file may hold where a page shows it: markup, script, style and the ends of all of them. */
export const hostileTexts = [
  "</script><img src=x onerror=alert(1)>",
  "\"><svg/onload=alert(2)>'`",
  "]]>--><style>*{display:none}</style>{{7*7}}\u2028\u2029",
] as const;

/** A trade whose symbols and names are such texts. */
export const hostileTrade = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
correlation: 0.5
long:
  symbol: ${JSON.stringify(hostileTexts[0])}
  level: 2730.8
  volatility: 18.5%
  exercise: european
  legs: [2750C @ 78.40, -1 2950C @ 18.20]
short:
  symbol: ${JSON.stringify(hostileTexts[1])}
  level: 25658.25
  volatility: 17.3%
moves:
  - {${JSON.stringify(hostileTexts[0])}: +16%, ${JSON.stringify(hostileTexts[1])}: +8%}
products:
  - {symbol: ${JSON.stringify(hostileTexts[0])}, name: ${JSON.stringify(hostileTexts[2])}, multiplier: 50}
  - {symbol: ${JSON.stringify(hostileTexts[1])}, name: "javascript:alert(3)", multiplier: 20}
`;
