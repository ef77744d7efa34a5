"""Values the four options of the sample trade with QuantLib, finds the volatilities of their quotes, and values them as American.

Prints one JSON document: for each option its Black-76 value, implied volatility and American value, in the order of the trade.
"""
import json
import math
import sys

import QuantLib as ql

TODAY, DAYS, RATE = ql.Date(22, 1, 2026), 57, 0.0365
OPTIONS = [
    (ql.Option.Call, 2730.8, 2750, 78.4, 0.185),
    (ql.Option.Call, 2730.8, 2950, 18.2, 0.185),
    (ql.Option.Put, 25658.25, 25500, 612.5, 0.173),
    (ql.Option.Put, 25658.25, 23500, 196.25, 0.173),
]
ql.Settings.instance().evaluationDate = TODAY
COUNT = ql.Actual365Fixed()


def american(kind, forward, strike, volatility):
    """A future has the carry of a stock whose dividends yield the rate."""
    curve = ql.YieldTermStructureHandle(ql.FlatForward(TODAY, RATE, COUNT))
    smile = ql.BlackVolTermStructureHandle(ql.BlackConstantVol(TODAY, ql.NullCalendar(), volatility, COUNT))
    process = ql.BlackScholesMertonProcess(ql.QuoteHandle(ql.SimpleQuote(forward)), curve, curve, smile)
    option = ql.VanillaOption(ql.PlainVanillaPayoff(kind, strike), ql.AmericanExercise(TODAY, TODAY + DAYS))
    option.setPricingEngine(ql.QdFpAmericanEngine(process, ql.QdFpAmericanEngine.highPrecisionScheme()))
    return option.NPV()


def answer(kind, forward, strike, premium, volatility):
    root, discount = math.sqrt(DAYS / 365), math.exp(-RATE * DAYS / 365)
    deviation = ql.blackFormulaImpliedStdDev(kind, strike, forward, premium, discount, 0.0, 0.2 * root, 1e-12)
    return {
        "value": ql.blackFormula(kind, strike, forward, volatility * root, discount),
        "implied": deviation / root,
        "american": american(kind, forward, strike, volatility),
    }


json.dump({"version": ql.__version__, "options": [answer(*option) for option in OPTIONS]}, sys.stdout)
