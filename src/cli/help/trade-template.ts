/** A whole trade file, to start from. */
export const template = `# A trade for pairsize: long the Russell 2000, short the Nasdaq-100, by options.
# Change the numbers, then:  pairsize size trade.yaml
version: 1
asOf: 2026-01-22          # nothing later than this date is used
expiry: 2026-03-20        # the day, the month (Mar26) or a code (RTOH6)
rate: 3.65%

long:                     # the side that profits when its index rises
  symbol: RTY             # pairsize contracts lists the symbols
  level: 2730.8           # index points; or the last close of a history, below
  volatility: 18.5%       # or measured: history: {file: rty.csv, lookback: 20}
  legs:                   # [±quantity] strike(C|P) @ premium; none: one future
    - 2750C @ 78.40
    - -1 2950C @ 18.20

short:                    # the side that profits when its index falls
  symbol: NQ
  level: 25658.25
  volatility: 17.3%
  legs:
    - 25500P @ 612.50
    - -1 23500P @ 196.25

size:
  tolerance: 5%           # how far the two sides may be apart, net over gross
  # maxLoss: 25000        # USD; the most that the pair may lose, fees included
  # maxContracts: {long: 40, short: 10}
  # fee: 2.25             # USD for every option or futures contract
  weighting: [dollar-neutral, volatility-adjusted]

# limits:                 # what pairsize check holds the trade against
#   maxLoss: 40000        # USD; unlike that of size it makes no pair smaller
#   imbalance: 5%
#   definedRisk: true     # the loss of each side has an end

moves: [{RTY: +16%, NQ: +8%}]   # the profit at expiry if this happens
correlation: 0.78         # of both indices' returns, for pairsize scenario
`;
